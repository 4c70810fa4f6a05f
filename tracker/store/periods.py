"""Which repeating work there is and up to which period it was opened. One query, no rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select

from tracker.records.assignments import AssignmentRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.store.tables import table_of

_A = table_of(AssignmentRow)
_D = table_of(DirectiveRow)
_T = table_of(TaskRow)


@dataclass(frozen=True, slots=True)
class RepeatingTask:
    """A task with periods, and the latest of them that has assignments."""

    directive_id: UUID
    task_id: UUID
    path: str
    recurrence: str | None
    regime: str
    period_length: str
    latest: str


def repeating_tasks(connection: Connection, states: Sequence[str]) -> list[RepeatingTask]:
    """All tasks with periods of directives in these states, by directive and position."""
    columns = (_D.c.id, _T.c.id, _T.c.path, _T.c.recurrence, _D.c.regime, _D.c.period_length)
    query = (
        select(*columns, func.max(_A.c.period))
        .join(_T, _T.c.id == _A.c.task_id)
        .join(_D, _D.c.id == _T.c.directive_id)
        .where(_A.c.period != "", _D.c.state.in_(states))
        .group_by(*columns, _D.c.no, _T.c.position)
        .order_by(_D.c.no, _T.c.position)
    )
    return [RepeatingTask(*row) for row in connection.execute(query)]
