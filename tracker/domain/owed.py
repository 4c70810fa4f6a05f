"""What is owed on a day: the facts of one assignment and the ladder in, the one notice out. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import Calendar
from tracker.domain.ladder import Anchor, Ladder, Rung


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ladder needs to know about one assignment. `planned` holds (Owed.key, anchor date).

    Rungs up to and on `opened_on` are covered by the first notice and never owed.
    """

    due_on: date | None = None
    report_on: date | None = None
    last_activity_on: date | None = None
    opened_on: date | None = None
    is_open: bool = True
    is_waiting_for_us: bool = False
    planned: frozenset[tuple[str, date]] = frozenset()


@dataclass(frozen=True, slots=True)
class Owed:
    """A rung on its day. `turn` counts the repetitions of a repeated rung from 1."""

    on: date
    rung: Rung
    anchor_on: date
    turn: int = 1

    @property
    def key(self) -> str:
        """What keeps one anchor date from getting the same notice twice: "overdue", "overdue#2", …"""
        return self.rung.name if self.turn == 1 else f"{self.rung.name}#{self.turn}"


def anchor_of(facts: Standing) -> tuple[Anchor, date] | None:
    """What the assignment is reminded of now, one thing at a time; None when nothing is expected."""
    if not facts.is_open:
        return None
    activity = facts.last_activity_on or facts.opened_on
    if facts.is_waiting_for_us:
        return (Anchor.REVIEW, activity) if activity else None
    if facts.due_on:
        return Anchor.DUE, facts.due_on
    if facts.report_on:
        return Anchor.REPORT, facts.report_on
    return (Anchor.SILENCE, activity) if activity else None


def rungs_of(facts: Standing, ladder: Ladder, calendar: Calendar, until: date) -> list[tuple[date, Rung]]:
    """Every rung of the present anchor with its day, up to and with `until`, in order of days."""
    steps: list[Owed] = []
    for first in _first_turns(facts, ladder, calendar):
        step: Owed | None = first
        while step and step.on <= until:
            steps.append(step)
            step = _turn(first, step.turn + 1, calendar)
    return [(step.on, step.rung) for step in sorted(steps, key=lambda step: step.on)]


def owed(facts: Standing, ladder: Ladder, calendar: Calendar, today: date) -> Owed | None:
    """The one notice owed today: the latest rung passed, unless it is planned already.

    Rungs before it that nobody planned, because the server slept, are made up by it. None on a quiet day.
    """
    if ladder.on_working_days_only and not calendar.is_working(today):
        return None
    latest = (_latest(first, today, calendar) for first in _first_turns(facts, ladder, calendar))
    passed = [step for step in latest if step]
    if not passed:
        return None
    step = max(reversed(passed), key=lambda step: step.on)  # of two on one day, the higher rung
    if (step.key, step.anchor_on) in facts.planned or (facts.opened_on and step.on <= facts.opened_on):
        return None
    return step


def next_notice_on(
    facts: Standing, ladder: Ladder, calendar: Calendar, after: date | None = None
) -> date | None:
    """The first day later than `after` and the opening on which a notice becomes owed; None if there is none.

    Kept with the assignment so that planning is one range query: a day early is harmless, a day late is not.
    """
    floor = max((day for day in (after, facts.opened_on) if day), default=None)
    steps = (_after(first, floor, calendar) for first in _first_turns(facts, ladder, calendar))
    return min((step.on for step in steps if step), default=None)


def _first_turns(facts: Standing, ladder: Ladder, calendar: Calendar) -> Iterator[Owed]:
    found = anchor_of(facts)
    if found is None:
        return
    anchor, on = found
    for rung in ladder.at(anchor):
        yield Owed(_day_of(rung, on, ladder, calendar), rung, on)


def _day_of(rung: Rung, anchor_on: date, ladder: Ladder, calendar: Calendar) -> date:
    """A notice before the anchor, or on it, moves to the working day before; one after it to the next."""
    if rung.anchor is Anchor.SILENCE:
        day = anchor_on + timedelta(days=rung.offset)
    else:
        day = calendar.add_working_days(anchor_on, rung.offset)
    if not ladder.on_working_days_only:
        return day
    return calendar.next_working(day) if rung.offset > 0 else calendar.last_working(day)


def _turn(first: Owed, turn: int, calendar: Calendar) -> Owed | None:
    """The given turn of a rung; None past the first one of a rung that does not repeat."""
    if turn == 1:
        return first
    if first.rung.repeat is None:
        return None
    on = calendar.add_working_days(first.on, (turn - 1) * first.rung.repeat)
    return Owed(on, first.rung, first.anchor_on, turn)


def _turn_on(first: Owed, day: date, calendar: Calendar) -> int:
    """Which turn is the latest on `day`, which is not before the first."""
    if first.rung.repeat is None:
        return 1
    return calendar.working_days_between(first.on, day) // first.rung.repeat + 1


def _latest(first: Owed, day: date, calendar: Calendar) -> Owed | None:
    """The latest turn that came on or before `day`."""
    return None if first.on > day else _turn(first, _turn_on(first, day, calendar), calendar)


def _after(first: Owed, day: date | None, calendar: Calendar) -> Owed | None:
    """The first turn later than `day`."""
    if day is None or first.on > day:
        return first
    return _turn(first, _turn_on(first, day, calendar) + 1, calendar)
