"""`tracker tasks`: where every task stands."""

import argparse

from tracker import settings
from tracker.adapters.clock import office_today
from tracker.cli.labels import label
from tracker.cli.session import actor_email, add_actor, add_json, day, print_json, print_line
from tracker.cli.table import shown_day, table
from tracker.cli.words import Say
from tracker.usecases.lists import TaskLine, open_reading_for

_HEADS = ("item", "title", "nature", "leads", "bodies", "open", "overdue", "due", "state")


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """Which directive, as of which day."""
    parser.add_argument("directive", nargs="?", type=int, default=0, help=say("cli.help_directive_no"))
    parser.add_argument("--on", metavar="DATE", help=say("cli.help_on"))
    parser.add_argument("--limit", type=int, default=500, help=say("cli.help_limit"))
    add_actor(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Print the tasks the actor may see."""
    found = settings.read()
    today = day(args.on) if args.on else office_today()
    with open_reading_for(found.database_url, actor_email(args, found)) as reading:
        lines = reading.tasks(today=today.isoformat(), directive=args.directive, limit=args.limit)
    if args.json:
        print_json([line._asdict() for line in lines])
        return 0
    if not lines:
        print_line(say("cli.tasks_none"))
        return 0
    heads = [say(f"cli.head_{h}") for h in _HEADS]
    print_line(table(heads, [_row(line, args.lang, say) for line in lines]))
    return 0


def _row(line: TaskLine, lang: str, say: Say) -> tuple[object, ...]:
    return (
        f"{line.directive}/{line.path}",
        line.title,
        say(f"nature.{line.nature}"),
        line.leads,
        line.bodies,
        line.open,
        line.overdue or "",
        shown_day(line.due_on),
        label(lang, line.state),
    )
