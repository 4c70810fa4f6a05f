"""Keeping a task's state equal to its leads' (`domain.assignments.rolled_up`), inside the move that changes one."""

from uuid import UUID

from tracker.domain.assignments import rolled_up
from tracker.domain.events import EventKind, NewEvent
from tracker.store.unit import Unit
from tracker.usecases.context import Context


def roll_up(ctx: Context, unit: Unit, task_id: UUID, directive_id: UUID) -> str:
    """Store the task's state if it changed, with its event; returns the state."""
    stored, leads = unit.assignments.task_and_leads(task_id)
    state = rolled_up(ctx.rules.workflows.assignment, leads)
    if state != stored:
        unit.assignments.set_task_state(task_id, state)
        payload = {"from": stored, "to": state}
        unit.events.add(NewEvent(EventKind.TASK_ROLLED_UP, task_id, directive_id, payload))
    return state
