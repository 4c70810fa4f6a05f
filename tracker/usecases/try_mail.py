"""Trying the mail server: one mail now, to the address of whoever asks, and what the server said to it."""

from dataclasses import dataclass
from datetime import timedelta

from tracker.domain.accounts import TooManyTries
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.store.accounts import Accounts
from tracker.store.attempts import Attempts
from tracker.store.faults import PersonNotFound
from tracker.usecases.context import Context
from tracker.usecases.mailing import Mail, Mailer, Outcome, Renderer

_TRIES, _REST = 5, timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Tried:
    """To which address, and the outcome."""

    address: str
    outcome: Outcome


def try_mail(ctx: Context, mailer: Mailer, render: Renderer) -> Tried:
    """Send it, past the outbox. Raises NotPermitted, PersonNotFound, TooManyTries (five in ten minutes)."""
    require(ctx.actor, Permission.SYSTEM_MANAGE)
    now, key = ctx.now(), f"mail test {ctx.actor.id}"
    with ctx.open_unit() as unit:
        person = Accounts(unit.connection).person(key=ctx.actor.id) if ctx.actor.id else None
        if person is None:
            raise PersonNotFound(email=ctx.actor.name)
        if not Attempts(unit.connection).count(key, _TRIES, now, now - _REST):
            raise TooManyTries(minutes=int(_REST.total_seconds() // 60))
        unit.commit()
    words = render("test", person.lang, {"recipient": {"name": person.name}})
    with mailer:
        outcome = mailer.send(Mail(ctx.new_id(), person.email, now, words))
    with ctx.open_unit() as unit:
        unit.events.add(NewEvent(EventKind.MAIL_TESTED, person.id, None, {"answer": outcome.answer.value}))
        unit.commit()
    return Tried(person.email, outcome)
