"""What a report reads: the events before its cut-off, and words of rows that never change. Reads only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from tracker.domain.events import GENESIS, Event, EventKind
from tracker.domain.report_facts import KINDS
from tracker.domain.report_material import (
    BodyWords,
    DirectiveWords,
    IndicatorWords,
    SubmissionWords,
    TaskWords,
)
from tracker.records.assignments import AssignmentRow, SubmissionRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, DutyRow, IndicatorRow, TaskRow
from tracker.records.events import EventRow
from tracker.records.outbox import ReminderRow
from tracker.store.tables import table_of

_A, _S, _E = table_of(AssignmentRow), table_of(SubmissionRow), table_of(EventRow)
_D, _T, _DUTY = table_of(DirectiveRow), table_of(TaskRow), table_of(DutyRow)
_I, _B, _R = table_of(IndicatorRow), table_of(BodyRow), table_of(ReminderRow)
_PAGE = 2_000


class ReportReads:
    """Everything is asked by directive, never by lists of assignments: those may be hundreds of thousands."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def events(self, before: datetime, directive: UUID | None) -> Iterator[Event]:
        """The events that say how work stands, in order, a page at a time; of all directives for None."""
        query = select(_E).where(_E.c.at < before, _E.c.kind.in_(KINDS)).order_by(_E.c.seq).limit(_PAGE)
        if directive is not None:
            query = query.where(_E.c.directive_id == directive)
        last = 0
        while rows := self._connection.execute(query.where(_E.c.seq > last)).mappings().all():
            yield from (Event(**row) for row in rows)
            last = rows[-1]["seq"]

    def anchor(self, before: datetime) -> tuple[int, str]:
        """The (seq, hash) of the last event before the instant; (0, GENESIS) when there is none."""
        query = select(_E.c.seq, _E.c.hash).where(_E.c.at < before).order_by(_E.c.seq.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return (row.seq, row.hash) if row else (0, GENESIS)

    def directives(self, keys: Iterable[UUID]) -> tuple[DirectiveWords, ...]:
        """The directives in the order of the register."""
        columns = [_D.c[name] for name in DirectiveWords.__slots__]
        query = select(*columns).where(_D.c.id.in_(list(keys))).order_by(_D.c.no)
        return tuple(DirectiveWords(*row) for row in self._connection.execute(query))

    def tasks(self, directives: Sequence[UUID]) -> tuple[TaskWords, ...]:
        """Their tasks in reading order."""
        duties: dict[UUID, list[str]] = {}
        of_tasks = select(_DUTY.c.task_id, _DUTY.c.text).join(_T, _T.c.id == _DUTY.c.task_id)
        for row in self._connection.execute(
            of_tasks.where(_T.c.directive_id.in_(directives)).order_by(_DUTY.c.position)
        ):
            duties.setdefault(row.task_id, []).append(row.text)
        query = select(_T).join(_D, _D.c.id == _T.c.directive_id).where(_T.c.directive_id.in_(directives))
        return tuple(
            TaskWords(t.id, t.directive_id, t.path, t.title, t.text, t.nature, tuple(duties.get(t.id, ())))
            for t in self._connection.execute(query.order_by(_D.c.no, _T.c.position))
        )

    def indicators(self, directives: Sequence[UUID]) -> tuple[IndicatorWords, ...]:
        """Their indicators in the order of the text."""
        columns = [_I.c[name] for name in IndicatorWords.__slots__]
        query = select(*columns).join(_D, _D.c.id == _I.c.directive_id)
        wanted = query.where(_I.c.directive_id.in_(directives)).order_by(_D.c.no, _I.c.position)
        return tuple(IndicatorWords(*row) for row in self._connection.execute(wanted))

    def mentions(self, directives: Sequence[UUID]) -> dict[UUID, str]:
        """By assignment, the words that named its body."""
        query = select(_A.c.id, _A.c.mention).where(_A.c.directive_id.in_(directives))
        return {row.id: row.mention for row in self._connection.execute(query)}

    def submissions(self, directives: Sequence[UUID], before: datetime) -> dict[UUID, SubmissionWords]:
        """What was handed in before the instant, by id."""
        columns = [_S.c[name] for name in SubmissionWords.__slots__]
        query = _of(directives, select(*columns)).where(_S.c.submitted_at < before)
        return {row.id: SubmissionWords(*row) for row in self._connection.execute(query)}

    def bodies(self) -> dict[str, BodyWords]:
        """The names of the directory, by code."""
        columns = [_B.c[name] for name in BodyWords.__slots__]
        return {row.code: BodyWords(*row) for row in self._connection.execute(select(*columns))}

    def reminders(
        self, directives: Sequence[UUID], since: datetime, before: datetime
    ) -> tuple[tuple[UUID, UUID], ...]:
        """(assignment, message) of every reminder whose message went out in between, by the record."""
        sent = (_E.c.subject_id == _R.c.message_id) & (_E.c.kind == EventKind.MESSAGE_SENT.value)
        query = (
            select(_R.c.assignment_id, _R.c.message_id)
            .join(_E, sent)
            .join(_A, _A.c.id == _R.c.assignment_id)
            .where(_E.c.at >= since, _E.c.at < before, _A.c.directive_id.in_(directives))
            .order_by(_E.c.seq, _A.c.no)
        )
        return tuple((row[0], row[1]) for row in self._connection.execute(query))


def _of(directives: Sequence[UUID], query: Select[Any]) -> Select[Any]:
    return query.join(_A, _A.c.id == _S.c.assignment_id).where(_A.c.directive_id.in_(directives))


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
