"""A body's list of work: which assignments stand on a page of it, and how many there are. No rules, no words.

Each part of the list is a range of one index (`records.assignments`); a page takes as many rows of each as it has
room for, so the thousandth page of a million costs what the first of a hundred does.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    text,
    tuple_,
    union_all,
)

from tracker.records.assignments import AssignmentRow
from tracker.store.tables import table_of

_A = table_of(AssignmentRow)

COUNTED = 300
"""Counts stop here."""

# The conditions of the partial indexes, word by word: that is how a database knows that an index fits.
OPEN = text("assignment.phase IN ('waiting', 'working', 'reported') AND assignment.phase <> 'reported'")
_UNDATED = text("assignment.due_on IS NULL AND assignment.phase IN ('waiting', 'working')")
_RETURNED = text("assignment.phase = 'working' AND assignment.revision > 0")
_NOT_RETURNED = text("NOT (assignment.phase = 'working' AND assignment.revision > 0)")
REPORTED = text("assignment.phase = 'reported'")
ENDED = text("assignment.phase IN ('done', 'dropped')")

_BODY = _A.c.body_code == bindparam("body")
_SOON = bindparam("soon_until", type_=Date)
_EXPECTED = func.coalesce(_A.c.due_on, _A.c.report_on)

_NEAR, _BACK, _FAR, _NEVER = range(4)
"""The segments of what is to be done: due by the end of "soon" (late ones first), returned, later, without a date."""


class WorkKey(NamedTuple):
    """Where a row stands in its list: pages begin after it."""

    segment: int
    day: date | None
    id: UUID


class Counts(NamedTuple):
    """How many, COUNTED at most."""

    todo: int
    late: int
    sent: int


class WorkLists:
    """Reads only; every query is about one body."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def todo(self, body: str, soon_until: date, after: WorkKey | None, limit: int) -> list[WorkKey]:
        """What is asked of the body: near dates first, then returned, later, without a date."""
        values = {"body": body, "soon_until": soon_until, "rows": limit, **_after(after)}
        rows = self._connection.execute(_todo(after.segment if after else -1), values)
        return [WorkKey(*row) for row in rows]

    def sent(self, body: str, after: WorkKey | None, limit: int) -> list[WorkKey]:
        """What waits to be verified, the longest first."""
        return self._one_part(_sent(after is not None), body, after, limit)

    def ended(self, body: str, after: WorkKey | None, limit: int) -> list[WorkKey]:
        """What is over, the latest first."""
        return self._one_part(_ended(after is not None), body, after, limit)

    def counts(self, body: str, today: date) -> Counts:
        """For the heads of the lists."""
        row = self._connection.execute(_COUNTS, {"body": body, "today": today, "most": COUNTED}).one()
        return Counts(*row)

    def _one_part(self, query: Select[Any], body: str, after: WorkKey | None, limit: int) -> list[WorkKey]:
        values = {"body": body, "rows": limit, **_after(after)}
        return [WorkKey(*row) for row in self._connection.execute(query, values)]


def _after(after: WorkKey | None) -> dict[str, Any]:
    return {"after_day": after.day, "after_id": after.id} if after else {}


def _range(
    segment: int, day: ColumnElement[Any], *where: Any, after: bool, is_down: bool = False
) -> Select[Any]:
    order = (day.desc(), _A.c.id.desc()) if is_down else (day, _A.c.id)
    query = select(literal_column(str(segment)).label("segment"), day.label("day"), _A.c.id).where(
        _BODY, *where
    )
    if after:
        here = tuple_(day, _A.c.id)
        place = tuple_(bindparam("after_day", type_=Date), bindparam("after_id", type_=_A.c.id.type))
        query = query.where(here < place if is_down else here > place)
    return query.order_by(*order).limit(bindparam("rows"))


@cache
def _todo(segment: int) -> Select[Any]:
    """From the segment on, within it after a key; -1: from the start. One statement for each, built once."""
    due, report = _A.c.due_on, _A.c.report_on
    ranges: list[tuple[int, Callable[[bool], Select[Any]]]] = [
        (_NEAR, lambda after: _range(_NEAR, due, OPEN, due <= _SOON, after=after)),
        (_NEAR, lambda after: _range(_NEAR, report, _UNDATED, report <= _SOON, after=after)),
        (_BACK, lambda after: _range(_BACK, _A.c.last_activity_on, _RETURNED, _is_far(), after=after)),
        (_FAR, lambda after: _range(_FAR, due, OPEN, due > _SOON, _NOT_RETURNED, after=after)),
        (_FAR, lambda after: _range(_FAR, report, _UNDATED, report > _SOON, _NOT_RETURNED, after=after)),
        (_NEVER, lambda after: _never(after=after)),
    ]
    parts = [make(one == segment) for one, make in ranges if one >= segment]
    whole = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return select(whole).order_by(whole.c.segment, whole.c.day, whole.c.id).limit(bindparam("rows"))


def _is_far() -> ColumnElement[bool]:
    return _EXPECTED.is_(None) | (_EXPECTED > _SOON)


def _never(after: bool) -> Select[Any]:
    query = _range(_NEVER, _A.c.report_on, _UNDATED, _A.c.report_on.is_(None), _NOT_RETURNED, after=False)
    return query.where(_A.c.id > bindparam("after_id", type_=_A.c.id.type)) if after else query


@cache
def _sent(after: bool) -> Select[Any]:
    return _range(0, _A.c.reported_on, REPORTED, after=after)


@cache
def _ended(after: bool) -> Select[Any]:
    return _range(0, _A.c.last_activity_on, ENDED, after=after, is_down=True)


def _count(*where: Any) -> Any:
    some: Select[Any] = (
        select(literal_column("1")).select_from(_A).where(_BODY, *where).limit(bindparam("most"))
    )
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


_TODAY = bindparam("today", type_=Date)
_COUNTS = select(
    _count(OPEN),
    _count(OPEN, _A.c.due_on < _TODAY) + _count(_UNDATED, _A.c.report_on < _TODAY),
    _count(REPORTED),
)
