"""Looking at a draft before it is stored or issued: one part as it would read, and what issuing would freeze and send.

Reads only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission
from tracker.domain.report import plain
from tracker.domain.report_explain import values
from tracker.domain.report_head import HeadChoice
from tracker.domain.report_markdown import blocks_of
from tracker.domain.report_narrative import PARTS, NarrativePart
from tracker.domain.report_numbers import Typed, typed_figures
from tracker.domain.report_signing import number_text
from tracker.domain.text import clean
from tracker.store.reports import Stored
from tracker.usecases.build_report import build_report
from tracker.usecases.context import Context
from tracker.usecases.edit_report import AlreadyIssued, NoSuchPart
from tracker.usecases.issue_report import IssueReport, prepared
from tracker.usecases.report_mails import told_of_issue
from tracker.usecases.stored_reports import Plain, command_of, parts_of, report_for

Values = Mapping[str, tuple[float | None, int | None]]


@dataclass(frozen=True)
class PartPreview:
    """One part of a draft. `text` is what was given, else what is stored; `context` has it in its place, or the
    sentences by rule where it is empty or wrong; `fault` says what is wrong with it."""

    stored: Stored
    parts: Mapping[str, str]
    text: str
    context: Plain
    values: Values
    typed: tuple[Typed, ...]
    fault: Invalid | None


@dataclass(frozen=True)
class IssueAhead:
    """What issuing would do now; `seq` is the last event the report may know of, `recipients` mail addresses."""

    number: str
    dated: date
    position: str
    signer: str
    is_by_deputy: bool
    cut_on: date
    is_whole: bool
    figures: Mapping[str, tuple[int, int | None]]
    seq: int
    recipients: tuple[str, ...]
    edited: tuple[str, ...]


def preview_part(ctx: Context, no: int, part: str, text: str | None = None) -> PartPreview:
    """The part as it would read. Raises ReportNotFound, NotPermitted, AlreadyIssued, NoSuchPart and what keeps a
    report from being built; what is wrong with the text is told, not raised."""
    if part not in PARTS:
        raise NoSuchPart(part=part, known=", ".join(PARTS))
    with ctx.open_reading() as unit:
        stored = report_for(ctx, unit, no, Permission.REPORT_WRITE)
    if stored.is_issued:
        raise AlreadyIssued(no=no, number=stored.number_text)
    parts = parts_of(stored)
    shown = parts.get(part, "") if text is None else clean(text).strip()
    context = build_report(ctx, command_of(ctx, stored, HeadChoice()))
    known, fault = values(plain(context)), None
    try:
        blocks = blocks_of(shown, known)
    except Invalid as error:
        blocks, fault = (), error
    if blocks:
        context = replace(context, narrative=(NarrativePart(part, blocks),))
    return PartPreview(stored, parts, shown, plain(context), known, tuple(typed_figures(part, shown)), fault)


def issue_ahead(ctx: Context, command: IssueReport) -> IssueAhead:
    """What issuing it would freeze and send; raises what `issue_report` does before it draws."""
    found = prepared(ctx, command)
    with ctx.open_reading() as unit:
        recipients = told_of_issue(unit, command.recipients)
    head, figures = found.context.head, found.context.figures
    return IssueAhead(
        number_text(head, found.number),
        head.dated,
        head.position or "",
        head.signer or "",
        head.is_by_deputy,
        found.context.cut_on,
        found.context.is_whole,
        {
            name: (figures[name].value, figures[name].of)
            for name in ("total", "done", "due_done", "open_overdue")
        },
        found.head[0],
        tuple(recipients),
        tuple(parts_of(found.stored)),
    )
