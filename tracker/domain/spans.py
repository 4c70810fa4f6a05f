"""Any range of days as a reporting period, beside the regular ones of `periods`, and reading either from text."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from tracker.domain.errors import Invalid
from tracker.domain.periods import Period, PeriodUnreadable, Regime

_TEXT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*\.\.\s*([0-9]{4}-[0-9]{2}-[0-9]{2})")
_LAST_YEAR = date.max.year - 1


class SpanBackwards(Invalid):
    """The range ends before it begins: there is no day in it."""

    key = "period.backwards"


class SpanLength(StrEnum):
    """Stands where a regular period names its length."""

    RANGE = "range"


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """The days from `first` to `last`, both in it, under no regime; "2019-05-08..2019-09-30"."""

    first: date
    last: date

    number: ClassVar[int] = 0
    length: ClassVar[SpanLength] = SpanLength.RANGE
    regime: ClassVar[Regime] = Regime.CALENDAR

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return self.last.year

    @property
    def end(self) -> date:
        """The first day after it."""
        return self.last + timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days lie in it."""
        return (self.end - self.first).days

    @property
    def next(self) -> "Span":
        """As many days, directly after it."""
        return Span(self.end, self.last + timedelta(days=self.days))

    @property
    def previous(self) -> "Span":
        """As many days, directly before it."""
        return Span(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    @property
    def year_before(self) -> "Span":
        """The same days of the year before; the last of February for a 29th."""
        return Span(_year_before(self.first), _year_before(self.last))

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


AnyPeriod = Period | Span


def parse_period(text: str, regime: Regime = Regime.CALENDAR) -> AnyPeriod:
    """From "2019-Q2" and the like, or "2019-05-08..2019-09-30". Raises PeriodUnreadable, SpanBackwards."""
    found = _TEXT.fullmatch(text.strip())
    if found is None:
        return Period.parse(text, regime)
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
    except ValueError as error:
        raise PeriodUnreadable(text=text) from error
    if last < first:
        raise SpanBackwards(first=first, last=last)
    # Its neighbours have to be dates too.
    if (
        not first.year - (last.year - first.year + 1) > 1
        or last.year + (last.year - first.year) >= _LAST_YEAR
    ):
        raise PeriodUnreadable(text=text)
    return Span(first, last)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
