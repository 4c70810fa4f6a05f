"""The parts of a report that speak of tasks: what was asked of whom, how it stands, who is missing. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.assignments import BodyRole, TimeClass, rolled_up
from tracker.domain.report import Account, Item, Party, Return
from tracker.domain.report_facts import Facts
from tracker.domain.report_figures import Counted, Cut
from tracker.domain.report_material import Material, TaskWords
from tracker.domain.report_parts import Named
from tracker.domain.report_standing import Standing
from tracker.domain.report_words import condense, without_number
from tracker.domain.workflow import Phase

ASKED_LENGTH = 260
"""Characters of a task's words repeated in a report."""

DUTY_LENGTH = 200
"""Characters of one distinct obligation in it."""


def item_of(
    task: TaskWords,
    key: str,
    own: Sequence[Facts],
    counted: Sequence[Counted],
    now: Standing,
    material: Material,
) -> Item:
    """The task with `own`, all of its assignments ever: its state is that of all, the rest that of those in scope."""
    flow, cut = now.told.assignment, now.cut
    state = rolled_up(flow, [(f.period, f.state) for f in own if f.role == BodyRole.LEAD])
    in_force = [one for one in counted if one.time_class is not TimeClass.DROPPED]
    live = [one.facts for one in in_force]
    return Item(
        key=key,
        path=task.path,
        directive_no=now.told.numbers.get(task.directive_id, 0),
        words=condense(without_number(task.text or task.title, task.path), ASKED_LENGTH),
        nature=task.nature,
        parties=_parties(live or own, material),
        due_on=_days(f.due_on for f in live),
        old_due_on=_days(day for f in live for day in f.old_due_on),
        state=state,
        labels=flow.states[state].labels,
        missing=_named((one.facts for one in in_force if "missing" in one.names), material),
        overdue=_named((one.facts for one in in_force if one.time_class is TimeClass.OVERDUE), material),
        returns=_returns(live, cut, material),
        duties=tuple(condense(duty, DUTY_LENGTH) for duty in task.duties),
    )


def account_of(facts: Facts, item: str, cut: Cut, material: Material) -> Account | None:
    """What the body handed in last; None when it has not, or when its words are gone."""
    handed = facts.handed
    words = material.submissions.get(handed.id) if handed else None
    if handed is None or words is None or facts.phase is Phase.DROPPED:
        return None
    return Account(
        ref=facts.ref,
        item=item,
        body=Named(facts.body, material.name_of(facts.body)),
        role=facts.role,
        on=handed.on,
        revision=handed.revision,
        is_in_period=cut.is_in_period(handed.on),
        standing=_standing(facts.phase),
        results=condense(words.results),
        difficulties=condense(words.difficulties),
        proposals=condense(words.proposals),
    )


_ROLES = list(BodyRole)


def _standing(phase: Phase) -> str:
    return {Phase.DONE: "verified", Phase.REPORTED: "reported"}.get(phase, "returned")


def _parties(facts: Iterable[Facts], material: Material) -> tuple[Party, ...]:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in facts:
        found.setdefault((one.role, material.mentions.get(one.id, "")), {})[one.body] = None
    said: dict[tuple[str, str], dict[str, None]] = {}
    for (role, words), codes in found.items():
        said.setdefault((role, condense(words, 160)), {}).update(codes)
    ranked = sorted(said.items(), key=lambda entry: _ROLES.index(BodyRole(entry[0][0])))
    return tuple(
        Party(role, words, tuple(Named(code, material.name_of(code)) for code in codes))
        for (role, words), codes in ranked
    )


def _named(facts: Iterable[Facts], material: Material) -> tuple[Named, ...]:
    codes = dict.fromkeys(f.body for f in facts)
    return tuple(Named(code, material.name_of(code)) for code in codes)


def _days(days: Iterable[date | None]) -> tuple[date, ...]:
    return tuple(sorted({day for day in days if day}))


def _returns(facts: Iterable[Facts], cut: Cut, material: Material) -> tuple[Return, ...]:
    return tuple(
        Return(f.ref, Named(f.body, material.name_of(f.body)), on, condense(reason, 160))
        for f in facts
        for on, reason in f.returns
        if cut.is_in_period(on)
    )
