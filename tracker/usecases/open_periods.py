"""Opening the next period of repeating work: one new assignment for each body, also for periods slept through."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tracker.domain.assignments import BodyRole
from tracker.domain.periods import Length, Period, Regime, period_of
from tracker.domain.permissions import Permission, require
from tracker.domain.workflow import Phase
from tracker.records.directives import DirectiveRow, TaskRow
from tracker.store.assignments import Assignment
from tracker.store.periods import RepeatingTask, repeating_tasks
from tracker.store.unit import Unit
from tracker.usecases.context import Context, Rules
from tracker.usecases.notices import given_by, owe_first_notices
from tracker.usecases.open_assignments import Opening, open_assignments
from tracker.usecases.roll_up import roll_up


@dataclass(frozen=True)
class OpenedPeriods:
    """What one run opened."""

    directives: int = 0
    assignments: int = 0


def open_periods(ctx: Context, on: date | None = None) -> OpenedPeriods:
    """Open every period that has begun by the day (today by default). Twice opens nothing new.

    A body goes on with a task until its assignment of the latest period was dropped: cancelled, superseded or
    handed over. One transaction for each directive.
    """
    require(ctx.actor, Permission.REMINDERS_RUN)
    day = on or ctx.today()
    states = ctx.rules.workflows.directive.states_in(Phase.WORKING)
    with ctx.open_reading() as unit:
        tasks = [t for t in repeating_tasks(unit.connection, states) if _missing(ctx.rules, t, day)]
    by_directive: dict[UUID, list[RepeatingTask]] = defaultdict(list)
    for task in tasks:
        by_directive[task.directive_id].append(task)
    opened = [_open(ctx, directive_id, of_one, day) for directive_id, of_one in by_directive.items()]
    return OpenedPeriods(sum(n > 0 for n in opened), sum(opened))


def _missing(rules: Rules, task: RepeatingTask, day: date) -> list[Period]:
    """The periods after the latest opened one, up to the one the day lies in."""
    regime = Regime(task.regime)
    latest = Period.parse(task.latest, regime)
    found = []
    while latest.end <= day:
        length = rules.regimes.length_of(task.recurrence) if task.recurrence else Length(task.period_length)
        # A pace that was changed since takes hold with the first period that begins after the latest.
        latest = period_of(latest.end, regime, length)
        found.append(latest)
    return found


def _open(ctx: Context, directive_id: UUID, tasks: Sequence[RepeatingTask], day: date) -> int:
    with ctx.open_unit() as unit:
        directive = unit.directives.for_update(directive_id)
        if ctx.rules.workflows.directive.phase_of(directive.state) is not Phase.WORKING:
            return 0  # closed or superseded since it was found
        rows = {task.id: task for task in unit.directives.tasks(directive_id)}
        openings = [o for task in tasks for o in _openings(ctx, unit, task, rows[task.task_id], day)]
        opened = open_assignments(ctx, unit, directive, openings)
        for task_id in dict.fromkeys(opening.task_id for opening in openings):
            roll_up(ctx, unit, task_id, directive_id)
        _tell(ctx, unit, directive, rows, opened)
        unit.commit()
    return len(opened)


def _openings(ctx: Context, unit: Unit, task: RepeatingTask, row: TaskRow, day: date) -> Iterator[Opening]:
    assignments = unit.assignments.of_task(task.task_id)
    # Asked again under the lock: another scheduler may have opened them since.
    latest = max(a.period for a in assignments)
    if latest != task.latest:
        return
    goes_on = [a for a in assignments if a.period == latest and Phase(a.phase) is not Phase.DROPPED]
    for period in _missing(ctx.rules, task, day):
        report_on = ctx.rules.regimes.bodies_report_on(period, ctx.rules.calendar)
        for was in goes_on:
            yield _next_of(was, period, report_on)


def _next_of(was: Assignment, period: Period, report_on: date) -> Opening:
    # A due date belongs to the assignment it was set for: given again, one lateness would count in every period.
    return Opening(
        was.task_id, was.path, was.body_code, BodyRole(was.role), str(period), was.mention, None, report_on
    )


def _tell(
    ctx: Context,
    unit: Unit,
    directive: DirectiveRow,
    tasks: Mapping[UUID, TaskRow],
    opened: Sequence[Mapping[str, Any]],
) -> None:
    given = [
        given_by(directive, row, tasks[row["task_id"]].path, tasks[row["task_id"]].text) for row in opened
    ]
    if opened:
        owe_first_notices(ctx, unit, directive, given, f"period:{opened[-1]['id']}", "new_period")
