"""What will happen to each assignment, as steps on days. Pure: no database, the same input gives the same story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Step:
    """One thing done on one day: a verb of the workflow, or of extensions (`ask`, `grant`, `refuse`)."""

    day: date
    place: int
    ref: str
    verb: str


@dataclass(frozen=True)
class Work:
    """An assignment as a story sees it: when it began, when it should be handed in, when the period ends.

    `is_alone`: nobody else leads its task, so nobody takes it away.
    """

    ref: str
    opened_on: date
    due_on: date | None
    report_on: date
    last_day: date
    is_alone: bool = False


DATED = ("late", "extended", "refused", "prompt", "returned", "overdue")
"""Stories for work with a deadline, in turn."""
UNDATED = (
    "prompt",
    "returned",
    "prompt",
    "silent",
    "prompt",
    "started",
    "prompt",
    "reported",
    "cancelled",
    "prompt",
)
"""Stories for work without one: about half is done well."""


def tell(works: Sequence[Work]) -> list[Step]:
    """Steps of all, in the order in which they happen. Every story is told where there is enough work for it."""
    steps: list[Step] = []
    turns = {True: 0, False: 0}
    for work in works:
        is_dated = work.due_on is not None
        names = DATED if is_dated else UNDATED
        name = names[turns[is_dated] % len(names)]
        turns[is_dated] += 1
        name = "prompt" if work.is_alone and name == "cancelled" else name
        steps += _steps(work, name)
    return sorted(steps)


def _steps(work: Work, name: str) -> Iterator[Step]:
    """In the order of the story: where time is short, what follows waits for what goes before."""
    spread = timedelta(days=sum(map(ord, work.ref)) % 5)
    reached = work.opened_on
    for place, (day, verb) in enumerate(_story(name, work)):
        reached = max(reached, min(day + spread, work.last_day))
        yield Step(reached, place, work.ref, verb)


def _story(name: str, work: Work) -> Iterator[tuple[date, str]]:
    begin, until = work.opened_on, work.due_on or work.report_on
    span = max((until - begin).days, 4)
    early, middle, end = (begin + timedelta(days=round(span * share)) for share in (0.1, 0.5, 0.8))
    if name == "silent":
        return
    yield early, "acknowledge"
    if name == "cancelled":
        yield middle, "cancel"
        return
    yield early + timedelta(days=2), "start"
    if name in ("started", "overdue"):
        return
    yield from _ending(name, middle, end, until)


def _ending(name: str, middle: date, end: date, until: date) -> Iterator[tuple[date, str]]:
    day = timedelta(days=1)
    if name == "late":
        end = until + 6 * day
    if name in ("extended", "refused"):
        yield middle, "ask"
        yield middle + 3 * day, "grant" if name == "extended" else "refuse"
        end = until + 3 * day
    if name == "returned":
        yield middle, "report_badly"
        yield middle + 4 * day, "return"
    yield end, "report"
    if name != "reported":
        yield end + 3 * day, "verify"
