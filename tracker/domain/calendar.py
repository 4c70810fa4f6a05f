"""Which days the office works: weekends, public holidays of Việt Nam, and announced days that win over both.

Dates only, on the wall in Asia/Ho_Chi_Minh. Announced days come from `workflows/calendar.toml`; reading the
file is the caller's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Self

from tracker.domain.errors import Invalid

_SATURDAY = 5
_FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Solar holidays of the Labour Code, article 112: all that can be known where the package knows nothing."""


class BadCalendar(Invalid):
    """An entry of the calendar file cannot be used; `entry` counts from 1, `value` is what stands there."""

    key = "calendar.bad_entry"


class Calendar:
    """Working days. `announced` maps a date to whether it is worked; it wins over everything computed."""

    def __init__(self, announced: Mapping[date, bool] | None = None) -> None:
        self._announced = dict(announced or {})
        self._years: dict[int, list[int]] = {}

    @classmethod
    def load(cls, declared: Mapping[str, Any]) -> Self:
        """From the parsed file: `[[day]]` with date, status (off, worked), document. Raises BadCalendar."""
        entries = declared.get("day", [])
        return cls(dict(_announced(n, entry) for n, entry in enumerate(entries, 1)))

    @property
    def announced(self) -> Mapping[date, bool]:
        """The announced days: whether each is worked."""
        return self._announced

    def is_working(self, day: date) -> bool:
        """Whether the office is open on this day."""
        ordinal, days = day.toordinal(), self._working(day.year)
        at = bisect_left(days, ordinal)
        return at < len(days) and days[at] == ordinal

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day`, before it when n is negative; `day` itself, worked or not, for 0.

        Raises OverflowError past the year 9999 or before the year 1.
        """
        if n == 0:
            return day
        year, days = day.year, self._working(day.year)
        if n > 0:
            at = bisect_right(days, day.toordinal()) + n - 1
            while at >= len(days):
                at, year = at - len(days), year + 1
                days = self._working(year)
        else:
            at = bisect_left(days, day.toordinal()) + n
            while at < 0:
                year -= 1
                days = self._working(year)
                at += len(days)
        return date.fromordinal(days[at])

    def next_working(self, day: date) -> date:
        """`day` if it is worked, else the first working day after it."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def last_working(self, day: date) -> date:
        """`day` if it is worked, else the last working day before it."""
        return day if self.is_working(day) else self.add_working_days(day, -1)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and with `end`; negative when `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        full = sum(len(self._working(year)) for year in range(start.year, end.year))
        return full + self._passed(end) - self._passed(start)

    def _passed(self, day: date) -> int:
        return bisect_right(self._working(day.year), day.toordinal())

    def _working(self, year: int) -> list[int]:
        """The ordinals of the working days of a year, ascending, computed once."""
        if year not in self._years:
            self._years[year] = list(self._compute(year))
        return self._years[year]

    def _compute(self, year: int) -> Iterable[int]:
        if not 1 <= year <= date.max.year:
            raise OverflowError("date value out of range")
        off, worked = _public(year)
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            usual = day in worked or (day.weekday() < _SATURDAY and day not in off)
            if self._announced.get(day, usual):
                yield ordinal


@cache
def _public(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The public holidays of the year and the weekend days worked in exchange."""
    import holidays  # 0.2 s: only those who ask for a date pay for it

    # The neighbours are needed: Monday 31 December 2018 was exchanged for Saturday 5 January 2019.
    years = [y for y in (year - 1, year, year + 1) if 1 <= y <= date.max.year]
    known = holidays.country_holidays("VN", years=years)
    off = {day for day in known if day.year == year} or {date(year, m, d) for m, d in _FIXED}
    return frozenset(off), frozenset(known.weekend_workdays)


def _announced(number: int, entry: Mapping[str, Any]) -> tuple[date, bool]:
    day, status = entry.get("date"), entry.get("status")
    if type(day) is not date or status not in ("off", "worked") or not entry.get("document"):
        raise BadCalendar(entry=number, value=dict(entry))
    return day, status == "worked"
