from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.calendar import Calendar
from tracker.domain.ladder import Anchor, Ladder, Recipient, Rung
from tracker.domain.owed import Owed, Standing, next_notice_on, owed, rungs_of

CALENDAR = Calendar()
LABELS = {"vi": "Đôn đốc", "en": "Reminder"}
DUE = date(2019, 6, 28)  # a Friday


def a_rung(name: str, offset: int, anchor: Anchor = Anchor.DUE, repeat: int | None = None) -> Rung:
    return Rung(name, anchor, offset, Recipient.BODY, "body_digest", LABELS, repeat)


LADDER = Ladder(
    (
        a_rung("soon", -5),
        a_rung("today", 0),
        a_rung("first", 1),
        a_rung("second", 5),
        a_rung("last", 10, repeat=10),
        a_rung("report", 1, Anchor.REPORT),
        a_rung("silent", 90, Anchor.SILENCE),
        a_rung("review", 3, Anchor.REVIEW, repeat=5),
    )
)


def asked(facts: Standing, today: date) -> str | None:
    found = owed(facts, LADDER, CALENDAR, today)
    return found.key if found else None


def after_planning(facts: Standing, step: Owed) -> Standing:
    return replace(facts, planned=facts.planned | {(step.key, step.anchor_on)})


def test_each_rung_comes_on_its_own_working_day() -> None:
    facts = Standing(due_on=DUE)

    days = rungs_of(facts, LADDER, CALENDAR, until=date(2019, 8, 9))

    assert [(day.isoformat(), rung.name) for day, rung in days] == [
        ("2019-06-21", "soon"),
        ("2019-06-28", "today"),
        ("2019-07-01", "first"),
        ("2019-07-05", "second"),
        ("2019-07-12", "last"),
        ("2019-07-26", "last"),
        ("2019-08-09", "last"),
    ]


def test_a_notice_before_a_due_date_on_a_holiday_goes_before_the_holiday() -> None:
    on_a_sunday = Standing(due_on=date(2019, 6, 30))

    assert asked(on_a_sunday, date(2019, 6, 28)) == "today"
    assert asked(on_a_sunday, date(2019, 7, 1)) == "first"


def test_nothing_is_owed_on_a_day_the_office_is_closed() -> None:
    facts = Standing(due_on=DUE)

    assert asked(facts, date(2019, 6, 28)) == "today"
    assert asked(facts, date(2019, 6, 29)) is None
    assert asked(facts, date(2019, 7, 1)) == "first"


def test_an_office_may_let_notices_go_on_any_day() -> None:
    always = Ladder((a_rung("silent", 90, Anchor.SILENCE),), on_working_days_only=False)
    facts = Standing(last_activity_on=date(2019, 3, 31))
    a_saturday = date(2019, 6, 29)

    found = owed(facts, always, CALENDAR, a_saturday)

    assert found
    assert found.on == a_saturday


def test_days_slept_through_are_made_up_by_one_notice() -> None:
    facts = Standing(due_on=DUE)
    first = owed(facts, LADDER, CALENDAR, date(2019, 7, 8))

    assert first
    assert first.key == "second"
    assert asked(after_planning(facts, first), date(2019, 7, 8)) is None
    assert asked(after_planning(facts, first), date(2019, 7, 12)) == "last"


def test_the_last_rung_comes_again_at_its_pace_under_a_key_of_its_own() -> None:
    facts = Standing(due_on=DUE, planned=frozenset({("last", DUE)}))

    assert asked(facts, date(2019, 7, 25)) is None
    assert asked(facts, date(2019, 7, 26)) == "last#2"
    assert asked(facts, date(2019, 9, 6)) == "last#4"
    assert asked(facts, date(2019, 9, 9)) == "last#5", "2 September is a holiday"


def test_an_extension_starts_the_ladder_again_from_the_new_date() -> None:
    facts = Standing(due_on=DUE, planned=frozenset({("soon", DUE), ("first", DUE)}))
    extended = replace(facts, due_on=date(2019, 7, 31))

    assert asked(extended, date(2019, 7, 1)) is None
    assert asked(extended, date(2019, 7, 24)) == "soon"


def test_what_the_first_notice_covered_is_not_repeated_at_once() -> None:
    facts = Standing(due_on=DUE, opened_on=date(2019, 6, 25))

    assert asked(facts, date(2019, 6, 26)) is None
    assert next_notice_on(facts, LADDER, CALENDAR) == DUE


def test_a_report_that_waits_for_us_reminds_us_and_not_the_body() -> None:
    facts = Standing(due_on=DUE, is_waiting_for_us=True, last_activity_on=date(2019, 6, 27))

    assert asked(facts, date(2019, 7, 1)) is None
    assert asked(facts, date(2019, 7, 2)) == "review"
    assert asked(facts, date(2019, 7, 9)) == "review#2"


def test_work_without_a_date_is_asked_about_after_a_long_silence() -> None:
    facts = Standing(last_activity_on=date(2019, 5, 13))

    assert asked(facts, date(2019, 8, 9)) is None
    assert next_notice_on(facts, LADDER, CALENDAR) == date(2019, 8, 12), "90 days end on a Sunday"
    assert asked(facts, date(2019, 8, 12)) == "silent"


def test_the_date_of_the_report_counts_only_where_there_is_no_due_date() -> None:
    standing = Standing(report_on=date(2019, 7, 5), last_activity_on=date(2019, 5, 7))

    assert asked(standing, date(2019, 7, 8)) == "report"
    assert asked(replace(standing, due_on=date(2020, 1, 1)), date(2019, 7, 8)) is None


def test_closed_work_owes_nothing_ever() -> None:
    facts = Standing(due_on=DUE, is_open=False)

    assert asked(facts, date(2019, 7, 1)) is None
    assert next_notice_on(facts, LADDER, CALENDAR) is None


@given(
    due=st.dates(date(2018, 1, 1), date(2027, 1, 1)),
    naps=st.lists(st.integers(1, 40), min_size=1, max_size=30),
    opened=st.integers(0, 200),
)
def test_whatever_the_server_sleeps_through_no_notice_comes_twice_and_none_is_missed(
    due: date, naps: list[int], opened: int
) -> None:
    facts = Standing(due_on=due, opened_on=due - timedelta(days=opened))
    today, look_on, planned = due - timedelta(days=60), next_notice_on(facts, LADDER, CALENDAR), []

    for nap in naps:
        today += timedelta(days=nap)
        found = owed(facts, LADDER, CALENDAR, today)
        if found:
            assert look_on
            assert look_on <= today, "the planner would not have looked"
            planned.append(found.key)
            facts = after_planning(facts, found)
            look_on = next_notice_on(facts, LADDER, CALENDAR, after=today)

    assert len(planned) == len(set(planned))
