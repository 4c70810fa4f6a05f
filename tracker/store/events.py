"""Appending to and reading the record. Whoever appends holds the chain's head till the end."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, insert, select, text

from tracker.domain.events import GENESIS, Event, NewEvent, as_text, digest, seal
from tracker.domain.people import Actor
from tracker.records.events import EventRow
from tracker.store.tables import table_of

_EVENT = table_of(EventRow)
_LAST = select(_EVENT.c.seq, _EVENT.c.hash).order_by(_EVENT.c.seq.desc()).limit(1)
# SQLite's transactions are one at a time already; on PostgreSQL whoever appends waits here for the one before.
_LOCK_CHAIN = text("SELECT pg_advisory_xact_lock(2019052868)")
_APPEND = insert(_EVENT)
_PAGE = 2_000


class Events:
    """Collects the unit's events and seals them as one batch when the unit commits."""

    def __init__(self, connection: Connection, actor: Actor, new_salt: Callable[[], str]) -> None:
        self._connection = connection
        self._actor = actor
        self._new_salt = new_salt
        self._pending: list[NewEvent] = []

    def add(self, event: NewEvent) -> None:
        """Owe this event to the record; it is written when the unit commits."""
        self._pending.append(event)

    def add_all(self, events: Sequence[NewEvent]) -> None:
        """`add` for many."""
        self._pending.extend(events)

    def write(self, at: datetime) -> None:
        """Seal and insert what is owed. The chain is locked here, last, so that the lock is held shortly."""
        if not self._pending:
            return
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_LOCK_CHAIN)
        seq, last = self.head()
        rows = []
        for event in self._pending:
            seq += 1
            row = self._sealed(event, seq, last, at)
            last = row["hash"]
            rows.append(row)
        self._connection.execute(_APPEND, rows)
        self._pending.clear()

    def _sealed(self, event: NewEvent, seq: int, previous: str, at: datetime) -> dict[str, Any]:
        salt, payload = self._new_salt(), as_text({**event.payload, "by": self._actor.name})
        payload_hash = digest(salt, payload)
        actor = self._actor
        sealed = seal(
            previous,
            seq,
            at,
            actor.id,
            event.kind.value,
            event.subject_id,
            event.directive_id,
            payload_hash,
        )
        return {
            "seq": seq,
            "at": at,
            "actor_id": actor.id,
            "kind": event.kind.value,
            "subject_id": event.subject_id,
            "directive_id": event.directive_id,
            "payload": payload,
            "salt": salt,
            "payload_hash": payload_hash,
            "hash": sealed,
        }

    def head(self) -> tuple[int, str]:
        """The (seq, hash) of the last event; (0, GENESIS) before the first."""
        row = self._connection.execute(_LAST).one_or_none()
        return (row.seq, row.hash) if row else (0, GENESIS)

    def read(self, *, before: datetime | None = None, directive_id: UUID | None = None) -> Iterator[Event]:
        """Events in order, a page at a time; `before` is exclusive."""
        query = select(_EVENT).order_by(_EVENT.c.seq).limit(_PAGE)
        if before is not None:
            query = query.where(_EVENT.c.at < before)
        if directive_id is not None:
            query = query.where(_EVENT.c.directive_id == directive_id)
        last = 0
        while rows := self._connection.execute(query.where(_EVENT.c.seq > last)).mappings().all():
            yield from (_event(row) for row in rows)
            last = rows[-1]["seq"]

    def latest(self, limit: int, *, before: int | None = None, of: UUID | None = None) -> tuple[Event, ...]:
        """The latest events, or those before a seq, newest first; of one directive or one subject where asked."""
        query = select(_EVENT).order_by(_EVENT.c.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(_EVENT.c.seq < before)
        if of is not None:
            query = query.where((_EVENT.c.directive_id == of) | (_EVENT.c.subject_id == of))
        return tuple(_event(row) for row in self._connection.execute(query).mappings())

    def of_subject(self, subject_id: UUID) -> tuple[Event, ...]:
        """All events of one subject, in order."""
        query = select(_EVENT).where(_EVENT.c.subject_id == subject_id).order_by(_EVENT.c.seq)
        return tuple(_event(row) for row in self._connection.execute(query).mappings())

    def last_of(self, subject_id: UUID) -> Event | None:
        """The latest event of one subject."""
        query = select(_EVENT).where(_EVENT.c.subject_id == subject_id).order_by(_EVENT.c.seq.desc()).limit(1)
        row = self._connection.execute(query).mappings().one_or_none()
        return _event(row) if row else None


def _event(row: RowMapping) -> Event:
    return Event(**row)
