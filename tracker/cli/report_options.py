"""What the verbs of `tracker report` share: which period, which form, to which file."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.cli.files import write_file
from tracker.cli.session import day, print_line
from tracker.cli.words import Say
from tracker.domain.errors import Invalid
from tracker.domain.periods import Regime

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.domain.spans import AnyPeriod
    from tracker.usecases.build_report import BuildReport
    from tracker.usecases.context import Context

FORMS = ("html", "docx", "pdf", "xlsx")


class NoPeriod(Invalid):
    """A report of which period?"""

    key = "reporting.no_period"


class BadNumber(Invalid):
    """Reports are called by their running number."""

    key = "reporting.bad_number"


class OutNeeded(Invalid):
    """This form is no text."""

    key = "reporting.out_needed"


def add_period(parser: argparse.ArgumentParser, say: Say) -> None:
    """`--period`, `--regime`, `--directive`, `--as-of`."""
    parser.add_argument("--period", help=say("cli.help_period"))
    parser.add_argument(
        "--regime", choices=[r.value for r in Regime], default="calendar", help=say("cli.help_regime")
    )
    parser.add_argument("--directive", help=say("cli.help_report_directive"))
    parser.add_argument("--as-of", metavar="DATE", help=say("cli.help_as_of"))


def add_output(parser: argparse.ArgumentParser, say: Say, *, default: str = "html") -> None:
    """`--format`, `--out`."""
    parser.add_argument("--format", choices=(*FORMS, "json"), default=default, help=say("cli.help_format"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=say("cli.help_out"))


def add_number(parser: argparse.ArgumentParser, say: Say) -> None:
    """The running number of a stored report."""
    parser.add_argument("no", metavar="NO", help=say("report_cli.help_no"))


def number(args: argparse.Namespace) -> int:
    """The running number typed; raises BadNumber."""
    if not args.no.isdecimal() or len(args.no) > 9:
        raise BadNumber(no=args.no)
    return int(args.no)


def period(args: argparse.Namespace) -> "AnyPeriod":
    """The period typed; raises NoPeriod, PeriodUnreadable."""
    from tracker.domain.spans import parse_period

    if not args.period:
        raise NoPeriod()
    return parse_period(args.period, Regime(args.regime))


def as_of(args: argparse.Namespace) -> "datetime | None":
    """The end of the day typed, None without one; raises BadDate."""
    from datetime import timedelta

    from tracker.usecases.context import start_of_day

    return start_of_day(day(args.as_of) + timedelta(days=1)) if args.as_of else None


def command(args: argparse.Namespace) -> "BuildReport":
    """The report asked for."""
    from tracker.usecases.build_report import BuildReport

    return BuildReport(period(args), args.directive, as_of(args))


def write_paper(
    args: argparse.Namespace, say: Say, ctx: "Context", context: Mapping[str, Any], kind: str = "progress"
) -> int:
    """Draw the context and write it whole; text without --out goes to the terminal. Raises OutNeeded, FileFault and
    what keeps it from being drawn."""
    if args.format not in ("html", "json") and not args.out:
        raise OutNeeded(form=args.format)
    if args.format == "json":
        data = json.dumps(context, ensure_ascii=False, indent=1).encode()
    else:
        from tracker import settings
        from tracker.bootstrap import report_drawer

        data, warning = report_drawer(settings.read(), args.lang).paper(context, args.format, kind)
        if warning:
            sys.stderr.write(warning + "\n")
    if not args.out:
        sys.stdout.write(data.decode() + "\n")
        return 0
    write_file(args.out, data)
    print_line(say("cli.written", path=str(args.out)))
    return 0
