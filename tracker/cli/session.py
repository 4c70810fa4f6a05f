"""What commands share: the settings, the actor, the context, JSON output. Heavy parts load when asked for."""

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker import settings
from tracker.cli.words import Say
from tracker.domain.errors import Invalid

if TYPE_CHECKING:
    from tracker.bootstrap import Tracker
    from tracker.domain.people import Actor
    from tracker.usecases.context import Context


class NobodyActs(Invalid):
    """A command that needs to know who acts was not told."""

    key = "error.nobody_acts"


class BadDate(Invalid):
    """Neither 2019-06-30 nor 30/6/2019."""

    key = "error.bad_date"


def add_actor(parser: argparse.ArgumentParser, say: Say) -> None:
    """`--as EMAIL`."""
    parser.add_argument("--as", dest="actor", metavar="EMAIL", help=say("cli.help_as"))


def add_json(parser: argparse.ArgumentParser, say: Say) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help=say("cli.help_json"))


def actor_email(args: argparse.Namespace, found: settings.Settings) -> str:
    """The address of who acts: `--as`, else TRACKER_ACTOR; raises NobodyActs."""
    email = args.actor or found.actor
    if not email:
        raise NobodyActs()
    return str(email)


def open_configured() -> "Tracker":
    """The system on the configured database."""
    from tracker.bootstrap import open_tracker

    return open_tracker(settings.read())


def context(args: argparse.Namespace) -> "Context":
    """The way into the use cases for whoever acts."""
    tracker = open_configured()
    return tracker.context_for(_actor(tracker, actor_email(args, tracker.settings)))


def system_context() -> "Context":
    """The scheduler's way into the use cases."""
    from tracker.domain.people import SYSTEM

    return open_configured().context_for(SYSTEM)


def _actor(tracker: "Tracker", email: str) -> "Actor":
    from tracker.domain.people import SYSTEM

    with tracker.context_for(SYSTEM).open_reading() as unit:
        return unit.people.actor(email)


def day(text: str) -> date:
    """A date as people type it: 2019-06-30, 30/6/2019 or 30-6-2019; raises BadDate."""
    parts = text.replace("/", "-").split("-")
    try:
        if len(parts) != 3:
            raise ValueError(text)
        numbers = [int(part) for part in parts]
        year_first = len(parts[0]) == 4
        return date(*numbers) if year_first else date(numbers[2], numbers[1], numbers[0])
    except ValueError as error:
        raise BadDate(text=text) from error


def print_json(value: Any) -> None:
    """Indented JSON on stdout, dates as ISO 8601."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def print_line(text: str) -> None:
    """One line on stdout."""
    sys.stdout.write(text + "\n")
