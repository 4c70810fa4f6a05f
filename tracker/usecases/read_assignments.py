"""Assignments of a directive as values, for whoever may read them. Changes nothing."""

from uuid import UUID

from tracker.domain.permissions import Permission, Target, may
from tracker.store.assignments import Assignment, AssignmentNotFound
from tracker.usecases.context import Context

__all__ = ["Assignment", "assignment_by_ref", "assignments_of"]


def assignments_of(ctx: Context, directive_id: UUID) -> list[Assignment]:
    """Those the actor may know of, in the order opened."""
    with ctx.open_reading() as unit:
        found = unit.assignments.of_directive(directive_id)
    return [a for a in found if _may_read(ctx, a)]


def assignment_by_ref(ctx: Context, ref: str) -> Assignment:
    """The assignment people call `3-12`; absent and forbidden look the same."""
    with ctx.open_reading() as unit:
        found = unit.assignments.by_ref(ref)
    if not _may_read(ctx, found):
        raise AssignmentNotFound(ref=ref)
    return found


def _may_read(ctx: Context, assignment: Assignment) -> bool:
    target = Target(assignment.body_code, assignment.coordinator_body)
    return may(ctx.actor, Permission.ASSIGNMENT_READ, target)
