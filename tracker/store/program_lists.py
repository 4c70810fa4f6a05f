"""Assignments and tasks for programs, after a key and narrowed as asked: one statement a page. No rules.

In the order of the register, which is the order of people's references.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select, text, tuple_

from tracker.records.assignments import AssignmentRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.store.tables import table_of

_A, _B = table_of(AssignmentRow), table_of(BodyRow)
_D, _T = table_of(DirectiveRow), table_of(TaskRow)
_OPEN = text("assignment.phase IN ('waiting', 'working', 'reported')")  # as the partial indexes have it


@dataclass(frozen=True, slots=True)
class Whose:
    """Which rows somebody may see: those of a body, those a board follows or owes, or (both None) all."""

    body: str | None = None
    board: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a list is narrowed; what is None or False does not narrow."""

    directive: int | None = None
    body: str | None = None
    state: str | None = None
    phase: str | None = None
    due_from: date | None = None
    due_until: date | None = None
    is_open: bool = False
    overdue_on: date | None = None


class AssignmentListed(NamedTuple):
    """An assignment as a list shows it."""

    directive_no: int
    no: int
    path: str
    title: str
    body_code: str
    body_name: str
    role: str
    period: str
    state: str
    phase: str
    due_on: date | None
    report_on: date | None
    reported_on: date | None
    done_on: date | None
    version: int
    revision: int
    id: UUID


class TaskListed(NamedTuple):
    """A task as a list shows it."""

    directive_no: int
    position: int
    path: str
    kind: str
    title: str
    text: str
    nature: str
    due_on: date | None
    state: str


class ProgramLists:
    """Reads only."""

    def __init__(self, connection: Connection, whose: Whose) -> None:
        self._connection = connection
        self._whose = whose

    def assignments(self, wanted: Wanted, after: tuple[int, int], limit: int) -> list[AssignmentListed]:
        """Those after a reference."""
        query = _ASSIGNMENTS.where(_after(_A.c.no, after), *_tests(wanted), *self._mine())
        return [AssignmentListed(*row) for row in self._rows(query.order_by(_D.c.no, _A.c.no), limit)]

    def tasks(self, directive: int | None, after: tuple[int, int], limit: int) -> list[TaskListed]:
        """Those after a place, in reading order."""
        tests = [_D.c.no == directive] if directive is not None else []
        query = _TASKS.where(_after(_T.c.position, after), *tests, *self._my_tasks())
        return [TaskListed(*row) for row in self._rows(query.order_by(_D.c.no, _T.c.position), limit)]

    def _mine(self) -> list[ColumnElement[bool]]:
        if self._whose.body is not None:
            return [_A.c.body_code == self._whose.body]
        if self._whose.board is not None:
            return [or_(self._followed(), _A.c.body_code == self._whose.board)]
        return []

    def _my_tasks(self) -> list[ColumnElement[bool]]:
        body = self._whose.body or self._whose.board
        if body is None:
            return []
        has_part = exists().where(_A.c.task_id == _T.c.id, _A.c.body_code == body)
        return [has_part if self._whose.body is not None else or_(self._followed(), has_part)]

    def _followed(self) -> ColumnElement[bool]:
        return or_(_D.c.coordinator_body == self._whose.board, _D.c.coordinator_body.is_(None))

    def _rows(self, query: Select[Any], limit: int) -> Any:
        return self._connection.execute(query.limit(limit))


def _after(column: ColumnElement[int], after: tuple[int, int]) -> ColumnElement[bool]:
    # The first test is a range of an index, the second what is left of the first directive.
    directive, no = after
    return and_(_D.c.no >= directive, tuple_(_D.c.no, column) > tuple_(directive, no))


def _tests(wanted: Wanted) -> list[Any]:
    tests: dict[str, Callable[[Any], Any]] = {
        "directive": lambda no: _D.c.no == no,
        "body": lambda code: _A.c.body_code == code,
        "state": lambda state: _A.c.state == state,
        "phase": lambda phase: _A.c.phase == phase,
        "due_from": lambda day: _A.c.due_on >= day,
        "due_until": lambda day: _A.c.due_on <= day,
        "is_open": lambda _: _OPEN,
        "overdue_on": lambda day: and_(_OPEN, _A.c.due_on < day),
    }
    asked = ((getattr(wanted, name), test) for name, test in tests.items())
    return [test(value) for value, test in asked if value is not None and value is not False]


_ASSIGNMENTS = (
    select(
        _D.c.no,
        _A.c.no,
        _T.c.path,
        _T.c.title,
        _A.c.body_code,
        _B.c.name,
        _A.c.role,
        _A.c.period,
        _A.c.state,
        _A.c.phase,
        _A.c.due_on,
        _A.c.report_on,
        _A.c.reported_on,
        _A.c.done_on,
        _A.c.version,
        _A.c.revision,
        _A.c.id,
    )
    .select_from(_D)
    .join(_A, _A.c.directive_id == _D.c.id)
    .join(_T, _T.c.id == _A.c.task_id)
    .join(_B, _B.c.code == _A.c.body_code)
)
_TASKS = select(
    _D.c.no,
    _T.c.position,
    _T.c.path,
    _T.c.kind,
    _T.c.title,
    _T.c.text,
    _T.c.nature,
    _T.c.due_on,
    _T.c.state,
).join(_D, _D.c.id == _T.c.directive_id)
