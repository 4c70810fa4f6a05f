from datetime import date, timedelta

import pytest

from tracker.domain.periods import Length, Period, PeriodUnreadable, Regime, period_of


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("2019-Q2", date(2019, 4, 1), date(2019, 7, 1)),
        ("2019-H2", date(2019, 7, 1), date(2020, 1, 1)),
        ("2019", date(2019, 1, 1), date(2020, 1, 1)),
        ("2019-05", date(2019, 5, 1), date(2019, 6, 1)),
    ],
)
def test_a_period_is_read_as_it_is_written(text: str, first: date, end: date) -> None:
    period = Period.parse(text)

    assert (period.first, period.end, str(period)) == (first, end, text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-Q1", date(2018, 12, 15), date(2019, 3, 14)),
        ("2019-Q4", date(2019, 9, 15), date(2019, 12, 14)),
        ("2019-H1", date(2018, 12, 15), date(2019, 6, 14)),
        ("2019", date(2018, 12, 15), date(2019, 12, 14)),
        ("2019-01", date(2018, 12, 15), date(2019, 1, 14)),
    ],
)
def test_the_mid_month_regime_cuts_where_the_decree_does(text: str, first: date, last: date) -> None:
    period = Period.parse(text, Regime.MID_MONTH)

    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2019-Q5", "2019-13", "19-Q1", "2019-Q", "quý II", "0000", "9999", "٢٠١٩"]
)
def test_what_names_no_period_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(PeriodUnreadable) as refused:
        Period.parse(text)

    assert refused.value.holes == {"text": text}


@pytest.mark.parametrize("regime", list(Regime))
@pytest.mark.parametrize("length", list(Length))
def test_every_day_lies_in_exactly_the_period_that_is_found_for_it(regime: Regime, length: Length) -> None:
    for offset in range(0, 800, 7):
        day = date(2018, 11, 30) + timedelta(days=offset)
        period = period_of(day, regime, length)

        assert period.first <= day < period.end
        assert period.next.first == period.end
        assert period.next.previous == period
        assert Period.parse(str(period), regime) == period
