"""Searching a body's work: what holds every word, accents aside, in the order of its list. Reads only."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

from tracker.domain.text import fold
from tracker.domain.work import Standing, WorkPart, part_of
from tracker.domain.workflow import Phase
from tracker.store.work_lists import WorkKey
from tracker.store.work_rows import Sought, WorkRows

MOST_SOUGHT = 3_000
"""Assignments of a body that a search looks at."""


class WorkList(StrEnum):
    """The three lists."""

    TODO = "todo"
    SENT = "sent"
    ENDED = "ended"


def search_work(
    reads: WorkRows, body: str, which: WorkList, words: str, after: WorkKey | None, today: date
) -> Sequence[WorkKey]:
    """Those that hold every word, in the order of the list, after the key."""
    wanted = fold(words).split()
    every = reads.sought(body, which.value, MOST_SOUGHT)
    keys = sorted(
        ((_order(one, which, today), one.id) for one in every if _holds(one, wanted)),
        key=lambda pair: (pair[0], pair[1].hex),
    )
    found = [WorkKey(order[0], date.fromordinal(abs(order[1])), key) for order, key in keys]
    if after is None:
        return found
    place = ((after.segment, _ordinal(after.day, which)), after.id.hex)
    return [one for one, (order, key) in zip(found, keys, strict=True) if (order, key.hex) > place]


_PLACES = {WorkPart.LATE: 0, WorkPart.SOON: 0, WorkPart.RETURNED: 1, WorkPart.LATER: 2, WorkPart.UNDATED: 3}


def _order(one: Sought, which: WorkList, today: date) -> tuple[int, int]:
    if which is WorkList.SENT:
        return 0, _ordinal(one.reported_on, which)
    if which is WorkList.ENDED:
        return 0, _ordinal(one.last_activity_on, which)
    part = part_of(Standing(Phase(one.phase), one.due_on or one.report_on, one.revision), today)
    day = one.last_activity_on if part is WorkPart.RETURNED else one.due_on or one.report_on
    return _PLACES.get(part, 3), _ordinal(day, which)


def _ordinal(day: date | None, which: WorkList) -> int:
    number = (day or date.min).toordinal()
    return -number if which is WorkList.ENDED else number


def _holds(one: Sought, wanted: Sequence[str]) -> bool:
    text = _folded(one.title, one.subject, one.number, one.path)
    return all(f" {word}" in text or word in (str(one.directive_no), str(one.no)) for word in wanted)


@lru_cache(maxsize=20_000)
def _folded(title: str, subject: str | None, number: str | None, path: str) -> str:
    # The same few documents are searched again and again, by every body that has work from them.
    return f" {fold(title)} {fold(subject or '')} {fold(number or '')} muc {fold(path)} "
