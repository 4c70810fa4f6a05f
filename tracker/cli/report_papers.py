"""`tracker report` for papers that are not stored: of a period, its summary, a body's sheet, an urging letter, a
directive's life."""

import argparse

from tracker.cli.report_options import add_output, add_period, command, period, write_paper
from tracker.cli.session import context, day
from tracker.cli.words import Say


def declare(verb: str, parser: argparse.ArgumentParser, say: Say) -> None:
    """What each verb is told."""
    if verb in ("sheet", "urge"):
        parser.add_argument("body", metavar="CODE", help=say("cli.help_body"))
    if verb == "life":
        parser.add_argument("directive", metavar="DIRECTIVE", help=say("cli.help_report_directive"))
    else:
        add_period(parser, say)
    if verb == "urge":
        parser.add_argument("--times", type=int, choices=range(1, 10), help=say("report_cli.help_times"))
        parser.add_argument("--answer-by", metavar="DATE", help=say("report_cli.help_answer_by"))
    add_output(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Draw the paper from the record."""
    if args.verb == "summary":
        return write_period(args, say, "summary")
    from tracker.usecases.report_papers import ForBody, Urge, body_sheet, directive_life, urging_letter

    ctx = context(args)
    if args.verb == "life":
        return write_paper(args, say, ctx, directive_life(ctx, args.directive), "life")
    if args.verb == "sheet":
        sheet = body_sheet(ctx, ForBody(args.body, period(args), args.directive))
        return write_paper(args, say, ctx, sheet, "sheet")
    answer_by = day(args.answer_by) if args.answer_by else None
    urge = Urge(args.body, period(args), args.directive, times=args.times, answer_by=answer_by)
    return write_paper(args, say, ctx, urging_letter(ctx, urge), "urging")


def write_period(args: argparse.Namespace, say: Say, kind: str) -> int:
    """The report of a period, or its summary."""
    from tracker.domain.report import plain
    from tracker.usecases.build_report import build_report

    wanted, ctx = command(args), context(args)
    return write_paper(args, say, ctx, plain(build_report(ctx, wanted)), kind)
