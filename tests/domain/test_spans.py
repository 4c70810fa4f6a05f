"""A range of days is a reporting period like any other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.periods import Period, PeriodUnreadable, Regime
from tracker.domain.spans import Span, SpanBackwards, parse_period

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_range_is_read_beside_the_regular_periods() -> None:
    assert parse_period("2019-05-08..2019-09-30") == Span(date(2019, 5, 8), date(2019, 9, 30))
    assert parse_period("2019-q2", Regime.MID_MONTH) == Period.parse("2019-Q2", Regime.MID_MONTH)


@pytest.mark.parametrize("text", ["2019-02-30..2019-03-01", "2019-05-08..", "0001-01-01..0001-02-01", ""])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(PeriodUnreadable):
        parse_period(text)


def test_a_range_cannot_end_before_it_begins() -> None:
    with pytest.raises(SpanBackwards):
        parse_period("2019-09-30..2019-05-08")


def test_a_year_earlier_is_the_same_days() -> None:
    leap = Span(date(2020, 2, 29), date(2020, 3, 31))

    assert leap.year_before == Span(date(2019, 2, 28), date(2019, 3, 31))
    assert Period.parse("2019-Q2", Regime.MID_MONTH).year_before.first == date(2018, 3, 15)


@given(DAYS, st.integers(0, 1500))
def test_the_neighbours_of_a_range_touch_it_and_are_as_long(first: date, more: int) -> None:
    span = Span(first, first + timedelta(days=more))

    assert span.previous.end == span.first
    assert span.next.first == span.end
    assert span.previous.days == span.next.days == span.days == more + 1
    assert parse_period(str(span)) == span
