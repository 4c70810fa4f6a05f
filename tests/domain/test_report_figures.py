"""What counts as what, as of a cut-off."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.periods import Period
from tracker.domain.report_facts import Facts
from tracker.domain.report_figures import PARTS, SUMMED, Cut, is_in_scope, is_missing, is_silent, tally
from tracker.domain.workflow import Phase

CUT = Cut(Period.parse("2019-Q2"), datetime(2019, 6, 30, 17, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC))
FACTS = Facts(
    id="1",
    ref="1-1",
    no=1,
    directive="2",
    task="3",
    body="so-mau",
    role="lead",
    period="",
    opened_on=date(2019, 5, 8),
    due_on=None,
    report_on=None,
    state="assigned",
    phase=Phase.WAITING,
    last_activity_on=date(2019, 5, 8),
)


def some(**changes: object) -> Facts:
    """An open assignment, but for what the test is about."""
    return replace(FACTS, **changes)  # type: ignore[arg-type]  # any field, by its name


def names(facts: Facts) -> set[str]:
    return {name for name, figure in tally([facts], CUT, {}).items() if figure.value}


def test_work_due_on_the_last_day_is_late_once_that_day_is_over() -> None:
    assert "open_overdue" in names(some(due_on=date(2019, 6, 30)))
    assert "open_in_time" in names(some(due_on=date(2019, 7, 1)))


def test_verified_work_is_in_time_by_the_day_it_was_handed_in() -> None:
    done = {"phase": Phase.DONE, "due_on": date(2019, 6, 10), "finished_on": date(2019, 6, 25)}

    assert "done_in_time" in names(some(reported_on=date(2019, 6, 10), **done))
    assert "done_late" in names(some(reported_on=date(2019, 6, 11), **done))


def test_reported_work_is_not_done_before_it_is_verified() -> None:
    found = names(some(phase=Phase.REPORTED, due_on=date(2019, 6, 10), reported_on=date(2019, 6, 1)))

    assert {"open", "reported", "open_overdue", "due"} <= found
    assert not {"done", "due_done", "missing", "silent"} & found


def test_work_that_fell_away_is_counted_apart() -> None:
    assert names(some(phase=Phase.DROPPED, due_on=date(2019, 6, 1))) == {"dropped"}


@pytest.mark.parametrize(("day", "is_it"), [(date(2019, 4, 2), False), (date(2019, 4, 1), True)])
def test_work_without_deadline_is_silent_after_more_than_90_days(day: date, is_it: bool) -> None:
    assert is_silent(some(last_activity_on=day), replace(CUT)) is is_it


def test_work_with_a_deadline_or_a_report_under_review_is_never_silent() -> None:
    long_ago = date(2018, 1, 1)

    assert not is_silent(some(last_activity_on=long_ago, due_on=date(2020, 1, 1)), CUT)
    assert not is_silent(some(last_activity_on=long_ago, phase=Phase.REPORTED), CUT)


@pytest.mark.parametrize(
    ("due_on", "report_on", "is_it"),
    [
        (None, None, True),
        (None, date(2019, 6, 24), True),
        (None, date(2019, 12, 24), False),
        (date(2019, 6, 30), None, True),
        (date(2019, 7, 1), None, False),
        (date(2019, 9, 1), date(2019, 6, 24), False),
    ],
)
def test_a_report_is_missing_once_its_day_has_passed(
    due_on: date | None, report_on: date | None, is_it: bool
) -> None:
    assert is_missing(some(due_on=due_on, report_on=report_on), CUT) is is_it


def test_repeating_work_finished_before_the_period_is_not_told_again() -> None:
    finished: Callable[[str, date], Facts] = lambda period, on: some(  # noqa: E731  # one word for two cases
        period=period, phase=Phase.DONE, finished_on=on
    )

    assert not is_in_scope(finished("2019-Q1", date(2019, 3, 31)), CUT)
    assert is_in_scope(finished("2019-Q1", date(2019, 4, 1)), CUT)
    assert is_in_scope(finished("", date(2019, 3, 31)), CUT)
    assert is_in_scope(some(period="2019-Q1"), CUT)


def test_what_happened_before_the_period_is_not_counted_in_it() -> None:
    returned = some(
        returns=((date(2019, 3, 31), "thiếu"), (date(2019, 4, 1), "thiếu"), (date(2019, 5, 1), ""))
    )

    figure = tally([returned], CUT, {})["returned"]

    assert (figure.value, figure.refs) == (2, ("1-1", "1-1"))


def test_a_rate_over_nothing_has_nothing_to_divide_by() -> None:
    figures = tally([], CUT, {})

    assert {figures[name].of for name in PARTS} == {0}


days = st.dates(date(2019, 1, 1), date(2019, 6, 30))
facts = st.builds(
    some,
    ref=st.uuids().map(str),
    id=st.builds(lambda: uuid4().hex),
    body=st.sampled_from(["a", "b", "c"]),
    period=st.sampled_from(["", "2019-Q1", "2019-Q2"]),
    phase=st.sampled_from(list(Phase)),
    due_on=st.none() | days,
    report_on=st.none() | days,
    reported_on=st.none() | days,
    finished_on=st.none() | days,
    last_activity_on=days,
    asked=st.lists(days, max_size=2).map(tuple),
)


@given(st.lists(facts, max_size=25))
def test_however_work_is_grouped_the_rows_add_up(every: list[Facts]) -> None:
    whole = tally(every, CUT, {})
    rows = [tally([f for f in every if f.body == body], CUT, {}) for body in ("a", "b", "c")]

    assert {n: whole[n].value for n in SUMMED} == {n: sum(row[n].value for row in rows) for n in SUMMED}
    assert whole["total"].value == whole["done"].value + whole["open"].value
    classes = {s: sum(whole[n].value for n in SUMMED if n.startswith(f"{s}_")) for s in ("done", "open")}
    assert classes == {"done": whole["done"].value, "open": whole["open"].value}
    assert whole["total"].value + whole["dropped"].value == len(every)
    assert all(len(figure.refs) == figure.value for figure in whole.values())
    assert whole["due_in_time"].value <= whole["due_done"].value <= whole["due"].value
