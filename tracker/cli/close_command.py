"""`tracker close`: ending the follow-up of a directive, or replacing it."""

import argparse

from tracker.cli.labels import label
from tracker.cli.session import add_actor, context, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Which directive; `--superseded` with a reason."""
    parser.add_argument("directive", help=say("cli.help_directive"))
    parser.add_argument("--superseded", action="store_true", help=say("cli.help_superseded"))
    parser.add_argument("--reason", default="", help=say("cli.help_reason"))
    add_actor(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Make the move."""
    from tracker.usecases.find_directive import directive_by_ref
    from tracker.usecases.move_directive import MoveDirective, move_directive

    ctx = context(args)
    row = directive_by_ref(ctx, args.directive)
    verb = "supersede" if args.superseded else "close"
    reached = move_directive(ctx, MoveDirective(row.id, verb, args.reason))
    print_line(say("cli.closed", no=row.no, state=label(args.lang, reached)))
    return 0
