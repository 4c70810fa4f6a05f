"""One directive as its pages show it: cells of items and bodies, totals by body, the latest events. No rules.

How many queries does not depend on how much work there is.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, case, func, select, text

from tracker.domain.events import Event, EventKind
from tracker.records.assignments import AssignmentRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import TaskRow
from tracker.records.events import EventRow
from tracker.records.outbox import MessageRow
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_A, _B, _E = table_of(AssignmentRow), table_of(BodyRow), table_of(EventRow)
_M, _P, _T = table_of(MessageRow), table_of(PersonRow), table_of(TaskRow)
_OPEN = text("assignment.phase IN ('waiting', 'working', 'reported')")
_LATE = text("assignment.phase IN ('waiting', 'working')")
_FOLLOWING = (EventKind.TASK_OPENED, EventKind.TASK_ROLLED_UP, EventKind.ASSIGNMENT_OPENED)
_WORKING = ("officer", "coordinator")


class TaskLine(NamedTuple):
    """An item that became a task."""

    id: UUID
    position: int
    path: str
    title: str
    state: str
    due_on: date | None


class CellLine(NamedTuple):
    """One assignment of a task."""

    task_id: UUID
    no: int
    body: str
    role: str
    period: str
    state: str
    phase: str
    due_on: date | None


class BodyTotal(NamedTuple):
    """The work of one body under the directive."""

    code: str
    name: str
    every: int
    open: int
    reported: int
    done: int
    overdue: int


class DirectiveReads:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tasks(self, directive: UUID, after: int, limit: int) -> list[TaskLine]:
        """Tasks behind a position, in reading order."""
        columns = [_T.c[name] for name in TaskLine._fields]
        query = select(*columns).where(_T.c.directive_id == directive, _T.c.position > after)
        found = self._connection.execute(query.order_by(_T.c.position).limit(limit))
        return [TaskLine(*row) for row in found]

    def cells(self, tasks: Collection[UUID]) -> list[CellLine]:
        """The assignments of these tasks, in the order opened."""
        columns = (_A.c.task_id, _A.c.no, _A.c.body_code, _A.c.role, _A.c.period)
        query = select(*columns, _A.c.state, _A.c.phase, _A.c.due_on)
        found = self._connection.execute(query.where(_A.c.task_id.in_(tasks)).order_by(_A.c.no))
        return [CellLine(*row) for row in found]

    def totals(self, directive: UUID, today: date) -> list[BodyTotal]:
        """Every body with work, by name."""
        counts: tuple[Any, ...] = (
            func.count(),
            _sum(_OPEN),
            _sum(_A.c.phase == "reported"),
            _sum(_A.c.phase == "done"),
            _sum(_LATE & (_A.c.due_on < today)),
        )
        query = (
            select(_A.c.body_code, _B.c.name, *counts)
            .join(_B, _B.c.code == _A.c.body_code)
            .where(_A.c.directive_id == directive)
            .group_by(_A.c.body_code, _B.c.name)
            .order_by(_B.c.name)
        )
        return [
            BodyTotal(row[0], row[1], *(int(n) for n in row[2:])) for row in self._connection.execute(query)
        ]

    def latest_events(self, directive: UUID, limit: int) -> list[Event]:
        """What people did with the directive and its work, the latest first; not what followed of itself."""
        query = select(_E).where(_E.c.directive_id == directive, _E.c.kind.not_in(_FOLLOWING))
        query = query.order_by(_E.c.seq.desc()).limit(limit)
        return [Event(**row) for row in self._connection.execute(query).mappings()]

    def names(self, codes: Collection[str]) -> dict[str, str]:
        """The names of these bodies."""
        query = select(_B.c.code, _B.c.name).where(_B.c.code.in_(codes))
        return {row[0]: row[1] for row in self._connection.execute(query)} if codes else {}

    def officers(self) -> dict[str, int]:
        """How many people can be told of a body's work, by body."""
        query = (
            select(_P.c.body_code, func.count())
            .where(_P.c.body_code.is_not(None), _P.c.is_active, _P.c.role.in_(_WORKING))
            .group_by(_P.c.body_code)
        )
        return {row[0]: int(row[1]) for row in self._connection.execute(query)}

    def first_notices(self, directive: UUID) -> int:
        """Messages owed, or sent, because the directive was issued."""
        begin = f"first:issue:{directive}:"
        query = select(func.count()).where(_M.c.key >= begin, _M.c.key < begin[:-1] + ";")
        return int(self._connection.execute(query).scalar_one())


def _sum(test: Any) -> Any:
    return func.coalesce(func.sum(case((test, 1), else_=0)), 0)
