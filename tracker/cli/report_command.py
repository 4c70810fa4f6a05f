"""`tracker report`: the progress report of a period."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.session import add_actor, context, day, print_line
from tracker.cli.words import Say
from tracker.domain.periods import Period, Regime

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.usecases.build_report import BuildReport
    from tracker.usecases.context import Context


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Which period, in which form, to which file."""
    parser.add_argument("--period", required=True, help=say("cli.help_period"))
    parser.add_argument(
        "--regime", choices=[r.value for r in Regime], default="calendar", help=say("cli.help_regime")
    )
    parser.add_argument("--directive", help=say("cli.help_report_directive"))
    parser.add_argument("--as-of", metavar="DATE", help=say("cli.help_as_of"))
    parser.add_argument("--format", choices=("html", "json"), default="html", help=say("cli.help_format"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=say("cli.help_out"))
    add_actor(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Build it from the record and write it; without --out it goes to the terminal."""
    from tracker.bootstrap import report_page
    from tracker.cli.files import write_file
    from tracker.usecases.build_report import BuildReport

    ctx = context(args)
    as_of = _end_of(args.as_of) if args.as_of else None
    command = BuildReport(Period.parse(args.period, Regime(args.regime)), args.directive, as_of)
    text = report_page(ctx, command, args.lang) if args.format == "html" else _json(ctx, command)
    if not args.out:
        print_line(text)
        return 0
    write_file(args.out, text.encode())
    print_line(say("cli.written", path=str(args.out)))
    return 0


def _end_of(text: str) -> "datetime":
    from datetime import timedelta

    from tracker.usecases.context import start_of_day

    return start_of_day(day(text) + timedelta(days=1))


def _json(ctx: "Context", command: "BuildReport") -> str:
    import json

    from tracker.domain.report import plain
    from tracker.usecases.build_report import build_report

    return json.dumps(plain(build_report(ctx, command)), ensure_ascii=False, indent=1)
