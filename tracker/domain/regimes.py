"""The reporting regimes of `workflows/regimes.toml`: how often a duty reports and when its report is due.

Reading the file is the caller's; the dates of the periods themselves are in `periods`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from tracker.domain.calendar import Calendar
from tracker.domain.errors import Invalid
from tracker.domain.periods import Length, Period, Regime

_RULE_PART = re.compile(r"([A-Z]+)=([A-Z0-9]+)")
_MONTHS = {"YEARLY": 12, "MONTHLY": 1}
_FASTER = ("WEEKLY", "DAILY", "HOURLY")


class BadRegimes(Invalid):
    """The file of reporting regimes cannot be used; `name` is the entry and `value` what stands there."""

    key = "period.bad_regimes"


@dataclass(frozen=True, slots=True)
class ReportingRules:
    """Working days by regime: from the cut-off to our report, and from the bodies' reports to the cut-off.

    The defaults hold where a directive says nothing.
    """

    working_days_after: Mapping[Regime, int]
    working_days_before: Mapping[Regime, int]
    default_regime: Regime
    default_length: Length

    @classmethod
    def load(cls, declared: Mapping[str, Any]) -> Self:
        """From the parsed file. Raises BadRegimes naming the entry."""
        regime = declared.get("default_regime", Regime.CALENDAR.value)
        length = declared.get("default_length", Length.QUARTER.value)
        if regime not in list(Regime):
            raise BadRegimes(name="default_regime", value=regime)
        if length not in list(Length):
            raise BadRegimes(name="default_length", value=length)
        after = {r: _days(declared, r, "report_due_working_days", 1) for r in Regime}
        before = {r: _days(declared, r, "bodies_report_working_days", 0) for r in Regime}
        return cls(after, before, Regime(regime), Length(length))

    def report_due(self, period: Period, calendar: Calendar) -> date:
        """The last day on which the report of the period is in time."""
        return calendar.add_working_days(period.last, self.working_days_after[period.regime])

    def bodies_report_on(self, period: Period, calendar: Calendar) -> date:
        """The day by which bodies hand in: before the cut-off, as the report counts what came in by then."""
        return calendar.add_working_days(period.end, -1 - self.working_days_before[period.regime])

    def length_of(self, recurrence: str | None) -> Length:
        """How often a recurring duty reports: the longest period within its RRULE's pace, else the default.

        A pace faster than a month reports monthly: there is no shorter period.
        """
        parts = dict(_RULE_PART.findall(recurrence or ""))
        pace = parts.get("FREQ")
        if pace in _FASTER:
            return Length.MONTH
        if pace not in _MONTHS:
            return self.default_length
        months = _MONTHS[pace] * int(parts.get("INTERVAL", "1"))
        return max((length for length in Length if length.months <= months), key=lambda length: length.months)


def _days(declared: Mapping[str, Any], regime: Regime, key: str, least: int) -> int:
    value = declared.get("regimes", {}).get(regime.value, {}).get(key, 5)
    if type(value) is not int or not least <= value <= 250:
        raise BadRegimes(name=f"regimes.{regime.value}.{key}", value=value)
    return value
