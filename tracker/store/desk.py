"""A coordinator's desk: what of the followed work asks for somebody, a few rows of each kind and how many there are.

Each kind is a range of one index (`records.assignments`). No rules, no words.
"""

from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Date, Select, bindparam, func, literal, select, text, tuple_, union_all

from tracker.records.assignments import AssignmentRow, ExtensionRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.records.outbox import MessageRow
from tracker.store.tables import table_of

_A, _B, _D = table_of(AssignmentRow), table_of(BodyRow), table_of(DirectiveRow)
_E, _M, _T = table_of(ExtensionRow), table_of(MessageRow), table_of(TaskRow)

COUNTED = 300
"""Counts stop here."""

KINDS = ("verify", "asked", "overdue", "missing", "silent", "soon")
"""The kinds of assignments on the desk, the most urgent first."""

# The conditions of the partial indexes, word by word: that is how a database knows that an index fits.
_OPEN = text("assignment.phase IN ('waiting', 'working', 'reported') AND assignment.phase <> 'reported'")
_REPORTED = text("assignment.phase = 'reported'")
_MISSING = text(
    "assignment.due_on IS NULL AND assignment.report_on IS NOT NULL AND assignment.phase IN ('waiting', 'working')"
)
_SILENT = text(
    "assignment.due_on IS NULL AND assignment.report_on IS NULL AND assignment.phase IN ('waiting', 'working')"
)
_TODAY, _SOON = bindparam("today", type_=Date), bindparam("soon", type_=Date)
_SILENT_SINCE = bindparam("silent_since", type_=Date)


class DeskRow(NamedTuple):
    """One assignment. `on` is the day that its kind is ordered by."""

    kind: str
    on: date
    id: UUID
    directive: int
    no: int
    number: str | None
    path: str
    title: str
    body: str
    body_name: str
    role: str
    state: str
    phase: str
    due_on: date | None
    last_activity_on: date
    reported_on: date | None
    revision: int

    @property
    def ref(self) -> str:
        """What people type."""
        return f"{self.directive}-{self.no}"


class DeskKey(NamedTuple):
    """Where a row stands among those of its kind."""

    on: date
    id: UUID


class Desk:
    """Reads only. `board` None: of whichever board."""

    def __init__(
        self, connection: Connection, board: str | None, today: date, soon: date, silent: date
    ) -> None:
        self._connection = connection
        self._values = {"board": board, "today": today, "soon": soon, "silent_since": silent}
        self._is_of_board = board is not None

    def top(self, limit: int) -> list[DeskRow]:
        """The first rows of every kind."""
        return self._rows(_top(self._is_of_board), rows=limit)

    def page(self, kind: str, after: DeskKey | None, limit: int) -> list[DeskRow]:
        """Rows of one kind after a key."""
        place = {"after_on": after.on, "after_id": after.id} if after else {}
        return self._rows(_page(kind, self._is_of_board, after is not None), rows=limit, **place)

    def counts(self) -> dict[str, int]:
        """How many of each kind, and `failed` messages; COUNTED at most."""
        row = self._connection.execute(_counts(self._is_of_board), {**self._values, "most": COUNTED}).one()
        return dict(zip((*KINDS, "failed"), row, strict=True))

    def _rows(self, query: Select[Any], **values: Any) -> list[DeskRow]:
        return [DeskRow(*row) for row in self._connection.execute(query, {**self._values, **values})]


def _ranges(is_of_board: bool) -> dict[str, Select[Any]]:
    """Day and key of the assignments of each kind, in order; without a limit."""
    # Few wait: from the requests to their assignments, not the other way round.
    asked = select(_E.c.assignment_id).where(text("extension.phase = 'waiting'"))
    kinds: dict[str, tuple[Any, ...]] = {
        "verify": (_A.c.reported_on, _REPORTED),
        "asked": (
            _A.c.last_activity_on,
            _A.c.id.in_(asked),
            _A.c.phase.in_(("waiting", "working", "reported")),
        ),
        "overdue": (_A.c.due_on, _OPEN, _A.c.due_on < _TODAY),
        "missing": (_A.c.report_on, _MISSING, _A.c.report_on < _TODAY),
        "silent": (_A.c.last_activity_on, _SILENT, _A.c.last_activity_on < _SILENT_SINCE),
        "soon": (_A.c.due_on, _OPEN, _A.c.due_on >= _TODAY, _A.c.due_on <= _SOON),
    }
    return {kind: _range(kind, day, where, is_of_board) for kind, (day, *where) in kinds.items()}


def _range(kind: str, day: Any, where: list[Any], is_of_board: bool) -> Select[Any]:
    query = select(literal(kind).label("kind"), day.label("on"), _A.c.id, _A.c.directive_id).where(*where)
    if not is_of_board:
        return query
    followed = select(_D.c.id).where(_D.c.coordinator_body == bindparam("board"))
    query = query.where(_A.c.directive_id.in_(followed))
    # What the board itself owes is a leader's to decide on.
    return query.where(_A.c.body_code != bindparam("board")) if kind in ("verify", "asked") else query


@cache
def _top(is_of_board: bool) -> Select[Any]:
    parts = [
        part.order_by("on", _A.c.id).limit(bindparam("rows")).subquery()
        for part in _ranges(is_of_board).values()
    ]
    return _shown(union_all(*(select(part) for part in parts)))


@cache
def _page(kind: str, is_of_board: bool, after: bool) -> Select[Any]:
    part = _ranges(is_of_board)[kind]
    if after:
        place = tuple_(bindparam("after_on", type_=Date), bindparam("after_id", type_=_A.c.id.type))
        part = part.where(tuple_(part.selected_columns["on"], _A.c.id) > place)
    return _shown(part.order_by("on", _A.c.id).limit(bindparam("rows")))


def _shown(keys: Any) -> Select[Any]:
    """The rows of these keys as they are shown."""
    found = keys.subquery()
    columns = (
        *(found.c.kind, found.c.on, _A.c.id, _D.c.no, _A.c.no, _D.c.number, _T.c.path, _T.c.title),
        *(_A.c.body_code, _B.c.name, _A.c.role, _A.c.state, _A.c.phase, _A.c.due_on, _A.c.last_activity_on),
        *(_A.c.reported_on, _A.c.revision),
    )
    joined = (
        select(*columns)
        .join(_A, _A.c.id == found.c.id)
        .join(_D, _D.c.id == _A.c.directive_id)
        .join(_T, _T.c.id == _A.c.task_id)
        .join(_B, _B.c.code == _A.c.body_code)
    )
    return joined.order_by(found.c.on, _A.c.id)


@cache
def _counts(is_of_board: bool) -> Select[Any]:
    failed = select(_M.c.id).where(text("message.state = 'dead'"))
    return select(
        *(
            select(func.count()).select_from(part.limit(bindparam("most")).subquery()).scalar_subquery()
            for part in (*_ranges(is_of_board).values(), failed)
        )
    )
