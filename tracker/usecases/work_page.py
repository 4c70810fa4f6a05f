"""One assignment for the officer who works on it: its words, its partners, what was handed in, its history. Reads."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tracker.domain.assignments import BodyRole
from tracker.domain.events import Event, EventKind
from tracker.domain.permissions import Permission
from tracker.domain.work import Standing, WorkPart, part_of
from tracker.domain.workflow import Phase
from tracker.store.work_reads import (
    DutyLine,
    EvidenceFound,
    ExtensionFound,
    IndicatorLine,
    PartnerLine,
    SubmissionFound,
    WorkFound,
    WorkReads,
)
from tracker.usecases.context import Context
from tracker.usecases.find_work import find_work

__all__ = [
    "DutyLine",
    "EvidenceFound",
    "ExtensionFound",
    "HandedIn",
    "IndicatorLine",
    "PartnerLine",
    "WorkEvent",
    "WorkFound",
    "WorkPage",
    "WorkView",
    "work_extensions",
    "work_page",
    "work_view",
]

_RETURN = "return"


@dataclass(frozen=True)
class WorkView:
    """An assignment with where it stands today and what its officer may do with it."""

    found: WorkFound
    part: WorkPart
    days_left: int
    verbs: tuple[str, ...]

    @property
    def is_reportable(self) -> bool:
        """Whether a report may be handed in now; work only given is started by it."""
        return "report" in self.verbs or "start" in self.verbs

    @property
    def may_ask_extension(self) -> bool:
        """Whether a later date may be asked for: there is one, it has not passed, and no request waits."""
        is_running = self.found.due_on is not None and self.days_left >= 0
        return is_running and Phase(self.found.phase).is_open and self.found.asked_due_on is None


@dataclass(frozen=True)
class HandedIn:
    """One revision with its files, and why it was returned where it was."""

    line: SubmissionFound
    files: tuple[EvidenceFound, ...]
    figures: tuple[tuple[int, float], ...]
    returned_for: str
    returned_by: str
    returned_at: datetime | None


@dataclass(frozen=True)
class WorkEvent:
    """One event of the history."""

    at: datetime
    who: str
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True)
class WorkPage:
    """Everything the page shows. `missing`: for a lead, the bodies that have not reported to it."""

    view: WorkView
    products: tuple[str, ...]
    duties: tuple[DutyLine, ...]
    leads: tuple[PartnerLine, ...]
    partners: tuple[PartnerLine, ...]
    missing: tuple[PartnerLine, ...]
    handed_in: tuple[HandedIn, ...]
    events: tuple[WorkEvent, ...]

    @property
    def has_requests(self) -> bool:
        """Whether a later date was ever asked for."""
        return any(one.kind == EventKind.EXTENSION_REQUESTED for one in self.events)


def work_page(ctx: Context, ref: str, permission: Permission = Permission.ASSIGNMENT_WORK) -> WorkPage:
    """All of it, in seven queries; raises AssignmentNotFound, also for those without the permission on it."""
    with ctx.open_reading() as unit:
        found = find_work(ctx, unit, ref, permission)
        reads = WorkReads(unit.connection)
        duties = reads.duties(found.task_id)
        every = reads.partners(found.task_id, found.period)
        submissions = reads.submissions(found.id)
        evidence = reads.evidence(found.id) if submissions else ()
        events = unit.events.of_subject(found.id)
        draft = reads.draft_of_directive(found.directive_id)
    others = [one for one in every if one.body_code != found.body_code]
    partners = tuple(one for one in others if one.role != BodyRole.LEAD)
    is_lead = found.role == BodyRole.LEAD
    return WorkPage(
        work_view(ctx, found),
        _products(draft, found.path),
        duties,
        tuple(one for one in every if one.role == BodyRole.LEAD),
        partners,
        tuple(one for one in partners if is_lead and Phase(one.phase) in (Phase.WAITING, Phase.WORKING)),
        _handed_in(submissions, evidence, events),
        tuple(WorkEvent(one.at, one.actor, one.kind, one.data) for one in reversed(events)),
    )


def work_view(ctx: Context, found: WorkFound) -> WorkView:
    """Where it stands today."""
    today = ctx.today()
    phase = Phase(found.phase)
    left = (found.expected_on - today) if found.expected_on else timedelta()
    verbs = [
        verb
        for verb in ctx.rules.workflows.assignment.verbs_from(found.state)
        if verb != "acknowledge" or found.acknowledged_at is None
    ]
    part = part_of(Standing(phase, found.expected_on, found.revision), today)
    return WorkView(found, part, left.days, tuple(verbs))


def work_extensions(ctx: Context, ref: str) -> tuple[WorkView, tuple[ExtensionFound, ...]]:
    """The assignment and the requests to put its date off, the latest first; raises AssignmentNotFound."""
    with ctx.open_reading() as unit:
        found = find_work(ctx, unit, ref)
        return work_view(ctx, found), WorkReads(unit.connection).extensions(found.id)


def _products(draft: str, path: str) -> tuple[str, ...]:
    """What the text asks to be brought forth, of the item and of its duties, each once."""
    items = json.loads(draft).get("items", ())
    wanted: dict[str, Any] = next((item for item in items if item.get("path") == path), {})
    found = [wanted.get("product"), *(duty.get("product") for duty in wanted.get("duties", ()))]
    return tuple(dict.fromkeys(one["text"] for one in found if one))


def _handed_in(
    submissions: Sequence[SubmissionFound], evidence: Sequence[EvidenceFound], events: Sequence[Event]
) -> tuple[HandedIn, ...]:
    returns = returns_of(events)
    return tuple(
        HandedIn(
            line,
            tuple(file for file in evidence if file.submission_id == line.id),
            tuple(sorted((int(number), float(value)) for number, value in json.loads(line.figures).items())),
            *_return_of(returns.get(line.revision)),
        )
        for line in submissions
    )


def returns_of(events: Sequence[Event]) -> dict[int, Event]:
    """The return of each revision that was returned."""
    found: dict[int, Event] = {}
    revision = 0
    for event in events:
        if event.kind != EventKind.ASSIGNMENT_MOVED:
            continue
        data = event.data
        revision = int(data.get("submission", {}).get("revision", revision))
        if data.get("verb") == _RETURN:
            found[revision] = event
    return found


def _return_of(event: Event | None) -> tuple[str, str, datetime | None]:
    return (str(event.data.get("reason", "")), event.actor, event.at) if event else ("", "", None)
