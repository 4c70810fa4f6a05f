"""`tracker show`: one directive or one assignment, with its words and its history."""

import argparse

from tracker.cli.session import add_actor, add_json, context, print_json, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The reference; without one, the register."""
    parser.add_argument("ref", nargs="?", help=say("cli.help_show_ref"))
    parser.add_argument("--limit", type=int, default=100, help=say("cli.help_limit"))
    add_actor(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """The register, a directive (`3`, `2868-CV/TU`), or an assignment (`3-12`)."""
    if not args.ref:
        return _register(args, say)
    left, sign, right = args.ref.partition("-")
    is_assignment = bool(sign) and left.isdigit() and right.isdigit()
    return _assignment(args, say) if is_assignment else _directive(args, say)


def _register(args: argparse.Namespace, say: Say) -> int:
    from tracker import settings
    from tracker.cli.labels import label
    from tracker.cli.session import actor_email
    from tracker.cli.table import shown_day, table
    from tracker.usecases.lists import open_reading_for

    found = settings.read()
    with open_reading_for(found.database_url, actor_email(args, found)) as reading:
        lines = reading.directives(args.limit)
    if args.json:
        print_json([line._asdict() for line in lines])
        return 0
    heads = [
        say(f"cli.head_{h}")
        for h in ("no", "number", "issued_on", "subject", "tasks", "assignments", "state")
    ]
    rows = [
        (d.no, d.number, shown_day(d.issued_on), d.subject, d.tasks, d.assignments, label(args.lang, d.state))
        for d in lines
    ]
    print_line(table(heads, rows) if rows else say("cli.directives_none"))
    return 0


def _directive(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.labels import label
    from tracker.cli.show_words import directive_lines
    from tracker.usecases.show import show_directive

    shown = show_directive(context(args), args.ref)
    if args.json:
        print_json(shown.plain())
        return 0
    for line in directive_lines(shown, say, lambda name: label(args.lang, name)):
        print_line(line)
    return 0


def _assignment(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.labels import label
    from tracker.cli.show_words import assignment_lines
    from tracker.usecases.show import show_assignment

    shown = show_assignment(context(args), args.ref)
    if args.json:
        print_json(shown.plain())
        return 0
    for line in assignment_lines(shown, say, lambda name: label(args.lang, name)):
        print_line(line)
    return 0
