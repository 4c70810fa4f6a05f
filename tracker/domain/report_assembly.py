"""From facts and material to the report's context. Pure: the same events and words give the same report."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
from tracker.domain.report_figures import SILENT_DAYS, Figure, dropped_by_state, tally
from tracker.domain.report_head import Head
from tracker.domain.report_indicators import indicator_of
from tracker.domain.report_items import account_of, item_of
from tracker.domain.report_material import DirectiveWords, Material
from tracker.domain.report_standing import Standing, by_task, rows_by_body, rows_by_task
from tracker.domain.workflow import Phase


def assemble(
    now: Standing, before: Standing | None, material: Material, head: Head, anchor: Anchor
) -> ReportContext:
    """The report on `now`; `before` is None where nothing had been issued in the period before."""
    cut, facts = now.cut, now.facts
    reminded = _reminded(now, material)
    keys = _item_keys(now.told, material)
    by_body = rows_by_body(now, reminded, material)
    items = _items(now, material, keys)
    return ReportContext(
        head=head,
        period=said(cut.period),
        cut_at=cut.wall,
        cut_on=cut.on,
        silent_days=SILENT_DAYS,
        is_whole=cut.on >= cut.period.end,
        directives=tuple(_directive(d, now, material) for d in material.directives),
        figures=tally(facts, cut, reminded) | _wholes(now, items, by_body),
        dropped=_dropped(now),
        by_body=by_body,
        by_task=rows_by_task(now, keys, reminded, material),
        items=items,
        accounts=_accounts(now, material, keys),
        indicators=_indicators(now, before, material),
        before=_before(now, before),
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
        bodies=len({f.body for f in own if not f.is_heir}),
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


def _items(now: Standing, material: Material, keys: Mapping[UUID, str]) -> tuple[Item, ...]:
    own: dict[UUID, list[Facts]] = {}
    for one in now.told.assignments.values():
        own.setdefault(one.task, []).append(one)
    return tuple(item_of(t, keys[t.id], own.get(t.id, []), now, material) for t in material.tasks)


def _accounts(now: Standing, material: Material, keys: Mapping[UUID, str]) -> tuple[Account, ...]:
    found = (
        account_of(one, keys[task.id], now.cut, material)
        for task, facts in by_task(now, material)
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


def _before(now: Standing, before: Standing | None) -> Before:
    totals = tally(before.facts, before.cut, {}) if before else None
    return Before(said(now.cut.period.previous), totals)


def _next(now: Standing) -> Next:
    period = now.cut.period.next
    due = [f for f in now.facts if f.phase.is_open and f.due_on and now.cut.on <= f.due_on < period.end]
    return Next(said(period), Figure(len(due), None, tuple(f.ref for f in due)))
