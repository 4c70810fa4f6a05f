"""`tracker remind`: planning, delivering, and how reminding stands."""

import argparse

from tracker.adapters.clock import office_today
from tracker.cli.session import add_json, day, open_configured, print_json, print_line
from tracker.cli.words import Say
from tracker.domain.errors import Invalid
from tracker.domain.people import SYSTEM

FOUND_SOMETHING = 1


class DayToCome(Invalid):
    """Planning a day that has not come would send its reminders today."""

    key = "error.day_to_come"


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """`plan`, `deliver`, `status`."""
    parser.add_argument("verb", choices=("plan", "deliver", "status"), help=say("cli.help_remind_verb"))
    parser.add_argument("--on", metavar="DATE", help=say("cli.help_on"))
    add_json(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Do by hand what the scheduler does by itself."""
    return {"plan": _plan, "deliver": _deliver, "status": _status}[args.verb](args, say)


def _plan(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.plan_reminders import plan_reminders

    on = day(args.on) if args.on else None
    if on is not None and on > office_today():
        raise DayToCome(on=on)
    made = plan_reminders(open_configured().context_for(SYSTEM), on)
    if args.json:
        print_json(made.__dict__)
        return 0
    print_line(
        say(
            "cli.remind_planned",
            reminders=made.reminders,
            messages=made.messages,
            unreachable=made.without_recipient,
        )
    )
    return 0


def _deliver(args: argparse.Namespace, say: Say) -> int:
    from tracker.bootstrap import post_to
    from tracker.usecases.deliver import deliver

    tracker = open_configured()
    made = deliver(tracker.context_for(SYSTEM), post_to(tracker.settings))
    if args.json:
        print_json(made.__dict__)
        return 0
    print_line(say("cli.remind_delivered", **made.__dict__))
    if made.is_down:
        print_line(say("cli.remind_down"))
    return FOUND_SOMETHING if made.is_down or made.dead else 0


def _status(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.remind_status import remind_status

    found = remind_status(open_configured().context_for(SYSTEM), day(args.on) if args.on else None)
    if args.json:
        print_json({**found.__dict__, "dead_letters": [letter.__dict__ for letter in found.dead_letters]})
        return 0
    for state, count in found.messages.items():
        print_line(f"{say(f'message_state.{state}')}: {count}")
    print_line(
        say(
            "cli.remind_status",
            to_look_at=found.to_look_at,
            ambiguous=found.ambiguous,
            last=found.last_planned_on or say("cli.never"),
            oldest=found.oldest_waiting or "–",
        )
    )
    for letter in found.dead_letters:
        print_line(say("cli.remind_dead", address=letter.address, reason=letter.last_error or ""))
    return 0
