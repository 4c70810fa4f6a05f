"""The life of one assignment: who may move it, from where, and what each move leaves behind."""

from datetime import date, timedelta

import pytest

from tests.office import BOARD, Office, item
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.workflow import GuardFailed, MoveNotAllowed, UnknownVerb
from tracker.store.assignments import AssignmentNotFound, StaleAssignment
from tracker.usecases.move_assignment import MoveAssignment, move_assignment


def test_a_body_takes_the_work_reports_and_the_board_verifies(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 30)))
    officer, board = office.officer("so-mau"), office.coordinator()

    office.move(officer, assignment, "acknowledge")
    office.move(officer, assignment, "start")
    office.clock.set(date(2019, 6, 20))
    office.move(officer, assignment, "report", results="đã mở hai lớp tập huấn")
    office.clock.set(date(2019, 7, 10))
    moved = office.move(board, assignment, "verify")

    assert (moved.assignment.state, moved.task_state) == ("verified", "verified")
    assert office.now(assignment).done_on == date(2019, 6, 20)
    assert office.now(assignment).notice_on is None


def test_acknowledging_twice_is_refused(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "acknowledge")

    with pytest.raises(GuardFailed) as refused:
        office.move(officer, assignment, "acknowledge")

    assert refused.value.holes["guard"] == "is_not_acknowledged"


def test_a_report_without_words_is_refused(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "start")

    with pytest.raises(GuardFailed) as refused:
        office.move(officer, assignment, "report", results="  \n ")

    assert refused.value.holes["guard"] == "has_result"
    assert office.now(assignment).state == "in_progress"


def test_returned_work_counts_as_not_done_and_needs_a_reason(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer, board = office.officer("so-mau"), office.coordinator()
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="đã làm")

    with pytest.raises(GuardFailed):
        office.move(board, assignment, "return")
    office.move(board, assignment, "return", reason="thiếu số liệu")

    now = office.now(assignment)
    assert (now.state, now.reported_on, now.revision) == ("in_progress", None, 1)


def test_a_second_report_is_a_second_revision(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer, board = office.officer("so-mau"), office.coordinator()
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="lần một")
    office.move(board, assignment, "return", reason="thiếu số liệu")
    office.move(officer, assignment, "report", results="lần hai")

    assert office.now(assignment).revision == 2


def test_an_officer_of_another_body_is_told_that_there_is_no_such_assignment(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    stranger = office.officer("so-khac")

    with pytest.raises(AssignmentNotFound):
        office.move(stranger, assignment, "start")

    assert office.now(assignment).state == "assigned"


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_readers_may_not_do_the_bodys_work_and_are_told_who_may(office: Office, role: Role) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))

    with pytest.raises(NotPermitted) as refused:
        office.move(office.person(role), assignment, "start")

    assert Role.OFFICER in refused.value.holes["who"]


def test_an_officer_may_not_verify_their_own_work(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="đã làm")

    with pytest.raises(NotPermitted):
        office.move(officer, assignment, "verify")


def test_what_the_board_itself_owes_is_verified_by_a_leader_and_not_by_the_board(office: Office) -> None:
    [assignment] = office.issued(item(leads=[BOARD]))
    board, other = office.coordinator(), office.coordinator()
    office.move(board, assignment, "start")
    office.move(board, assignment, "report", results="đã đôn đốc")

    with pytest.raises(NotPermitted):
        office.move(other, assignment, "verify")
    moved = office.move(office.person(Role.LEADER), assignment, "verify")

    assert moved.assignment.state == "verified"


def test_a_leader_does_not_verify_what_other_bodies_owe(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="đã làm")

    with pytest.raises(NotPermitted):
        office.move(office.person(Role.LEADER), assignment, "verify")


def test_a_wrong_state_is_named_with_the_states_the_verb_starts_from(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))

    with pytest.raises(MoveNotAllowed) as refused:
        office.move(office.coordinator(), assignment, "verify")

    assert refused.value.holes["state"] == "assigned"
    assert refused.value.holes["sources"] == ("reported",)


def test_an_unknown_verb_is_answered_with_the_verbs_there_are(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))

    with pytest.raises(UnknownVerb) as refused:
        office.move(office.coordinator(), assignment, "to_verified")

    assert "verify" in refused.value.holes["verbs"]


def test_who_looked_at_an_older_version_is_refused_and_nothing_changes(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "acknowledge")

    with pytest.raises(StaleAssignment):
        move_assignment(officer, MoveAssignment(assignment.id, "start", seen_version=assignment.version))

    assert office.now(assignment).state == "assigned"


def test_a_task_stands_where_its_least_advanced_lead_stands(office: Office) -> None:
    first, second = office.issued(item(leads=["so-mot", "so-hai"]))
    one, two = office.officer("so-mot"), office.officer("so-hai")

    office.move(one, first, "start")
    state_then = office.move(one, first, "report", results="đã làm").task_state
    state_now = office.move(two, second, "start").task_state

    assert (state_then, state_now) == ("assigned", "in_progress")


def test_a_cancelled_lead_no_longer_holds_the_task_back(office: Office) -> None:
    first, second = office.issued(item(leads=["so-mot", "so-hai"]))
    office.move(office.officer("so-mot"), first, "start")

    moved = office.move(office.coordinator(), second, "cancel", reason="giao nhầm")

    assert moved.task_state == "in_progress"


def test_handing_over_opens_the_heirs_assignment_with_the_same_due_date(office: Office) -> None:
    due_on = date(2019, 6, 30)
    [assignment] = office.issued(item(leads=["bao-mau"], due_on=due_on))
    office.body("dai-va-bao-mau")
    office.officer("dai-va-bao-mau")

    moved = office.move(
        office.coordinator(), assignment, "hand_over", reason="sáp nhập", successor="dai-va-bao-mau"
    )

    heir = next(a for a in office.assignments(assignment.directive_id) if a.ref == moved.heir)
    assert moved.assignment.state == "handed_over"
    assert (heir.body_code, heir.due_on, heir.heir_of, heir.state) == (
        "dai-va-bao-mau",
        due_on,
        assignment.id,
        "assigned",
    )


def test_bodies_that_merge_hand_over_to_one_assignment(office: Office) -> None:
    first, second = office.issued(item(leads=["bao-mau", "dai-mau"]))
    office.body("dai-va-bao-mau")
    board = office.coordinator()

    one = office.move(board, first, "hand_over", reason="sáp nhập", successor="dai-va-bao-mau")
    two = office.move(board, second, "hand_over", reason="sáp nhập", successor="dai-va-bao-mau")

    assert one.heir == two.heir
    assert len(office.assignments(first.directive_id)) == 3


def test_a_move_puts_the_next_reminder_off_or_on(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 28)))

    before = assignment.notice_on
    after = office.move(office.officer("so-mau"), assignment, "start").assignment.notice_on

    assert before is not None
    assert before <= date(2019, 6, 28)
    assert after == before
    assert before >= office.clock.now().date() + timedelta(days=1)
