"""The record a page at a time, newest first: of everything the actor may know of, of a directive, of an assignment."""

from dataclasses import dataclass, field
from uuid import UUID

from tracker.domain.events import Event
from tracker.domain.permissions import Permission, Target, may, require
from tracker.store.assignments import AssignmentNotFound
from tracker.store.event_subjects import EventSubjects, event_subjects
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.find_directive import known_directive

__all__ = ["Event", "EventSubjects", "RecordPage", "record_page"]


@dataclass(frozen=True)
class RecordPage:
    """Events and the head of the chain; `next_seq` is the key of the next page, 0 on the last."""

    events: tuple[Event, ...]
    seq: int
    head: str
    next_seq: int
    about: EventSubjects = field(default_factory=EventSubjects)


def record_page(ctx: Context, ref: str = "", before: int = 0, limit: int = 50) -> RecordPage:
    """A page of the record before a seq (0: from the newest). `ref`: a directive (`3`, its number) or an assignment
    (`3-12`). Raises NotPermitted, DirectiveNotFound, AssignmentNotFound."""
    require(ctx.actor, Permission.RECORD_VERIFY)
    with ctx.open_reading() as unit:
        of = _subject(ctx, unit, ref) if ref else None
        hidden = set() if of else _hidden(ctx, unit)
        found = unit.events.latest(limit + 1, before=before or None, of=of)
        seq, head = unit.events.head()
        shown = tuple(event for event in found[:limit] if event.directive_id not in hidden)
        about = event_subjects(unit.connection, shown)
    next_seq = found[limit - 1].seq if len(found) > limit else 0
    return RecordPage(shown, seq, head, next_seq, about)


def _subject(ctx: Context, unit: Unit, ref: str) -> UUID:
    left, sign, right = ref.partition("-")
    if not (sign and left.isdigit() and right.isdigit()):
        return known_directive(ctx, unit, ref).id
    found = unit.assignments.by_ref(ref)
    if not may(ctx.actor, Permission.ASSIGNMENT_READ, Target(found.body_code, found.coordinator_body)):
        raise AssignmentNotFound(ref=ref)
    return found.id


def _hidden(ctx: Context, unit: Unit) -> set[UUID | None]:
    """The directives that another board follows."""
    return {
        row.id
        for row in unit.directives.all()
        if not may(ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body))
    }
