"""Opening assignments in a batch: numbering, first notice date, one event each. Who gets one is the caller's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from tracker.domain.assignments import BodyRole
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.owed import Standing, next_notice_on
from tracker.records.directives import DirectiveRow
from tracker.store.unit import Unit
from tracker.usecases.context import Context, Rules


@dataclass(frozen=True)
class Opening:
    """An assignment to be opened: one task x one body x one role x one period."""

    task_id: UUID
    path: str
    body: str
    role: BodyRole
    period: str
    mention: str
    due_on: date | None
    report_on: date | None
    heir_of: UUID | None = None


def open_assignments(
    ctx: Context, unit: Unit, directive: DirectiveRow, openings: Sequence[Opening]
) -> list[dict[str, Any]]:
    """Insert them all, with their events; returns the rows. `directive` must be locked: it gives the numbers."""
    workflow = ctx.rules.workflows.assignment
    today, now = ctx.today(), ctx.now()
    notice_on = lru_cache(maxsize=None)(
        lambda due_on, report_on: first_notice_on(ctx.rules, due_on, report_on, today)
    )
    rows = []
    for opening in openings:
        row = {
            "id": ctx.new_id(),
            "no": directive.next_assignment_no,
            "directive_id": directive.id,
            "task_id": opening.task_id,
            "body_code": opening.body,
            "role": opening.role.value,
            "period": opening.period,
            "mention": opening.mention[:1000],
            "state": workflow.initial,
            "phase": workflow.phase_of(workflow.initial).value,
            "version": 1,
            "workflow_version": workflow.version,
            "due_on": opening.due_on,
            "report_on": opening.report_on,
            "notice_on": notice_on(opening.due_on, opening.report_on),
            "last_activity_on": today,
            "revision": 0,
            "heir_of": opening.heir_of,
            "opened_at": now,
        }
        directive.next_assignment_no += 1
        rows.append(row)
        unit.events.add(_opened(directive, opening, row))
    unit.assignments.add_all(rows)
    return rows


def first_notice_on(
    rules: Rules, due_on: date | None, report_on: date | None, opened_on: date
) -> date | None:
    """The day of the first reminder of an assignment opened today."""
    facts = Standing(due_on=due_on, report_on=report_on, last_activity_on=opened_on, opened_on=opened_on)
    return next_notice_on(facts, rules.ladder, rules.calendar)


def _opened(directive: DirectiveRow, opening: Opening, row: dict[str, Any]) -> NewEvent:
    payload = {
        "no": row["no"],
        "task": str(opening.task_id),
        "path": opening.path,
        "body": opening.body,
        "role": row["role"],
        "period": opening.period,
        "state": row["state"],
        "workflow_version": row["workflow_version"],
        "due_on": opening.due_on.isoformat() if opening.due_on else None,
        "report_on": opening.report_on.isoformat() if opening.report_on else None,
        "heir_of": str(opening.heir_of) if opening.heir_of else None,
    }
    return NewEvent(EventKind.ASSIGNMENT_OPENED, row["id"], directive.id, payload)
