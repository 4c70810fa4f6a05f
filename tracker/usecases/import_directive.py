"""Importing: a file becomes a draft with findings, or is recognised as one that is there already."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from tracker.documents.as_json import as_draft
from tracker.documents.read import read_document
from tracker.documents.source import Progress, no_progress
from tracker.domain.directive import ParsedDirective
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.issuing import issuing_body
from tracker.domain.permissions import Permission, require
from tracker.domain.registers import scope_of
from tracker.domain.review import draft_text
from tracker.domain.text import fold, one_line
from tracker.records.directives import DirectiveRow
from tracker.records.source_pages import SourcePageRow
from tracker.store.bodies import Bodies
from tracker.store.source_pages import SourcePages
from tracker.usecases.context import Context
from tracker.usecases.source_pages import keep_pages
from tracker.usecases.understand import understand_source


@dataclass(frozen=True)
class ImportFile:
    """A file as it came in."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Imported:
    """The register number, and what was understood. `is_new` is False when the directive was there already;
    then `differs` says whether its text is another than the one stored."""

    id: UUID
    no: int
    state: str
    is_new: bool
    differs: bool
    parsed: ParsedDirective


def import_directive(ctx: Context, command: ImportFile, progress: Progress = no_progress) -> Imported:
    """Store a draft; the same bytes, or the same number in its term or year, store nothing new.

    Reading happens before the transaction: it may take seconds, for a scan about one a page, of which `progress` is
    told (pages done, pages in all). Raises the reader's errors, with nothing stored.
    """
    require(ctx.actor, Permission.DIRECTIVE_IMPORT)
    with ctx.open_reading() as unit:
        directory = Bodies(unit.session).load()
    source = read_document(command.data, command.name, progress)
    parsed = understand_source(source, directory)
    row = _row(ctx, command, parsed)
    pages = keep_pages(ctx, source, row.id) if source.pictures and not _is_known(ctx, row) else []
    with ctx.open_unit() as unit:
        unit.directives.lock_register()
        known = unit.directives.same_document(row.sha256, row.issuer_key, row.number_key, row.scope)
        if known is not None:
            return Imported(known.id, known.no, known.state, False, known.sha256 != row.sha256, parsed)
        row.no = unit.directives.next_no()
        unit.directives.add(row)
        SourcePages(unit.session).add_all(pages)
        unit.events.add(_imported(row, parsed, pages))
        unit.commit()
    return Imported(row.id, row.no, row.state, True, False, parsed)


def _is_known(ctx: Context, row: DirectiveRow) -> bool:
    """Whether it is in the register, so that no pictures are stored for nothing; the transaction asks again."""
    with ctx.open_reading() as unit:
        same = unit.directives.same_document(row.sha256, row.issuer_key, row.number_key, row.scope)
        return same is not None


def _row(ctx: Context, command: ImportFile, parsed: ParsedDirective) -> DirectiveRow:
    workflow = ctx.rules.workflows.directive
    return DirectiveRow(
        id=ctx.new_id(),
        no=0,
        number=parsed.number,
        number_key=fold(parsed.number) if parsed.number else None,
        issuer_key=fold(parsed.issuer) if parsed.issuer else None,
        scope=scope_of(parsed.system, parsed.issued_on),
        kind=parsed.kind,
        system=parsed.system.value if parsed.system else None,
        issuer=issuing_body(parsed.issuer, parsed.signature.authority),
        issued_on=parsed.issued_on,
        place=parsed.place,
        subject=parsed.subject,
        urgency=parsed.urgency,
        sha256=hashlib.sha256(command.data).hexdigest(),
        file_name=one_line(command.name)[-300:],
        text=parsed.text,
        draft=draft_text(as_draft(parsed)),
        state=workflow.initial,
        workflow_version=workflow.version,
        regime=ctx.rules.regimes.default_regime.value,
        period_length=ctx.rules.regimes.default_length.value,
        coordinator_body=ctx.actor.body,
        imported_at=ctx.now(),
    )


def _imported(row: DirectiveRow, parsed: ParsedDirective, pages: list[SourcePageRow]) -> NewEvent:
    pictures = {"pages": {str(page.page): page.sha256 for page in pages}} if pages else {}
    payload = {
        "no": row.no,
        "number": row.number,
        "kind": row.kind,
        "issuer": row.issuer,
        "issued_on": row.issued_on.isoformat() if row.issued_on else None,
        "state": row.state,
        "sha256": row.sha256,
        "draft_sha256": hashlib.sha256(row.draft.encode()).hexdigest(),
        "items": len(parsed.items) + len(parsed.annex),
        "findings": len(parsed.findings),
        **pictures,
    }
    return NewEvent(EventKind.DIRECTIVE_IMPORTED, row.id, row.id, payload)
