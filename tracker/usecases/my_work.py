"""My work: what is asked of one's body and by when, a page at a time, and the same searched. Reads only."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tracker.domain.permissions import HOLDERS, NotPermitted, Permission
from tracker.domain.work import Standing, WorkPart, part_of, soon_until
from tracker.domain.workflow import Phase
from tracker.store.work_lists import COUNTED, Counts, WorkKey, WorkLists
from tracker.store.work_rows import WorkRow, WorkRows
from tracker.usecases.context import Context
from tracker.usecases.search_work import WorkList, search_work

__all__ = ["COUNTED", "Counts", "MyWork", "WorkLine", "WorkList", "WorkRow", "my_work"]

_RETURN = "return"


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One assignment with the part of the list it stands in, and why it was returned where it was."""

    row: WorkRow
    part: WorkPart
    expected_on: date | None
    days_left: int
    returned_for: str


@dataclass(frozen=True)
class MyWork:
    """A page of one list. `next_key` is empty on the last page."""

    lines: tuple[WorkLine, ...]
    next_key: str
    counts: Counts


def my_work(
    ctx: Context, which: WorkList = WorkList.TODO, *, words: str = "", after: str = "", limit: int = 30
) -> MyWork:
    """A page of the list after a key; `words` keeps what holds them all, accents aside. Four queries at the most.

    Raises NotPermitted for whoever is of no body. A key that is none of ours begins at the start.
    """
    body = _body_of(ctx)
    key, today = _key(after), ctx.today()
    with ctx.open_reading() as unit:
        lists, reads = WorkLists(unit.connection), WorkRows(unit.connection)
        if words.strip():
            keys = search_work(reads, body, which, words, key, today)
        else:
            keys = _page(lists, body, which, key, today, limit + 1)
        shown = [one.id for one in keys[:limit]]
        rows = reads.rows(shown, ctx.actor.id)
        reasons = _reasons(reads, [one for one in rows.values() if _standing(one).is_returned])
        counts = lists.counts(body, today)
    lines = [_line(rows[one.id], reasons, today) for one in _in_order(keys[:limit], rows)]
    return MyWork(tuple(lines), _text(keys[limit - 1]) if len(keys) > limit else "", counts)


def _body_of(ctx: Context) -> str:
    if ctx.actor.body is None or ctx.actor.role not in HOLDERS[Permission.ASSIGNMENT_WORK]:
        who = HOLDERS[Permission.ASSIGNMENT_WORK]
        raise NotPermitted(permission=Permission.ASSIGNMENT_WORK.value, who=who, name=ctx.actor.name)
    return ctx.actor.body


def _page(
    lists: WorkLists, body: str, which: WorkList, after: WorkKey | None, today: date, limit: int
) -> Sequence[WorkKey]:
    if which is WorkList.TODO:
        return lists.todo(body, soon_until(today), after, limit)
    return (lists.sent if which is WorkList.SENT else lists.ended)(body, after, limit)


def _in_order(keys: Sequence[WorkKey], rows: Mapping[UUID, WorkRow]) -> list[WorkKey]:
    """The page with what falls on one day in the order of the documents: keys have none among themselves."""
    places = {(one.segment, one.day): at for at, one in reversed(list(enumerate(keys)))}
    found = [one for one in keys if one.id in rows]
    return sorted(
        found,
        key=lambda one: (places[one.segment, one.day], rows[one.id].directive_no, rows[one.id].no),
    )


def _standing(one: WorkRow) -> Standing:
    return Standing(Phase(one.phase), one.due_on or one.report_on, one.revision)


def _line(row: WorkRow, reasons: dict[UUID, str], today: date) -> WorkLine:
    standing = _standing(row)
    expected = standing.expected_on
    left = (expected - today) if expected else timedelta()
    return WorkLine(row, part_of(standing, today), expected, left.days, reasons.get(row.id, ""))


def _reasons(reads: WorkRows, returned: Sequence[WorkRow]) -> dict[UUID, str]:
    """Why each was returned the last time."""
    return dict(_returns(reads.returns([one.id for one in returned])))


def _returns(moves: Sequence[tuple[UUID, str | None]]) -> Iterator[tuple[UUID, str]]:
    for key, payload in moves:
        data = json.loads(payload) if payload else {}
        if data.get("verb") == _RETURN:
            yield key, str(data.get("reason", ""))


def _text(key: WorkKey) -> str:
    return f"{key.segment}.{key.day.isoformat() if key.day else ''}.{key.id.hex}"


def _key(text: str) -> WorkKey | None:
    segment, _, rest = text.partition(".")
    day, _, key = rest.partition(".")
    try:
        found = WorkKey(int(segment), date.fromisoformat(day) if day else None, UUID(key))
    except ValueError:
        return None
    return found if found.segment in range(4) and (found.day or found.segment == 3) else None
