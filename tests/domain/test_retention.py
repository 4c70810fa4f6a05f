"""Which backups stay: the last of each day, week and month, and never none."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.retention import Keep, kept

DAYS = st.sets(st.dates(date(2019, 1, 1), date(2021, 12, 31)), max_size=60)


def named(*days: date) -> dict[str, date]:
    return {day.isoformat(): day for day in days}


def test_a_year_of_nights_leaves_a_week_of_days_a_month_of_weeks_and_a_year_of_months() -> None:
    there = named(*(date(2019, 1, 1) + timedelta(days=n) for n in range(365)))

    staying = kept(there, Keep(7, 4, 12))

    # the last week; the Sundays of the three weeks before; the last day of each of the eleven months before
    assert {f"2019-12-{n}" for n in range(25, 32)} <= staying
    assert {"2019-12-29", "2019-12-22", "2019-12-15"} <= staying
    assert {"2019-01-31", "2019-02-28", "2019-11-30"} <= staying
    assert len(staying) == 7 + 2 + 11


def test_days_without_a_backup_push_nothing_out() -> None:
    there = named(date(2019, 5, 6), date(2019, 5, 7), date(2019, 9, 1))

    assert kept(there, Keep(3, 0, 0)) == set(there)


def test_of_several_on_one_day_the_last_stays() -> None:
    day = date(2019, 5, 8)

    assert kept({"20190508T01": day, "20190508T09": day, "20190507T01": date(2019, 5, 7)}, Keep(2, 1, 1)) == {
        "20190508T09",
        "20190507T01",
    }


@given(DAYS, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_latest_always_stays_and_sorting_out_twice_removes_nothing_more(
    days: set[date], daily: int, weekly: int, monthly: int
) -> None:
    there, keep = named(*days), Keep(daily, weekly, monthly)

    staying = kept(there, keep)

    assert not days or max(there) in staying
    assert len(staying) <= max(1, daily + weekly + monthly)
    assert kept({name: there[name] for name in staying}, keep) == staying
