"""The outbox as the deliverer sees it: claim one message under a lease, settle it if it is still ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, select, update

from tracker.records.assignments import AssignmentRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.records.outbox import MessageRow, MessageState, ReminderRow
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_A = table_of(AssignmentRow)
_B = table_of(BodyRow)
_D = table_of(DirectiveRow)
_M = table_of(MessageRow)
_P = table_of(PersonRow)
_R = table_of(ReminderRow)
_T = table_of(TaskRow)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is ours until its lease ends. `attempts` counts this one."""

    id: UUID
    template: str
    lang: str
    address: str
    data: str
    attempts: int
    created_at: datetime
    was_left_sending: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder of a message with its assignment as it stands now. `is_latest`: no later one was planned."""

    rung: str
    anchor_on: date
    is_latest: bool
    directive_no: int
    no: int
    phase: str
    due_on: date | None
    report_on: date | None
    last_activity_on: date
    period: str
    role: str
    body: str
    path: str
    text: str
    directive_id: UUID
    directive_number: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    acknowledged_at: datetime | None

    @property
    def ref(self) -> str:
        """What people type."""
        return f"{self.directive_no}-{self.no}"


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message given up, with the reason."""

    id: UUID
    template: str
    address: str
    attempts: int
    last_error: str | None
    created_at: datetime


def _waiting() -> ColumnElement[bool]:
    # One range over one index: a claim moves `next_try_at` to the end of its lease.
    return _M.c.state.in_(("pending", "sending")) & (_M.c.channel == "mail")


_NEXT = (
    select(_M)
    .where(_waiting(), _M.c.next_try_at <= bindparam("now"))
    .order_by(_M.c.next_try_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(_M)
    .where(_M.c.id == bindparam("message_id"))
    .values(
        state=MessageState.SENDING.value,
        owner=bindparam("new_owner"),
        lease_until=bindparam("until"),
        next_try_at=bindparam("until"),
        attempts=_M.c.attempts + 1,
    )
)
_later = table_of(ReminderRow).alias("later")
_IS_LATEST = ~exists().where(
    _later.c.assignment_id == _R.c.assignment_id, _later.c.planned_on > _R.c.planned_on
)
_LINES = (
    select(
        _R.c.rung,
        _R.c.anchor_on,
        _IS_LATEST.label("is_latest"),
        _D.c.no.label("directive_no"),
        _A.c.no,
        _A.c.phase,
        _A.c.due_on,
        _A.c.report_on,
        _A.c.last_activity_on,
        _A.c.period,
        _A.c.role,
        _B.c.name.label("body"),
        _T.c.path,
        _T.c.text,
        _D.c.id.label("directive_id"),
        _D.c.number.label("directive_number"),
        _D.c.issued_on,
        _D.c.issuer,
        _D.c.subject,
        _A.c.acknowledged_at,
    )
    .join(_A, _A.c.id == _R.c.assignment_id)
    .join(_T, _T.c.id == _A.c.task_id)
    .join(_D, _D.c.id == _A.c.directive_id)
    .join(_B, _B.c.code == _A.c.body_code)
    .where(_R.c.message_id == bindparam("key"))
    .order_by(_D.c.no, _A.c.no)
)


class Outbox:
    """Claims and settlements. Everything here belongs into a short transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, now: datetime, owner: str, until: datetime) -> Claimed | None:
        """The message that has waited longest, ours until `until`; None when none is due.

        A message whose lease has run out is due again: whether it went out is not known.
        """
        row = self._connection.execute(_NEXT, {"now": now}).one_or_none()
        if row is None:
            return None
        self._connection.execute(_TAKE, {"message_id": row.id, "new_owner": owner, "until": until})
        was_left = row.state == MessageState.SENDING.value
        return Claimed(
            row.id, row.template, row.lang, row.address, row.data, row.attempts + 1, row.created_at, was_left
        )

    def put_off(self, until: datetime, templates: Sequence[str]) -> int:
        """Let messages of these templates rest until then, those that would be tried earlier; returns how many."""
        earlier = _waiting() & (_M.c.next_try_at < until) & _M.c.template.in_(templates)
        return self._connection.execute(update(_M).where(earlier).values(next_try_at=until)).rowcount

    def settle(self, key: UUID, owner: str, state: MessageState, **values: object) -> bool:
        """Store what became of a claimed message; False, and nothing is stored, when it is no longer ours."""
        statement = (
            update(_M)
            .where(_M.c.id == key, _M.c.owner == owner, _M.c.state == MessageState.SENDING.value)
            .values(state=state.value, owner=None, lease_until=None, **values)
        )
        return self._connection.execute(statement).rowcount == 1

    def count_ambiguous(self, key: UUID) -> None:
        """One more attempt of which nobody knows whether it went out."""
        self._connection.execute(update(_M).where(_M.c.id == key).values(ambiguous=_M.c.ambiguous + 1))

    def lines(self, key: UUID) -> list[Line]:
        """The reminders behind a message, by directive and assignment; empty for other messages."""
        return [Line(*row) for row in self._connection.execute(_LINES, {"key": key})]

    def phases(self, directive_no: int, numbers: Sequence[int]) -> Mapping[int, str]:
        """The phase of each of these assignments of a directive, by number."""
        query = (
            select(_A.c.no, _A.c.phase)
            .join(_D, _D.c.id == _A.c.directive_id)
            .where(_D.c.no == directive_no, _A.c.no.in_(numbers))
        )
        return {row.no: row.phase for row in self._connection.execute(query)}

    def recipient_of(self, key: UUID) -> tuple[UUID | None, str | None]:
        """Who gets a message, and their name; None where it goes to a bare address."""
        query = select(_P.c.id, _P.c.name).join(_M, _M.c.recipient_id == _P.c.id).where(_M.c.id == key)
        row = self._connection.execute(query).one_or_none()
        return (row[0], row[1]) if row else (None, None)

    def counts(self) -> dict[str, int]:
        """How many messages are in each state; every state is there."""
        found = self._connection.execute(select(_M.c.state, func.count()).group_by(_M.c.state))
        return {state.value: 0 for state in MessageState} | {row[0]: row[1] for row in found}

    def ambiguous(self) -> int:
        """How many attempts were ambiguous: at most so many extra copies besides those of deaths."""
        return int(self._connection.execute(select(func.coalesce(func.sum(_M.c.ambiguous), 0))).scalar_one())

    def oldest_waiting(self) -> datetime | None:
        """When the message that has been owed longest was written; None when nothing waits."""
        query = select(func.min(_M.c.created_at)).where(_waiting())
        oldest: datetime | None = self._connection.execute(query).scalar_one()
        return oldest

    def dead_letters(self, limit: int = 100) -> list[DeadLetter]:
        """What was given up, the latest first."""
        columns: list[Any] = [_M.c[name] for name in DeadLetter.__slots__]  # the fields, in order
        query = select(*columns).where(_M.c.state == MessageState.DEAD.value)
        rows = self._connection.execute(query.order_by(_M.c.created_at.desc()).limit(limit))
        return [DeadLetter(*row) for row in rows]
