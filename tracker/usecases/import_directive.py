"""Importing: a file becomes a draft with findings, or is recognised as one that is there already."""

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from tracker.documents.as_json import as_json
from tracker.domain.directive import ParsedDirective
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.issuing import issuing_body
from tracker.domain.permissions import Permission, require
from tracker.domain.registers import scope_of
from tracker.domain.text import fold, one_line
from tracker.records.directives import DirectiveRow
from tracker.store.bodies import Bodies
from tracker.usecases.context import Context
from tracker.usecases.understand import understand


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


def import_directive(ctx: Context, command: ImportFile) -> Imported:
    """Store a draft; the same bytes, or the same number in its term or year, store nothing new.

    Reading happens before the transaction: it may take seconds. Raises the reader's errors, with nothing stored.
    """
    require(ctx.actor, Permission.DIRECTIVE_IMPORT)
    with ctx.open_reading() as unit:
        directory = Bodies(unit.session).load()
    parsed = understand(command.data, command.name, directory)
    with ctx.open_unit() as unit:
        row = _row(ctx, command, parsed)
        unit.directives.lock_register()
        known = unit.directives.same_document(row.sha256, row.issuer_key, row.number_key, row.scope)
        if known is not None:
            return Imported(known.id, known.no, known.state, False, known.sha256 != row.sha256, parsed)
        row.no = unit.directives.next_no()
        unit.directives.add(row)
        unit.events.add(_imported(row, parsed))
        unit.commit()
    return Imported(row.id, row.no, row.state, True, False, parsed)


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
        draft=json.dumps(as_json(parsed), ensure_ascii=False),
        state=workflow.initial,
        workflow_version=workflow.version,
        regime=ctx.rules.regimes.default_regime.value,
        period_length=ctx.rules.regimes.default_length.value,
        coordinator_body=ctx.actor.body,
        imported_at=ctx.now(),
    )


def _imported(row: DirectiveRow, parsed: ParsedDirective) -> NewEvent:
    payload = {
        "no": row.no,
        "number": row.number,
        "kind": row.kind,
        "issuer": row.issuer,
        "issued_on": row.issued_on.isoformat() if row.issued_on else None,
        "state": row.state,
        "sha256": row.sha256,
        "draft_sha256": hashlib.sha256(row.draft.encode()).hexdigest(),
        "items": len(parsed.items),
        "findings": len(parsed.findings),
    }
    return NewEvent(EventKind.DIRECTIVE_IMPORTED, row.id, row.id, payload)
