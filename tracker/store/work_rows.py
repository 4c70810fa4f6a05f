"""Assignments as a body's list of work shows them, and as a search looks at them. Which ones is `work_lists`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, text

from tracker.records.assignments import AssignmentRow, ExtensionRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.records.events import EventRow
from tracker.records.work import WorkDraftRow
from tracker.store.tables import table_of
from tracker.store.work_lists import ENDED, OPEN, REPORTED

_A = table_of(AssignmentRow)
_T = table_of(TaskRow)
_D = table_of(DirectiveRow)
_X = table_of(ExtensionRow)
_E = table_of(EventRow)
_W = table_of(WorkDraftRow)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One assignment as a list shows it. `asked_due_on`: an extension waits for a decision; `draft_at`: the asker's
    own draft of a report."""

    id: UUID
    no: int
    directive_no: int
    number: str | None
    subject: str | None
    path: str
    title: str
    role: str
    period: str
    state: str
    phase: str
    revision: int
    due_on: date | None
    report_on: date | None
    acknowledged_at: datetime | None
    reported_on: date | None
    done_on: date | None
    last_activity_on: date
    asked_due_on: date | None
    draft_at: datetime | None

    @property
    def ref(self) -> str:
        """What people type."""
        return f"{self.directive_no}-{self.no}"


class Sought(NamedTuple):
    """What a search looks at."""

    id: UUID
    no: int
    directive_no: int
    number: str | None
    subject: str | None
    path: str
    title: str
    phase: str
    revision: int
    due_on: date | None
    report_on: date | None
    reported_on: date | None
    last_activity_on: date


class WorkRows:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, keys: Sequence[UUID], person: UUID | None) -> dict[UUID, WorkRow]:
        """These assignments as a list shows them."""
        found = self._connection.execute(_ROWS, {"keys": list(keys), "person": person}) if keys else ()
        return {row[0]: WorkRow(*_values(row)) for row in found}

    def returns(self, keys: Sequence[UUID]) -> list[tuple[UUID, str | None]]:
        """The payloads of the moves of these assignments, oldest first."""
        found = self._connection.execute(_MOVES, {"keys": list(keys)}) if keys else ()
        return [(row[0], row[1]) for row in found]

    def sought(self, body: str, part: str, limit: int) -> list[Sought]:
        """Everything of the body in one of the lists (todo, sent, ended), for a search."""
        rows = self._connection.execute(_SOUGHT[part], {"body": body, "rows": limit})
        return [Sought(*_values(row)) for row in rows]


def _values(row: Any) -> tuple[Any, ...]:
    """A row of the driver, without what it declares about its own types."""
    return tuple(row)


_ROWS = (
    select(
        _A.c.id,
        _A.c.no,
        _D.c.no,
        _D.c.number,
        _D.c.subject,
        _T.c.path,
        _T.c.title,
        _A.c.role,
        _A.c.period,
        _A.c.state,
        _A.c.phase,
        _A.c.revision,
        _A.c.due_on,
        _A.c.report_on,
        _A.c.acknowledged_at,
        _A.c.reported_on,
        _A.c.done_on,
        _A.c.last_activity_on,
        _X.c.asked_due_on,
        _W.c.saved_at,
    )
    .join(_T, _T.c.id == _A.c.task_id)
    .join(_D, _D.c.id == _A.c.directive_id)
    .outerjoin(_X, (_X.c.assignment_id == _A.c.id) & text("extension.phase = 'waiting'"))
    .outerjoin(_W, (_W.c.assignment_id == _A.c.id) & (_W.c.person_id == bindparam("person")))
    .where(_A.c.id.in_(bindparam("keys", expanding=True)))
)
_MOVES = (
    select(_E.c.subject_id, _E.c.payload)
    .where(_E.c.subject_id.in_(bindparam("keys", expanding=True)), _E.c.kind == "assignment.moved")
    .order_by(_E.c.subject_id, _E.c.seq)
)
_ALL = (
    select(
        _A.c.id,
        _A.c.no,
        _D.c.no,
        _D.c.number,
        _D.c.subject,
        _T.c.path,
        _T.c.title,
        _A.c.phase,
        _A.c.revision,
        _A.c.due_on,
        _A.c.report_on,
        _A.c.reported_on,
        _A.c.last_activity_on,
    )
    .join(_T, _T.c.id == _A.c.task_id)
    .join(_D, _D.c.id == _A.c.directive_id)
    .where(_A.c.body_code == bindparam("body"))
    .limit(bindparam("rows"))
)
_SOUGHT = {"todo": _ALL.where(OPEN), "sent": _ALL.where(REPORTED), "ended": _ALL.where(ENDED)}
