"""`tracker people`: who may act and who is told."""

import argparse
from pathlib import Path

from tracker.cli.session import (
    actor_email,
    add_actor,
    add_json,
    context,
    open_configured,
    print_json,
    print_line,
)
from tracker.cli.words import Say
from tracker.domain.people import SYSTEM, Role


def declare(parser: argparse.ArgumentParser, say: Say) -> None:
    """`add` and `list`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="add|contacts|list")
    add = verbs.add_parser("add", say=say, description=say("cli.people_add"))
    add.add_argument("--name", required=True, help=say("cli.help_person_name"))
    add.add_argument("--email", required=True, help=say("cli.help_person_email"))
    roles = [role.value for role in Role if role is not Role.SYSTEM]
    add.add_argument("--role", required=True, choices=roles, help=say("cli.help_person_role"))
    add.add_argument("--body", metavar="CODE", help=say("cli.help_person_body"))
    add.add_argument("--head", action="store_true", help=say("cli.help_person_head"))
    add.add_argument("--mail-lang", choices=("vi", "en"), default="vi", help=say("cli.help_person_lang"))
    add_actor(add, say)
    contacts = verbs.add_parser("contacts", say=say, description=say("cli.people_contacts"))
    contacts.add_argument("file", type=Path, help=say("cli.help_contacts_file"))
    add_actor(contacts, say)
    listing = verbs.add_parser("list", say=say, description=say("cli.people_list"))
    add_actor(listing, say)
    add_json(listing, say)


def run(args: argparse.Namespace, say: Say) -> int:
    """Add one person, or list them."""
    return {"add": _add, "contacts": _contacts, "list": _list}[args.verb](args, say)


def _contacts(args: argparse.Namespace, say: Say) -> int:
    from tracker.cli.files import read_file
    from tracker.usecases.add_contacts import add_contacts

    made = add_contacts(context(args), read_file(args.file), args.file.name)
    print_line(say("cli.contacts_added", added=len(made.added), known=len(made.known)))
    return 0


def _add(args: argparse.Namespace, say: Say) -> int:
    from tracker.usecases.add_person import AddPerson, add_person

    tracker = open_configured()
    system = tracker.context_for(SYSTEM)
    with system.open_reading() as unit:
        # Someone has to be the first: an empty system has nobody who could act.
        is_first = not unit.people.all()
        actor = SYSTEM if is_first else unit.people.actor(actor_email(args, tracker.settings))
    command = AddPerson(args.name, args.email, Role(args.role), args.body, args.head, args.mail_lang)
    add_person(tracker.context_for(actor), command)
    print_line(say("cli.person_added", name=args.name, email=args.email))
    return 0


def _list(args: argparse.Namespace, say: Say) -> int:
    from tracker import settings
    from tracker.cli.table import table
    from tracker.usecases.lists import open_reading_for

    found = settings.read()
    with open_reading_for(found.database_url, actor_email(args, found)) as reading:
        people = reading.people()
    if args.json:
        print_json([person._asdict() for person in people])
        return 0
    heads = [say(f"cli.head_{h}") for h in ("name", "email", "role", "body")]
    rows = [(p.name, p.email, say(f"role.{p.role}"), p.body) for p in people]
    print_line(table(heads, rows) if rows else say("cli.people_none"))
    return 0
