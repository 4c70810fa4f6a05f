"""Sending a link that lets somebody set a password: an invitation, or a reset that was asked for."""

from datetime import timedelta
from uuid import UUID

from tracker.domain.accounts import ATTEMPTS_REST, INVITATION_LASTS, RESET_LASTS, RESETS, TRIES_FROM_ADDRESS
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.links import Claim, Purpose
from tracker.domain.permissions import Permission, require
from tracker.domain.text import one_line
from tracker.records.accounts import LinkRow
from tracker.store.accounts import Accounts, Person
from tracker.store.attempts import Attempts
from tracker.store.faults import PersonNotFound
from tracker.store.unit import Unit
from tracker.usecases.accounts import Door
from tracker.usecases.context import Context
from tracker.usecases.notices import message_row


def invite_person(ctx: Context, door: Door, key: UUID) -> Claim:
    """Owe them a mail with a link to set their password; an earlier one ends. Raises PersonNotFound, NoBaseUrl.

    Returns what the link claims, for handing it over where no mail can be sent.
    """
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    door.require_address()
    with ctx.open_unit() as unit:
        person = Accounts(unit.connection).person(key=key)
        if person is None:
            raise PersonNotFound(email=str(key))
        claim = _owe(ctx, unit, person, Purpose.INVITATION, INVITATION_LASTS)
        unit.events.add(NewEvent(EventKind.ACCOUNT_INVITED, person.id, None, {"email": person.email}))
        unit.commit()
    return claim


def ask_reset(ctx: Context, door: Door, email: str, address: str) -> None:
    """Owe a mail with a link to set a new password, where the address is an active person's.

    Nothing tells whether it is: neither an answer nor an error. Asked for too often, nothing more is sent. Raises
    NoBaseUrl, for every address alike.
    """
    door.require_address()
    email, now = one_line(email).lower(), ctx.now()
    limits = (
        (door.attempt_key("reset", email), RESETS),
        (door.attempt_key("reset from", address), TRIES_FROM_ADDRESS),
    )
    with ctx.open_unit() as unit:
        attempts = Attempts(unit.connection)
        if not all(attempts.count(key, limit, now, now - ATTEMPTS_REST) for key, limit in limits):
            return
        person = Accounts(unit.connection).person(email=email)
        if person is not None:
            _owe(ctx, unit, person, Purpose.RESET, RESET_LASTS)
            unit.events.add(NewEvent(EventKind.ACCOUNT_RESET_ASKED, person.id, None, {}))
        unit.commit()


def _owe(ctx: Context, unit: Unit, person: Person, purpose: Purpose, lasts: timedelta) -> Claim:
    now = ctx.now()
    name = purpose.name.lower()
    claim = Claim(purpose, ctx.new_id(), person.id, now + lasts)
    link = LinkRow(
        id=claim.subject, purpose=name, person_id=person.id, made_at=now, expires_at=claim.expires_at
    )
    Accounts(unit.connection).make_link(link)
    data = {
        "recipient": {"name": person.name},
        "link": claim.plain(),
        "hours": int(lasts.total_seconds() // 3600),
        "days": lasts.days,
    }
    unit.messages.owe_all([message_row(ctx, f"{name}:{claim.subject}", name, person, data)])
    return claim
