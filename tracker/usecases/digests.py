"""Owing the digests of one planning run: a message for each recipient and template, the reminders it carries."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from tracker.domain.events import EventKind, NewEvent
from tracker.domain.owed import Owed
from tracker.records.outbox import MessageState
from tracker.store.reminders import Candidate, Contact, Reminder, Reminders
from tracker.store.unit import Unit
from tracker.usecases.context import Context


class Notice(NamedTuple):
    """One assignment, what it owes, one person to tell."""

    candidate: Candidate
    step: Owed
    contact: Contact


def owe_digests(ctx: Context, unit: Unit, store: Reminders, notices: Sequence[Notice], day: date) -> int:
    """Insert reminders and the messages that carry them, with one event; returns how many messages.

    A message holds no words yet: it is rendered from the reminders that are still owed when it is sent.
    """
    if not notices:
        return 0
    digests: dict[tuple[str, UUID], tuple[UUID, Contact]] = {}
    reminders = []
    for notice in notices:
        group = (notice.step.rung.template, notice.contact.id)
        if group not in digests:
            digests[group] = (ctx.new_id(), notice.contact)
        reminders.append(_reminder(notice, digests[group][0], day))
    now = ctx.now()
    unit.messages.owe_all(
        [
            _message(key, template, contact) | {"next_try_at": now, "created_at": now}
            for (template, _), (key, contact) in digests.items()
        ]
    )
    store.add_all(reminders)
    unit.events.add(_planned(reminders, len(digests), day))
    return len(digests)


def _reminder(notice: Notice, message_id: UUID, day: date) -> Reminder:
    step = notice.step
    return Reminder(notice.candidate.id, step.key, step.anchor_on, notice.contact.id, message_id, day)


def _message(key: UUID, template: str, contact: Contact) -> dict[str, Any]:
    return {
        "id": key,
        # What happens once is the reminder, by its own key; a digest is only how it travels.
        "key": f"digest:{key}",
        "channel": "mail",
        "template": template,
        "lang": contact.lang,
        "recipient_id": contact.id,
        "address": contact.email,
        "data": "{}",
        "state": MessageState.PENDING.value,
        "attempts": 0,
        "ambiguous": 0,
    }


def _planned(reminders: Sequence[Reminder], messages: int, day: date) -> NewEvent:
    """One event for the run; the digest of all keys seals the rows themselves into the record."""
    keys = sorted(
        f"{str(r.assignment_id).replace('-', '')}|{r.rung}|{r.anchor_on}|{r.recipient_id.hex}"
        for r in reminders
    )
    payload = {
        "on": day.isoformat(),
        "reminders": len(reminders),
        "messages": messages,
        "sha256": hashlib.sha256("\n".join(keys).encode()).hexdigest(),
    }
    return NewEvent(EventKind.REMINDERS_PLANNED, None, None, payload)
