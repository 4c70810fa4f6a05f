"""Editing one part of a draft report, in Markdown with figures by name. The figures themselves cannot be typed over."""

import json
from dataclasses import dataclass

from tracker.documents.decode import decode
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.events import EventKind, NewEvent, words_digest
from tracker.domain.permissions import Permission
from tracker.domain.report import plain
from tracker.domain.report_explain import values
from tracker.domain.report_head import HeadChoice
from tracker.domain.report_markdown import blocks_of
from tracker.domain.report_narrative import PARTS
from tracker.domain.report_numbers import Typed, typed_figures
from tracker.domain.text import clean
from tracker.store.reports import Reports, StaleReport
from tracker.usecases.build_report import build_report
from tracker.usecases.context import Context
from tracker.usecases.stored_reports import command_of, parts_of, report_for


class NoSuchPart(Invalid):
    """The report has no part of that name that can be edited."""

    key = "reporting.no_such_part"


class AlreadyIssued(Conflict):
    """An issued report never changes; it can be corrected by a new one."""

    key = "reporting.already_issued"


@dataclass(frozen=True)
class EditReport:
    """New words for one part; none take the sentences made by rule back. `seen_version` None edits what is there."""

    no: int
    part: str
    text: str
    seen_version: int | None = None


@dataclass(frozen=True)
class Edited:
    """The version it now has; `typed` are numbers in the part that look like figures and will not follow them."""

    version: int
    typed: tuple[Typed, ...]


def words_of_file(data: bytes) -> str:
    """The Markdown in a file, whatever it was written in. Raises NotAText, UnknownEncoding."""
    return decode(data)[0]


def edit_report(ctx: Context, command: EditReport) -> Edited:
    """Store the part; the same words again change nothing. Raises ReportNotFound, NotPermitted, AlreadyIssued,
    NoSuchPart, StaleReport and what `blocks_of` raises."""
    if command.part not in PARTS:
        raise NoSuchPart(part=command.part, known=", ".join(PARTS))
    with ctx.open_reading() as unit:
        seen = report_for(ctx, unit, command.no, Permission.REPORT_WRITE)
    if seen.is_issued:
        raise AlreadyIssued(no=seen.no, number=seen.number_text)
    text = clean(command.text).strip()
    blocks_of(text, values(plain(build_report(ctx, command_of(ctx, seen, HeadChoice())))))
    typed = tuple(typed_figures(command.part, text))
    with ctx.open_unit() as unit:
        was = report_for(ctx, unit, command.no, Permission.REPORT_WRITE)
        if was.version != (command.seen_version or was.version) or was.is_issued:
            raise StaleReport(no=was.no)
        parts = {name: words for name, words in (parts_of(was) | {command.part: text}).items() if words}
        if parts == parts_of(was):
            return Edited(was.version, typed)
        stored = json.dumps(parts, ensure_ascii=False, sort_keys=True)
        Reports(unit.connection).save_parts(was, stored)
        payload = {"part": command.part, "version": was.version + 1, "parts_sha256": words_digest(stored)}
        unit.events.add(NewEvent(EventKind.REPORT_EDITED, was.id, was.directive_id, payload))
        unit.commit()
    return Edited(was.version + 1, typed)
