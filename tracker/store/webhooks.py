"""Webhooks and what they are owed: statements only, each decided by the database where two may race."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.records.assignments import AssignmentRow
from tracker.records.directives import DirectiveRow
from tracker.records.events import EventRow
from tracker.records.programs import DeliveryState, WebhookDeliveryRow, WebhookRow
from tracker.store.tables import table_of

_W, _Q, _E = table_of(WebhookRow), table_of(WebhookDeliveryRow), table_of(EventRow)
_A, _D = table_of(AssignmentRow), table_of(DirectiveRow)
_WAITING = _Q.c.state.in_((DeliveryState.PENDING.value, DeliveryState.SENDING.value))


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is told."""

    id: UUID
    name: str
    url: str
    kinds: str
    is_active: bool
    after_seq: int
    made_at: datetime


class Owed(NamedTuple):
    """A delivery that is ours for now, with its event; None of it for a test."""

    id: UUID
    webhook_id: UUID
    url: str
    seq: int
    attempts: int
    created_at: datetime
    kind: str | None
    at: datetime | None
    subject_id: UUID | None
    directive_id: UUID | None
    directive_no: int | None
    no: int | None


class DeliveryLine(NamedTuple):
    """A delivery as the page shows it."""

    id: UUID
    seq: int
    state: str
    attempts: int
    created_at: datetime
    sent_at: datetime | None
    last_error: str | None


class Webhooks:
    """Everything about them. What is here belongs into short transactions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Webhook]:
        """By the order made."""
        rows = self._connection.execute(select(_W).order_by(_W.c.made_at, _W.c.id))
        return [Webhook(*row) for row in rows]

    def get(self, key: UUID) -> Webhook | None:
        """One of them."""
        row: Any = self._connection.execute(select(_W).where(_W.c.id == key)).one_or_none()
        return Webhook(*row) if row else None

    def add(self, row: WebhookRow) -> None:
        """Keep a new one."""
        self._connection.execute(insert(_W).values(**row.model_dump()))

    def switch(self, key: UUID, is_active: bool, after_seq: int) -> None:
        """On from this event, or off: what it is owed then is let go."""
        values = {"is_active": is_active, "after_seq": after_seq}
        self._connection.execute(update(_W).where(_W.c.id == key).values(**values))
        if not is_active:
            self._connection.execute(delete(_Q).where(_Q.c.webhook_id == key, _WAITING))

    def owe(self, webhook: Webhook, kinds: Sequence[str], new_ids: Any, now: datetime, most: int) -> int:
        """Owe it the events since the last one considered, `most` at a time; how many. Twice owes nothing twice."""
        query = select(_E.c.seq, _E.c.kind).where(_E.c.seq > webhook.after_seq).order_by(_E.c.seq).limit(most)
        events = self._connection.execute(query).all()
        wanted = [event.seq for event in events if event.kind in kinds]
        for seq in wanted:
            self.add_delivery(new_ids(), webhook.id, seq, now)
        if events:
            moved = update(_W).where(_W.c.id == webhook.id, _W.c.after_seq < events[-1].seq)
            self._connection.execute(moved.values(after_seq=events[-1].seq))
        return len(wanted)

    def add_delivery(self, key: UUID, webhook: UUID, seq: int, now: datetime) -> None:
        """Owe one; nothing where that event is owed already."""
        values = {"id": key, "webhook_id": webhook, "seq": seq, "state": DeliveryState.PENDING.value}
        new = _insert(self._connection, _Q).values(**values, attempts=0, next_try_at=now, created_at=now)
        self._connection.execute(new.on_conflict_do_nothing())

    def next_test(self, webhook: UUID) -> int:
        """The number of the next test: below every event's."""
        least = self._connection.execute(select(func.min(_Q.c.seq)).where(_Q.c.webhook_id == webhook))
        return min(int(least.scalar_one() or 0), 1) - 1

    def claim(self, now: datetime, owner: str, until: datetime) -> Owed | None:
        """What has waited longest, ours until `until`; None when none is due."""
        key = self._connection.execute(_NEXT, {"now": now}).scalar_one_or_none()
        if key is None:
            return None
        values = {"state": DeliveryState.SENDING.value, "owner": owner, "next_try_at": until}
        taken = update(_Q).where(_Q.c.id == key).values(**values, attempts=_Q.c.attempts + 1)
        self._connection.execute(taken)
        return Owed(*tuple(self._connection.execute(_OWED, {"key": key}).one()))

    def settle(self, key: UUID, owner: str, state: DeliveryState, **values: Any) -> bool:
        """Store what became of it; False where it is another's by now."""
        ours = (_Q.c.id == key, _Q.c.owner == owner, _Q.c.state == DeliveryState.SENDING.value)
        settled = update(_Q).where(*ours).values(state=state.value, owner=None, **values)
        return bool(self._connection.execute(settled).rowcount)

    def retry(self, key: UUID, now: datetime) -> bool:
        """Let one that was given up be tried again; False where there is no such."""
        dead = (_Q.c.id == key, _Q.c.state == DeliveryState.DEAD.value)
        values = {"state": DeliveryState.PENDING.value, "attempts": 0, "next_try_at": now, "created_at": now}
        return bool(self._connection.execute(update(_Q).where(*dead).values(**values)).rowcount)

    def latest(self, webhook: UUID, limit: int) -> list[DeliveryLine]:
        """Its deliveries, those given up first, then the latest."""
        columns = [_Q.c[name] for name in DeliveryLine._fields]
        is_dead = (_Q.c.state == DeliveryState.DEAD.value).desc()
        query = select(*columns).where(_Q.c.webhook_id == webhook)
        rows = self._connection.execute(query.order_by(is_dead, _Q.c.created_at.desc(), _Q.c.id).limit(limit))
        return [DeliveryLine(*row) for row in rows]

    def counts(self) -> dict[tuple[UUID, str], int]:
        """How many deliveries of each webhook are in each state."""
        query = select(_Q.c.webhook_id, _Q.c.state, func.count()).group_by(_Q.c.webhook_id, _Q.c.state)
        return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}

    def sweep(self, sent_before: datetime) -> None:
        """Let go of what arrived long ago."""
        old = (_Q.c.state == DeliveryState.SENT.value, _Q.c.sent_at < sent_before)
        self._connection.execute(delete(_Q).where(*old))


def _insert(connection: Connection, table: Table) -> Any:
    return (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)


_NEXT = (
    select(_Q.c.id)
    .where(_WAITING, _Q.c.next_try_at <= bindparam("now", type_=_Q.c.next_try_at.type))
    .order_by(_Q.c.next_try_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_OWED = (
    select(
        _Q.c.id,
        _Q.c.webhook_id,
        _W.c.url,
        _Q.c.seq,
        _Q.c.attempts,
        _Q.c.created_at,
        _E.c.kind,
        _E.c.at,
        _E.c.subject_id,
        _E.c.directive_id,
        _D.c.no,
        _A.c.no,
    )
    .select_from(_Q.join(_W, _W.c.id == _Q.c.webhook_id))
    .outerjoin(_E, _E.c.seq == _Q.c.seq)
    .outerjoin(_D, _D.c.id == _E.c.directive_id)
    .outerjoin(_A, _A.c.id == _E.c.subject_id)
    .where(_Q.c.id == bindparam("key", type_=_Q.c.id.type))
)
