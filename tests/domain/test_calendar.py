from datetime import date, timedelta

import pytest

from tracker.domain.calendar import BadCalendar, Calendar


def announced(day: date, status: str) -> Calendar:
    return Calendar.load({"day": [{"date": day, "status": status, "document": "01/TB-VP"}]})


def test_weekends_and_public_holidays_are_not_worked() -> None:
    calendar = Calendar()

    assert calendar.is_working(date(2019, 5, 7))
    assert not calendar.is_working(date(2019, 5, 11))
    assert not calendar.is_working(date(2019, 2, 5)), "Tết"
    assert not calendar.is_working(date(2019, 9, 2))


def test_a_saturday_worked_in_exchange_counts_even_across_the_new_year() -> None:
    calendar = Calendar()

    assert not calendar.is_working(date(2018, 12, 31))
    assert calendar.is_working(date(2019, 1, 5))


def test_an_announced_day_wins_over_the_computed_one() -> None:
    friday, saturday = date(2026, 1, 2), date(2026, 1, 10)

    assert Calendar().is_working(friday)
    assert not announced(friday, "off").is_working(friday)
    assert announced(saturday, "worked").is_working(saturday)


def test_a_day_announced_without_its_document_is_refused_by_its_number() -> None:
    entry = {"date": date(2026, 1, 2), "status": "off"}

    with pytest.raises(BadCalendar) as refused:
        Calendar.load({"day": [entry]})

    assert refused.value.holes["entry"] == 1


def test_working_days_are_counted_forwards_and_backwards_over_holidays() -> None:
    calendar = Calendar()
    friday, thursday_after = date(2019, 4, 26), date(2019, 5, 2)

    assert calendar.add_working_days(friday, 1) == thursday_after
    assert calendar.add_working_days(thursday_after, -1) == friday
    assert calendar.add_working_days(date(2019, 5, 1), 0) == date(2019, 5, 1)
    assert calendar.next_working(date(2019, 4, 27)) == thursday_after
    assert calendar.last_working(date(2019, 5, 1)) == friday


def test_counting_agrees_with_walking_day_by_day() -> None:
    calendar = Calendar()
    start = date(2018, 12, 20)

    walked: list[date] = []
    at = start
    while len(walked) < 600:
        at += timedelta(days=1)
        if calendar.is_working(at):
            walked.append(at)

    assert [calendar.add_working_days(start, n) for n in range(1, 601)] == walked
    assert [calendar.working_days_between(start, day) for day in walked] == list(range(1, 601))
    assert calendar.working_days_between(walked[9], start) == -10
    assert calendar.add_working_days(walked[-1] + timedelta(days=1), -600) == walked[0]


@pytest.mark.parametrize("year", [1, 1890, 2101, 2500, 9999])
def test_years_that_nobody_computed_still_have_weekends_and_fixed_holidays(year: int) -> None:
    calendar = Calendar()

    assert not calendar.is_working(date(year, 9, 2))
    assert sum(calendar.is_working(date(year, 3, day)) for day in range(1, 29)) == 20


def test_counting_past_the_last_date_is_an_overflow_and_no_endless_search() -> None:
    with pytest.raises(OverflowError):
        Calendar().add_working_days(date(9999, 12, 20), 50)
    with pytest.raises(OverflowError):
        Calendar().add_working_days(date(1, 1, 5), -50)
