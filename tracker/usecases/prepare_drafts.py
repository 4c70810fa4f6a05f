"""Preparing the draft report of each period that has ended, and telling the coordinators; the scheduler's tick."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.periods import Length, Period, Regime, period_of
from tracker.domain.permissions import Permission, require
from tracker.domain.workflow import Phase
from tracker.store.report_reads import followed
from tracker.store.unit import Unit
from tracker.usecases.context import Context, day_of
from tracker.usecases.draft_report import add_draft
from tracker.usecases.report_mails import owe_draft_ready


@dataclass(frozen=True)
class Prepared:
    """What one run did."""

    drafts: int = 0
    told: int = 0


@dataclass(frozen=True, order=True)
class _Due:
    board: str
    period: Period


def prepare_drafts(ctx: Context, on: date | None = None) -> Prepared:
    """Draft the report of the last period that ended, for each board, regime and length of period it follows.

    A draft is made on the first working day after the cut-off, or later where that was slept through. Twice makes
    nothing new: a draft is one by its key, and so is each message.
    """
    require(ctx.actor, Permission.REPORT_WRITE)
    day = on or ctx.today()
    with ctx.open_reading() as unit:
        due = sorted(set(_due(ctx, unit, day)))
    made = [_prepare(ctx, one) for one in due]
    return Prepared(sum(told is not None for told in made), sum(told or 0 for told in made))


def _due(ctx: Context, unit: Unit, day: date) -> Iterator[_Due]:
    flow = ctx.rules.workflows.directive
    for one in followed(unit.connection, flow.states_in(Phase.WORKING)):
        period = period_of(day, Regime(one.regime), Length(one.period_length)).previous
        if not _is_prepared(ctx, period, day):
            period = period.previous
        if period.end > day_of(one.issued_at):
            yield _Due(one.board or "", period)


def _is_prepared(ctx: Context, period: Period, day: date) -> bool:
    """Whether the first working day after the cut-off has come."""
    return ctx.rules.calendar.next_working(period.last + timedelta(days=1)) <= day


def _prepare(ctx: Context, due: _Due) -> int | None:
    """How many were told; None where the draft was there."""
    rules = ctx.rules
    with ctx.open_unit() as unit:
        made = add_draft(ctx, unit, due.period, due.board, None)
        if not made.is_new:
            return None
        by = rules.regimes.report_due(due.period, rules.calendar)
        told = owe_draft_ready(ctx, unit, made.no, due.period, due.board, by)
        unit.commit()
    return told
