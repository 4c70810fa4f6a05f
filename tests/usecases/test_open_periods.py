"""Repeating work gets a new assignment for each body and period, once, also for periods slept through."""

from datetime import date

import pytest

from tests.office import Office, item
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.store.assignments import Assignment
from tracker.usecases.move_directive import MoveDirective, move_directive
from tracker.usecases.open_periods import OpenedPeriods, open_periods

Q3 = date(2019, 7, 1)


def opened(office: Office, day: date) -> OpenedPeriods:
    office.clock.set(day)
    return open_periods(office.system)


def periods(office: Office, assignment: Assignment) -> list[tuple[str, str]]:
    return sorted((a.body_code, a.period) for a in office.assignments(assignment.directive_id))


def test_a_standing_task_goes_on_with_every_body_in_the_next_quarter(office: Office) -> None:
    first, _ = office.issued(item(leads=["so-a"], coordinating=["so-b"], nature="standing"))

    before = opened(office, date(2019, 6, 30))
    result = opened(office, Q3)

    assert before == OpenedPeriods()
    assert result == OpenedPeriods(directives=1, assignments=2)
    assert periods(office, first) == [
        ("so-a", "2019-Q2"),
        ("so-a", "2019-Q3"),
        ("so-b", "2019-Q2"),
        ("so-b", "2019-Q3"),
    ]


def test_opening_twice_opens_nothing_new(office: Office) -> None:
    office.issued(item(leads=["so-a"], nature="standing"))

    opened(office, Q3)

    assert opened(office, Q3) == OpenedPeriods()


def test_periods_slept_through_are_opened_each_with_its_own_reporting_date(office: Office) -> None:
    [first] = office.issued(item(leads=["so-a"], nature="standing"))

    result = opened(office, date(2020, 2, 3))

    assert result.assignments == 3
    later = [a for a in office.assignments(first.directive_id) if a.period != "2019-Q2"]
    assert [a.period for a in later] == ["2019-Q3", "2019-Q4", "2020-Q1"]
    report_days = [a.report_on for a in later]
    assert all(report_days)
    assert report_days == sorted({day for day in report_days if day})


def test_the_body_is_told_once_of_all_that_was_opened(office: Office) -> None:
    office.officer("so-a")
    office.issued(item("1", leads=["so-a"], nature="standing"), item("2", leads=["so-a"], nature="standing"))

    opened(office, date(2019, 10, 1))

    with office.system.open_reading() as unit:
        sent = (
            unit.connection.exec_driver_sql("SELECT template FROM message ORDER BY template").scalars().all()
        )
    assert sent == ["first_notice", "new_period"]


def test_a_yearly_duty_waits_for_the_year_and_work_done_once_never_repeats(office: Office) -> None:
    office.issued(
        item("1", leads=["so-a"], nature="periodic", recurrence="FREQ=YEARLY"),
        item("2", leads=["so-a"], nature="one_off", due_on=date(2019, 6, 28)),
    )

    assert opened(office, date(2019, 10, 1)) == OpenedPeriods()
    assert opened(office, date(2020, 1, 2)) == OpenedPeriods(directives=1, assignments=1)


def test_a_body_whose_work_was_cancelled_or_handed_over_is_not_given_it_again(office: Office) -> None:
    cancelled, moved, _ = office.issued(item(leads=["so-a", "so-b", "so-c"], nature="standing"))
    board = office.coordinator()
    office.body("so-moi")
    office.move(board, cancelled, "cancel", reason="không còn nhiệm vụ này")
    office.move(board, moved, "hand_over", reason="sáp nhập", successor="so-moi")

    opened(office, Q3)

    third_quarter = [body for body, period in periods(office, moved) if period == "2019-Q3"]
    assert third_quarter == ["so-c", "so-moi"]


def test_the_task_starts_again_with_its_new_period(office: Office) -> None:
    [first] = office.issued(item(leads=["so-a"], nature="standing"))
    officer, board = office.officer("so-a"), office.coordinator()
    office.move(officer, first, "start")
    office.move(officer, first, "report", results="đã xong quý II")
    office.move(board, first, "verify")

    opened(office, Q3)

    assert office.now(first).state == "verified"
    assert {a.task_state for a in office.assignments(first.directive_id)} == {"assigned"}


def test_a_directive_that_was_superseded_opens_no_more_periods(office: Office) -> None:
    [first] = office.issued(item(leads=["so-a"], nature="standing"))
    board = office.coordinator()
    move_directive(board, MoveDirective(first.directive_id, "supersede", reason="đã có văn bản thay thế"))

    assert opened(office, Q3) == OpenedPeriods()


def test_officers_may_not_open_periods(office: Office) -> None:
    with pytest.raises(NotPermitted):
        open_periods(office.person(Role.OFFICER, "so-a"))
