"""Reading the record: its head, and the events of one directive or assignment. Changes nothing."""

from tracker.domain.events import Event
from tracker.domain.permissions import Permission, Target, may, require
from tracker.store.assignments import AssignmentNotFound
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.context import Context


def record_head(ctx: Context) -> tuple[int, str]:
    """The (seq, hash) of the last event: what is printed outside, to be compared later."""
    require(ctx.actor, Permission.RECORD_VERIFY)
    with ctx.open_reading() as unit:
        return unit.events.head()


def record_of(ctx: Context, ref: str | None) -> tuple[Event, ...]:
    """Events in order: of an assignment (`3-12`), of a directive (`3` or its number), of everything (None)."""
    if ref and _is_assignment(ref):
        return _of_assignment(ctx, ref)
    require(ctx.actor, Permission.DIRECTIVE_READ)
    with ctx.open_reading() as unit:
        row = unit.directives.by_ref(ref) if ref else None
        if row is not None and not may(
            ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body)
        ):
            raise DirectiveNotFound(ref=ref)
        return tuple(unit.events.read(directive_id=row.id if row else None))


def _is_assignment(ref: str) -> bool:
    left, sign, right = ref.partition("-")
    return bool(sign) and left.isdigit() and right.isdigit()


def _of_assignment(ctx: Context, ref: str) -> tuple[Event, ...]:
    with ctx.open_reading() as unit:
        found = unit.assignments.by_ref(ref)
        if not may(ctx.actor, Permission.ASSIGNMENT_READ, Target(found.body_code, found.coordinator_body)):
            raise AssignmentNotFound(ref=ref)
        return unit.events.of_subject(found.id)
