"""A leader's view: how the running directives stand now, by directive and by body, and what in them is red.

Counts follow `domain.report_figures`, from the present rows instead of the events. No rules, no words.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    Connection,
    Date,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
)

from tracker.records.assignments import AssignmentRow, SubmissionRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.store.tables import table_of

_A, _B, _D = table_of(AssignmentRow), table_of(BodyRow), table_of(DirectiveRow)
_S, _T = table_of(SubmissionRow), table_of(TaskRow)

RED = ("overdue", "silent", "returned")
"""Why work is red, the most pressing first."""

# The conditions of the partial indexes, word by word: that is how a database knows that an index fits.
_OPEN = text("assignment.phase IN ('waiting', 'working', 'reported')")
_UNDATED = text("assignment.due_on IS NULL AND assignment.phase IN ('waiting', 'working')")
_RETURNED = text("assignment.phase = 'working' AND assignment.revision > 0")
_TODAY = bindparam("today", type_=Date)
_SILENT_SINCE = bindparam("silent_since", type_=Date)


class DirectiveStanding(NamedTuple):
    """A running directive."""

    id: UUID
    no: int
    number: str | None
    kind: str | None
    subject: str | None
    issued_on: date | None


class RedRow(NamedTuple):
    """One red assignment. `on` is the due day, the last sign of life, or the day of the return."""

    why: str
    on: date
    id: UUID
    directive: int
    no: int
    number: str | None
    path: str
    title: str
    body: str
    state: str
    phase: str
    revision: int
    acknowledged: bool
    said: str | None
    difficulties: str | None

    @property
    def ref(self) -> str:
        """What people type."""
        return f"{self.directive}-{self.no}"


class Days(NamedTuple):
    """What the counts depend on: today, the day before which silence begins, the first day of the period."""

    today: date
    silent_since: date
    first: date


class Overview:
    """Reads only, of these directives."""

    def __init__(self, connection: Connection, days: Days) -> None:
        self._connection = connection
        self._days = days

    def running(self, states: Sequence[str], board: str | None, limit: int) -> list[DirectiveStanding]:
        """Directives in these states, newest first; `board` None: of whichever."""
        query = select(*(_D.c[name] for name in DirectiveStanding._fields)).where(_D.c.state.in_(states))
        if board is not None:
            query = query.where(_D.c.coordinator_body == board)
        rows = self._connection.execute(query.order_by(_D.c.no.desc()).limit(limit))
        return [DirectiveStanding(*row) for row in rows]

    def by_directive(self, directives: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
        """The counts of each."""
        rows = self._connection.execute(_counted((_A.c.directive_id,)), self._values(directives)).mappings()
        return {row["directive_id"]: _counts(row) for row in rows}

    def by_body(self, directives: Sequence[UUID]) -> dict[str, tuple[str, dict[str, int]]]:
        """Name and counts of each body that owes something."""
        rows = self._connection.execute(_counted((_A.c.body_code,)), self._values(directives)).mappings()
        found = {row["body_code"]: _counts(row) for row in rows}
        names: dict[str, str] = {
            row[0]: row[1] for row in self._connection.execute(select(_B.c.code, _B.c.name))
        }
        return {code: (names.get(code, code), counts) for code, counts in found.items()}

    def red(self, directives: Sequence[UUID], each: int) -> list[RedRow]:
        """Of each kind the worst, at most `each`, with the last words of the body."""
        rows = self._connection.execute(_red(), {**self._values(directives), "rows": each})
        return [RedRow(*row) for row in rows]

    def _values(self, directives: Sequence[UUID]) -> dict[str, Any]:
        return {**self._days._asdict(), "directives": list(directives)}


def _classes() -> Mapping[str, Any]:
    """The names of `report_figures` with their conditions."""
    is_open = _A.c.phase.in_(("waiting", "working", "reported"))
    is_done, is_dropped = _A.c.phase == "done", _A.c.phase == "dropped"
    no_day, past = _A.c.due_on.is_(None), _A.c.due_on < _TODAY
    in_time = func.coalesce(_A.c.done_on, _TODAY) <= _A.c.due_on
    is_expected = _A.c.phase.in_(("waiting", "working"))
    return {
        "total": ~is_dropped,
        "done": is_done,
        "done_in_time": and_(is_done, ~no_day, in_time),
        "done_late": and_(is_done, ~no_day, ~in_time),
        "done_no_deadline": and_(is_done, no_day),
        "open_in_time": and_(is_open, ~no_day, ~past),
        "open_overdue": and_(is_open, past),
        "open_no_deadline": and_(is_open, no_day),
        "due": and_(~is_dropped, past),
        "due_done": and_(is_done, past),
        "silent": and_(is_expected, no_day, _A.c.last_activity_on < _SILENT_SINCE),
        "returned": and_(_A.c.phase == "working", _A.c.revision > 0),
    }


@cache
def _counted(keys: tuple[Any, ...]) -> Select[Any]:
    # Of work that repeats, what had ended before the period began is told by earlier reports.
    in_scope = or_(_A.c.period == "", _OPEN, _A.c.last_activity_on >= bindparam("first", type_=Date))
    counts = [func.sum(case((where, 1), else_=0)).label(name) for name, where in _classes().items()]
    query = select(*keys, *counts).where(_of_these(), in_scope)
    return query.group_by(*keys)


def _counts(row: RowMapping) -> dict[str, int]:
    return {name: int(row[name]) for name in _classes()}


def _of_these() -> Any:
    return _A.c.directive_id.in_(bindparam("directives", expanding=True))


@cache
def _red() -> Select[Any]:
    kinds = {
        "overdue": (_A.c.due_on, _OPEN, _A.c.due_on < _TODAY),
        "silent": (_A.c.last_activity_on, _UNDATED, _A.c.last_activity_on < _SILENT_SINCE),
        "returned": (_A.c.last_activity_on, _RETURNED),
    }
    parts = [_range(why, on, where) for why, (on, *where) in kinds.items()]
    keys = union_all(*(select(part) for part in parts)).subquery()
    is_last = and_(_S.c.assignment_id == _A.c.id, _S.c.revision == _A.c.revision)
    columns = (
        *(keys.c.why, keys.c.on, _A.c.id, _D.c.no, _A.c.no, _D.c.number, _T.c.path, _T.c.title, _B.c.name),
        *(_A.c.state, _A.c.phase, _A.c.revision, _A.c.acknowledged_at.is_not(None)),
        *(func.substr(_S.c.results, 1, 400), func.substr(_S.c.difficulties, 1, 400)),
    )
    return (
        select(*columns)
        .select_from(keys)
        .join(_A, _A.c.id == keys.c.id)
        .join(_D, _D.c.id == _A.c.directive_id)
        .join(_T, _T.c.id == _A.c.task_id)
        .join(_B, _B.c.code == _A.c.body_code)
        .outerjoin(_S, is_last)
        .order_by(keys.c.on, _A.c.id)
    )


def _range(why: str, on: Any, where: Sequence[Any]) -> Any:
    query = select(literal(why).label("why"), on.label("on"), _A.c.id).where(_of_these(), *where)
    return query.order_by(on, _A.c.id).limit(bindparam("rows")).subquery()
