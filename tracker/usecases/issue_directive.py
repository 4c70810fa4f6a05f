"""Issuing: one transaction turns the reviewed draft into tasks, duties, assignments and first notices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tracker.domain.assignments import BodyRole
from tracker.domain.directive import Nature, Severity
from tracker.domain.draft import Draft, DraftItem, draft_from
from tracker.domain.errors import Invalid
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.periods import Length, Period, Regime, period_of
from tracker.domain.permissions import Permission, Target, require
from tracker.domain.review_errors import OpenErrors, PassedOverUnsaid
from tracker.domain.review_findings import open_findings
from tracker.domain.text import one_line
from tracker.records.directives import DirectiveRow, DutyRow, IndicatorRow, TaskRow
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.drafts import draft_data, refuse_stale
from tracker.usecases.notices import Given, given_by, owe_first_notices
from tracker.usecases.open_assignments import Opening, open_assignments


class NoSuchItem(Invalid):
    """A due date was given for an item that the draft does not have."""

    key = "error.no_such_item"


@dataclass(frozen=True)
class IssueDirective:
    """Which draft, under which reporting regime; `due_on` sets deadlines the text does not give, by path.

    `despite_errors` is why open findings that are errors are passed over, None where they hold issuing up;
    `seen_version` is that of the draft that was looked at.
    """

    directive_id: UUID
    regime: Regime = Regime.CALENDAR
    length: Length = Length.QUARTER
    due_on: Mapping[str, date] = field(default_factory=dict)
    despite_errors: str | None = None
    seen_version: int | None = None


@dataclass(frozen=True)
class Issued:
    """What issuing made; `is_new` is False when it had been issued before and nothing was changed."""

    is_new: bool
    tasks: int = 0
    assignments: int = 0
    told: int = 0
    unreachable: tuple[str, ...] = ()
    without_lead: tuple[str, ...] = ()


def issue_directive(ctx: Context, command: IssueDirective) -> Issued:
    """Issue a draft; twice changes nothing.

    Raises NoSuchItem, OpenErrors, PassedOverUnsaid, StaleDraft, MoveNotAllowed, GuardFailed.
    """
    workflow = ctx.rules.workflows.directive
    with ctx.open_unit() as unit:
        row = unit.directives.for_update(command.directive_id)
        require(ctx.actor, Permission.DIRECTIVE_ISSUE, Target(coordinator_body=row.coordinator_body))
        if row.issued_at is not None:
            return Issued(is_new=False)
        refuse_stale(unit, row, command.seen_version)
        draft = draft_from(row.draft)
        _refuse_unknown_paths(draft, command)
        reached = workflow.take(row.state, "issue", {"has_tasks": bool(draft.items)})
        errors = _open_errors(row, command)
        unit.events.add(_moved(row, reached, command, errors))
        row.state, row.version, row.issued_at = reached, row.version + 1, ctx.now()
        row.regime, row.period_length = command.regime.value, command.length.value
        tasks = _add_tasks(ctx, unit, row, draft, command)
        openings = list(_openings(ctx, draft, tasks, command))
        opened = open_assignments(ctx, unit, row, openings)
        unreachable = _tell(ctx, unit, row, draft, opened)
        unit.commit()
    without_lead = tuple(i.path for i in draft.items if not _codes(i, BodyRole.LEAD))
    bodies = {o["body_code"] for o in opened}
    told = len(bodies - unreachable)
    return Issued(True, len(tasks), len(opened), told, tuple(sorted(unreachable)), without_lead)


def _refuse_unknown_paths(draft: Draft, command: IssueDirective) -> None:
    unknown = sorted(set(command.due_on) - {item.path for item in draft.items})
    if unknown:
        raise NoSuchItem(path=", ".join(unknown))


def _open_errors(row: DirectiveRow, command: IssueDirective) -> list[int]:
    """Numbers of the open findings that are errors; raises OpenErrors unless they are passed over for a reason."""
    found = list(open_findings(draft_data(row), Severity.ERROR))
    if found and command.despite_errors is not None and not one_line(command.despite_errors):
        raise PassedOverUnsaid(no=row.no)
    if found and command.despite_errors is None:
        named = [{"number": number, "key": f["key"], "holes": f["holes"]} for number, f in found]
        raise OpenErrors(no=row.no, findings=named)
    return [number for number, _ in found]


def _moved(row: DirectiveRow, reached: str, command: IssueDirective, errors: list[int]) -> NewEvent:
    payload: dict[str, Any] = {
        "verb": "issue",
        "from": row.state,
        "to": reached,
        "regime": command.regime.value,
        "length": command.length.value,
        "due_on": {path: day.isoformat() for path, day in command.due_on.items()},
    }
    if errors:
        payload |= {"despite_errors": errors, "reason": one_line(command.despite_errors or "")}
    return NewEvent(EventKind.DIRECTIVE_MOVED, row.id, row.id, payload)


def _add_tasks(
    ctx: Context, unit: Unit, row: DirectiveRow, draft: Draft, command: IssueDirective
) -> dict[str, TaskRow]:
    initial = ctx.rules.workflows.assignment.initial
    tasks = {}
    duties: list[DutyRow | IndicatorRow] = []
    for position, item in enumerate(draft.items, 1):
        due_on = command.due_on.get(item.path, item.first_due_on)
        task = TaskRow(
            id=ctx.new_id(),
            directive_id=row.id,
            position=position,
            path=item.path,
            kind=item.kind.value,
            title=item.title,
            text=item.text,
            span_start=item.span[0],
            span_end=item.span[1],
            nature=item.nature.value,
            recurrence=item.recurrence,
            due_on=due_on,
            state=initial,
        )
        tasks[item.path] = task
        duties += _duties(ctx, task.id, item)
        unit.events.add(_task_opened(row, task))
    unit.directives.add_all(list(tasks.values()))
    unit.directives.add_all([*duties, *_indicators(ctx, row, draft)])
    return tasks


def _duties(ctx: Context, task_id: UUID, item: DraftItem) -> list[DutyRow | IndicatorRow]:
    return [
        DutyRow(
            id=ctx.new_id(),
            task_id=task_id,
            position=position,
            text=duty.text,
            span_start=duty.span[0],
            span_end=duty.span[1],
            nature=duty.nature.value,
            due_on=duty.due_on,
            recurrence=duty.recurrence,
        )
        for position, duty in enumerate(item.duties, 1)
    ]


def _indicators(ctx: Context, row: DirectiveRow, draft: Draft) -> list[IndicatorRow]:
    return [
        IndicatorRow(
            id=ctx.new_id(),
            directive_id=row.id,
            position=position,
            metric=figure.metric,
            unit=figure.unit,
            baseline=figure.value,
            baseline_period=figure.period,
            source=figure.source,
            span_start=figure.span[0],
            span_end=figure.span[1],
        )
        for position, figure in enumerate(draft.figures, 1)
    ]


def _task_opened(row: DirectiveRow, task: TaskRow) -> NewEvent:
    payload = {
        "path": task.path,
        "kind": task.kind,
        "nature": task.nature,
        "recurrence": task.recurrence,
        "due_on": task.due_on.isoformat() if task.due_on else None,
        "state": task.state,
    }
    return NewEvent(EventKind.TASK_OPENED, task.id, row.id, payload)


def _openings(
    ctx: Context, draft: Draft, tasks: Mapping[str, TaskRow], command: IssueDirective
) -> Iterator[Opening]:
    for item in draft.items:
        task = tasks[item.path]
        period = first_period(ctx, Nature(task.nature), task.recurrence, command)
        report_on = ctx.rules.regimes.bodies_report_on(period, ctx.rules.calendar) if period else None
        for body, role, mention in fan_out(item):
            yield Opening(task.id, item.path, body, role, str(period or ""), mention, task.due_on, report_on)


def first_period(
    ctx: Context, nature: Nature, recurrence: str | None, command: IssueDirective
) -> Period | None:
    """The period that runs today, for work that repeats; None for work that is done once."""
    if nature is Nature.ONE_OFF:
        return None
    length = ctx.rules.regimes.length_of(recurrence) if recurrence else command.length
    return period_of(ctx.today(), command.regime, length)


def fan_out(item: DraftItem) -> Iterator[tuple[str, BodyRole, str]]:
    """(body, role, words) for every body obliged by an item, each body once, in its weightiest role.

    An open group that only coordinates ("các ngành liên quan") obliges nobody in particular: the lead calls on
    whom the work needs, so it opens no assignments.
    """
    seen: set[str] = set()
    for role in (BodyRole.LEAD, BodyRole.DIRECTED, BodyRole.COORDINATING):
        for mention in item.bodies:
            if mention.role is not role or (mention.is_open and role is BodyRole.COORDINATING):
                continue
            for body in mention.bodies:
                if body not in seen:
                    seen.add(body)
                    yield body, role, mention.text


def _codes(item: DraftItem, role: BodyRole) -> set[str]:
    return {body for mention in item.bodies if mention.role is role for body in mention.bodies}


def _tell(
    ctx: Context, unit: Unit, row: DirectiveRow, draft: Draft, opened: list[dict[str, Any]]
) -> frozenset[str]:
    items = {item.path: item for item in draft.items}
    paths = {task.id: task.path for task in unit.directives.tasks(row.id)}
    given = [_given(row, assignment, items[paths[assignment["task_id"]]]) for assignment in opened]
    return owe_first_notices(ctx, unit, row, given, f"issue:{row.id}")


def _given(row: DirectiveRow, assignment: Mapping[str, Any], item: DraftItem) -> Given:
    return given_by(row, assignment, item.path, item.text, tuple(duty.text for duty in item.duties))
