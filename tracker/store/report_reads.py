"""What a report reads: the events before its cut-off, and words of rows that never change. Reads only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, String, cast, func, select, type_coerce

from tracker.domain.events import GENESIS, EventKind
from tracker.domain.report_facts import Happened, Key
from tracker.domain.report_material import (
    BodyWords,
    DirectiveWords,
    IndicatorWords,
    SubmissionWords,
    TaskWords,
)
from tracker.domain.report_told import KINDS
from tracker.records.assignments import AssignmentRow, SubmissionRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, DutyRow, IndicatorRow, TaskRow
from tracker.records.events import EventRow
from tracker.records.outbox import ReminderRow
from tracker.store.tables import table_of

_A, _S, _E = table_of(AssignmentRow), table_of(SubmissionRow), table_of(EventRow)
_D, _T, _DUTY = table_of(DirectiveRow), table_of(TaskRow), table_of(DutyRow)
_I, _B, _R = table_of(IndicatorRow), table_of(BodyRow), table_of(ReminderRow)
_PAGE = 10_000


def _key(column: ColumnElement[Any]) -> ColumnElement[str]:
    """An id as 32 hex digits: a hundred thousand UUIDs take longer to make than the rest of a report."""
    return func.replace(cast(column, String), "-", "")


class ReportReads:
    """Everything is asked by directive, never by lists of assignments: those may be hundreds of thousands."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def events(self, before: datetime, directive: UUID | None) -> Iterator[Happened]:
        """The events that say how work stands, in order, a page at a time; of all directives for None."""
        at = type_coerce(_E.c.at, String)  # instants are read here: many events have the same
        columns = (at, _E.c.kind, _key(_E.c.subject_id), _key(_E.c.directive_id), _E.c.payload)
        query = select(_E.c.seq, *columns).where(_E.c.at < before, _E.c.kind.in_(KINDS))
        query = query.order_by(_E.c.seq).limit(_PAGE)
        if directive is not None:
            query = query.where(_E.c.directive_id == directive)
        instant, last = lru_cache(maxsize=1_000)(_instant), 0
        while rows := self._connection.execute(query.where(_E.c.seq > last)).all():
            for _, at_, kind, subject, of, payload in rows:
                yield Happened(instant(at_), kind, subject, of, payload)
            last = rows[-1][0]

    def anchor(self, before: datetime) -> tuple[int, str]:
        """The (seq, hash) of the last event before the instant; (0, GENESIS) when there is none."""
        query = select(_E.c.seq, _E.c.hash).where(_E.c.at < before).order_by(_E.c.seq.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return (row.seq, row.hash) if row else (0, GENESIS)

    def directives(self, keys: Iterable[Key]) -> tuple[DirectiveWords, ...]:
        """The directives in the order of the register."""
        columns = [_key(_D.c.id), *(_D.c[name] for name in DirectiveWords.__slots__[1:])]
        query = select(*columns).where(_D.c.id.in_(_ids(keys))).order_by(_D.c.no)
        return tuple(DirectiveWords(*row) for row in self._connection.execute(query))

    def tasks(self, directives: Sequence[Key]) -> tuple[TaskWords, ...]:
        """Their tasks in reading order."""
        duties: dict[Key, list[str]] = {}
        of_tasks = select(_key(_DUTY.c.task_id), _DUTY.c.text).join(_T, _T.c.id == _DUTY.c.task_id)
        wanted = _T.c.directive_id.in_(_ids(directives))
        for task, text in self._connection.execute(of_tasks.where(wanted).order_by(_DUTY.c.position)):
            duties.setdefault(task, []).append(text)
        columns = (_key(_T.c.id), _key(_T.c.directive_id), _T.c.path, _T.c.title, _T.c.text, _T.c.nature)
        query = select(*columns).join(_D, _D.c.id == _T.c.directive_id).where(wanted)
        rows = self._connection.execute(query.order_by(_D.c.no, _T.c.position))
        return tuple(
            TaskWords(key, directive, path, title, text, nature, tuple(duties.get(key, ())))
            for key, directive, path, title, text, nature in rows
        )

    def indicators(self, directives: Sequence[Key]) -> tuple[IndicatorWords, ...]:
        """Their indicators in the order of the text."""
        columns = [_key(_I.c.directive_id), *(_I.c[name] for name in IndicatorWords.__slots__[1:])]
        query = select(*columns).join(_D, _D.c.id == _I.c.directive_id)
        wanted = query.where(_I.c.directive_id.in_(_ids(directives))).order_by(_D.c.no, _I.c.position)
        return tuple(IndicatorWords(*row) for row in self._connection.execute(wanted))

    def mentions(self, directives: Sequence[Key]) -> dict[Key, str]:
        """By assignment, the words that named its body."""
        query = select(_key(_A.c.id), _A.c.mention).where(_A.c.directive_id.in_(_ids(directives)))
        return {row[0]: row[1] for row in self._connection.execute(query).all()}

    def submissions(self, directives: Sequence[Key], before: datetime) -> dict[Key, SubmissionWords]:
        """What was handed in before the instant, by id."""
        columns = [_key(_S.c.id), *(_S.c[name] for name in SubmissionWords.__slots__[1:])]
        query = _of(directives, select(*columns)).where(_S.c.submitted_at < before)
        return {row[0]: SubmissionWords(*row) for row in self._connection.execute(query)}

    def bodies(self) -> dict[str, BodyWords]:
        """The names of the directory, by code."""
        columns = [_B.c[name] for name in BodyWords.__slots__]
        return {row.code: BodyWords(*row) for row in self._connection.execute(select(*columns))}

    def reminders(
        self, directives: Sequence[Key], since: datetime, before: datetime
    ) -> tuple[tuple[Key, Key], ...]:
        """(assignment, message) of every reminder whose message went out in between, by the record."""
        sent = (_E.c.subject_id == _R.c.message_id) & (_E.c.kind == EventKind.MESSAGE_SENT.value)
        query = (
            select(_key(_R.c.assignment_id), _key(_R.c.message_id))
            .join(_E, sent)
            .join(_A, _A.c.id == _R.c.assignment_id)
            .where(_E.c.at >= since, _E.c.at < before, _A.c.directive_id.in_(_ids(directives)))
            .order_by(_E.c.seq, _A.c.no)
        )
        return tuple((row[0], row[1]) for row in self._connection.execute(query))


def _of(directives: Sequence[Key], query: Select[Any]) -> Select[Any]:
    return query.join(_A, _A.c.id == _S.c.assignment_id).where(_A.c.directive_id.in_(_ids(directives)))


def _ids(keys: Iterable[Key]) -> list[UUID]:
    return [UUID(key) for key in keys]


def _instant(stored: str | datetime) -> datetime:
    """An instant as SQLite gives it, text in UTC, or as PostgreSQL does, aware."""
    if isinstance(stored, datetime):
        return stored.astimezone(UTC)
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Followed:
    """How a directive is reported on; `board` None where no board follows it."""

    board: str | None
    regime: str
    period_length: str
    issued_at: datetime


def followed(connection: Connection, states: Sequence[str]) -> list[Followed]:
    """Each board, regime and length of period once, with the instant its first directive was issued."""
    columns = (_D.c.coordinator_body, _D.c.regime, _D.c.period_length)
    query = (
        select(*columns, func.min(_D.c.issued_at))
        .where(_D.c.state.in_(states), _D.c.issued_at.is_not(None))
        .group_by(*columns)
    )
    return [Followed(*row) for row in connection.execute(query)]
