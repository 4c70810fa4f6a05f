"""Setting a task's due date: which work gets it, what is recorded, who may."""

from datetime import date

import pytest

from tests.office import Office, item
from tracker.domain.events import EventKind
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.store.directives import TaskNotFound
from tracker.usecases.change_due import ChangeDue, change_due
from tracker.usecases.verify_record import verify_record

NEW = date(2019, 7, 15)


def test_every_open_assignment_of_the_task_gets_the_date_and_ended_work_keeps_its_own(office: Office) -> None:
    first, second, ended = office.issued(item(leads=["so-mot", "so-hai", "so-ba"], due_on=date(2019, 6, 1)))
    board = office.coordinator()
    office.move(board, ended, "cancel", reason="giao nhầm")

    changed = change_due(board, ChangeDue(first.directive_id, "1", NEW, "chờ hướng dẫn"))

    assert changed == 2
    assert [office.now(a).due_on for a in (first, second, ended)] == [NEW, NEW, date(2019, 6, 1)]
    assert verify_record(board).is_sound


def test_the_old_date_the_new_one_and_the_reason_are_on_record(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 1)))

    change_due(office.coordinator(), ChangeDue(assignment.directive_id, "1", NEW, " chờ hướng dẫn \n"))

    with office.system.open_reading() as unit:
        event = unit.events.of_subject(assignment.id)[-1]
    assert event.kind == EventKind.ASSIGNMENT_DUE_CHANGED
    assert (event.data["old"], event.data["new"], event.data["reason"], event.data["extension"]) == (
        "2019-06-01",
        "2019-07-15",
        "chờ hướng dẫn",
        None,
    )


def test_the_same_date_again_changes_nothing(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    board = office.coordinator()
    change_due(board, ChangeDue(assignment.directive_id, "1", NEW, "ấn định"))
    before, head = office.now(assignment), verify_record(board).head

    assert change_due(board, ChangeDue(assignment.directive_id, "1", NEW, "ấn định")) == 0

    assert office.now(assignment) == before
    assert verify_record(board).head == head


def test_a_date_brings_reminders_and_taking_it_away_takes_them_back_to_silence(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    board = office.coordinator()

    change_due(board, ChangeDue(assignment.directive_id, "1", NEW, "ấn định"))
    with_date = office.now(assignment).notice_on
    change_due(board, ChangeDue(assignment.directive_id, "1", None, "không còn hạn"))

    assert with_date == date(2019, 7, 8)
    assert office.now(assignment).due_on is None
    assert office.now(assignment).notice_on == assignment.notice_on


def test_an_item_that_is_not_there_is_not_found(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))

    with pytest.raises(TaskNotFound):
        change_due(office.coordinator(), ChangeDue(assignment.directive_id, "9", NEW, "ấn định"))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_the_board_that_follows_up_sets_dates(office: Office, role: Role) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    command = ChangeDue(assignment.directive_id, "1", NEW, "ấn định")

    with pytest.raises(NotPermitted):
        change_due(office.person(role, "so-mau"), command)
    with pytest.raises(NotPermitted):
        change_due(office.person(Role.COORDINATOR, "ban-khac"), command)

    assert office.now(assignment).due_on is None
