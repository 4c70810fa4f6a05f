"""One directive or one assignment with everything a person asks about it. Reads only."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tracker.domain.events import Event
from tracker.domain.permissions import Permission, Target, may, require
from tracker.records.directives import DirectiveRow, DutyRow, IndicatorRow, TaskRow
from tracker.store.assignments import Assignment, SubmissionLine
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.context import Context
from tracker.usecases.linked_citations import linked_citations
from tracker.usecases.read_assignments import assignment_by_ref


@dataclass(frozen=True)
class ShownDirective:
    """A directive with its tasks, the duties of each, the baseline figures, the events of the whole, and what it
    cites (`directive` in a citation is the running number of what it means, where that is in the register)."""

    row: DirectiveRow
    tasks: tuple[TaskRow, ...]
    duties: dict[UUID, tuple[DutyRow, ...]]
    indicators: tuple[IndicatorRow, ...]
    events: tuple[Event, ...]
    citations: tuple[dict[str, Any], ...]

    @property
    def draft(self) -> dict[str, Any] | None:
        """What was read, in the form of `tracker parse --json`, until it is issued."""
        return None if self.row.issued_at else json.loads(self.row.draft)

    def plain(self) -> dict[str, Any]:
        """For `--json`; the text is left out, and the draft once it is issued."""
        return {
            "directive": self.row.model_dump(mode="json", exclude={"draft", "text"}),
            "tasks": [
                task.model_dump(mode="json")
                | {"duties": [d.model_dump(mode="json") for d in self.duties[task.id]]}
                for task in self.tasks
            ],
            "indicators": [i.model_dump(mode="json") for i in self.indicators],
            "citations": list(self.citations),
            "draft": self.draft,
            "events": len(self.events),
        }


@dataclass(frozen=True)
class ShownAssignment:
    """An assignment with the exact words of its task, the duties, what was handed in, and its history."""

    assignment: Assignment
    body_name: str
    directive: DirectiveRow
    task: TaskRow
    duties: tuple[DutyRow, ...]
    submissions: tuple[SubmissionLine, ...]
    events: tuple[Event, ...]

    def plain(self) -> dict[str, Any]:
        """For `--json`."""
        a = self.assignment
        return {
            "ref": a.ref,
            "directive": self.directive.number,
            "item": self.task.path,
            "text": self.task.text,
            "duties": [d.text for d in self.duties],
            "body": a.body_code,
            "body_name": self.body_name,
            "role": a.role,
            "period": a.period,
            "state": a.state,
            "version": a.version,
            "due_on": a.due_on,
            "report_on": a.report_on,
            "submissions": [s._asdict() for s in self.submissions],
            "history": [{"at": e.at, "by": e.actor, "kind": e.kind, "data": e.data} for e in self.events],
        }


def show_directive(ctx: Context, ref: str) -> ShownDirective:
    """By register number or the document's own; raises NotPermitted, DirectiveNotFound, also where another board
    follows it."""
    require(ctx.actor, Permission.DIRECTIVE_READ)
    with ctx.open_reading() as unit:
        row = unit.directives.by_ref(ref)
        if not may(ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body)):
            raise DirectiveNotFound(ref=ref)
        tasks = tuple(unit.directives.tasks(row.id))
        duties = unit.directives.duties(row.id)
        return ShownDirective(
            row,
            tasks,
            {task.id: tuple(d for d in duties if d.task_id == task.id) for task in tasks},
            tuple(unit.directives.indicators(row.id)),
            unit.events.of_subject(row.id),
            linked_citations(ctx, unit, row, json.loads(row.draft)),
        )


def show_assignment(ctx: Context, ref: str) -> ShownAssignment:
    """By reference; raises AssignmentNotFound, also where the actor may not know of it."""
    found = assignment_by_ref(ctx, ref)
    with ctx.open_reading() as unit:
        duties = unit.directives.duties(found.directive_id)
        return ShownAssignment(
            found,
            unit.assignments.body_name(found.body_code),
            unit.directives.get(found.directive_id),
            unit.directives.task(found.directive_id, found.path),
            tuple(d for d in duties if d.task_id == found.task_id),
            unit.assignments.submissions(found.id),
            unit.events.of_subject(found.id),
        )
