"""The lists of a report, assignment by assignment: all work, delays, silence, extensions, what goes on. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from tracker.domain.report_facts import Facts
from tracker.domain.report_figures import Cut, class_of, is_missing, is_silent
from tracker.domain.report_items import ASKED_LENGTH
from tracker.domain.report_material import Material, TaskWords
from tracker.domain.report_parts import Delay, Extension, Named, NextTask, Work
from tracker.domain.report_words import condense, without_number
from tracker.domain.workflow import Phase

Keys = Mapping[UUID, str]
"""What people may call a task, by its id."""


def work_of(
    told: Iterable[Facts], in_scope: frozenset[str], cut: Cut, keys: Keys, material: Material
) -> tuple[Work, ...]:
    """A row for each assignment, in the order given out."""
    names: dict[str, Named] = {}
    return tuple(_work(f, f.ref in in_scope, cut, keys, _name(f.body, names, material)) for f in told)


def _name(code: str, names: dict[str, Named], material: Material) -> Named:
    if code not in names:
        names[code] = Named(code, material.name_of(code))
    return names[code]


def _work(facts: Facts, is_in: bool, cut: Cut, keys: Keys, body: Named) -> Work:
    return Work(
        facts.ref,
        keys.get(facts.task, ""),
        body,
        facts.role,
        facts.period,
        facts.state,
        class_of(facts, cut).value,
        facts.due_on,
        facts.report_on,
        facts.reported_on,
        facts.finished_on,
        facts.last_activity_on,
        is_in,
    )


def overdue(facts: Iterable[Facts], cut: Cut, keys: Keys, material: Material) -> tuple[Delay, ...]:
    """Open work whose due date has passed, the longest delay first."""
    late = [f for f in facts if f.phase.is_open and f.due_on and f.due_on < cut.on]
    found = [_delay(f, f.due_on, cut, keys, material) for f in late if f.due_on]
    return tuple(sorted(found, key=lambda one: -one.days))


def silent(facts: Iterable[Facts], cut: Cut, keys: Keys, material: Material) -> tuple[Delay, ...]:
    """Work without a deadline of which nothing was heard for long, the longest silence first."""
    found = [_delay(f, f.last_activity_on, cut, keys, material) for f in facts if is_silent(f, cut)]
    return tuple(sorted(found, key=lambda one: -one.days))


def _delay(facts: Facts, since: date, cut: Cut, keys: Keys, material: Material) -> Delay:
    body = Named(facts.body, material.name_of(facts.body))
    return Delay(facts.ref, keys[facts.task], body, since, (cut.on - since).days)


def extensions(facts: Iterable[Facts], cut: Cut, keys: Keys, material: Material) -> tuple[Extension, ...]:
    """Requests of the period, and those of before it that were decided in it, in the order asked."""
    found = [
        Extension(
            f.ref,
            keys[f.task],
            Named(f.body, material.name_of(f.body)),
            one.on,
            one.old_due_on,
            one.asked_due_on,
            one.outcome,
            condense(one.reason, 160),
            condense(one.decision, 160),
        )
        for f in facts
        for one in f.requests
        if cut.is_in_period(one.decided_on or one.on)
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def next_tasks(
    by_task: Iterable[tuple[TaskWords, Sequence[Facts]]],
    cut: Cut,
    keys: Keys,
    numbers: Mapping[UUID, int],
    material: Material,
) -> tuple[NextTask, ...]:
    """The tasks with work left, in reading order, each with the reasons why it goes on."""
    found = []
    for task, facts in by_task:
        left = [f for f in facts if f.phase.is_open]
        why = tuple(dict.fromkeys(reason for f in left for reason in _reasons(f, cut)))
        is_standing = task.nature != "one_off" and any(f.phase is not Phase.DROPPED for f in facts)
        if why or is_standing:
            reasons = (*why, "standing") if is_standing else why
            found.append(_next_task(task, reasons, left, cut, keys, numbers, material))
    return tuple(found)


def _reasons(facts: Facts, cut: Cut) -> Iterator[str]:
    if facts.due_on and facts.due_on < cut.on:
        yield "overdue"
    if is_missing(facts, cut):
        yield "missing"
    if facts.phase is Phase.REPORTED:
        yield "waiting"
    if facts.due_on and cut.on <= facts.due_on < cut.period.next.end:
        yield "due"


def _next_task(
    task: TaskWords,
    why: tuple[str, ...],
    left: Sequence[Facts],
    cut: Cut,
    keys: Keys,
    numbers: Mapping[UUID, int],
    material: Material,
) -> NextTask:
    due = {f.due_on for f in left if f.due_on and cut.on <= f.due_on < cut.period.next.end}
    bodies = dict.fromkeys(f.body for f in left)
    return NextTask(
        keys[task.id],
        task.path,
        numbers.get(task.directive_id, 0),
        condense(without_number(task.text or task.title, task.path), ASKED_LENGTH),
        why,
        tuple(sorted(due)),
        tuple(Named(code, material.name_of(code)) for code in bodies),
    )
