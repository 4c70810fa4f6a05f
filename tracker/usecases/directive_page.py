"""One directive under way: its items and bodies crossed, what of it is open and late, what happened. Reads only."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tracker.domain.assignments import BodyRole
from tracker.domain.events import Event
from tracker.domain.permissions import Target, may
from tracker.domain.workflow import Phase
from tracker.records.directives import DirectiveRow
from tracker.store.directive_reads import BodyTotal, CellLine, DirectiveReads, TaskLine
from tracker.store.event_subjects import EventSubjects, event_subjects
from tracker.usecases.context import Context
from tracker.usecases.find_directive import known_directive
from tracker.usecases.linked_citations import linked_citations

ITEMS = 40
"""Items on a page."""
EVENTS = 30


@dataclass(frozen=True)
class Cell:
    """A body's work on an item: the latest period, in its weightiest role. `more`: how many others there are."""

    line: CellLine
    is_late: bool
    more: int


@dataclass(frozen=True)
class ItemLine:
    """An item with its cells by code of the body."""

    task: TaskLine
    phase: str
    is_late: bool
    cells: dict[str, Cell]


@dataclass(frozen=True)
class DirectivePage:
    """`next_after` is 0 on the last page of items; `columns` are the bodies of the items shown."""

    id: UUID
    no: int
    number: str | None
    kind: str | None
    issuer: str | None
    issued_on: date | None
    subject: str | None
    file_name: str
    state: str
    phase: str
    imported_at: datetime
    issued_at: datetime | None
    verbs: tuple[str, ...]
    items: tuple[ItemLine, ...]
    next_after: int
    bodies: tuple[BodyTotal, ...]
    columns: tuple[BodyTotal, ...]
    citations: tuple[dict[str, Any], ...]
    events: tuple[Event, ...]
    about: EventSubjects


def directive_page(ctx: Context, ref: str, after: int = 0) -> DirectivePage:
    """By register number or the document's own; raises NotPermitted, DirectiveNotFound."""
    today = ctx.today()
    with ctx.open_reading() as unit:
        row = known_directive(ctx, unit, ref)
        reads = DirectiveReads(unit.connection)
        tasks = reads.tasks(row.id, after, ITEMS + 1) if row.issued_at else []
        shown = tasks[:ITEMS]
        lines = reads.cells([task.id for task in shown]) if shown else []
        bodies = tuple(reads.totals(row.id, today)) if row.issued_at else ()
        events = tuple(reads.latest_events(row.id, EVENTS))
        about = event_subjects(unit.connection, events)
        citations = linked_citations(ctx, unit, row, json.loads(row.draft))
    there = {line.body for line in lines}
    workflow = ctx.rules.workflows.directive
    return DirectivePage(
        row.id,
        row.no,
        row.number,
        row.kind,
        row.issuer,
        row.issued_on,
        row.subject,
        row.file_name,
        row.state,
        workflow.phase_of(row.state).value,
        row.imported_at,
        row.issued_at,
        _verbs(ctx, row),
        tuple(_item(ctx, task, lines, today) for task in shown),
        shown[-1].position if len(tasks) > ITEMS else 0,
        bodies,
        tuple(body for body in bodies if body.code in there),
        citations,
        events,
        about,
    )


def _verbs(ctx: Context, row: DirectiveRow) -> tuple[str, ...]:
    """What the actor may do with it now."""
    target = Target(coordinator_body=row.coordinator_body)
    moves = ctx.rules.workflows.directive.moves
    return tuple(
        move.verb for move in moves if row.state in move.sources and may(ctx.actor, move.permission, target)
    )


def _item(ctx: Context, task: TaskLine, lines: Sequence[CellLine], today: date) -> ItemLine:
    phase = ctx.rules.workflows.assignment.phase_of(task.state)
    by_body: dict[str, list[CellLine]] = {}
    for line in lines:
        if line.task_id == task.id:
            by_body.setdefault(line.body, []).append(line)
    is_late = phase in (Phase.WAITING, Phase.WORKING) and task.due_on is not None and task.due_on < today
    return ItemLine(task, phase.value, is_late, {code: _cell(some, today) for code, some in by_body.items()})


_WEIGHT = {
    role.value: weight
    for weight, role in enumerate((BodyRole.COORDINATING, BodyRole.DIRECTED, BodyRole.LEAD))
}


def _cell(lines: Sequence[CellLine], today: date) -> Cell:
    line = max(lines, key=lambda one: (one.period, _WEIGHT[one.role]))
    is_late = line.phase in (Phase.WAITING, Phase.WORKING) and line.due_on is not None and line.due_on < today
    return Cell(line, is_late, len(lines) - 1)
