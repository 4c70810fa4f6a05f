"""`tracker invite`: a link by which a person sets their password, by mail and on the console."""

import argparse

from tracker.cli.session import actor_email, add_actor, open_configured, print_line
from tracker.cli.words import Say


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """The address of the person."""
    parser.add_argument("email", help=say("cli.help_invite_email"))
    add_actor(parser, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Owe them the mail, and show the link for handing it over where no mail can be sent."""
    from tracker.domain.people import SYSTEM
    from tracker.render.links import MailLinks
    from tracker.usecases.send_link import invite_person

    tracker = open_configured()
    with tracker.context_for(SYSTEM).open_reading() as unit:
        actor = unit.people.actor(actor_email(args, tracker.settings))
        person = unit.people.actor(args.email)
    assert person.id is not None
    claim = invite_person(tracker.context_for(actor), tracker.door, person.id)
    link = MailLinks(tracker.settings.base_url, tracker.door.key).signed(claim.plain())
    print_line(say("cli.invited", name=person.name, link=link))
    return 0
