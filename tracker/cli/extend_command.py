"""`tracker extend`: asking for a later due date, granting or refusing it."""

import argparse

from tracker.cli.session import add_actor, context, day, print_line
from tracker.cli.table import shown_day
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """`request`, `grant`, `refuse`."""
    parser.add_argument("verb", choices=("request", "grant", "refuse"), help=say("cli.help_extend_verb"))
    parser.add_argument("ref", help=say("cli.help_ref"))
    parser.add_argument("--until", metavar="DATE", help=say("cli.help_until"))
    parser.add_argument("--reason", default="", help=say("cli.help_reason"))
    add_actor(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Record the request or the decision."""
    from tracker.usecases.extensions import (
        DecideExtension,
        RequestExtension,
        decide_extension,
        request_extension,
    )
    from tracker.usecases.read_assignments import assignment_by_ref

    if args.verb == "request" and not args.until:
        print_line(say("cli.extend_until_missing"))
        return 2
    ctx = context(args)
    found = assignment_by_ref(ctx, args.ref)
    if args.verb == "request":
        until = day(args.until)
        request_extension(ctx, RequestExtension(found.id, until, args.reason))
        print_line(say("cli.extend_requested", ref=found.ref, until=shown_day(until.isoformat())))
        return 0
    due_on = decide_extension(ctx, DecideExtension(found.id, args.verb, args.reason))
    print_line(
        say(f"cli.extend_{args.verb}", ref=found.ref, due=shown_day(due_on.isoformat() if due_on else None))
    )
    return 0
