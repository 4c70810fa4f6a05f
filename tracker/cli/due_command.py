"""`tracker due`: setting the due date of one item's open work."""

import argparse

from tracker.cli.session import add_actor, context, day, print_line
from tracker.cli.table import shown_day
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The directive, the item, the date."""
    parser.add_argument("directive", help=say("cli.help_directive"))
    parser.add_argument("item", help=say("cli.help_item"))
    parser.add_argument("date", help=say("cli.help_due_date"))
    parser.add_argument("--reason", default="", help=say("cli.help_reason"))
    add_actor(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Change the date of every open assignment of the item; `none` takes it away."""
    from tracker.usecases.change_due import ChangeDue, change_due
    from tracker.usecases.find_directive import directive_by_ref

    ctx = context(args)
    row = directive_by_ref(ctx, args.directive)
    due_on = None if args.date == "none" else day(args.date)
    count = change_due(ctx, ChangeDue(row.id, args.item, due_on, args.reason))
    print_line(say("cli.due_changed", count=count, path=args.item))
    if due_on is not None and due_on < ctx.today():
        print_line(say("cli.due_past", due=shown_day(due_on.isoformat())))
    return 0
