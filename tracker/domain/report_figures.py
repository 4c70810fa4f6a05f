"""Counting assignments as of a cut-off: which count, under which names, and the assignments behind every number.

What is counted is an assignment (one task x one body x one role x one period), never a task, so that counts by body
and by task add up to the same totals.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tracker.domain.assignments import TimeClass, time_class
from tracker.domain.report_facts import Facts
from tracker.domain.spans import AnyPeriod
from tracker.domain.workflow import Phase

SILENT_DAYS = 90
"""Calendar days without an update after which work without a deadline is silent."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a report ends: everything before the instant `at` counts; `wall` is the same on the office's clock."""

    period: AnyPeriod
    at: datetime
    wall: datetime

    @property
    def on(self) -> date:
        """The day of it: what was due before that day and is not done is late."""
        return self.wall.date()

    @property
    def last(self) -> date:
        """The last day of which something counts."""
        return (self.wall - timedelta(microseconds=1)).date()

    def is_in_period(self, day: date) -> bool:
        """Whether something of that day, already before the cut-off, belongs to the period."""
        return day >= self.period.first


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it is a part of (None where it is no part), and the assignments counted in it, by reference.

    A reference stands as often as it was counted: an assignment may have been returned twice.
    """

    value: int
    of: int | None = None
    refs: tuple[str, ...] = ()


Figures = Mapping[str, Figure]


def is_in_scope(facts: Facts, cut: Cut) -> bool:
    """Whether the report speaks of it: all work done once, and of repeating work what was open in the period.

    Work of earlier periods that was still open when this one began is carried over into it.
    """
    return not facts.period or facts.finished_on is None or facts.finished_on >= cut.period.first


def class_of(facts: Facts, cut: Cut) -> TimeClass:
    """Its time class on the day of the cut-off."""
    return time_class(facts.phase, facts.due_on, facts.done_on, cut.on)


def is_due(facts: Facts, cut: Cut) -> bool:
    """Whether its due date has passed, done or not."""
    return facts.phase is not Phase.DROPPED and facts.due_on is not None and facts.due_on < cut.on


def is_silent(facts: Facts, cut: Cut) -> bool:
    """Whether it has no deadline and nothing was heard for more than SILENT_DAYS. Reported work waits for us."""
    is_expected = facts.phase in (Phase.WAITING, Phase.WORKING) and facts.due_on is None
    return is_expected and (cut.on - facts.last_activity_on).days > SILENT_DAYS


def is_missing(facts: Facts, cut: Cut) -> bool:
    """Whether a report was expected by now and none stands: never handed in, or returned and not repaired."""
    if facts.phase not in (Phase.WAITING, Phase.WORKING):
        return False
    expected_on = facts.due_on or facts.report_on
    return expected_on is None or expected_on < cut.on


_CLASSES: Mapping[str, tuple[TimeClass, ...]] = {
    "done_in_time": (TimeClass.DONE_IN_TIME,),
    "done_late": (TimeClass.DONE_LATE,),
    "done_no_deadline": (TimeClass.DONE_NO_DEADLINE,),
    "open_in_time": (TimeClass.NOT_DUE, TimeClass.DUE_SOON),
    "open_overdue": (TimeClass.OVERDUE,),
    "open_no_deadline": (TimeClass.NO_DEADLINE,),
}

_QUESTIONS: Mapping[str, Callable[[Facts, Cut], bool]] = {
    "total": lambda f, cut: f.phase is not Phase.DROPPED,
    "done": lambda f, cut: f.phase is Phase.DONE,
    "open": lambda f, cut: f.phase.is_open,
    "acknowledged": lambda f, cut: f.phase is not Phase.DROPPED and f.acknowledged_on is not None,
    "reported": lambda f, cut: f.phase is Phase.REPORTED,
    "due": is_due,
    "due_done": lambda f, cut: is_due(f, cut) and f.phase is Phase.DONE,
    "due_in_time": lambda f, cut: is_due(f, cut) and class_of(f, cut) is TimeClass.DONE_IN_TIME,
    "no_deadline": lambda f, cut: f.phase is not Phase.DROPPED and f.due_on is None,
    "silent": is_silent,
    "missing": is_missing,
    "dropped": lambda f, cut: f.phase is Phase.DROPPED,
}

_HAPPENINGS: Mapping[str, Callable[[Facts], Sequence[date]]] = {
    "returned": lambda f: [on for on, _ in f.returns],
    "asked": lambda f: f.asked,
    "granted": lambda f: f.granted,
    "refused": lambda f: f.refused,
}

PARTS: Mapping[str, str] = {
    "acknowledged": "total",
    "done": "total",
    "due_done": "due",
    "due_in_time": "due",
    "no_deadline": "total",
}
"""Figures that are shown as a rate, and the figure each is a part of."""

SUMMED = (*_QUESTIONS, *_CLASSES, *_HAPPENINGS, "reminders")
"""The names of all figures of a tally, each the sum over the rows of any table by body or by task."""


class Counted(NamedTuple):
    """One assignment with its time class and the names of all figures it counts in, each as often as it does."""

    facts: Facts
    time_class: TimeClass
    names: tuple[str, ...]


def count_all(facts: Iterable[Facts], cut: Cut, reminded: Mapping[str, int]) -> list[Counted]:
    """Which figures each counts in; `reminded` counts the reminders sent in the period, by reference.

    Much work is given out in bulk and stands alike: what stands alike is asked once.
    """
    known: dict[tuple[object, ...], tuple[TimeClass, tuple[str, ...]]] = {}
    found = []
    for one in facts:
        key = (
            one.phase,
            one.due_on,
            one.reported_on,
            one.report_on,
            one.acknowledged_on is None,
            one.last_activity_on,
        )
        if key not in known:
            known[key] = class_of(one, cut), _standing(one, cut)
        time_class, names = known[key]
        if one.ref in reminded or one.returns or one.asked or one.granted or one.refused:
            names += _happened(one, cut, reminded)
        found.append(Counted(one, time_class, names))
    return found


def tally(facts: Iterable[Facts], cut: Cut, reminded: Mapping[str, int]) -> dict[str, Figure]:
    """All figures of these assignments."""
    return tally_of(count_all(facts, cut, reminded))


def tally_of(counted: Iterable[Counted]) -> dict[str, Figure]:
    """All figures of what was counted, each with its references in the order given."""
    alike: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for place, (facts, _, names) in enumerate(counted):
        alike.setdefault(names, []).append((place, facts.ref))
    refs: dict[str, list[tuple[int, str]]] = {}
    for names, found in alike.items():
        for name in names:
            refs[name] = sorted(refs[name] + found) if name in refs else found
    return _figures({name: tuple([ref for _, ref in found]) for name, found in refs.items()})


def _figures(refs: Mapping[str, tuple[str, ...]]) -> dict[str, Figure]:
    whole = {name: len(refs.get(name, ())) for name in SUMMED}
    return {
        name: Figure(whole[name], whole[PARTS[name]] if name in PARTS else None, refs.get(name, ()))
        for name in SUMMED
    }


def _standing(facts: Facts, cut: Cut) -> tuple[str, ...]:
    found = class_of(facts, cut)
    classes = [name for name, classes in _CLASSES.items() if found in classes]
    return (*classes, *(name for name, answer in _QUESTIONS.items() if answer(facts, cut)))


def _happened(facts: Facts, cut: Cut, reminded: Mapping[str, int]) -> tuple[str, ...]:
    reminders = ("reminders",) * reminded.get(facts.ref, 0)
    days = ((name, day) for name, days in _HAPPENINGS.items() for day in days(facts))
    return (*reminders, *(name for name, day in days if cut.is_in_period(day)))


def dropped_by_state(facts: Iterable[Facts]) -> dict[str, Figure]:
    """Work that fell away, counted apart, by the state it ended in."""
    dropped = [f for f in facts if f.phase is Phase.DROPPED]
    counts = Counter(f.state for f in dropped)
    return {s: Figure(n, None, tuple(f.ref for f in dropped if f.state == s)) for s, n in counts.items()}
