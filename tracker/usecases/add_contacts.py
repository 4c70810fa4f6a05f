"""Taking the mail addresses of a directory file as contacts: one officer for each body, named as the body is."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.documents.bodies_file import read_emails
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.people import Role
from tracker.domain.permissions import Permission, require
from tracker.records.people import PersonRow
from tracker.store.bodies import Bodies
from tracker.usecases.context import Context


@dataclass(frozen=True)
class Contacts:
    """Codes of bodies that got a contact, and of those whose address was there already."""

    added: tuple[str, ...]
    known: tuple[str, ...]


def add_contacts(ctx: Context, data: bytes, name: str) -> Contacts:
    """Add an officer for each body that the file gives an address for; twice adds nothing. Raises BadDirectoryFile."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    emails = read_emails(data, name)
    with ctx.open_unit() as unit:
        names = {body.code: body.name for body in Bodies(unit.session).load().bodies}
        taken = {person.email for person in unit.people.all()}
        new = {code: email for code, email in emails.items() if code in names and email not in taken}
        people = _people(ctx, new, names)
        for person in people:
            unit.people.add(person)
            payload = {
                "name": person.name,
                "email": person.email,
                "role": person.role,
                "body": person.body_code,
            }
            unit.events.add(NewEvent(EventKind.PERSON_ADDED, person.id, None, payload))
        unit.commit()
    added = tuple(str(person.body_code) for person in people)
    return Contacts(added, tuple(code for code in emails if code not in added))


def _people(ctx: Context, emails: Mapping[str, str], names: Mapping[str, str]) -> list[PersonRow]:
    # Two bodies may share an address in the file; a person belongs to one.
    by_address = {email: code for code, email in reversed(list(emails.items()))}
    return [
        PersonRow(
            id=ctx.new_id(),
            name=names[code][:200],
            email=email,
            role=Role.OFFICER.value,
            body_code=code,
            created_at=ctx.now(),
        )
        for email, code in by_address.items()
    ]
