"""The facts in scope of one period, grouped by body and by task: one row of figures each. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.report import Row
from tracker.domain.report_facts import Facts, Key
from tracker.domain.report_figures import Counted, Cut, is_in_scope, tally_of
from tracker.domain.report_material import Material, TaskWords
from tracker.domain.report_told import Told
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
    def of(cls, told: Told, cut: Cut, directives: Iterable[Key]) -> "Standing":
        """Of these directives, as many as were issued by then."""
        wanted = set(directives)
        found = (f for f in told.assignments.values() if f.directive in wanted and is_in_scope(f, cut))
        return cls(told, cut, tuple(found))


def by_task(now: Standing, material: Material) -> list[tuple[TaskWords, list[Facts]]]:
    """Every task in reading order with its facts, which may be none."""
    groups: dict[Key, list[Facts]] = {t.id: [] for t in material.tasks}
    for one in now.facts:
        groups[one.task].append(one)
    return [(t, groups[t.id]) for t in material.tasks]


def rows_by_body(now: Standing, counted: Iterable[Counted], material: Material) -> tuple[Row, ...]:
    """A row for each body with work in scope, in the order in which work was first given to them."""
    groups: dict[str, list[Counted]] = {f.body: [] for f in now.told.assignments.values()}
    for one in counted:
        groups[one.facts.body].append(one)
    heirs = _Heirs(now, material)
    return tuple(
        Row(code, material.name_of(code), tally_of(own), heirs.of(own)) for code, own in groups.items() if own
    )


ByTask = Sequence[tuple[TaskWords, Sequence[Counted]]]
"""Every task in reading order with what was counted of it, which may be nothing."""


def grouped(counted: Iterable[Counted], material: Material) -> ByTask:
    """What was counted, by task."""
    groups: dict[Key, list[Counted]] = {t.id: [] for t in material.tasks}
    for one in counted:
        groups[one.facts.task].append(one)
    return [(t, groups[t.id]) for t in material.tasks]


def rows_by_task(
    now: Standing, tasks: ByTask, keys: Mapping[Key, str], material: Material
) -> tuple[Row, ...]:
    """A row for every task, also one without work in scope, in reading order."""
    heirs = _Heirs(now, material)
    return tuple(Row(keys[t.id], _name_of(t), tally_of(own), heirs.of(own)) for t, own in tasks)


def _name_of(task: TaskWords) -> str:
    return f"{task.path}. {condense(without_number(task.text or task.title, task.path), _NAME_LENGTH)}"


class _Heirs:
    """The bodies to which work was handed over, by the reference of the assignment that took it."""

    def __init__(self, now: Standing, material: Material) -> None:
        wanted = {f.heir for f in now.facts if f.heir}
        told = now.told.assignments.values() if wanted else ()
        self._names = {f.ref: material.name_of(f.body) for f in told if f.ref in wanted}

    def of(self, counted: Iterable[Counted]) -> tuple[str, ...]:
        """Their names, in the order in which the work was given to them."""
        wanted = {one.facts.heir for one in counted if one.facts.heir} if self._names else ()
        return tuple(dict.fromkeys(name for ref, name in self._names.items() if ref in wanted))
