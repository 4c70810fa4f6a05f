"""The first run: a link shown on the console makes the first administrator. There is no default password."""

from dataclasses import dataclass

from tracker.domain.accounts import SETUP_LASTS
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.links import Claim, LinkBroken, LinkUsed, Purpose
from tracker.domain.people import Role
from tracker.records.accounts import LinkRow
from tracker.records.people import PersonRow
from tracker.store.accounts import Accounts, Person
from tracker.store.unit import Unit
from tracker.usecases.accounts import Door, actor_of
from tracker.usecases.add_person import AddressTaken, name_and_address
from tracker.usecases.begin_login import begin_login
from tracker.usecases.context import Context
from tracker.usecases.log_in import Begun
from tracker.usecases.set_password import NewPassword, store_password


@dataclass(frozen=True)
class SetUp:
    """The first administrator as typed in."""

    name: str
    email: str
    new: NewPassword


def setup_link(ctx: Context, door: Door) -> str | None:
    """The token of a link that makes the first administrator; None where one can come in already.

    Each call makes a new one, and those before it end.
    """
    with ctx.open_unit() as unit:
        accounts = Accounts(unit.connection)
        if accounts.has_administrator():
            return None
        now = ctx.now()
        claim = Claim(Purpose.SETUP, ctx.new_id(), None, now + SETUP_LASTS)
        accounts.make_link(
            LinkRow(id=claim.subject, purpose="setup", made_at=now, expires_at=claim.expires_at)
        )
        unit.commit()
    return door.key.token(claim)


def check_setup_link(ctx: Context, door: Door, token: str) -> None:
    """Raise LinkBroken, LinkExpired, LinkUsed where it opens nothing (any more)."""
    claim = _claim(ctx, door, token)
    with ctx.open_reading() as unit:
        accounts = Accounts(unit.connection)
        if accounts.has_administrator() or not accounts.link_is_open(claim.subject, ctx.now()):
            raise LinkUsed()


def set_up(ctx: Context, door: Door, token: str, command: SetUp, browser: str = "") -> Begun:
    """Make the administrator and begin their login; the link is used up. Raises as `check_setup_link` does, and
    NameMissing, BadAddress, AddressTaken, or what the password lacks."""
    check_setup_link(ctx, door, token)
    name, email = name_and_address(command.name, command.email)
    command.new.check(email)
    hashed = door.passwords.hash(command.new.password)
    with ctx.open_unit() as unit:
        accounts = Accounts(unit.connection)
        claim = _claim(ctx, door, token)
        if accounts.has_administrator() or not accounts.use_link(claim.subject, "setup", ctx.now()):
            raise LinkUsed()
        person = _administrator(ctx, unit, name, email)
        own = ctx.as_(actor_of(person))
        store_password(own, unit, person, hashed)
        secret = begin_login(own, unit, person, browser, "setup")
        unit.commit()
    return Begun(secret, person)


def _administrator(ctx: Context, unit: Unit, name: str, email: str) -> Person:
    """The person of the address, where `tracker people add` made them administrator before; else a new one."""
    known = Accounts(unit.connection).person(email=email)
    if known is not None and known.role == Role.ADMINISTRATOR:
        return known
    if unit.people.by_email(email) is not None:
        raise AddressTaken(email=email)
    row = PersonRow(
        id=ctx.new_id(), name=name, email=email, role=Role.ADMINISTRATOR.value, created_at=ctx.now()
    )
    unit.people.add(row)
    unit.session.flush()
    payload = {"name": name, "email": email, "role": row.role, "body": None, "is_head": False}
    unit.events.add(NewEvent(EventKind.PERSON_ADDED, row.id, None, payload))
    return Person(row.id, name, email, row.role, None, row.lang)


def _claim(ctx: Context, door: Door, token: str) -> Claim:
    claim = door.key.claim(token, ctx.now())
    if claim.purpose is not Purpose.SETUP:
        raise LinkBroken()
    return claim
