"""`tracker assignments`: who owes what by when."""

import argparse

from tracker import settings
from tracker.adapters.clock import office_today
from tracker.cli.labels import label, workflow_states
from tracker.cli.session import actor_email, add_actor, add_json, print_json, print_line
from tracker.cli.table import shown_day, table
from tracker.cli.words import Say
from tracker.domain.errors import Invalid
from tracker.usecases.lists import AssignmentLine, open_reading_for

_HEADS = ("ref", "item", "body", "role", "period", "state", "due", "report_on", "reported")


class UnknownFilter(Invalid):
    """Narrowing to something that does not exist would look like an empty list."""

    key = "error.unknown_filter"


class BadReference(Invalid):
    """Not of the form 3-12."""

    key = "error.bad_reference"


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """What to narrow to."""
    parser.add_argument("directive", nargs="?", type=int, default=0, help=say("cli.help_directive_no"))
    parser.add_argument("--body", default="", metavar="CODE", help=say("cli.help_body"))
    parser.add_argument("--state", default="", help=say("cli.help_state"))
    parser.add_argument("--open", action="store_true", help=say("cli.help_open"))
    parser.add_argument("--overdue", action="store_true", help=say("cli.help_overdue"))
    parser.add_argument("--after", default="0-0", metavar="REF", help=say("cli.help_after"))
    parser.add_argument("--limit", type=int, default=200, help=say("cli.help_limit"))
    add_actor(parser, say)
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Print the assignments the actor may see, a page at a time."""
    found = settings.read()
    if args.state and args.state not in (states := workflow_states()):
        raise UnknownFilter(name="--state", value=args.state, known=", ".join(states))
    with open_reading_for(found.database_url, actor_email(args, found)) as reading:
        if args.body and not reading.has_body(args.body):
            raise UnknownFilter(name="--body", value=args.body, known="tracker bodies list")
        lines = reading.assignments(
            limit=args.limit,
            after=_reference(args.after),
            directive=args.directive,
            body=args.body,
            state=args.state,
            overdue_on=office_today().isoformat() if args.overdue else "",
            is_open=args.open,
        )
    if args.json:
        print_json([{"ref": f"{line.directive}-{line.no}", **line._asdict()} for line in lines])
        return 0
    if not lines:
        print_line(say("cli.assignments_none"))
        return 0
    heads = [say(f"cli.head_{h}") for h in _HEADS]
    print_line(table(heads, [_row(line, args.lang, say) for line in lines]))
    if len(lines) == args.limit:
        print_line(say("cli.more_after", ref=f"{lines[-1].directive}-{lines[-1].no}"))
    return 0


def _reference(text: str) -> tuple[int, int]:
    left, _, right = text.partition("-")
    if not (left.isdigit() and right.isdigit()):
        raise BadReference(ref=text)
    return int(left), int(right)


def _row(line: AssignmentLine, lang: str, say: Say) -> tuple[object, ...]:
    return (
        f"{line.directive}-{line.no}",
        line.path,
        line.body_name,
        say(f"body_role.{line.role}"),
        line.period,
        label(lang, line.state),
        shown_day(line.due_on),
        shown_day(line.report_on),
        shown_day(line.reported_on),
    )
