"""Issuing a report: number, date and signer are given, all its forms are drawn and kept, and it never changes again.

The files lie durable before the one transaction that names them; killed in between, nothing was issued.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission
from tracker.domain.report import ReportContext, plain
from tracker.domain.report_head import HeadChoice
from tracker.domain.report_numbers import Typed, typed_figures
from tracker.domain.report_signing import (
    DatedTooEarly,
    FiguresTyped,
    NoPosition,
    NoSigner,
    NumberTaken,
    Signing,
    number_text,
)
from tracker.domain.text import fold, one_line
from tracker.store.reports import Reports, StaleReport, Stored, StoredFile
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.edit_report import AlreadyIssued
from tracker.usecases.report_mails import owe_issued
from tracker.usecases.stored_reports import Drawer, context_as_text, drafted, parts_of, report_for

_TRIES = 3
"""Turns at the next free number, which somebody else may take while the report is drawn."""


@dataclass(frozen=True)
class IssueReport:
    """`recipients` are mail addresses; `may_type_figures` lets typed numbers pass that look like figures."""

    no: int
    signing: Signing
    recipients: tuple[str, ...] = ()
    seen_version: int | None = None
    may_type_figures: bool = False


@dataclass(frozen=True)
class Issued:
    """What was issued, and to how many addresses it goes; `warnings` tell of figures that templates leave out."""

    no: int
    number_text: str
    context_sha256: str
    files: tuple[StoredFile, ...]
    told: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Prepared:
    """The report with its head filled in; `head` is the last event that it may know of."""

    stored: Stored
    context: ReportContext
    number: int
    head: tuple[int, str]


@dataclass(frozen=True)
class _Ready:
    """A report drawn and kept, waiting for its transaction."""

    stored: Stored
    context: ReportContext
    number: int
    head: tuple[int, str]
    context_sha256: str
    files: tuple[StoredFile, ...]
    warnings: tuple[str, ...]


def issue_report(ctx: Context, command: IssueReport, draw: Drawer) -> Issued:
    """Issue it. Raises ReportNotFound, NotPermitted, AlreadyIssued, StaleReport, NoSigner, NoPosition, FiguresTyped,
    DatedTooEarly, NumberTaken and what keeps a report from being built or drawn."""
    for turn in range(_TRIES):
        ready = _draw(ctx, command, draw)
        try:
            return _commit(ctx, command, ready, draw)
        except NumberTaken:
            if command.signing.number is not None or turn == _TRIES - 1:
                raise
    raise AssertionError("unreachable")


def typed_in(stored: Stored) -> list[Typed]:
    """Numbers in the edited parts that look like figures."""
    return [typed for name, text in parts_of(stored).items() for typed in typed_figures(name, text)]


def prepared(ctx: Context, command: IssueReport) -> Prepared:
    """What would be issued now, nothing drawn and nothing changed; raises what `issue_report` does before it draws."""
    signing = command.signing
    with ctx.open_reading() as unit:
        stored = report_for(ctx, unit, command.no, Permission.REPORT_ISSUE)
        head = unit.events.head()
    _refuse(command, stored)
    choice = HeadChoice(
        dated=signing.dated or ctx.today(),
        place=signing.place,
        position=signing.position,
        is_by_deputy=signing.is_by_deputy,
        signer=one_line(signing.signer),
    )
    context = drafted(ctx, stored, choice)
    _refuse_head(context)
    number = signing.number or _next_number(ctx, context)
    context = replace(context, head=replace(context.head, number=str(number)))
    return Prepared(stored, context, number, head)


def _draw(ctx: Context, command: IssueReport, draw: Drawer) -> _Ready:
    """Everything slow, outside any transaction that holds others up."""
    found = prepared(ctx, command)
    told = plain(found.context)
    drawn = {form: draw.paper(told, form, "progress") for form in draw.forms}
    files = tuple(_keep(ctx, found.context, found.number, form, data) for form, (data, _) in drawn.items())
    warnings = tuple(dict.fromkeys(warning for _, warning in drawn.values() if warning))
    kept = ctx.files.put(context_as_text(told))
    return _Ready(found.stored, found.context, found.number, found.head, kept, files, warnings)


def _refuse(command: IssueReport, stored: Stored) -> None:
    if stored.is_issued:
        raise AlreadyIssued(no=stored.no, number=stored.number_text)
    if command.seen_version not in (None, stored.version):
        raise StaleReport(no=stored.no)
    if not one_line(command.signing.signer):
        raise NoSigner()
    typed = typed_in(stored)
    if typed and not command.may_type_figures:
        first = typed[0]
        raise FiguresTyped(n=len(typed), part=first.part, line=first.line, text=first.text)


def _refuse_head(context: ReportContext) -> None:
    if not context.head.position:
        raise NoPosition()
    last = (context.cut_at - timedelta(microseconds=1)).date()
    if context.head.dated < last:
        raise DatedTooEarly(dated=context.head.dated, until=last)


def _issuer_key(context: ReportContext) -> str:
    return fold(context.head.body or "")[:200]


def _next_number(ctx: Context, context: ReportContext) -> int:
    with ctx.open_reading() as unit:
        return Reports(unit.connection).next_number(_issuer_key(context), context.head.dated.year)


def _keep(ctx: Context, context: ReportContext, number: int, form: str, data: bytes) -> StoredFile:
    text = number_text(context.head, number).replace("/", "-")
    return StoredFile(form, ctx.files.put(data), f"{text}.{form}", len(data))


def _commit(ctx: Context, command: IssueReport, ready: _Ready, draw: Drawer) -> Issued:
    """One transaction: the frozen row, its files, the events, the mails."""
    stored, context = ready.stored, ready.context
    with ctx.open_unit() as unit:
        reports = Reports(unit.connection)
        reports.lock()
        now = report_for(ctx, unit, command.no, Permission.REPORT_ISSUE)
        if now.is_issued:
            raise AlreadyIssued(no=now.no, number=now.number_text)
        if now.version != stored.version:
            raise StaleReport(no=now.no)
        if reports.has_number(_issuer_key(context), context.head.dated.year, ready.number):
            raise NumberTaken(number=number_text(context.head, ready.number), year=context.head.dated.year)
        frozen = _frozen(ctx, ready, draw)
        reports.issue(stored, frozen, ready.files)
        unit.events.add_all(_events(unit, ready, frozen))
        told = owe_issued(ctx, unit, stored, context, frozen["number_text"], ready.files, command.recipients)
        unit.commit()
    number = frozen["number_text"]
    return Issued(stored.no, number, ready.context_sha256, ready.files, told, ready.warnings)


def _frozen(ctx: Context, ready: _Ready, draw: Drawer) -> dict[str, Any]:
    head = ready.context.head
    return {
        "issuer_key": _issuer_key(ready.context),
        "year": head.dated.year,
        "number": ready.number,
        "number_text": number_text(head, ready.number),
        "dated": head.dated,
        "position": head.position,
        "is_by_deputy": head.is_by_deputy,
        "signer": head.signer,
        "lang": draw.lang,
        "context_sha256": ready.context_sha256,
        "templates_version": draw.version,
        "head_seq": ready.head[0],
        "head_hash": ready.head[1],
        "issued_at": ctx.now(),
        "issued_by": ctx.actor.id,
    }


def _events(unit: Unit, ready: _Ready, frozen: Mapping[str, Any]) -> Sequence[NewEvent]:
    """The issue, and on the report whose place this one takes that it was corrected."""
    stored = ready.stored
    payload = {
        "number": frozen["number_text"],
        "dated": frozen["dated"].isoformat(),
        "signer": frozen["signer"],
        "version": stored.version + 1,
        "context_sha256": ready.context_sha256,
        "templates_version": frozen["templates_version"],
        "head": list(ready.head),
        "files": {file.form: file.sha256 for file in ready.files},
    }
    issued = NewEvent(EventKind.REPORT_ISSUED, stored.id, stored.directive_id, payload)
    if stored.corrects is None:
        return [issued]
    corrected = {"by_no": stored.no, "by_number": frozen["number_text"]}
    return [issued, NewEvent(EventKind.REPORT_CORRECTED, stored.corrects, stored.directive_id, corrected)]
