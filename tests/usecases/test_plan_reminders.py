"""What planning owes, to whom, and that nothing is owed twice or forgotten."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import BOARD, Office, item
from tracker.domain.calendar import Calendar
from tracker.domain.ladder import Ladder
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.usecases.plan_reminders import Planned, plan_reminders
from tracker.usecases.remind_status import remind_status

DUE = date(2019, 6, 28)
FIVE_BEFORE, DAY_AFTER, FIVE_AFTER = date(2019, 6, 21), date(2019, 7, 1), date(2019, 7, 5)


def planned(office: Office, day: date) -> Planned:
    office.clock.set(day)
    return plan_reminders(office.system)


def owed(office: Office) -> list[tuple[str, str]]:
    """(rung, address) of every reminder on record, in order."""
    query = (
        "SELECT rung, address FROM reminder JOIN message ON message.id = message_id"
        " ORDER BY planned_on, rung, address"
    )
    with office.system.open_reading() as unit:
        return [(row[0], row[1].partition("-")[0]) for row in unit.connection.exec_driver_sql(query)]


def test_a_due_date_is_announced_and_then_pressed_up_the_ladder(office: Office) -> None:
    office.officer("so-mau")
    office.person(Role.OFFICER, "so-mau", is_head=True)
    office.issued(item(leads=["so-mau"], due_on=DUE))

    for day in (FIVE_BEFORE, DAY_AFTER, FIVE_AFTER, date(2019, 7, 12)):
        assert planned(office, day).reminders == 1

    assert [rung for rung, _ in owed(office)] == [
        "due_soon",
        "overdue_first",
        "overdue_head",
        "overdue_coordinator",
    ]


def test_planning_twice_owes_nothing_new_and_leaves_no_event(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    first = planned(office, DAY_AFTER)
    with office.system.open_reading() as unit:
        head = unit.events.head()

    second = planned(office, DAY_AFTER)

    assert (first.reminders, first.messages) == (1, 1)
    assert second == Planned(DAY_AFTER)
    with office.system.open_reading() as unit:
        assert unit.events.head() == head


def test_days_the_server_slept_through_are_made_up_by_one_reminder_each(office: Office) -> None:
    office.officer("so-mau")
    office.issued(*[item(str(n), leads=["so-mau"], due_on=date(2019, 6, n)) for n in range(18, 22)])
    office.clock.set(date(2019, 6, 24))

    result = plan_reminders(office.system)

    assert (result.reminders, result.messages) == (4, 1), "one each, in one mail"


def test_on_a_closed_day_nothing_goes_and_the_next_day_makes_up_for_it(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=date(2019, 8, 30)))

    assert planned(office, date(2019, 9, 1)).looked_at == 0
    assert planned(office, date(2019, 9, 2)).looked_at == 0, "National Day"
    assert planned(office, date(2019, 9, 3)).reminders == 1


def test_one_person_gets_one_digest_for_all_that_is_owed(office: Office) -> None:
    office.officer("so-a")
    office.officer("so-b")
    office.issued(*[item(str(n), leads=["so-a", "so-b"], due_on=DUE) for n in range(1, 9)])

    result = planned(office, DAY_AFTER)

    assert (result.reminders, result.messages) == (16, 2)


def test_a_reported_task_reminds_the_board_and_not_the_body(office: Office) -> None:
    officer = office.officer("so-mau")
    [assignment] = office.issued(item(leads=["so-mau"], due_on=DUE))
    office.clock.set(date(2019, 6, 20))
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="đã xong")

    for day in (FIVE_BEFORE, date(2019, 6, 25), DAY_AFTER):
        planned(office, day)

    assert owed(office) == [("review_waiting", "coordinator")]


def test_closed_work_is_not_looked_at_any_more(office: Office) -> None:
    officer = office.officer("so-mau")
    [assignment] = office.issued(item(leads=["so-mau"], due_on=DUE))
    board = office.coordinator()
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="đã xong")
    office.move(board, assignment, "verify")

    planned(office, DAY_AFTER)

    assert planned(office, FIVE_AFTER) == Planned(FIVE_AFTER)
    assert owed(office) == []


def test_a_body_nobody_is_registered_for_is_the_boards_to_tell(office: Office) -> None:
    office.issued(item(leads=["so-vang"], due_on=DUE))

    assert planned(office, DAY_AFTER).reminders == 1
    assert owed(office) == [("overdue_first", "coordinator")]


def test_what_nobody_can_be_told_stays_owed_until_somebody_is_there(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"], due_on=DUE))
    with office.system.open_unit() as unit:
        unit.connection.exec_driver_sql("UPDATE person SET is_active = (1 = 0)")
        unit.commit()

    alone = planned(office, DAY_AFTER)
    office.officer("so-mau")
    later = planned(office, date(2019, 7, 2))

    assert (alone.reminders, alone.without_recipient) == (0, 1)
    assert later.reminders == 1
    assert office.now(assignment).notice_on == FIVE_AFTER


def test_only_the_officers_of_the_body_itself_are_told(office: Office) -> None:
    office.officer("so-khac")
    officer = office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))

    planned(office, DAY_AFTER)

    with office.system.open_reading() as unit:
        query = "SELECT recipient_id FROM reminder"
        [row] = unit.connection.exec_driver_sql(query).all()
    assert officer.actor.id
    assert str(row[0]).replace("-", "") == officer.actor.id.hex


def test_a_ladder_that_was_edited_is_followed_from_the_next_run_on(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    planned(office, date(2019, 6, 3))
    early = replace(office.system.rules.ladder.rungs[0], name="very_early", offset=-15)
    rules = replace(office.system.rules, ladder=Ladder((early, *office.system.rules.ladder.rungs)))

    office.clock.set(date(2019, 6, 10))
    result = plan_reminders(replace(office.system, rules=rules))

    assert result.reminders == 1
    assert owed(office) == [("very_early", "officer")]


def test_a_holiday_announced_later_is_kept(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    rules = replace(office.system.rules, calendar=Calendar({DAY_AFTER: False}))
    ctx = replace(office.system, rules=rules)

    office.clock.set(DAY_AFTER)
    on_the_holiday = plan_reminders(ctx)
    office.clock.set(date(2019, 7, 2))

    assert on_the_holiday.reminders == 0
    assert plan_reminders(ctx).reminders == 1


def test_officers_and_strangers_may_not_run_the_planner(office: Office) -> None:
    for stranger in (office.officer("so-mau"), office.person(Role.INSPECTOR), office.person(Role.LEADER)):
        with pytest.raises(NotPermitted):
            plan_reminders(stranger)
        with pytest.raises(NotPermitted):
            remind_status(stranger)


def test_the_status_says_what_waits(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    planned(office, DAY_AFTER)

    status = remind_status(office.person(Role.COORDINATOR, BOARD))

    assert status.messages["pending"] == 2, "the first notice and the reminder"
    assert status.last_planned_on == DAY_AFTER
    assert status.to_look_at == 0
    assert status.dead_letters == []
