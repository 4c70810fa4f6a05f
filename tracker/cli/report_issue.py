"""`tracker report issue`: number, date, signer; asks before it does what cannot be undone."""

import argparse

from tracker import settings
from tracker.cli.asking import agreed
from tracker.cli.report_options import add_number, number
from tracker.cli.session import context, day, print_line
from tracker.cli.words import Say
from tracker.domain.errors import Invalid


class BadAddress(Invalid):
    """Not a mail address that a server would take."""

    key = "reporting.bad_address"


def declare(verb: str, parser: argparse.ArgumentParser, say: Say) -> None:
    """Who signs, when, under which number, and to whom it goes; the settings say the rest."""
    add_number(parser, say)
    parser.add_argument("--number", type=int, metavar="N", help=say("report_cli.help_number"))
    parser.add_argument("--date", metavar="DATE", help=say("report_cli.help_date"))
    parser.add_argument("--signer", help=say("report_cli.help_signer"))
    parser.add_argument("--position", help=say("report_cli.help_position"))
    parser.add_argument("--by-deputy", action="store_true", help=say("report_cli.help_by_deputy"))
    parser.add_argument("--to", action="append", default=[], metavar="EMAIL", help=say("report_cli.help_to"))
    parser.add_argument("--allow-typed", action="store_true", help=say("report_cli.help_allow_typed"))
    parser.add_argument("--yes", action="store_true", help=say("cli.help_yes"))


def run(args: argparse.Namespace, say: Say) -> int:
    """Issue it, once it was agreed to."""
    from tracker.adapters.mime import is_address
    from tracker.bootstrap import report_drawer
    from tracker.domain.report_signing import Signing
    from tracker.usecases.issue_report import IssueReport, issue_report
    from tracker.usecases.read_reports import show_report

    found = settings.read()
    addresses = tuple(args.to) or found.report_recipients
    for address in addresses:
        if not is_address(address):
            raise BadAddress(address=address)
    signing = Signing(
        signer=args.signer or found.report_signer or "",
        position=args.position or found.report_position,
        is_by_deputy=args.by_deputy or found.report_by_deputy,
        number=args.number,
        dated=day(args.date) if args.date else None,
    )
    ctx, no = context(args), number(args)
    show_report(ctx, no)  # nobody is asked about a report that is not there
    if not args.yes and not agreed(say("report_cli.ask_issue", no=no)):
        print_line(say("report_cli.not_issued"))
        return 1
    command = IssueReport(no, signing, addresses, may_type_figures=args.allow_typed)
    made = issue_report(ctx, command, report_drawer(found, args.lang))
    print_line(say("report_cli.issued", no=made.no, number=made.number_text, told=made.told))
    for warning in made.warnings:
        print_line(warning)
    for file in made.files:
        print_line(f"{file.name}  {file.size}  {file.sha256}")
    return 0
