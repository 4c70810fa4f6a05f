"""Whenever work begins and however little time it has, its story is told in order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.demo.stories import DATED, UNDATED, Work, tell

BEGINS = date(2019, 3, 13)


@st.composite
def works(draw: st.DrawFn) -> list[Work]:
    """Enough work for every story, with little or much time, also none."""
    period_ends = BEGINS + timedelta(days=draw(st.integers(0, 100)))
    report_on = BEGINS + timedelta(days=draw(st.integers(-10, 100)))
    due_on = BEGINS + timedelta(days=draw(st.integers(-400, 400)))
    count = len(DATED) + len(UNDATED)
    return [
        Work(f"1-{n}", BEGINS, due_on if n % 2 else None, report_on, period_ends) for n in range(2 * count)
    ]


@given(works())
def test_what_follows_in_a_story_never_comes_before_what_it_follows(told: list[Work]) -> None:
    steps = tell(told)

    for work in told:
        places = [step.place for step in steps if step.ref == work.ref]
        assert places == sorted(places)


@given(works())
def test_nothing_happens_before_work_is_given_out_or_after_the_period(told: list[Work]) -> None:
    steps = tell(told)

    assert steps
    assert all(BEGINS <= step.day <= told[0].last_day for step in steps)
