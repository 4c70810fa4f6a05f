"""Time classes of an assignment, and the state of a task from its leads."""

import tomllib
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.assignments import DUE_SOON_DAYS, TimeClass, rolled_up, time_class
from tracker.domain.workflow import Phase
from tracker.domain.workflow_check import load

WORKFLOW = load(
    tomllib.loads((Path(__file__).parents[2] / "workflows" / "assignment.toml").read_text("utf-8"))
)
DUE = date(2019, 6, 28)
OPEN = [Phase.WAITING, Phase.WORKING, Phase.REPORTED]
PERIODS = ("2019-Q1", "2019-Q2", "2019-Q3")
LEADS = st.lists(st.tuples(st.sampled_from(PERIODS), st.sampled_from(list(WORKFLOW.states))), max_size=6)


@pytest.mark.parametrize("phase", OPEN)
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (DUE - timedelta(days=DUE_SOON_DAYS + 1), TimeClass.NOT_DUE),
        (DUE - timedelta(days=DUE_SOON_DAYS), TimeClass.DUE_SOON),
        (DUE, TimeClass.DUE_SOON),
        (DUE + timedelta(days=1), TimeClass.OVERDUE),
    ],
)
def test_open_work_is_overdue_only_when_its_whole_due_day_has_gone(
    phase: Phase, today: date, expected: TimeClass
) -> None:
    assert time_class(phase, DUE, None, today) is expected


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [
        (DUE - timedelta(days=30), TimeClass.DONE_IN_TIME),
        (DUE, TimeClass.DONE_IN_TIME),
        (DUE + timedelta(days=1), TimeClass.DONE_LATE),
    ],
)
def test_done_work_is_in_time_by_the_day_of_its_report_however_late_it_was_verified(
    done_on: date, expected: TimeClass
) -> None:
    assert time_class(Phase.DONE, DUE, done_on, DUE + timedelta(days=90)) is expected


def test_work_without_a_deadline_is_never_late() -> None:
    far = DUE + timedelta(days=10_000)

    assert {time_class(phase, None, None, far) for phase in OPEN} == {TimeClass.NO_DEADLINE}
    assert time_class(Phase.DONE, None, far, far) is TimeClass.DONE_NO_DEADLINE


def test_dropped_work_has_one_class_whatever_its_dates() -> None:
    dates = (None, DUE)

    found = {
        time_class(Phase.DROPPED, due, done, DUE + timedelta(days=9)) for due, done in product(dates, dates)
    }

    assert found == {TimeClass.DROPPED}


def test_a_task_without_leads_stands_at_the_start() -> None:
    assert rolled_up(WORKFLOW, []) == "assigned"


@pytest.mark.parametrize(
    ("leads", "state"),
    [
        ([("", "verified"), ("", "in_progress")], "in_progress"),
        ([("", "verified"), ("", "reported")], "reported"),
        ([("", "cancelled"), ("", "reported")], "reported"),
        ([("", "cancelled"), ("", "handed_over")], "cancelled"),
        ([("2019-Q2", "assigned"), ("2019-Q3", "verified")], "verified"),
        ([("2019-Q2", "verified"), ("2019-Q3", "assigned")], "assigned"),
        ([("2019-Q2", "verified"), ("2019-Q3", "cancelled")], "verified"),
    ],
)
def test_a_task_stands_where_its_least_advanced_live_lead_of_the_latest_period_stands(
    leads: list[tuple[str, str]], state: str
) -> None:
    assert rolled_up(WORKFLOW, leads) == state


@given(LEADS.flatmap(lambda leads: st.tuples(st.just(leads), st.permutations(leads))))
def test_the_order_of_the_leads_does_not_matter(
    both: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    leads, shuffled = both

    assert rolled_up(WORKFLOW, shuffled) == rolled_up(WORKFLOW, leads)


@given(LEADS.filter(bool))
def test_a_task_is_never_further_than_any_live_lead_of_the_latest_period(
    leads: list[tuple[str, str]],
) -> None:
    state = rolled_up(WORKFLOW, leads)

    live = [lead for lead in leads if WORKFLOW.phase_of(lead[1]) is not Phase.DROPPED] or leads
    latest = max(period for period, _ in live)
    assert (latest, state) in live
    assert all(WORKFLOW.rank_of(state) <= WORKFLOW.rank_of(s) for period, s in live if period == latest)
