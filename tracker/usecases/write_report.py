"""Writing a report: the form as it stands, the draft that is saved as one types, the files chosen for it.

A draft is private working text of one person: it is no event and changes nothing of the assignment.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tracker.domain.text import MAX_TEXT, clean, one_line
from tracker.store.unit import Unit
from tracker.store.work_drafts import DraftFile, DraftFound, WorkDrafts
from tracker.store.work_reads import IndicatorLine, SubmissionFound, WorkReads
from tracker.usecases.context import Context
from tracker.usecases.evidence_files import MAX_FILES, TooManyFiles, check_file
from tracker.usecases.find_work import find_work, person_of
from tracker.usecases.work_page import WorkView, returns_of, work_view

__all__ = [
    "DraftFile",
    "DraftText",
    "ReportForm",
    "Saved",
    "add_draft_file",
    "remove_draft_file",
    "report_form",
    "save_draft",
]

_LONGEST_FIGURE = 40


@dataclass(frozen=True)
class DraftText:
    """What was typed. `figures`: number of the indicator -> as typed."""

    results: str = ""
    difficulties: str = ""
    proposals: str = ""
    figures: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportForm:
    """The form: what was typed so far (else what was handed in before), and what the report has to have."""

    view: WorkView
    text: DraftText
    saved_at: datetime | None
    files: tuple[DraftFile, ...]
    indicators: tuple[IndicatorLine, ...]
    needs_evidence: bool
    returned_for: str
    last: SubmissionFound | None


@dataclass(frozen=True)
class Saved:
    """When a draft was saved, and the revision that stands now: another than was seen means that someone reported."""

    at: datetime
    revision: int


def report_form(ctx: Context, ref: str) -> ReportForm:
    """The form as this person left it, in seven queries; raises AssignmentNotFound."""
    with ctx.open_reading() as unit:
        found = find_work(ctx, unit, ref)
        reads, drafts = WorkReads(unit.connection), WorkDrafts(unit.connection, person_of(ctx))
        draft = drafts.get(found.id)
        submissions = reads.submissions(found.id) if found.revision else ()
        events = unit.events.of_subject(found.id) if submissions else ()
        last = submissions[0] if submissions else None
        returned = returns_of(events).get(found.revision)
        return ReportForm(
            work_view(ctx, found),
            _text(draft or last),
            draft.saved_at if draft else None,
            drafts.files(found.id),
            reads.indicators(found.directive_id),
            any(duty.needs_evidence for duty in reads.duties(found.task_id)),
            str(returned.data.get("reason", "")) if returned else "",
            last,
        )


def save_draft(ctx: Context, ref: str, text: DraftText) -> Saved:
    """Keep what was typed so far; the same twice is kept once. Raises AssignmentNotFound.

    What is longer than a field may be is cut here: handing it in says so.
    """
    with ctx.open_unit() as unit:
        found = find_work(ctx, unit, ref)
        now = ctx.now()
        figures = {str(no): one_line(value)[:_LONGEST_FIGURE] for no, value in text.figures.items() if value}
        values = {
            "results": clean(text.results)[:MAX_TEXT],
            "difficulties": clean(text.difficulties)[:MAX_TEXT],
            "proposals": clean(text.proposals)[:MAX_TEXT],
            "figures": json.dumps(figures, ensure_ascii=False),
            "saved_at": now,
        }
        WorkDrafts(unit.connection, person_of(ctx)).put(found.id, values)
        unit.commit()
    return Saved(now, found.revision)


def add_draft_file(ctx: Context, ref: str, name: str, data: bytes) -> DraftFile:
    """Keep a file for the report; the same content twice is kept once, under its first name.

    Raises AssignmentNotFound, TooManyFiles, and what `check_file` says: of a refused file nothing is kept.
    """
    person = person_of(ctx)
    with ctx.open_reading() as unit:
        found = find_work(ctx, unit, ref)
        _refuse_too_many(unit, person, found.id)
    check_file(name, data)
    sha256 = ctx.files.put(data)
    with ctx.open_unit() as unit:
        drafts = WorkDrafts(unit.connection, person)
        _refuse_too_many(unit, person, found.id)
        row = {"id": ctx.new_id(), "sha256": sha256, "name": one_line(name)[:290] or "-", "size": len(data)}
        drafts.add_file(found.id, row | {"added_at": ctx.now()})
        kept = next(one for one in drafts.files(found.id) if one.sha256 == sha256)
        unit.commit()
    return kept


def remove_draft_file(ctx: Context, ref: str, key: UUID) -> None:
    """Let a file go; twice is fine. Raises AssignmentNotFound."""
    with ctx.open_unit() as unit:
        found = find_work(ctx, unit, ref)
        WorkDrafts(unit.connection, person_of(ctx)).remove_file(found.id, key)
        unit.commit()


def _refuse_too_many(unit: Unit, person: UUID, assignment: UUID) -> None:
    if WorkDrafts(unit.connection, person).count_files(assignment) >= MAX_FILES:
        raise TooManyFiles(most=MAX_FILES)


def _text(stored: DraftFound | SubmissionFound | None) -> DraftText:
    if stored is None:
        return DraftText()
    # What was handed in holds numbers, and last time's are not this time's.
    is_draft = isinstance(stored, DraftFound)
    figures = {int(no): str(value) for no, value in json.loads(stored.figures).items()} if is_draft else {}
    return DraftText(stored.results, stored.difficulties, stored.proposals, figures)
