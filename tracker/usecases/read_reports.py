"""Looking at stored reports: the list, one with its files and whether they are whole, its context. Reads only."""

import hashlib
from dataclasses import dataclass

from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.report_numbers import Typed
from tracker.store.reports import Reports, Stored, StoredFile
from tracker.usecases.context import Context
from tracker.usecases.issue_report import typed_in
from tracker.usecases.stored_reports import Plain, context_of, parts_of, report_for, target_of

__all__ = ["Shown", "Stored", "StoredFile", "list_reports", "report_context", "report_file", "show_report"]


@dataclass(frozen=True)
class Shown:
    """A stored report. `lost` are the forms whose file is gone or changed; `corrects` and `corrected_by` are running
    numbers of other reports."""

    stored: Stored
    parts: dict[str, str]
    typed: tuple[Typed, ...]
    files: tuple[StoredFile, ...]
    lost: tuple[str, ...]
    corrects: int | None
    corrected_by: int | None


def list_reports(ctx: Context, limit: int = 200) -> list[Stored]:
    """Those the actor may read, the newest first. Raises NotPermitted."""
    require(ctx.actor, Permission.REPORT_READ, Target(coordinator_body=ctx.actor.body))
    with ctx.open_reading() as unit:
        found = Reports(unit.connection).all(limit)
    return [one for one in found if may(ctx.actor, Permission.REPORT_READ, target_of(one))]


def show_report(ctx: Context, no: int) -> Shown:
    """One of them; raises ReportNotFound, NotPermitted."""
    with ctx.open_reading() as unit:
        found = report_for(ctx, unit, no)
        reports = Reports(unit.connection)
        files = tuple(reports.files(found.id))
        old = reports.by_id(found.corrects) if found.corrects else None
        new = reports.correction_of(found.id)
    lost = tuple(file.form for file in files if not _is_whole(ctx, file))
    typed = () if found.is_issued else tuple(typed_in(found))
    return Shown(found, parts_of(found), typed, files, lost, old.no if old else None, new.no if new else None)


def report_context(ctx: Context, no: int) -> Plain:
    """Its context: frozen where it was issued, else as the record has it now. Raises ReportNotFound, NotPermitted."""
    with ctx.open_reading() as unit:
        found = report_for(ctx, unit, no)
    return context_of(ctx, found)


def report_file(ctx: Context, no: int, form: str) -> tuple[StoredFile, bytes] | None:
    """One file of an issued report, None where it has none of that form; raises ReportNotFound, NotPermitted."""
    with ctx.open_reading() as unit:
        found = report_for(ctx, unit, no)
        files = Reports(unit.connection).files(found.id)
    kept = next((file for file in files if file.form == form), None)
    return (kept, ctx.files.get(kept.sha256)) if kept else None


def _is_whole(ctx: Context, file: StoredFile) -> bool:
    try:
        return hashlib.sha256(ctx.files.get(file.sha256)).hexdigest() == file.sha256
    except OSError:
        return False
