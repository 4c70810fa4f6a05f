"""Telling webhooks: owe each the events since the last, claim one under a lease, send it outside, settle it.

Told at least once: a death between sending and settling tells it again under the same webhook-id.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from tracker.domain.links import LinkKey
from tracker.domain.permissions import Permission, require
from tracker.domain.webhooks import KINDS, TEST, Told, body_of, headers_of
from tracker.records.programs import DeliveryState
from tracker.store.webhooks import Owed, Webhooks
from tracker.usecases.context import Context

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
GIVE_UP_AFTER = timedelta(days=3)
_LEASE = timedelta(minutes=2)
_KEPT = timedelta(days=30)
_EVENTS_A_RUN = 1_000


class Sender(Protocol):
    """How a body gets to an address."""

    def send(self, url: str, body: bytes, headers: dict[str, str]) -> str:
        """Empty where it was taken, else why not, in a few plain words; never raises."""
        ...


@dataclass
class ToldCounts:
    """What one run did, in deliveries."""

    owed: int = 0
    sent: int = 0
    later: int = 0
    dead: int = 0
    lost_lease: int = 0


def tell_webhooks(
    ctx: Context,
    sender: Sender,
    key: LinkKey,
    limit: int = 200,
    is_ending: Callable[[], bool] = lambda: False,
) -> ToldCounts:
    """Tell up to `limit` of what is owed; safe to run anywhere, at once, at any moment."""
    require(ctx.actor, Permission.REMINDERS_RUN)
    counts, owner = ToldCounts(), str(ctx.new_id())
    if not _owe(ctx, counts):
        return counts
    for _ in range(limit):
        if is_ending():
            break
        with ctx.open_unit() as unit:
            now = ctx.now()
            owed = Webhooks(unit.connection).claim(now, owner, now + _LEASE)
            unit.commit()
        if owed is None:
            break
        fault = _sent(ctx, sender, key, owed)
        _settle(ctx, owner, owed, fault, counts)
    return counts


def secret_of(key: LinkKey, webhook: UUID) -> bytes:
    """The secret of a webhook: made from the office's key, stored nowhere."""
    return key.seal("webhook", webhook.bytes)


def pause_after(attempts: int) -> timedelta:
    """How long a delivery rests after its n-th attempt: twice as long each time, 6 hours at most."""
    return min(FIRST_PAUSE * (1 << min(attempts - 1, 12)), LONGEST_PAUSE)


def _owe(ctx: Context, counts: ToldCounts) -> bool:
    """Owe what happened since; False where there is no webhook at all, at the cost of one read."""
    with ctx.open_reading() as unit:
        webhooks = Webhooks(unit.connection).all()
    active = [one for one in webhooks if one.is_active]
    if active:
        with ctx.open_unit() as unit:
            store, now = Webhooks(unit.connection), ctx.now()
            for webhook in active:
                kinds = webhook.kinds.split() or KINDS
                counts.owed += store.owe(webhook, kinds, ctx.new_id, now, _EVENTS_A_RUN)
            store.sweep(now - _KEPT)
            unit.commit()
    return bool(webhooks)


def _sent(ctx: Context, sender: Sender, key: LinkKey, owed: Owed) -> str:
    body = body_of(_told(owed, ctx.now()))
    headers = headers_of(secret_of(key, owed.webhook_id), owed.id, ctx.now(), body)
    return sender.send(owed.url, body, headers)


def _told(owed: Owed, now: datetime) -> Told:
    if owed.kind is None or owed.at is None:
        return Told(TEST, owed.seq, now, None, None)
    ref = f"{owed.directive_no}-{owed.no}" if owed.no is not None else None
    return Told(owed.kind, owed.seq, owed.at, owed.subject_id, owed.directive_id, ref)


def _settle(ctx: Context, owner: str, owed: Owed, fault: str, counts: ToldCounts) -> None:
    now = ctx.now()
    values: dict[str, object]
    if not fault:
        state, values = DeliveryState.SENT, {"sent_at": now, "last_error": None}
    elif now - owed.created_at >= GIVE_UP_AFTER:
        state, values = DeliveryState.DEAD, {"last_error": fault[:300]}
    else:
        pause = pause_after(owed.attempts)
        state, values = DeliveryState.PENDING, {"last_error": fault[:300], "next_try_at": now + pause}
    with ctx.open_unit() as unit:
        is_ours = Webhooks(unit.connection).settle(owed.id, owner, state, **values)
        unit.commit()
    counts.sent += is_ours and state is DeliveryState.SENT
    counts.dead += is_ours and state is DeliveryState.DEAD
    counts.later += is_ours and state is DeliveryState.PENDING
    counts.lost_lease += not is_ours
