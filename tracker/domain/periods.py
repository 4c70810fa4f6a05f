"""Reporting periods (kỳ báo cáo) under two regimes: values such as 2019-Q2, 2019-H1, 2019 or 2019-05.

When the report of a period is due is in `regimes`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from tracker.domain.errors import Invalid

_TEXT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?"
)
_FIRST_YEAR = 4  # so that the same period of the year before, and what precedes that, are dates too
_LAST_YEAR = date.max.year - 1  # so that the exclusive end of any period is still a date


class PeriodUnreadable(Invalid):
    """The text names no period; `text` is what was given."""

    key = "period.unreadable"


class Regime(StrEnum):
    """Where periods are cut: at the end of months, or from the 15th to the 14th (NĐ 09/2019/NĐ-CP)."""

    CALENDAR = "calendar"
    MID_MONTH = "15-14"


class Length(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Its length in months."""
        return {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.value]


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The `number`-th part of a year, from 1. The regime decides its dates and is no part of its text."""

    year: int
    number: int
    length: Length
    regime: Regime = Regime.CALENDAR

    @classmethod
    def parse(cls, text: str, regime: Regime = Regime.CALENDAR) -> Self:
        """From "2019-Q2", "2019-H1", "2019" or "2019-05", in either case. Raises PeriodUnreadable."""
        found = _TEXT.fullmatch(text.strip().upper())
        if found is None or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
            raise PeriodUnreadable(text=text)
        for length in (Length.QUARTER, Length.HALF, Length.MONTH):
            if found[length.value]:
                return cls(int(found["year"]), int(found[length.value]), length, regime)
        return cls(int(found["year"]), 1, Length.YEAR, regime)

    @property
    def first(self) -> date:
        """The first day of it."""
        return _cut(self.year, (self.number - 1) * self.length.months, self.regime)

    @property
    def end(self) -> date:
        """The first day after it."""
        return _cut(self.year, self.number * self.length.months, self.regime)

    @property
    def last(self) -> date:
        """The last day of it, the cut-off (ngày chốt số liệu)."""
        return self.end - timedelta(days=1)

    @property
    def next(self) -> "Period":
        """The period of the same length that follows."""
        return period_of(self.end, self.regime, self.length)

    @property
    def previous(self) -> "Period":
        """The period of the same length before it."""
        return period_of(self.first - timedelta(days=1), self.regime, self.length)

    @property
    def year_before(self) -> "Period":
        """The same period of the year before."""
        return Period(self.year - 1, self.number, self.length, self.regime)

    def __str__(self) -> str:
        mark = {"month": f"-{self.number:02d}", "quarter": f"-Q{self.number}", "half": f"-H{self.number}"}
        return f"{self.year:04d}{mark.get(self.length.value, '')}"


def _cut(year: int, months: int, regime: Regime) -> date:
    """The day on which a period begins, `months` after the year's first one began."""
    if regime is Regime.MID_MONTH:
        months -= 1
    return date(year + months // 12, months % 12 + 1, 15 if regime is Regime.MID_MONTH else 1)


def period_of(day: date, regime: Regime = Regime.CALENDAR, length: Length = Length.QUARTER) -> Period:
    """The period of this length in which the day lies."""
    months = day.year * 12 + day.month - 1
    if regime is Regime.MID_MONTH and day.day >= 15:
        months += 1
    return Period(months // 12, months % 12 // length.months + 1, length, regime)
