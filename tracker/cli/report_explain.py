"""`tracker report explain`: the rows behind a figure, of a period or of a stored report."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracker.cli.labels import label
from tracker.cli.report_options import add_period, command
from tracker.cli.session import add_json, context, print_json, print_line
from tracker.cli.table import shown_day, table
from tracker.cli.words import Say

if TYPE_CHECKING:
    from tracker.domain.report_explain import Explained, Line

_HEADS = ("ref", "item", "body", "period", "state", "due", "reported")


def declare(verb: str, parser: argparse.ArgumentParser, say: Say) -> None:
    """Which figure, of which report."""
    parser.add_argument("figure", nargs="?", metavar="FIGURE", help=say("report_cli.help_figure"))
    parser.add_argument("--report", dest="no", metavar="NO", help=say("report_cli.help_no"))
    add_period(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Print the figure and its rows; without a figure the names there are."""
    from tracker.domain.report_explain import explain, values
    from tracker.domain.report_numbers import written

    found = _context(args)
    if not args.figure:
        for name, (value, of) in values(found).items():
            print_line(f"{name} = {written(value)}" + (f" / {written(of)}" if of is not None else ""))
        return 0
    told = explain(found, args.figure)
    if args.json:
        print_json(
            {"name": told.name, "value": told.value, "of": told.of, "rows": [_plain(r) for r in told.rows]}
        )
        return 0
    print_line(_headline(told, say))
    if told.rows:
        print_line(table([say(f"cli.head_{h}") for h in _HEADS], [_row(r, args.lang) for r in told.rows]))
    return 0


def _context(args: argparse.Namespace) -> Mapping[str, Any]:
    ctx = context(args)
    if args.no:
        from tracker.cli.report_options import number
        from tracker.usecases.read_reports import report_context

        return report_context(ctx, number(args))
    from tracker.domain.report import plain
    from tracker.usecases.build_report import build_report

    found: Mapping[str, Any] = plain(build_report(ctx, command(args)))
    return found


def _headline(told: "Explained", say: Say) -> str:
    from tracker.domain.report_numbers import rate, written

    if told.of is None:
        return say("report_cli.explained", name=told.name, value=written(told.value), rows=len(told.rows))
    share = {"of": written(told.of), "rate": rate(told.value, told.of)}
    return say(
        "report_cli.explained_part", name=told.name, value=written(told.value), rows=len(told.rows), **share
    )


def _plain(row: "Line") -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}


def _row(row: "Line", lang: str) -> tuple[object, ...]:
    return (
        row.ref,
        row.item,
        row.name,
        row.period,
        label(lang, row.state) if row.state else "",
        shown_day(row.due_on),
        shown_day(row.reported_on),
    )
