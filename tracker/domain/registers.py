"""Within what a document's number is unique: a congress term for the Party, a year for the State."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from tracker.domain.directive import System

TERMS = (date(2005, 10, 1), date(2010, 10, 1), date(2015, 10, 1), date(2020, 10, 1), date(2025, 10, 1))
"""First days of the provincial congress terms (five years each, practice: autumn of the congress year)."""


def scope_of(system: System | None, issued_on: date | None, terms: Sequence[date] = TERMS) -> str | None:
    """`term-2015` or `year-2019`; None when the text does not say enough."""
    if issued_on is None or system is None:
        return None
    if system is System.STATE:
        return f"year-{issued_on.year}"
    place = bisect_right(terms, issued_on)
    if place == 0:
        return f"term-before-{terms[0].year}"
    return f"term-{terms[place - 1].year}"
