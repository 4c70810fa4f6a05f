"""The lists of a report, assignment by assignment: all work, delays, silence, extensions, what goes on. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.domain.report_facts import Facts, Key
from tracker.domain.report_figures import Counted, Cut, class_of
from tracker.domain.report_items import ASKED_LENGTH
from tracker.domain.report_material import Material, TaskWords
from tracker.domain.report_parts import Delay, Extension, Named, NextTask, Work
from tracker.domain.report_words import condense, without_number

Keys = Mapping[Key, str]
"""What people may call a task, by its id."""


def work_of(
    told: Iterable[Facts], counted: Iterable[Counted], cut: Cut, keys: Keys, material: Material
) -> tuple[Work, ...]:
    """A row for each assignment, in the order given out."""
    classes = {one.facts.ref: one.time_class.value for one in counted}
    bodies = {code: Named(code, words.name) for code, words in material.bodies.items()}
    return tuple(
        Work(
            f.ref,
            keys[f.task],
            bodies.get(f.body) or Named(f.body, f.body),
            f.role,
            f.period,
            f.state,
            classes.get(f.ref) or class_of(f, cut).value,
            f.due_on,
            f.report_on,
            f.reported_on,
            f.finished_on,
            f.last_activity_on,
            f.ref in classes,
        )
        for f in told
    )


def overdue(counted: Iterable[Counted], cut: Cut, keys: Keys, material: Material) -> tuple[Delay, ...]:
    """Open work whose due date has passed, the longest delay first."""
    late = ((one.facts, one.facts.due_on) for one in counted if "open_overdue" in one.names)
    return _delays(late, cut.last, keys, material)


def silent(counted: Iterable[Counted], cut: Cut, keys: Keys, material: Material) -> tuple[Delay, ...]:
    """Work without a deadline of which nothing was heard for long, the longest silence first."""
    quiet = ((one.facts, one.facts.last_activity_on) for one in counted if "silent" in one.names)
    return _delays(quiet, cut.on, keys, material)


def _delays(
    found: Iterable[tuple[Facts, date | None]], on: date, keys: Keys, material: Material
) -> tuple[Delay, ...]:
    bodies = {code: Named(code, words.name) for code, words in material.bodies.items()}
    delays = [
        Delay(f.ref, keys[f.task], bodies.get(f.body) or Named(f.body, f.body), since, (on - since).days)
        for f, since in found
        if since
    ]
    return tuple(sorted(delays, key=lambda one: -one.days))


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
    by_task: Iterable[tuple[TaskWords, Sequence[Counted]]],
    cut: Cut,
    keys: Keys,
    numbers: Mapping[Key, int],
    material: Material,
) -> tuple[NextTask, ...]:
    """The tasks with work left, in reading order, each with the reasons why it goes on."""
    found = []
    end = cut.period.next.end
    for task, counted in by_task:
        left = [one.facts for one in counted if one.facts.phase.is_open]
        names = {name for one in counted if one.facts.phase.is_open for name in one.names}
        due = {f.due_on for f in left if f.due_on and cut.on <= f.due_on < end}
        why = tuple(reason for reason, name in _REASONS.items() if name in names) + (("due",) if due else ())
        is_standing = task.nature != "one_off" and any("total" in one.names for one in counted)
        if why or is_standing:
            reasons = (*why, "standing") if is_standing else why
            found.append(_next_task(task, reasons, left, due, keys, numbers, material))
    return tuple(found)


_REASONS = {"overdue": "open_overdue", "missing": "missing", "waiting": "reported"}


def _next_task(
    task: TaskWords,
    why: tuple[str, ...],
    left: Sequence[Facts],
    due: Iterable[date],
    keys: Keys,
    numbers: Mapping[Key, int],
    material: Material,
) -> NextTask:
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
