"""Before and after issuing: who will be told what, whom nobody can be told for, and what issuing made. Reads only."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.assignments import BodyRole
from tracker.domain.directive import Severity
from tracker.domain.draft import DraftItem, draft_from
from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.review_findings import open_findings
from tracker.store.directive_reads import DirectiveReads
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.context import Context
from tracker.usecases.drafts import draft_data
from tracker.usecases.find_directive import known_directive
from tracker.usecases.issue_directive import fan_out
from tracker.usecases.preview_issue import Preview

Found = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class PlannedItem:
    """A task to be; `leads` are names, `bodies` how many it is given to."""

    path: str
    title: str
    due_on: date | None
    leads: tuple[str, ...]
    bodies: int


@dataclass(frozen=True)
class PlannedBody:
    """A body and what it will be given: (path, role). Nobody is told where there are no `officers`."""

    code: str
    name: str
    given: tuple[tuple[str, BodyRole], ...]
    officers: int


@dataclass(frozen=True)
class IssuePlan:
    """All of it; bodies that nobody can be told for come first, then those with the most to do."""

    preview: Preview
    subject: str
    state: str
    items: tuple[PlannedItem, ...]
    bodies: tuple[PlannedBody, ...]
    errors: tuple[Found, ...]
    warnings: tuple[Found, ...]

    @property
    def officers(self) -> int:
        """How many people will get a notice."""
        return sum(body.officers for body in self.bodies)

    @property
    def untold(self) -> tuple[PlannedBody, ...]:
        """Bodies for which nobody is registered."""
        return tuple(body for body in self.bodies if not body.officers)


@dataclass(frozen=True)
class IssuedSummary:
    """What issuing made: tasks, assignments, notices owed; names of the bodies that nobody was told for."""

    no: int
    number: str | None
    subject: str
    is_issued: bool
    tasks: int
    assignments: int
    bodies: int
    notices: int
    untold: tuple[str, ...]


def issue_plan(ctx: Context, ref: str) -> IssuePlan:
    """The plan of a draft as it stands; raises NotPermitted, DirectiveNotFound."""
    require(ctx.actor, Permission.DIRECTIVE_ISSUE)
    with ctx.open_reading() as unit:
        row = unit.directives.by_ref(ref)
        if not may(ctx.actor, Permission.DIRECTIVE_ISSUE, Target(coordinator_body=row.coordinator_body)):
            raise DirectiveNotFound(ref=ref)
        items = draft_from(row.draft).items
        given = {item.path: [(body, role) for body, role, _ in fan_out(item)] for item in items}
        reads = DirectiveReads(unit.connection)
        names = reads.names({body for some in given.values() for body, _ in some})
        officers = reads.officers()
    found = tuple(open_findings(draft_data(row), Severity.ERROR, Severity.WARNING))
    led = {path for path, some in given.items() for _, role in some if role is BodyRole.LEAD}
    preview = Preview(
        row.id,
        row.no,
        row.issued_at is not None,
        len(items),
        len(names),
        sum(map(len, given.values())),
        tuple(item.path for item in items if item.path not in led),
        row.version,
        found,
    )
    return IssuePlan(
        preview,
        row.subject or "",
        row.state,
        tuple(_item(item, given[item.path], names) for item in items),
        _bodies(given, names, officers),
        tuple(one for one in found if one[1].get("severity") == Severity.ERROR),
        tuple(one for one in found if one[1].get("severity") != Severity.ERROR),
    )


def issued_summary(ctx: Context, ref: str) -> IssuedSummary:
    """How it stands after issuing; raises NotPermitted, DirectiveNotFound."""
    with ctx.open_reading() as unit:
        row = known_directive(ctx, unit, ref)
        reads = DirectiveReads(unit.connection)
        totals, officers = reads.totals(row.id, ctx.today()), reads.officers()
        return IssuedSummary(
            row.no,
            row.number,
            row.subject or "",
            row.issued_at is not None,
            len(unit.directives.tasks(row.id)),
            sum(one.every for one in totals),
            len(totals),
            reads.first_notices(row.id),
            tuple(one.name for one in totals if one.code not in officers),
        )


def _item(item: DraftItem, given: list[tuple[str, BodyRole]], names: dict[str, str]) -> PlannedItem:
    leads = tuple(names.get(body, body) for body, role in given if role is BodyRole.LEAD)
    return PlannedItem(item.path, item.title, item.first_due_on, leads, len(given))


def _bodies(
    given: dict[str, list[tuple[str, BodyRole]]], names: dict[str, str], officers: dict[str, int]
) -> tuple[PlannedBody, ...]:
    by_body = defaultdict[str, list[tuple[str, BodyRole]]](list)
    for path, some in given.items():
        for body, role in some:
            by_body[body].append((path, role))
    found = [
        PlannedBody(code, names.get(code, code), tuple(some), officers.get(code, 0))
        for code, some in by_body.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.officers > 0, -len(one.given), one.name)))
