"""What one body owes and has handed in, as values; and what of it has to be urged. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.errors import Invalid
from tracker.domain.report_facts import Facts
from tracker.domain.report_figures import Cut, class_of, is_missing
from tracker.domain.report_items import ASKED_LENGTH
from tracker.domain.report_material import Material, TaskWords
from tracker.domain.report_standing import Standing, by_task
from tracker.domain.report_words import condense, without_number
from tracker.domain.workflow import Phase


class NothingToUrge(Invalid):
    """The body owes nothing that is late or missing."""

    key = "reporting.nothing_to_urge"


class NoWorkOf(Invalid):
    """The body has no work in the period."""

    key = "reporting.no_work_of"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was handed in last, shortened by rule. `standing`: verified, reported or returned."""

    on: date
    revision: int
    standing: str
    results: str
    difficulties: str
    proposals: str


@dataclass(frozen=True, slots=True)
class SentBack:
    """A report sent back, with the reason in the coordinator's words."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One assignment of a body. `days_late` counts from the due date to the cut-off or to the report; `expected` says
    that a report is owed now; `item` is the task's path."""

    ref: str
    directive_no: int
    item: str
    words: str
    role: str
    state: str
    labels: Mapping[str, str]
    time_class: str
    due_on: date | None
    old_due_on: tuple[date, ...]
    days_late: int
    expected: bool
    handed: HandedIn | None
    returns: tuple[SentBack, ...]
    reminders: int


def owed_by(now: Standing, body: str, material: Material, reminded: Mapping[str, int]) -> tuple[Owed, ...]:
    """All work of the body in the period, in reading order."""
    return tuple(
        _owed(one, task, now, material, reminded.get(one.ref, 0))
        for task, facts in by_task(now, material)
        for one in facts
        if one.body == body and one.phase is not Phase.DROPPED
    )


def urgent(owed: Iterable[Owed]) -> tuple[Owed, ...]:
    """What is overdue, the latest first, then what is missing."""
    late = [one for one in owed if one.expected or one.time_class == "overdue"]
    return tuple(sorted(late, key=lambda one: -one.days_late))


def _owed(facts: Facts, task: TaskWords, now: Standing, material: Material, reminders: int) -> Owed:
    return Owed(
        ref=facts.ref,
        directive_no=now.told.numbers.get(facts.directive, 0),
        item=task.path,
        words=condense(without_number(task.text or task.title, task.path), ASKED_LENGTH),
        role=facts.role,
        state=facts.state,
        labels=now.told.assignment.states[facts.state].labels,
        time_class=class_of(facts, now.cut).value,
        due_on=facts.due_on,
        old_due_on=tuple(day for day in facts.old_due_on if day),
        days_late=_days_late(facts, now.cut),
        expected=is_missing(facts, now.cut),
        handed=_handed(facts, material),
        returns=tuple(SentBack(on, condense(reason, 160)) for on, reason in facts.returns),
        reminders=reminders,
    )


def _days_late(facts: Facts, cut: Cut) -> int:
    if facts.due_on is None:
        return 0
    # A due day counts whole: on the day after it work is one day late.
    until = facts.reported_on or cut.last
    return max((until - facts.due_on).days, 0)


def _handed(facts: Facts, material: Material) -> HandedIn | None:
    words = material.submissions.get(facts.handed.id) if facts.handed else None
    if facts.handed is None or words is None:
        return None
    standing = {Phase.DONE: "verified", Phase.REPORTED: "reported"}.get(facts.phase, "returned")
    said = (condense(text) for text in (words.results, words.difficulties, words.proposals))
    return HandedIn(facts.handed.on, facts.handed.revision, standing, *said)
