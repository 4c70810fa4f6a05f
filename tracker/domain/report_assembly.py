"""From facts and material to the report's context. Pure: the same events and words give the same report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.domain.report import (
    Account,
    Anchor,
    DirectiveSaid,
    Dropped,
    Indicator,
    Item,
    Next,
    ReportContext,
    Row,
)
from tracker.domain.report_changes import changes
from tracker.domain.report_course import Course, at_period, earlier, said
from tracker.domain.report_facts import Facts, Key
from tracker.domain.report_figures import SILENT_DAYS, Counted, Figure, count_all, dropped_by_state, tally_of
from tracker.domain.report_head import Head
from tracker.domain.report_indicators import indicator_of
from tracker.domain.report_items import account_of, item_of
from tracker.domain.report_lists import extensions, next_tasks, overdue, silent, work_of
from tracker.domain.report_material import DirectiveWords, Material, SubmissionWords, TaskWords
from tracker.domain.report_parts import AtPeriod, Corrected, Voice
from tracker.domain.report_standing import ByTask, Standing, grouped, rows_by_body, rows_by_task
from tracker.domain.report_told import Told
from tracker.domain.report_voices import Field, voiced, voices
from tracker.domain.workflow import Phase


def assemble(
    course: Course,
    material: Material,
    head: Head,
    anchor: Anchor,
    corrects: Corrected | None = None,
) -> ReportContext:
    """The report on `course.now`."""
    now, cut = course.now, course.now.cut
    keys = _item_keys(now.told, material)
    counted = count_all(now.facts, cut, _reminded(now, material))
    tasks = grouped(counted, material)
    by_body = rows_by_body(now, counted, material)
    items = _items(now, tasks, material, keys)
    figures = tally_of(counted) | _wholes(now, items, by_body) | _voiced(now, material)
    before = earlier(cut.period.previous, course.before)
    year_before = earlier(cut.period.year_before, course.year_before)
    return ReportContext(
        head=head,
        period=said(cut.period),
        cut_at=cut.wall,
        cut_on=cut.on,
        silent_days=SILENT_DAYS,
        is_whole=cut.on >= cut.period.end,
        directives=directives_of(now, material),
        figures=figures,
        dropped=_dropped(now),
        by_body=by_body,
        by_task=rows_by_task(now, tasks, keys, material),
        items=items,
        accounts=_accounts(now, tasks, material, keys),
        indicators=_indicators(course, material),
        before=before,
        next=_next(now, tasks, material, keys),
        anchor=anchor,
        year_before=year_before,
        changes=changes(figures, before, year_before),
        history=(*(at_period(one) for one in course.earlier), AtPeriod(said(cut.period), figures)),
        corrects=corrects,
        **_lists(now, counted, material, keys),
    )


def _lists(
    now: Standing, counted: Sequence[Counted], material: Material, keys: Mapping[Key, str]
) -> dict[str, Any]:
    """What is told one by one."""
    cut = now.cut
    told = (f for f in now.told.assignments.values() if f.task in keys)
    flow = now.told.assignment
    return {
        "work": work_of(told, counted, cut, keys, material),
        "overdue": overdue(counted, cut, keys, material),
        "silent": silent(counted, cut, keys, material),
        "extensions": extensions(now.facts, cut, keys, material),
        "difficulties": _voices(now, material, keys, _difficulties),
        "proposals": _voices(now, material, keys, _proposals),
        "states": {name: dict(state.labels) for name, state in flow.states.items()},
    }


def _difficulties(words: SubmissionWords) -> str:
    return words.difficulties


def _proposals(words: SubmissionWords) -> str:
    return words.proposals


def _voices(now: Standing, material: Material, keys: Mapping[Key, str], field: Field) -> tuple[Voice, ...]:
    return voices(((f, keys[f.task]) for f in now.facts if f.handed), now.cut, material, field)


def _voiced(now: Standing, material: Material) -> dict[str, Figure]:
    """How many reports of the period name difficulties, and proposals."""
    return {
        "with_difficulties": voiced(now.facts, now.cut, material, _difficulties),
        "with_proposals": voiced(now.facts, now.cut, material, _proposals),
    }


def _reminded(now: Standing, material: Material) -> dict[str, int]:
    refs = {f.id: f.ref for f in now.facts} if material.reminders else {}
    return dict(Counter(refs[one] for one, _ in material.reminders if one in refs))


def _item_keys(told: Told, material: Material) -> dict[Key, str]:
    """What people may call a task: the register number of the directive and the item's path."""
    return {t.id: f"{told.numbers.get(t.directive_id, 0)}.{t.path}" for t in material.tasks}


def directives_of(now: Standing, material: Material) -> tuple[DirectiveSaid, ...]:
    """The directives reported on, with the counts of what they gave out."""
    bodies: dict[Key, set[str]] = {d.id: set() for d in material.directives}
    for one in now.told.assignments.values():
        if one.directive in bodies and not one.is_heir:
            bodies[one.directive].add(one.body)
    tasks: dict[Key, list[TaskWords]] = {d.id: [] for d in material.directives}
    for task in material.tasks:
        tasks[task.directive_id].append(task)
    return tuple(_directive(d, now, tasks[d.id], len(bodies[d.id])) for d in material.directives)


def _directive(
    words: DirectiveWords, now: Standing, tasks: Sequence[TaskWords], bodies: int
) -> DirectiveSaid:
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
        bodies=bodies,
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


def _items(now: Standing, tasks: ByTask, material: Material, keys: Mapping[Key, str]) -> tuple[Item, ...]:
    own: dict[Key, list[Facts]] = {}
    for one in now.told.assignments.values():
        own.setdefault(one.task, []).append(one)
    return tuple(item_of(t, keys[t.id], own.get(t.id, []), found, now, material) for t, found in tasks)


def _accounts(
    now: Standing, tasks: ByTask, material: Material, keys: Mapping[Key, str]
) -> tuple[Account, ...]:
    found = (
        account_of(one.facts, keys[task.id], now.cut, material)
        for task, counted in tasks
        for one in counted
        if one.facts.handed
    )
    return tuple(account for account in found if account)


def _indicators(course: Course, material: Material) -> tuple[Indicator, ...]:
    now, nothing = course.now, Standing(course.now.told, course.now.cut, ())
    frames = [(one.facts, one.cut) for one in (now, course.before or nothing, course.year_before or nothing)]
    numbers = now.told.numbers
    return tuple(
        indicator_of(words, f"{numbers.get(words.directive_id, 0)}.{words.position}", frames, material)
        for words in material.indicators
    )


def _next(now: Standing, tasks: ByTask, material: Material, keys: Mapping[Key, str]) -> Next:
    period, on = now.cut.period.next, now.cut.on
    end = period.end
    due = tuple(f.ref for f in now.facts if f.due_on and on <= f.due_on < end and f.phase.is_open)
    left = next_tasks(tasks, now.cut, keys, now.told.numbers, material)
    return Next(said(period), Figure(len(due), None, due), left)
