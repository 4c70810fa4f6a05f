"""The register of directives as a list shows it: narrow rows, newest first, with how much work is open and late.

The long texts of a directive are never read here. No rules, no words.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Select, case, func, select, text, union_all

from tracker.records.assignments import AssignmentRow
from tracker.records.directives import DirectiveRow
from tracker.store.tables import table_of

_A, _D = table_of(AssignmentRow), table_of(DirectiveRow)
_OPEN = text("assignment.phase IN ('waiting', 'working', 'reported')")
_LATE = text("assignment.phase IN ('waiting', 'working')")
_SHOWN = (
    _D.c.id,
    _D.c.no,
    _D.c.number,
    _D.c.kind,
    _D.c.issuer,
    _D.c.issued_on,
    _D.c.subject,
    _D.c.state,
)


class RegisterRow(NamedTuple):
    """A directive in the list."""

    id: UUID
    no: int
    number: str | None
    kind: str | None
    issuer: str | None
    issued_on: date | None
    subject: str | None
    state: str


class SoughtDirective(NamedTuple):
    """What of a directive is searched."""

    no: int
    number: str | None
    kind: str | None
    issuer: str | None
    subject: str | None


class WorkCount(NamedTuple):
    """Assignments of a directive: all, those still open, those late as of the day asked."""

    every: int = 0
    open: int = 0
    overdue: int = 0


class Register:
    """Reads only. `board` None: of whichever board; else those it follows, and those nobody's board does."""

    def __init__(self, connection: Connection, board: str | None, state: str = "") -> None:
        self._connection = connection
        self._board = board
        self._state = state

    def page(self, before: int | None, limit: int) -> list[RegisterRow]:
        """Directives below a running number, newest first."""
        parts = [self._range(where, before).limit(limit).subquery() for where in self._whose()]
        numbers = union_all(*(select(part.c.no) for part in parts)).subquery()
        query = select(*_SHOWN).join(numbers, numbers.c.no == _D.c.no).order_by(_D.c.no.desc()).limit(limit)
        return [RegisterRow(*row) for row in self._connection.execute(query)]

    def rows(self, numbers: Collection[int]) -> list[RegisterRow]:
        """These, newest first."""
        query = select(*_SHOWN).where(_D.c.no.in_(numbers)).order_by(_D.c.no.desc())
        return [RegisterRow(*row) for row in self._connection.execute(query)]

    def sought(self, before: int | None, most: int) -> list[SoughtDirective]:
        """What to search in, newest first, no more than `most` of each kind."""
        columns = [_D.c[name] for name in SoughtDirective._fields]
        parts = [self._range(where, before, columns).limit(most).subquery() for where in self._whose()]
        every = union_all(*(select(part) for part in parts)).subquery()
        found = self._connection.execute(select(every).order_by(every.c.no.desc()))
        return [SoughtDirective(*row) for row in found]

    def counts(self, directives: Sequence[UUID], today: date) -> dict[UUID, WorkCount]:
        """The work of these directives; those without any are left out."""
        late = _LATE & (_A.c.due_on < today)
        query = (
            select(
                _A.c.directive_id,
                func.count(),
                func.sum(case((_OPEN, 1), else_=0)),
                func.sum(case((late, 1), else_=0)),
            )
            .where(_A.c.directive_id.in_(directives))
            .group_by(_A.c.directive_id)
        )
        found = self._connection.execute(query) if directives else ()
        return {row[0]: WorkCount(*(int(value) for value in row[1:])) for row in found}

    def _whose(self) -> Sequence[Any]:
        if self._board is None:
            return (text("1 = 1"),)
        return (_D.c.coordinator_body == self._board, _D.c.coordinator_body.is_(None))

    def _range(self, where: Any, before: int | None, columns: Sequence[Any] = (_D.c.no,)) -> Select[Any]:
        query = select(*columns).where(where)
        if self._state:
            query = query.where(_D.c.state == self._state)
        if before is not None:
            query = query.where(_D.c.no < before)
        return query.order_by(_D.c.no.desc())
