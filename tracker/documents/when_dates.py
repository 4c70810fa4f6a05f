"""Reads one date, month, quarter or year where it stands in folded text; what the date is for is read elsewhere."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.directive import Span
from tracker.domain.text import strip_accents

# Scans read 1 as "l" and 0 as "o": "2l thang 02 nam 2O12".
YEAR = r"(?:19\d\d|2[0o][\dlo]{2})(?![\dlo])"
_OF_YEAR = rf"(?:\s{{0,3}}(?:[/⁄]{{1,2}}|,?\s{{0,9}}nam)\s{{0,9}}(?P<y>{YEAR}))?"
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?!\w)"
_AND = r"\s{0,3}(?:,|-|va|den)\s{1,9}"
_END_OF = r"(?:(?:het|cuoi)\s{1,9})?"

_DAY = re.compile(
    r"(?:ngay[\s:-]{0,9})?(?P<d>\d[\dlo]?|[lo]\d)"
    rf"(?:\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>{YEAR})|/(?P<n>\d{{1,2}})(?!\d|[/.-]\d))"
)
_DAY_IN_WORDS = re.compile(
    rf"(?:ngay[\s:-]{{0,9}})?(?P<d>\d[\dlo]?|[lo]\d)\s{{1,9}}thang\s{{1,9}}(?P<m>\d{{1,2}})(?P<n>)(?!\d){_OF_YEAR}"
)
_MONTH = re.compile(
    rf"{_END_OF}thang\s{{1,9}}(?:\d{{1,2}}{_AND}(?:thang\s{{1,9}})?)?(?P<m>\d{{1,2}})(?!\d){_OF_YEAR}"
)
_QUARTERS = re.compile(
    rf"{_END_OF}quy\s{{1,9}}(?:{_QUARTER}{_AND}(?:quy\s{{1,9}})?){{0,3}}(?P<q>{_QUARTER}){_OF_YEAR}"
)
_HALF = re.compile(
    rf"0?(?P<c>3|6|9|ba|sau|chin)\s{{1,9}}thang\s{{1,9}}(?P<h>dau|cuoi)\s{{1,9}}nam(?:\s{{1,9}}(?P<y>{YEAR}))?"
)
_YEAR = re.compile(rf"{_END_OF}nam\s{{1,9}}(?P<y>{YEAR})")
_BARE_YEAR = re.compile(rf"(?P<y>{YEAR})")

_QUARTER_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


# Offices write no other years; a year of issue outside of them was misread.
_FIRST_YEAR, _LAST_YEAR = 1900, 2998


class Grain(StrEnum):
    """How long a time the words name."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True)
class When:
    """A time as written; `month` is the last one of a longer time, `day` is None unless a day is named."""

    span: Span
    grain: Grain
    year: int | None
    month: int
    day: int | None = None

    def last_day(self, year: int) -> date | None:
        """The last day of the time in `year`, or None when the calendar has no such day."""
        if not (1 <= self.month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR):
            return None
        last = monthrange(year, self.month)[1]
        if self.day is None:
            return date(year, self.month, last)
        return date(year, self.month, self.day) if 1 <= self.day <= last else None

    def day_before(self, year: int) -> date | None:
        """The day before the time begins ("trước tháng 6"): for a month, quarter, half or year."""
        if not (1 <= self.month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR):
            return None
        months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}[self.grain]
        return date(year, self.month - months + 1, 1) - timedelta(days=1)

    def resolve(self, issued_on: date | None) -> tuple[date, bool] | None:
        """The last day, and whether its year was inferred: the first year in which it is not before `issued_on`.

        None when the day does not exist, or when no year is written and `issued_on` is unknown.
        """
        if self.year is not None:
            found = self.last_day(self.year)
            return (found, False) if found else None
        if issued_on is None:
            return None
        found = self.last_day(issued_on.year)
        if found is not None and found < issued_on:
            found = self.last_day(issued_on.year + 1)
        return (found, True) if found else None


def read_when(folded: str, at: int) -> When | None:
    """The time whose words begin exactly at `at`; the longest reading wins. A bare year is not read here."""
    for pattern, read in _READERS:
        found = pattern.match(folded, at)
        if found:
            return read(found)
    return None


def read_bare_year(folded: str, at: int) -> When | None:
    """A year without the word "năm", as in the field of a table."""
    found = _BARE_YEAR.match(folded, at)
    return _year(found) if found else None


def impossible_dates(text: str) -> tuple[Span, ...]:
    """Where a day is written with its month that no calendar has (31/02, 15/13); without a year, leap years pass."""
    folded = strip_accents(text)
    spans = [
        when.span
        for pattern, read in _READERS[:2]
        for when in map(read, pattern.finditer(folded))
        if _looks_like_a_date(folded, when) and when.last_day(when.year or 2000) is None
    ]
    return tuple(sorted(spans))


def _looks_like_a_date(folded: str, when: When) -> bool:
    """A fraction or a list of numbers is not a date: without a year, the word "ngày" must stand before it."""
    begin = when.span[0]
    if when.year is None:
        return folded.startswith("ngay", begin)
    before = folded[begin - 1 : begin]
    return not (before in ("/", ".", "-", ",") or before.isalnum())


def _int(digits: str | None) -> int | None:
    return int(digits.replace("l", "1").replace("o", "0")) if digits else None


def _day(found: re.Match[str]) -> When:
    month = found["m"] or found["n"]
    return When(found.span(), Grain.DAY, _int(found["y"]), int(month), _int(found["d"]))


def _month(found: re.Match[str]) -> When:
    return When(found.span(), Grain.MONTH, _int(found["y"]), int(found["m"]))


def _quarter(found: re.Match[str]) -> When:
    number = _QUARTER_NUMBERS.get(found["q"]) or int(found["q"])
    return When(found.span(), Grain.QUARTER, _int(found["y"]), number * 3)


def _half(found: re.Match[str]) -> When:
    months = {"ba": 3, "sau": 6, "chin": 9}.get(found["c"]) or int(found["c"])
    return When(found.span(), Grain.HALF, _int(found["y"]), months if found["h"] == "dau" else 12)


def _year(found: re.Match[str]) -> When:
    return When(found.span(), Grain.YEAR, _int(found["y"]), 12)


_READERS = (
    (_DAY, _day),
    (_DAY_IN_WORDS, _day),
    (_HALF, _half),
    (_MONTH, _month),
    (_QUARTERS, _quarter),
    (_YEAR, _year),
)
