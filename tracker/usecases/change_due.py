"""Setting the due date of a task's open work: by the coordinator, where the text gives none or circumstances change."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tracker.domain.errors import Invalid
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, Target, require
from tracker.domain.text import clean
from tracker.domain.workflow import Phase
from tracker.store.assignments import Assignment
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.notice_dates import notice_on


class NoReason(Invalid):
    """Whoever moves a date says why."""

    key = "error.no_reason"


@dataclass(frozen=True)
class ChangeDue:
    """The task of one item; every open assignment of it gets the date (None takes it away)."""

    directive_id: UUID
    path: str
    due_on: date | None
    reason: str


def change_due(ctx: Context, command: ChangeDue) -> int:
    """Change it and return how many assignments changed; the same date again changes nothing. Raises NoReason."""
    with ctx.open_unit() as unit:
        directive = unit.directives.for_update(command.directive_id)
        require(ctx.actor, Permission.ASSIGNMENT_MANAGE, Target(coordinator_body=directive.coordinator_body))
        task = unit.directives.task(directive.id, command.path)
        if not command.reason.strip():
            raise NoReason()
        changed = [
            a
            for a in unit.assignments.of_task(task.id)
            if Phase(a.phase).is_open and a.due_on != command.due_on
        ]
        for assignment in changed:
            put_due_on(ctx, unit, assignment, command.due_on, command.reason)
        if changed:
            task.due_on = command.due_on
        unit.commit()
    return len(changed)


def put_due_on(
    ctx: Context,
    unit: Unit,
    was: Assignment,
    due_on: date | None,
    reason: str,
    extension: UUID | None = None,
) -> None:
    """Change one assignment's due date with its event, inside the caller's transaction."""
    now = replace(was, due_on=due_on, version=was.version + 1)
    now = replace(now, notice_on=notice_on(ctx.rules, now, ctx.today()))
    payload = {
        "old": was.due_on.isoformat() if was.due_on else None,
        "new": due_on.isoformat() if due_on else None,
        "reason": clean(reason).strip(),
        "extension": str(extension) if extension else None,
        "version": now.version,
    }
    unit.events.add(NewEvent(EventKind.ASSIGNMENT_DUE_CHANGED, was.id, was.directive_id, payload))
    unit.assignments.save(was, now)
