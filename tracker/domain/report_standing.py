"""The facts in scope of one period, grouped by body and by task: one row of figures each. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tracker.domain.report import Row
from tracker.domain.report_facts import Facts, Told
from tracker.domain.report_figures import Cut, is_in_scope, tally
from tracker.domain.report_material import Material, TaskWords
from tracker.domain.report_words import condense, without_number

_NAME_LENGTH = 70
"""Characters by which a row tells a task."""


@dataclass(frozen=True)
class Standing:
    """The facts in scope of one period, in the order their work was given out."""

    told: Told
    cut: Cut
    facts: tuple[Facts, ...]

    @classmethod
    def of(cls, told: Told, cut: Cut, directives: Iterable[UUID]) -> "Standing":
        """Of these directives, as many as were issued by then."""
        wanted = set(directives)
        found = (f for f in told.assignments.values() if f.directive in wanted and is_in_scope(f, cut))
        return cls(told, cut, tuple(found))


def by_task(now: Standing, material: Material) -> list[tuple[TaskWords, list[Facts]]]:
    """Every task in reading order with its facts, which may be none."""
    groups: dict[UUID, list[Facts]] = {t.id: [] for t in material.tasks}
    for one in now.facts:
        groups[one.task].append(one)
    return [(t, groups[t.id]) for t in material.tasks]


def rows_by_body(now: Standing, reminded: Mapping[str, int], material: Material) -> tuple[Row, ...]:
    """A row for each body with work in scope, in the order in which work was first given to them."""
    groups: dict[str, list[Facts]] = {f.body: [] for f in now.told.assignments.values()}
    for one in now.facts:
        groups[one.body].append(one)
    return tuple(
        Row(code, material.name_of(code), tally(own, now.cut, reminded), _heirs(now, own, material))
        for code, own in groups.items()
        if own
    )


def rows_by_task(
    now: Standing, keys: Mapping[UUID, str], reminded: Mapping[str, int], material: Material
) -> tuple[Row, ...]:
    """A row for every task, also one without work in scope, in reading order."""
    return tuple(
        Row(keys[task.id], _name_of(task), tally(own, now.cut, reminded), _heirs(now, own, material))
        for task, own in by_task(now, material)
    )


def _name_of(task: TaskWords) -> str:
    return f"{task.path}. {condense(without_number(task.text or task.title, task.path), _NAME_LENGTH)}"


def _heirs(now: Standing, facts: Iterable[Facts], material: Material) -> tuple[str, ...]:
    dropped = {f.heir for f in facts if f.heir}
    if not dropped:
        return ()
    bodies = (f.body for f in now.told.assignments.values() if f.ref in dropped)
    return tuple(dict.fromkeys(material.name_of(code) for code in bodies))
