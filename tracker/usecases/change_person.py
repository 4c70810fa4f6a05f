"""Changing a person: name, address, role, body, or whether they are still here. What they did stays theirs."""

from dataclasses import dataclass
from uuid import UUID

from tracker.domain.errors import Conflict
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.people import Role
from tracker.domain.permissions import Permission, require
from tracker.records.people import PersonRow
from tracker.store.accounts import Accounts
from tracker.store.faults import PersonNotFound
from tracker.store.unit import Unit
from tracker.usecases.add_person import AddPerson, AddressTaken, name_and_address, refuse_strangers
from tracker.usecases.context import Context


class LastAdministrator(Conflict):
    """Without an administrator nobody could let people in."""

    key = "staff.last_administrator"


@dataclass(frozen=True)
class ChangePerson:
    """The person as they are to be."""

    key: UUID
    person: AddPerson
    is_active: bool = True


def change_person(ctx: Context, command: ChangePerson) -> tuple[str, ...]:
    """Change what differs and return the names of those fields; nothing where nothing does.

    Who is not active any more, or has another role or body, is logged out everywhere; links to a password that went
    to an address of before end. Raises NotPermitted, PersonNotFound, NameMissing, BadAddress, AddressTaken,
    BodyMissing, LastAdministrator.
    """
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    name, email = name_and_address(command.person.name, command.person.email)
    wanted = {
        "name": name,
        "email": email,
        "role": command.person.role.value,
        "body_code": command.person.body,
        "is_head": command.person.is_head,
        "lang": command.person.lang,
        "is_active": command.is_active,
    }
    with ctx.open_unit() as unit:
        row = _found(unit, command.key)
        changes = {field: (getattr(row, field), value) for field, value in wanted.items()}
        changes = {field: both for field, both in changes.items() if both[0] != both[1]}
        if not changes:
            return ()
        _refuse_unfit(unit, row, command, email)
        for field, (_, new) in changes.items():
            setattr(row, field, new)
        ended = 0
        if changes.keys() & {"is_active", "role", "body_code"}:
            ended = Accounts(unit.connection).end(row.id)
        if changes.keys() & {"is_active", "email"}:
            Accounts(unit.connection).end_links(row.id, ctx.now())
        payload = {"changes": {field: list(both) for field, both in changes.items()}, "logins": ended}
        unit.events.add(NewEvent(EventKind.PERSON_CHANGED, row.id, None, payload))
        unit.commit()
    return tuple(changes)


def _found(unit: Unit, key: UUID) -> PersonRow:
    row = unit.people.get(key)
    if row is None:
        raise PersonNotFound(email=str(key))
    return row


def _refuse_unfit(unit: Unit, row: PersonRow, command: ChangePerson, email: str) -> None:
    other = unit.people.by_email(email)
    if other is not None and other.id != row.id:
        raise AddressTaken(email=email)
    if command.is_active:
        refuse_strangers(unit, command.person)
    stays = command.is_active and command.person.role is Role.ADMINISTRATOR
    if row.role == Role.ADMINISTRATOR and row.is_active and not stays:
        others = [p for p in unit.people.active() if p.role == Role.ADMINISTRATOR and p.id != row.id]
        if not others:
            raise LastAdministrator(name=row.name)
