"""Closing or superseding a directive, by a verb of `workflows/directive.toml`. Issuing is `issue_directive`."""

from dataclasses import dataclass
from uuid import UUID

from tracker.domain.directive import Nature
from tracker.domain.errors import Invalid
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Target, require
from tracker.domain.text import clean
from tracker.domain.workflow import Facts, Phase
from tracker.records.directives import DirectiveRow
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.move_assignment import MoveAssignment, apply_move


class IssueIsApart(Invalid):
    """Issuing makes tasks and has its own command."""

    key = "error.issue_is_apart"


@dataclass(frozen=True)
class MoveDirective:
    """A verb on a directive."""

    directive_id: UUID
    verb: str
    reason: str = ""


def move_directive(ctx: Context, command: MoveDirective) -> str:
    """Make the move and return the state reached; superseding also supersedes all open assignments."""
    if command.verb == "issue":
        raise IssueIsApart()
    workflow = ctx.rules.workflows.directive
    with ctx.open_unit() as unit:
        row = unit.directives.for_update(command.directive_id)
        move = workflow.find(row.state, command.verb)
        require(ctx.actor, move.permission, Target(coordinator_body=row.coordinator_body))
        reached = workflow.take(row.state, command.verb, _facts(ctx, unit, row, command))
        if workflow.phase_of(reached) is Phase.DROPPED:
            _drop_open_work(ctx, unit, row, command)
        payload = {"verb": command.verb, "from": row.state, "to": reached, "reason": clean(command.reason)}
        unit.events.add(NewEvent(EventKind.DIRECTIVE_MOVED, row.id, row.id, payload))
        row.state, row.version = reached, row.version + 1
        unit.commit()
    return reached


def _facts(ctx: Context, unit: Unit, row: DirectiveRow, command: MoveDirective) -> Facts:
    machine = ctx.rules.workflows.assignment
    tasks = unit.directives.tasks(row.id)
    assignments = unit.assignments.of_directive(row.id)
    latest: dict[UUID, str] = {}  # by task: yearly and quarterly work end at different periods
    for a in assignments:
        latest[a.task_id] = max(a.period, latest.get(a.task_id, ""))
    return {
        "has_tasks": bool(tasks),
        "has_reason": bool(command.reason.strip()),
        "is_one_off_work_ended": not any(
            machine.phase_of(t.state).is_open for t in tasks if t.nature == Nature.ONE_OFF
        ),
        "is_last_period_reported": not any(
            Phase(a.phase).is_open for a in assignments if a.period and a.period == latest[a.task_id]
        ),
    }


def _drop_open_work(ctx: Context, unit: Unit, row: DirectiveRow, command: MoveDirective) -> None:
    for assignment in unit.assignments.of_directive(row.id):
        if Phase(assignment.phase).is_open:
            step = MoveAssignment(assignment.id, "supersede", assignment.version, command.reason)
            apply_move(ctx, unit, assignment, step)
