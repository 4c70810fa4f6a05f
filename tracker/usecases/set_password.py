"""Setting a password: by a link out of a mail, or anew by who knows the old one. Every other login and link ends."""

from dataclasses import dataclass
from uuid import UUID

from tracker.domain.accounts import (
    ATTEMPTS_REST,
    TRIES_HERE,
    PasswordsDiffer,
    TooManyTries,
    WrongLogin,
    check_new,
)
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.links import Claim, LinkBroken, LinkUsed, Purpose
from tracker.store.accounts import Accounts, Person
from tracker.store.attempts import Attempts
from tracker.store.unit import Unit
from tracker.usecases.accounts import Door, actor_of
from tracker.usecases.begin_login import begin_login
from tracker.usecases.context import Context
from tracker.usecases.log_in import Begun

_PURPOSES = (Purpose.INVITATION, Purpose.RESET)


@dataclass(frozen=True)
class NewPassword:
    """Typed twice."""

    password: str
    again: str

    def __repr__(self) -> str:
        return "NewPassword()"

    def check(self, email: str) -> None:
        """Raise PasswordsDiffer, PasswordTooShort, PasswordTooLong, PasswordTooCommon."""
        if self.password != self.again:
            raise PasswordsDiffer()
        check_new(self.password, email)


def person_of_link(ctx: Context, door: Door, token: str) -> Person:
    """Whose password the link sets; raises LinkBroken, LinkExpired, LinkUsed. Uses nothing up."""
    claim = _claim(ctx, door, token)
    with ctx.open_reading() as unit:
        accounts = Accounts(unit.connection)
        if not accounts.link_is_open(claim.subject, ctx.now()):
            raise LinkUsed()
        person = accounts.person(key=claim.person)
    if person is None:
        raise LinkUsed()
    return person


def set_password(ctx: Context, door: Door, token: str, new: NewPassword, browser: str = "") -> Begun:
    """Set it and begin a login; the link is used up. Raises as `person_of_link` and `NewPassword.check`."""
    person = person_of_link(ctx, door, token)
    claim = _claim(ctx, door, token)
    new.check(person.email)
    hashed = door.passwords.hash(new.password)
    own = ctx.as_(actor_of(person))
    with own.open_unit() as unit:
        if not Accounts(unit.connection).use_link(claim.subject, claim.purpose.name.lower(), ctx.now()):
            raise LinkUsed()
        store_password(own, unit, person, hashed)
        secret = begin_login(own, unit, person, browser, "link")
        unit.commit()
    return Begun(secret, person)


def change_password(ctx: Context, door: Door, old: str, new: NewPassword, keep: UUID) -> None:
    """The actor's own; the login `keep` goes on, the others end. Raises WrongLogin, TooManyTries, or as `check`."""
    now = ctx.now()
    with ctx.open_unit() as unit:
        person = Accounts(unit.connection).person(key=ctx.actor.id) if ctx.actor.id else None
        # Whoever finds a login left open must not find the password out by it.
        tried = door.attempt_key("change", str(ctx.actor.id))
        if not Attempts(unit.connection).count(tried, TRIES_HERE, now, now - ATTEMPTS_REST):
            raise TooManyTries(minutes=int(ATTEMPTS_REST.total_seconds() // 60))
        unit.commit()
    if person is None or not door.passwords.verify(old, person.password_hash):
        raise WrongLogin()
    new.check(person.email)
    hashed = door.passwords.hash(new.password)
    with ctx.open_unit() as unit:
        store_password(ctx, unit, person, hashed, keep=keep)
        unit.commit()


def store_password(ctx: Context, unit: Unit, person: Person, hashed: str, keep: UUID | None = None) -> None:
    """Replace it, end the person's logins and links, record it; in the caller's transaction."""
    accounts = Accounts(unit.connection)
    accounts.set_password(person.id, hashed, ctx.now())
    accounts.end_links(person.id, ctx.now())
    accounts.end(person.id, but=keep)
    unit.events.add(NewEvent(EventKind.ACCOUNT_PASSWORD_SET, person.id, None, {}))


def _claim(ctx: Context, door: Door, token: str) -> Claim:
    claim = door.key.claim(token, ctx.now())
    if claim.purpose not in _PURPOSES or claim.person is None:
        raise LinkBroken()
    return claim
