"""Adding people: who may act, and where the notices for a body go."""

from dataclasses import dataclass
from uuid import UUID

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.people import Role
from tracker.domain.permissions import Permission, require
from tracker.domain.text import one_line
from tracker.records.people import PersonRow
from tracker.store.unit import Unit
from tracker.usecases.context import Context


class BadAddress(Invalid):
    """Not a mail address."""

    key = "error.bad_address"


class NameMissing(Invalid):
    """A person needs a name."""

    key = "error.name_missing"


class BodyMissing(Invalid):
    """An officer or a coordinator belongs to a body of the directory."""

    key = "error.body_missing"


class AddressTaken(Conflict):
    """Another person has this address."""

    key = "error.address_taken"


@dataclass(frozen=True)
class AddPerson:
    """A person as typed in; `is_head` also gets the notices meant for the head of the body."""

    name: str
    email: str
    role: Role
    body: str | None = None
    is_head: bool = False
    lang: str = "vi"


def add_person(ctx: Context, command: AddPerson) -> UUID:
    """Add them and return their id. The very first person of an empty system may be anyone (`tracker init`)."""
    name, email = name_and_address(command.name, command.email)
    with ctx.open_unit() as unit:
        if unit.people.all():
            require(ctx.actor, Permission.PEOPLE_MANAGE)
        if unit.people.by_email(email) is not None:
            raise AddressTaken(email=email)
        refuse_strangers(unit, command)
        person = PersonRow(
            id=ctx.new_id(),
            name=name,
            email=email,
            role=command.role.value,
            body_code=command.body,
            is_head=command.is_head,
            lang=command.lang,
            created_at=ctx.now(),
        )
        unit.people.add(person)
        payload = {
            "name": name,
            "email": email,
            "role": person.role,
            "body": command.body,
            "is_head": person.is_head,
        }
        unit.events.add(NewEvent(EventKind.PERSON_ADDED, person.id, None, payload))
        unit.commit()
    return person.id


def name_and_address(name: str, email: str) -> tuple[str, str]:
    """Both as they are stored; raises NameMissing, BadAddress."""
    name, email = one_line(name), one_line(email).lower()
    if not name:
        raise NameMissing()
    if not _is_address(email):
        raise BadAddress(email=email)
    return name, email


def _is_address(email: str) -> bool:
    local, _, host = email.rpartition("@")
    return bool(local and host) and "@" not in local and " " not in email and len(email) <= 254


def refuse_strangers(unit: Unit, command: AddPerson) -> None:
    """Raise BodyMissing for an officer or a coordinator without a body, or for a body that is not there."""
    needs_body = command.role in (Role.OFFICER, Role.COORDINATOR)
    if (needs_body and not command.body) or (command.body and not unit.assignments.body_exists(command.body)):
        raise BodyMissing(role=command.role.value, body=command.body or "")
