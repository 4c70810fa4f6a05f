"""Setting up the working copy of a report: of a period by hand, or as the correction of an issued one."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tracker.domain.errors import Conflict
from tracker.domain.events import EventKind, NewEvent, words_digest
from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.report_errors import NotIssued
from tracker.domain.spans import AnyPeriod
from tracker.store.directives import DirectiveNotFound
from tracker.store.reports import Reports, Stored
from tracker.store.unit import Unit
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.context import Context
from tracker.usecases.stored_reports import report_for


class NotYetIssued(Conflict):
    """A draft is edited, not corrected."""

    key = "reporting.not_yet_issued"


@dataclass(frozen=True)
class DraftReport:
    """Of a period: on one directive by number or register number, or on all that the board follows."""

    period: AnyPeriod
    directive_ref: str | None = None
    as_of: datetime | None = None


@dataclass(frozen=True)
class Drafted:
    """The working copy; `is_new` is False where it was there already."""

    no: int
    is_new: bool


def draft_report(ctx: Context, command: DraftReport) -> Drafted:
    """Set it up, or return the one that is there. Raises NotPermitted, DirectiveNotFound and what keeps a report
    from being built: an empty period is told now, not when it is to be signed."""
    require(ctx.actor, Permission.REPORT_WRITE, Target(coordinator_body=ctx.actor.body))
    with ctx.open_reading() as unit:
        board, directive = _whose(ctx, unit, command)
    build_report(ctx, BuildReport(command.period, command.directive_ref, command.as_of, board=board))
    with ctx.open_unit() as unit:
        made = add_draft(ctx, unit, command.period, board, directive, command.as_of)
        unit.commit()
    return made


def correct_report(ctx: Context, no: int) -> Drafted:
    """Set up the report that takes the place of an issued one, with its edited parts; twice gives the same one.

    Raises ReportNotFound, NotPermitted, NotYetIssued.
    """
    with ctx.open_unit() as unit:
        reports = Reports(unit.connection)
        old = report_for(ctx, unit, no, Permission.REPORT_WRITE)
        if not old.is_issued:
            raise NotYetIssued(no=no)
        reports.lock()
        there = reports.correction_of(old.id)
        if there is not None:
            return Drafted(there.no, is_new=False)
        row = _row(ctx, reports, f"corrects:{old.id}") | {
            "board": old.board,
            "directive_id": old.directive_id,
            "period": old.period,
            "regime": old.regime,
            "as_of": old.as_of,
            "parts": old.parts,
            "corrects": old.id,
        }
        _add(unit, reports, row, old)
        unit.commit()
    return Drafted(row["no"], is_new=True)


def add_draft(
    ctx: Context,
    unit: Unit,
    period: AnyPeriod,
    board: str | None,
    directive: UUID | None,
    as_of: datetime | None = None,
) -> Drafted:
    """Add the draft in the caller's transaction, or find the one of the same key."""
    reports = Reports(unit.connection)
    instant = as_of.isoformat() if as_of else ""
    scope = directive.hex if directive else ""
    whose = "*" if board is None else board
    key = f"{whose}|{scope}|{period}|{period.regime.value}|{instant}"
    reports.lock()
    there = reports.by_key(key)
    if there is not None:
        return Drafted(there.no, is_new=False)
    row = _row(ctx, reports, key) | {
        "board": board,
        "directive_id": directive,
        "period": str(period),
        "regime": period.regime.value,
        "as_of": as_of,
    }
    _add(unit, reports, row, None)
    return Drafted(row["no"], is_new=True)


def _whose(ctx: Context, unit: Unit, command: DraftReport) -> tuple[str | None, UUID | None]:
    """The board that reports and the directive, None for all of the board's."""
    if command.directive_ref is None:
        return ctx.actor.body, None
    row = unit.directives.by_ref(command.directive_ref)
    if not may(ctx.actor, Permission.REPORT_WRITE, Target(coordinator_body=row.coordinator_body)):
        raise DirectiveNotFound(ref=command.directive_ref)
    if row.issued_at is None:
        raise NotIssued(ref=row.number or row.no)
    return row.coordinator_body, row.id


def _row(ctx: Context, reports: Reports, key: str) -> dict[str, Any]:
    return {
        "id": ctx.new_id(),
        "no": reports.next_no(),
        "key": key,
        "state": "draft",
        "version": 1,
        "parts": json.dumps({}),
        "created_at": ctx.now(),
        "created_by": ctx.actor.id,
    }


def _add(unit: Unit, reports: Reports, row: dict[str, Any], old: Stored | None) -> None:
    reports.add(row)
    payload = {
        "no": row["no"],
        "period": row["period"],
        "regime": row["regime"],
        "parts_sha256": words_digest(row["parts"]),
        "corrects": str(old.id) if old else None,
    }
    unit.events.add(NewEvent(EventKind.REPORT_DRAFTED, row["id"], row["directive_id"], payload))
