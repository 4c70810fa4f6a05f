"""From facts and material to the report's context. Pure: the same events and words give the same report."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tracker.domain.periods import Period
from tracker.domain.report import (
    Account,
    Anchor,
    Before,
    DirectiveSaid,
    Dropped,
    Indicator,
    Item,
    Next,
    PeriodSaid,
    ReportContext,
    Row,
)
from tracker.domain.report_facts import Facts, Told
from tracker.domain.report_figures import Cut, Figure, dropped_by_state, is_in_scope, tally
from tracker.domain.report_head import Head
from tracker.domain.report_indicators import indicator_of
from tracker.domain.report_items import account_of, item_of
from tracker.domain.report_material import DirectiveWords, Material, TaskWords
from tracker.domain.workflow import Phase


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


def assemble(
    now: Standing, before: Standing | None, material: Material, head: Head, anchor: Anchor
) -> ReportContext:
    """The report on `now`; `before` is None where nothing had been issued in the period before."""
    cut, facts = now.cut, now.facts
    reminded = _reminded(now, material)
    keys = _item_keys(now.told, material)
    by_task = _rows(facts, lambda f: keys[f.task], now, reminded)
    by_body = _rows(facts, lambda f: f.body, now, reminded, material.name_of)
    items = _items(now, material, keys)
    names = {keys[t.id]: t.path for t in material.tasks}
    return ReportContext(
        head=head,
        period=said(cut.period),
        cut_at=cut.wall,
        cut_on=cut.on,
        is_whole=cut.on >= cut.period.end,
        directives=tuple(_directive(d, now, material) for d in material.directives),
        figures=tally(facts, cut, reminded) | _wholes(now, items, by_body),
        dropped=_dropped(now),
        by_body=by_body,
        by_task=tuple(Row(r.key, names[r.key], r.figures, r.heirs) for r in by_task),
        items=items,
        accounts=_accounts(now, material, keys),
        indicators=_indicators(now, before, material),
        before=_before(before),
        next=_next(now),
        anchor=anchor,
    )


def said(period: Period) -> PeriodSaid:
    """The period as plain values."""
    length, regime = period.length.value, period.regime.value
    return PeriodSaid(str(period), period.year, period.number, length, regime, period.first, period.last)


def _reminded(now: Standing, material: Material) -> dict[str, int]:
    refs = {f.id: f.ref for f in now.facts}
    return dict(Counter(refs[one] for one, _ in material.reminders if one in refs))


def _item_keys(told: Told, material: Material) -> dict[UUID, str]:
    """What people may call a task: the register number of the directive and the item's path."""
    return {t.id: f"{told.numbers.get(t.directive_id, 0)}.{t.path}" for t in material.tasks}


def _rows(
    facts: Sequence[Facts],
    key_of: Callable[[Facts], str],
    now: Standing,
    reminded: Mapping[str, int],
    name_of: Callable[[str], str] = str,
) -> tuple[Row, ...]:
    groups: dict[str, list[Facts]] = {}
    for one in facts:
        groups.setdefault(key_of(one), []).append(one)
    bodies = {f.ref: f.body for f in now.told.assignments.values()}
    return tuple(
        Row(key, name_of(key), tally(group, now.cut, reminded), _heirs(group, bodies, name_of))
        for key, group in groups.items()
    )


def _heirs(
    facts: Iterable[Facts], bodies: Mapping[str, str], name_of: Callable[[str], str]
) -> tuple[str, ...]:
    heirs = (bodies[f.heir] for f in facts if f.heir is not None and f.heir in bodies)
    return tuple(dict.fromkeys(name_of(code) for code in heirs))


def _directive(words: DirectiveWords, now: Standing, material: Material) -> DirectiveSaid:
    own = [f for f in now.told.assignments.values() if f.directive == words.id]
    tasks = [t for t in material.tasks if t.directive_id == words.id]
    return DirectiveSaid(
        no=words.no,
        number=words.number,
        kind=words.kind,
        issuer=words.issuer,
        issued_on=words.issued_on,
        subject=words.subject,
        given_on=now.told.day_of(now.told.issued_at[words.id]),
        tasks=len(tasks),
        duties=sum(len(t.duties) for t in tasks),
        bodies=len({f.body for f in own}),
    )


def _dropped(now: Standing) -> tuple[Dropped, ...]:
    flow = now.told.assignment
    counts = dropped_by_state(now.facts)
    return tuple(Dropped(s, flow.states[s].labels, counts[s]) for s in flow.states if s in counts)


def _wholes(now: Standing, items: Sequence[Item], by_body: Sequence[Row]) -> dict[str, Figure]:
    """Tasks done by all their leads, and bodies that owe nothing more; their references are items and codes."""
    flow = now.told.assignment
    live = [i for i in items if flow.phase_of(i.state) is not Phase.DROPPED]
    done = tuple(i.key for i in live if flow.phase_of(i.state) is Phase.DONE)
    owing = [row for row in by_body if row.figures["total"].value]
    free = tuple(row.key for row in owing if not row.figures["open"].value)
    return {
        "tasks_done": Figure(len(done), len(live), done),
        "bodies_done": Figure(len(free), len(owing), free),
    }


def _by_task(now: Standing, material: Material) -> list[tuple[TaskWords, list[Facts]]]:
    groups: dict[UUID, list[Facts]] = {t.id: [] for t in material.tasks}
    for one in now.facts:
        groups[one.task].append(one)
    return [(t, groups[t.id]) for t in material.tasks]


def _items(now: Standing, material: Material, keys: Mapping[UUID, str]) -> tuple[Item, ...]:
    numbers, flow = now.told.numbers, now.told.assignment
    return tuple(
        item_of(task, keys[task.id], numbers.get(task.directive_id, 0), facts, now.cut, material, flow)
        for task, facts in _by_task(now, material)
    )


def _accounts(now: Standing, material: Material, keys: Mapping[UUID, str]) -> tuple[Account, ...]:
    found = (
        account_of(one, keys[task.id], now.cut, material)
        for task, facts in _by_task(now, material)
        for one in facts
    )
    return tuple(account for account in found if account)


def _indicators(now: Standing, before: Standing | None, material: Material) -> tuple[Indicator, ...]:
    earlier = before or Standing(now.told, now.cut, ())
    return tuple(
        indicator_of(
            words,
            f"{now.told.numbers.get(words.directive_id, 0)}.{words.position}",
            now.facts,
            earlier.facts,
            (now.cut, earlier.cut),
            material,
        )
        for words in material.indicators
    )


def _before(before: Standing | None) -> Before | None:
    return Before(said(before.cut.period), tally(before.facts, before.cut, {})) if before else None


def _next(now: Standing) -> Next:
    period = now.cut.period.next
    due = [f for f in now.facts if f.phase.is_open and f.due_on and now.cut.on <= f.due_on < period.end]
    return Next(said(period), Figure(len(due), None, tuple(f.ref for f in due)))
