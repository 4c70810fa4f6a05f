"""Reading the record: its head, and the events of one directive or assignment. Changes nothing."""

from tracker.domain.events import Event
from tracker.domain.permissions import Permission, Target, may, require
from tracker.records.directives import DirectiveRow
from tracker.store.assignments import AssignmentNotFound
from tracker.usecases.context import Context
from tracker.usecases.find_directive import known_directive


def record_head(ctx: Context) -> tuple[int, str]:
    """The (seq, hash) of the last event: what is printed outside, to be compared later."""
    require(ctx.actor, Permission.RECORD_VERIFY)
    with ctx.open_reading() as unit:
        return unit.events.head()


def record_of(ctx: Context, ref: str | None) -> tuple[Event, ...]:
    """Events in order: of an assignment (`3-12`), of a directive (`3` or its number), of everything the actor
    may know of (None). Raises NotPermitted, AssignmentNotFound, DirectiveNotFound."""
    if ref and _is_assignment(ref):
        return _of_assignment(ctx, ref)
    require(ctx.actor, Permission.DIRECTIVE_READ)
    with ctx.open_reading() as unit:
        if ref:
            return tuple(unit.events.read(directive_id=known_directive(ctx, unit, ref).id))
        hidden = {row.id for row in unit.directives.all() if not _may_read(ctx, row)}
        return tuple(event for event in unit.events.read() if event.directive_id not in hidden)


def _may_read(ctx: Context, row: DirectiveRow) -> bool:
    return may(ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body))


def _is_assignment(ref: str) -> bool:
    left, sign, right = ref.partition("-")
    return bool(sign) and left.isdigit() and right.isdigit()


def _of_assignment(ctx: Context, ref: str) -> tuple[Event, ...]:
    with ctx.open_reading() as unit:
        found = unit.assignments.by_ref(ref)
        if not may(ctx.actor, Permission.ASSIGNMENT_READ, Target(found.body_code, found.coordinator_body)):
            raise AssignmentNotFound(ref=ref)
        return unit.events.of_subject(found.id)
