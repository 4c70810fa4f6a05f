"""How work stood at the end of the period and of earlier ones: what a report compares. Pure."""

from dataclasses import dataclass

from tracker.domain.report import Before
from tracker.domain.report_figures import tally
from tracker.domain.report_parts import AtPeriod, PeriodSaid
from tracker.domain.report_standing import Standing
from tracker.domain.spans import AnyPeriod

PERIODS_BACK = 4
"""Earlier periods whose totals a report tells."""


@dataclass(frozen=True)
class Course:
    """The standing at the end of the period and of earlier ones; None where nothing had been issued by then.

    `earlier` are the periods directly before, oldest first, the last of them being `before`.
    """

    now: Standing
    before: Standing | None = None
    year_before: Standing | None = None
    earlier: tuple[Standing, ...] = ()


def said(period: AnyPeriod) -> PeriodSaid:
    """The period as plain values."""
    length, regime = period.length.value, period.regime.value
    return PeriodSaid(str(period), period.year, period.number, length, regime, period.first, period.last)


def earlier(period: AnyPeriod, standing: Standing | None) -> Before:
    """The totals of an earlier period, None where nothing had been issued."""
    totals = tally(standing.facts, standing.cut, {}) if standing else None
    return Before(said(period), totals)


def at_period(standing: Standing) -> AtPeriod:
    """The totals as they stood at the end of the standing's period."""
    return AtPeriod(said(standing.cut.period), tally(standing.facts, standing.cut, {}))
