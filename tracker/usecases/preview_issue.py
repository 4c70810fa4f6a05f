"""What issuing a draft would do, before anyone says yes. Reads only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tracker.domain.assignments import BodyRole
from tracker.domain.directive import Severity
from tracker.domain.draft import DraftItem, draft_from
from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.review_findings import open_findings
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.context import Context
from tracker.usecases.drafts import draft_data
from tracker.usecases.issue_directive import fan_out


@dataclass(frozen=True)
class Preview:
    """Counts, the items for which nobody would be responsible, the open findings; `version` is that of the draft."""

    id: UUID
    no: int
    is_issued: bool
    tasks: int
    bodies: int
    assignments: int
    without_lead: tuple[str, ...]
    version: int
    findings: tuple[tuple[int, dict[str, Any]], ...]


def preview_issue(ctx: Context, ref: str) -> Preview:
    """The preview of a directive by its register number or its own number; raises DirectiveNotFound."""
    require(ctx.actor, Permission.DIRECTIVE_ISSUE)
    with ctx.open_reading() as unit:
        row = unit.directives.by_ref(ref)
    if not may(ctx.actor, Permission.DIRECTIVE_ISSUE, Target(coordinator_body=row.coordinator_body)):
        raise DirectiveNotFound(ref=ref)
    items = draft_from(row.draft).items
    given = [(item.path, body, role) for item in items for body, role, _ in fan_out(item)]
    led = {path for path, _, role in given if role is BodyRole.LEAD}
    return Preview(
        row.id,
        row.no,
        row.issued_at is not None,
        len(items),
        len({body for _, body, _ in given}),
        len(given),
        tuple(item.path for item in items if item.path not in led),
        row.version,
        tuple(open_findings(draft_data(row), Severity.ERROR, Severity.WARNING)),
    )


def past_dues(ctx: Context, key: UUID, due_on: Mapping[str, date]) -> tuple[tuple[str, date], ...]:
    """(path, day) of the items that would be overdue from the first day; `due_on` sets days the draft does not give."""
    dues = ((item.path, due_on.get(item.path, item.first_due_on)) for item in drafted_items(ctx, key))
    return tuple((path, day) for path, day in dues if day is not None and day < ctx.today())


def drafted_items(ctx: Context, key: UUID) -> tuple[DraftItem, ...]:
    """The items of a draft that will become tasks."""
    with ctx.open_reading() as unit:
        row = unit.directives.get(key)
    require(ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body))
    return draft_from(row.draft).items
