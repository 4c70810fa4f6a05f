"""Addresses that are told of events, for administrators: adding, testing, switching, seeing what failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.domain.text import one_line
from tracker.domain.webhooks import KINDS
from tracker.records.programs import WebhookRow
from tracker.store.webhooks import DeliveryLine, Webhook, Webhooks
from tracker.usecases.context import Context

__all__ = ["DeliveryLine", "Webhook"]

MOST = 20
_LATEST = 50


class WebhookNotFound(NotFound):
    """No such webhook, or no such failed delivery of it."""

    key = "webhooks.not_found"


class WebhookNameMissing(Invalid):
    """It needs a name."""

    key = "webhooks.name_missing"


class BadKinds(Invalid):
    """A kind of event that is none, or is not told."""

    key = "webhooks.bad_kinds"


class TooManyWebhooks(Conflict):
    """More than MOST."""

    key = "webhooks.too_many"


class CheckUrl(Protocol):
    """Whether an address may be sent to at all."""

    def check(self, url: str) -> None:
        """Raise an error of ours where it may not."""
        ...


@dataclass(frozen=True)
class AddWebhook:
    """`kinds` empty: all of them."""

    name: str
    url: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class WebhookShown:
    """One with its counts by state."""

    webhook: Webhook
    waiting: int
    sent: int
    dead: int


def add_webhook(ctx: Context, command: AddWebhook, addresses: CheckUrl) -> UUID:
    """Told from now on, nothing of before. Raises NotPermitted, WebhookNameMissing, BadKinds, TooManyWebhooks and
    what is wrong with the address."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    name, url = one_line(command.name)[:100], command.url.strip()
    if not name:
        raise WebhookNameMissing()
    strange = sorted(set(command.kinds) - set(KINDS))
    if strange:
        raise BadKinds(kinds=strange)
    addresses.check(url)
    with ctx.open_unit() as unit:
        webhooks = Webhooks(unit.connection)
        if len(webhooks.all()) >= MOST:
            raise TooManyWebhooks(most=MOST)
        row = WebhookRow(
            id=ctx.new_id(),
            name=name,
            url=url,
            kinds=" ".join(command.kinds),
            after_seq=unit.events.head()[0],
            made_at=ctx.now(),
        )
        webhooks.add(row)
        # The address may hold a secret of the other side: the record has its name alone.
        unit.events.add(NewEvent(EventKind.WEBHOOK_ADDED, row.id, None, {"name": name, "kinds": row.kinds}))
        unit.commit()
    return row.id


def switch_webhook(ctx: Context, key: UUID, is_active: bool) -> None:
    """Off: what waits is let go. On: told from now on. Raises NotPermitted, WebhookNotFound; twice is fine."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    with ctx.open_unit() as unit:
        webhooks = Webhooks(unit.connection)
        found = _known(webhooks, key)
        if found.is_active == is_active:
            return
        webhooks.switch(key, is_active, unit.events.head()[0])
        payload = {"name": found.name, "is_active": is_active}
        unit.events.add(NewEvent(EventKind.WEBHOOK_CHANGED, key, None, payload))
        unit.commit()


def try_webhook(ctx: Context, key: UUID) -> None:
    """Owe it a test, sent with the next delivery; raises NotPermitted, WebhookNotFound."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    with ctx.open_unit() as unit:
        webhooks = Webhooks(unit.connection)
        _known(webhooks, key)
        webhooks.add_delivery(ctx.new_id(), key, webhooks.next_test(key), ctx.now())
        unit.commit()


def retry_delivery(ctx: Context, key: UUID) -> None:
    """Let a delivery that was given up be tried again; raises NotPermitted, WebhookNotFound."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    with ctx.open_unit() as unit:
        if not Webhooks(unit.connection).retry(key, ctx.now()):
            raise WebhookNotFound()
        unit.commit()


def all_webhooks(ctx: Context) -> Sequence[WebhookShown]:
    """By the order made; raises NotPermitted."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    with ctx.open_reading() as unit:
        webhooks = Webhooks(unit.connection)
        found, counts = webhooks.all(), webhooks.counts()
    return [
        WebhookShown(
            one,
            counts.get((one.id, "pending"), 0) + counts.get((one.id, "sending"), 0),
            counts.get((one.id, "sent"), 0),
            counts.get((one.id, "dead"), 0),
        )
        for one in found
    ]


def webhook_shown(ctx: Context, key: UUID) -> tuple[Webhook, Sequence[DeliveryLine]]:
    """One with its deliveries, failed ones first; raises NotPermitted, WebhookNotFound."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    with ctx.open_reading() as unit:
        webhooks = Webhooks(unit.connection)
        return _known(webhooks, key), webhooks.latest(key, _LATEST)


def _known(webhooks: Webhooks, key: UUID) -> Webhook:
    found = webhooks.get(key)
    if found is None:
        raise WebhookNotFound()
    return found
