"""`tracker report` for stored reports: draft, list, show, edit, preview, correct."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.report_options import add_number, add_output, add_period, as_of, number, period, write_paper
from tracker.cli.session import add_json, context, print_json, print_line
from tracker.cli.table import shown_day, table
from tracker.cli.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.report_numbers import Typed
    from tracker.usecases.read_reports import Stored

_HEADS = ("no", "period", "state", "number", "dated", "signer")


def declare(verb: str, parser: argparse.ArgumentParser, say: Say) -> None:
    """What each verb is told."""
    if verb == "draft":
        add_period(parser, say)
    elif verb != "list":
        add_number(parser, say)
    if verb == "edit":
        parser.add_argument("--part", required=True, help=say("report_cli.help_part"))
        words = parser.add_mutually_exclusive_group(required=True)
        words.add_argument("--file", type=Path, help=say("report_cli.help_part_file"))
        words.add_argument("--clear", action="store_true", help=say("report_cli.help_clear"))
        parser.add_argument("--seen", type=int, metavar="VERSION", help=say("report_cli.help_seen"))
    if verb == "preview":
        add_output(parser, say)
    if verb in ("list", "show"):
        add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Do what the verb says."""
    verbs = {
        "draft": _draft,
        "list": _list,
        "show": _show,
        "edit": _edit,
        "preview": _preview,
        "correct": _correct,
    }
    return verbs[args.verb](args, say)


def _draft(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.draft_report import DraftReport, draft_report

    made = draft_report(context(args), DraftReport(period(args), args.directive, as_of(args)))
    print_line(say("report_cli.drafted" if made.is_new else "report_cli.drafted_before", no=made.no))
    return 0


def _correct(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.draft_report import correct_report

    made = correct_report(context(args), number(args))
    print_line(say("report_cli.drafted" if made.is_new else "report_cli.drafted_before", no=made.no))
    return 0


def _list(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.read_reports import list_reports

    found = list_reports(context(args))
    if args.json:
        print_json([_plain(one) for one in found])
    elif not found:
        print_line(say("report_cli.none"))
    else:
        print_line(table([say(f"report_cli.head_{h}") for h in _HEADS], [_row(one, say) for one in found]))
    return 0


def _show(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.read_reports import show_report

    found = show_report(context(args), number(args))
    if args.json:
        files = [{"form": f.form, "name": f.name, "sha256": f.sha256, "size": f.size} for f in found.files]
        print_json(_plain(found.stored) | {"parts": found.parts, "files": files, "lost": found.lost})
        return 0
    print_line(table([say(f"report_cli.head_{h}") for h in _HEADS], [_row(found.stored, say)]))
    for key, other in (("corrects", found.corrects), ("corrected_by", found.corrected_by)):
        if other is not None:
            print_line(say(f"report_cli.{key}", no=other))
    for file in found.files:
        state = say("report_cli.file_lost" if file.form in found.lost else "report_cli.file_whole")
        print_line(f"{file.name}  {file.size}  {file.sha256}  {state}")
    if found.stored.is_issued:
        print_line(say("report_cli.head_of", seq=found.stored.head_seq, hash=found.stored.head_hash))
    for name, text in found.parts.items():
        print_line(f"\n[{name}]\n{text}")
    _tell_typed(found.typed, say)
    return 0


def _edit(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.files import read_file
    from tracker.usecases.edit_report import EditReport, edit_report, words_of_file

    text = "" if args.clear else words_of_file(read_file(args.file))
    made = edit_report(context(args), EditReport(number(args), args.part, text, args.seen))
    print_line(say("report_cli.edited", no=number(args), part=args.part, version=made.version))
    _tell_typed(made.typed, say)
    return 0


def _preview(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.read_reports import report_context

    ctx = context(args)
    return write_paper(args, say, ctx, report_context(ctx, number(args)))


def _tell_typed(typed: "Iterable[Typed]", say: Say) -> None:
    for one in typed:
        print_line(say("report_cli.typed", part=one.part, line=one.line, text=one.text))


def _plain(one: "Stored") -> dict[str, object]:
    names = (
        "no",
        "period",
        "regime",
        "board",
        "directive_no",
        "state",
        "version",
        "number_text",
        "dated",
        "signer",
    )
    return {name: getattr(one, name) for name in (*names, "context_sha256", "templates_version", "issued_at")}


def _row(one: "Stored", say: Say) -> tuple[object, ...]:
    dated = shown_day(one.dated.isoformat()) if one.dated else ""
    state = say(f"report_cli.state_{one.state}")
    return (one.no, one.period, state, one.number_text or "", dated, one.signer or "")
