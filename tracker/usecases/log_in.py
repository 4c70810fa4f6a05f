"""Logging in by address and password: count, look, check, begin. The same answer whatever is wrong."""

from dataclasses import dataclass

from tracker.domain.accounts import (
    ATTEMPTS_REST,
    TRIES_FROM_ADDRESS,
    TRIES_HERE,
    TRIES_ON_ACCOUNT,
    TooManyTries,
    WrongLogin,
)
from tracker.domain.text import one_line
from tracker.store.accounts import Accounts
from tracker.store.attempts import Attempts
from tracker.usecases.accounts import Door, Person, actor_of
from tracker.usecases.begin_login import begin_login
from tracker.usecases.context import Context


@dataclass(frozen=True)
class LogIn:
    """What was typed, and where from. `browser` is a few words for the list of one's logins."""

    email: str
    password: str
    address: str
    browser: str = ""

    def __repr__(self) -> str:
        return "LogIn()"  # never a password or an address


@dataclass(frozen=True)
class Begun:
    """A login that began; the secret belongs into a cookie and nowhere else."""

    secret: str
    person: Person

    def __repr__(self) -> str:
        return "Begun()"


def log_in(ctx: Context, door: Door, command: LogIn) -> Begun:
    """Begin a login, or raise WrongLogin, TooManyTries, TooBusy. The hash is checked once on every path."""
    email = one_line(command.email).lower()
    _count(ctx, door, email, command.address)
    with ctx.open_reading() as unit:
        person = Accounts(unit.connection).person(email=email)
    fits = door.passwords.verify(command.password, person.password_hash if person else None)
    if person is None or not fits:
        raise WrongLogin()
    own = ctx.as_(actor_of(person))
    with own.open_unit() as unit:
        Attempts(unit.connection).forget(door.attempt_key("here", email, command.address))
        secret = begin_login(own, unit, person, command.browser, "password")
        unit.commit()
    return Begun(secret, person)


def _count(ctx: Context, door: Door, email: str, address: str) -> None:
    now = ctx.now()
    wanted = (
        (door.attempt_key("here", email, address), TRIES_HERE),
        (door.attempt_key("account", email), TRIES_ON_ACCOUNT),
        (door.attempt_key("address", address), TRIES_FROM_ADDRESS),
    )
    with ctx.open_unit() as unit:
        attempts = Attempts(unit.connection)
        if not all(attempts.count(key, limit, now, now - ATTEMPTS_REST) for key, limit in wanted):
            raise TooManyTries(minutes=int(ATTEMPTS_REST.total_seconds() // 60))
        unit.commit()
