"""The open work of a calendar: what is due when, with the instant of the last event about it. Reads only."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, or_, select, text

from tracker.records.assignments import AssignmentRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.records.events import EventRow
from tracker.store.program_lists import Whose
from tracker.store.tables import table_of

_A, _B, _E = table_of(AssignmentRow), table_of(BodyRow), table_of(EventRow)
_D, _T = table_of(DirectiveRow), table_of(TaskRow)
_OPEN = text("assignment.phase IN ('waiting', 'working', 'reported') AND assignment.phase <> 'reported'")
_DAY = func.coalesce(_A.c.due_on, _A.c.report_on)
_LAST = select(func.max(_E.c.at)).where(_E.c.subject_id == _A.c.id).scalar_subquery()


class DueLine(NamedTuple):
    """One assignment and its day."""

    id: UUID
    directive_no: int
    no: int
    on: date
    due_on: date | None
    version: int
    last_at: datetime | None
    opened_at: datetime
    path: str
    title: str
    number: str | None
    body_name: str


def due_days(connection: Connection, whose: Whose, body: str | None, most: int) -> list[DueLine]:
    """What is not over and not handed in, by day; of one body where named."""
    query: Any = (
        select(
            _A.c.id,
            _D.c.no,
            _A.c.no,
            _DAY,
            _A.c.due_on,
            _A.c.version,
            _LAST,
            _A.c.opened_at,
            _T.c.path,
            _T.c.title,
            _D.c.number,
            _B.c.name,
        )
        .select_from(_A)
        .join(_D, _D.c.id == _A.c.directive_id)
        .join(_T, _T.c.id == _A.c.task_id)
        .join(_B, _B.c.code == _A.c.body_code)
        .where(_OPEN, _DAY.is_not(None))
    )
    if body is not None:
        query = query.where(_A.c.body_code == body)
    if whose.body is not None:
        query = query.where(_A.c.body_code == whose.body)
    elif whose.board is not None:
        followed = or_(_D.c.coordinator_body == whose.board, _D.c.coordinator_body.is_(None))
        query = query.where(or_(followed, _A.c.body_code == whose.board))
    rows = connection.execute(query.order_by(_DAY, _A.c.id).limit(most))
    return [DueLine(*row) for row in rows]
