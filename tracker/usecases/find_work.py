"""Finding the assignment that a page is about: to whoever may not see it, it is as if it were not there."""

from uuid import UUID

from tracker.domain.permissions import Permission, Target, may
from tracker.store.assignments import AssignmentNotFound
from tracker.store.unit import Unit
from tracker.store.work_reads import WorkFound, WorkReads
from tracker.usecases.context import Context


def find_work(
    ctx: Context, unit: Unit, ref: str, permission: Permission = Permission.ASSIGNMENT_WORK
) -> WorkFound:
    """The assignment people call `3-12`; raises AssignmentNotFound, also where the actor may not (by default: work
    on it)."""
    found = WorkReads(unit.connection).find(ref, ctx.actor.id)
    if found is None or not may(ctx.actor, permission, Target(found.body_code, found.coordinator_body)):
        raise AssignmentNotFound(ref=ref)
    return found


def person_of(ctx: Context) -> UUID:
    """Who works: always a person, since only people may."""
    assert ctx.actor.id is not None
    return ctx.actor.id
