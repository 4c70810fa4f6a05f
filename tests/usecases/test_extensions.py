"""Asking for a later due date and deciding on it: who may, when it is refused, what stays on record."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.office import BOARD, Office, item
from tracker.domain.events import EventKind
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.workflow import GuardFailed, UnknownVerb
from tracker.records.assignments import ExtensionRow
from tracker.store.assignments import Assignment, AssignmentNotFound
from tracker.usecases.change_due import ChangeDue, NoReason, change_due
from tracker.usecases.context import Context
from tracker.usecases.extensions import (
    AlreadyAsked,
    AlreadyLater,
    DecideExtension,
    ExtensionTooLate,
    NoExtensionWaiting,
    NothingToExtend,
    NotLater,
    RequestExtension,
    decide_extension,
    request_extension,
)
from tracker.usecases.verify_record import verify_record

DUE = date(2019, 6, 28)
LATER = date(2019, 7, 31)


def _due_work(office: Office, body: str = "so-mau") -> Assignment:
    [assignment] = office.issued(item(leads=[body], due_on=DUE))
    return assignment


def _ask(ctx: Context, assignment: Assignment, until: date = LATER, reason: str = "chờ kinh phí") -> UUID:
    return request_extension(ctx, RequestExtension(assignment.id, until, reason))


def _decide(ctx: Context, assignment: Assignment, verb: str, reason: str = "") -> date | None:
    return decide_extension(ctx, DecideExtension(assignment.id, verb, reason))


def _kinds(office: Office, assignment: Assignment) -> list[str]:
    with office.system.open_reading() as unit:
        return [event.kind for event in unit.events.of_subject(assignment.id)]


def test_a_granted_request_moves_the_due_date_and_the_old_one_stays_on_record(office: Office) -> None:
    assignment = _due_work(office)
    officer, board = office.officer("so-mau"), office.coordinator()
    key = _ask(officer, assignment)

    due_on = _decide(board, assignment, "grant")

    with office.system.open_reading() as unit:
        row = unit.session.get(ExtensionRow, key)
        events = unit.events.of_subject(assignment.id)
    assert row is not None
    assert (row.state, row.old_due_on, row.asked_due_on) == ("granted", DUE, LATER)
    assert (row.requested_by, row.decided_by) == (officer.actor.id, board.actor.id)
    assert due_on == office.now(assignment).due_on == LATER
    changed = next(e.data for e in events if e.kind == EventKind.ASSIGNMENT_DUE_CHANGED)
    assert (changed["old"], changed["new"], changed["extension"]) == ("2019-06-28", "2019-07-31", str(key))
    assert verify_record(board).is_sound


def test_a_second_extension_keeps_both_old_dates(office: Office) -> None:
    assignment = _due_work(office)
    officer, board = office.officer("so-mau"), office.coordinator()
    _ask(officer, assignment)
    _decide(board, assignment, "grant")

    _ask(officer, assignment, date(2019, 9, 30))
    _decide(board, assignment, "grant")

    with office.system.open_reading() as unit:
        events = [e.data for e in unit.events.of_subject(assignment.id) if e.kind == "assignment.due_changed"]
    assert [e["old"] for e in events] == ["2019-06-28", "2019-07-31"]
    assert office.now(assignment).due_on == date(2019, 9, 30)


def test_a_granted_request_puts_the_next_reminder_off(office: Office) -> None:
    assignment = _due_work(office)
    _ask(office.officer("so-mau"), assignment)

    _decide(office.coordinator(), assignment, "grant")

    before, after = assignment.notice_on, office.now(assignment).notice_on
    assert before is not None
    assert after is not None
    assert after > before


def test_a_refusal_says_why_and_leaves_the_due_date(office: Office) -> None:
    assignment = _due_work(office)
    board = office.coordinator()
    _ask(office.officer("so-mau"), assignment)

    with pytest.raises(GuardFailed) as refused:
        _decide(board, assignment, "refuse", "  ")
    due_on = _decide(board, assignment, "refuse", "việc gấp")

    assert refused.value.holes["guard"] == "has_reason"
    assert due_on == office.now(assignment).due_on == DUE
    assert EventKind.EXTENSION_MOVED in _kinds(office, assignment)
    assert verify_record(board).is_sound


def test_after_a_refusal_it_may_be_asked_again(office: Office) -> None:
    assignment = _due_work(office)
    officer, board = office.officer("so-mau"), office.coordinator()
    _ask(officer, assignment)
    _decide(board, assignment, "refuse", "việc gấp")

    _ask(officer, assignment, date(2019, 7, 5))

    assert _decide(board, assignment, "grant") == date(2019, 7, 5)


def test_work_without_a_due_date_has_nothing_to_extend(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"], nature="standing"))

    with pytest.raises(NothingToExtend):
        _ask(office.officer("so-mau"), assignment)


def test_work_that_has_ended_has_nothing_to_extend(office: Office) -> None:
    assignment = _due_work(office)
    office.move(office.coordinator(), assignment, "cancel", reason="giao nhầm")

    with pytest.raises(NothingToExtend):
        _ask(office.officer("so-mau"), assignment)


def test_a_request_says_why(office: Office) -> None:
    assignment = _due_work(office)

    with pytest.raises(NoReason):
        _ask(office.officer("so-mau"), assignment, reason=" \n")

    assert office.now(assignment).version == assignment.version


@pytest.mark.parametrize("asked", [DUE, DUE - timedelta(days=1)])
def test_the_asked_date_is_later_than_the_present_one(office: Office, asked: date) -> None:
    assignment = _due_work(office)

    with pytest.raises(NotLater):
        _ask(office.officer("so-mau"), assignment, asked)


def test_on_the_due_day_it_may_still_be_asked_and_the_day_after_it_is_too_late(office: Office) -> None:
    assignment = _due_work(office)
    officer = office.officer("so-mau")

    office.clock.set(DUE + timedelta(days=1), hour=0)
    with pytest.raises(ExtensionTooLate):
        _ask(officer, assignment)
    office.clock.set(DUE, hour=23)
    _ask(officer, assignment)

    assert EventKind.EXTENSION_REQUESTED in _kinds(office, assignment)


def test_a_date_put_further_off_meanwhile_is_not_brought_forward_by_a_grant(office: Office) -> None:
    assignment = _due_work(office)
    officer, board = office.officer("so-mau"), office.coordinator()
    _ask(officer, assignment, LATER)
    far = LATER + timedelta(days=30)
    change_due(board, ChangeDue(assignment.directive_id, assignment.path, far, "theo chỉ đạo"))

    with pytest.raises(AlreadyLater):
        _decide(board, assignment, "grant")
    kept = _decide(board, assignment, "refuse", "đã lùi hạn")

    assert kept == office.now(assignment).due_on == far


def test_one_request_waits_at_a_time(office: Office) -> None:
    assignment = _due_work(office)
    officer = office.officer("so-mau")
    _ask(officer, assignment)

    with pytest.raises(AlreadyAsked):
        _ask(officer, assignment, date(2019, 12, 31))

    assert _kinds(office, assignment).count(EventKind.EXTENSION_REQUESTED) == 1


def test_without_a_request_there_is_nothing_to_decide(office: Office) -> None:
    with pytest.raises(NoExtensionWaiting):
        _decide(office.coordinator(), _due_work(office), "grant")


def test_a_decision_is_one_of_the_declared_verbs(office: Office) -> None:
    assignment = _due_work(office)
    _ask(office.officer("so-mau"), assignment)

    with pytest.raises(UnknownVerb):
        _decide(office.coordinator(), assignment, "granted")


def test_a_decided_request_is_not_decided_again(office: Office) -> None:
    assignment = _due_work(office)
    board = office.coordinator()
    _ask(office.officer("so-mau"), assignment)
    _decide(board, assignment, "grant")

    with pytest.raises(NoExtensionWaiting):
        _decide(board, assignment, "refuse", "nghĩ lại")

    assert office.now(assignment).due_on == LATER


def test_a_stranger_is_told_that_there_is_no_such_assignment(office: Office) -> None:
    assignment = _due_work(office)
    stranger = office.officer("so-khac")

    with pytest.raises(AssignmentNotFound):
        _ask(stranger, assignment)
    with pytest.raises(AssignmentNotFound):
        _decide(stranger, assignment, "grant")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_the_body_that_owes_the_work_asks(office: Office, role: Role) -> None:
    assignment = _due_work(office)

    with pytest.raises(NotPermitted):
        _ask(office.person(role, BOARD), assignment)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_the_board_decides_on_what_others_owe(office: Office, role: Role) -> None:
    assignment = _due_work(office)
    _ask(office.officer("so-mau"), assignment)

    with pytest.raises(NotPermitted):
        _decide(office.person(role, "so-mau"), assignment, "grant")

    assert office.now(assignment).due_on == DUE


def test_nobody_decides_their_own_request(office: Office) -> None:
    assignment = _due_work(office)
    officer = office.officer("so-mau")
    _ask(officer, assignment)
    moved_to_the_board = office.coordinator().as_(_same_person_on_the_board(officer))

    with pytest.raises(GuardFailed) as refused:
        _decide(moved_to_the_board, assignment, "grant")

    assert refused.value.holes["guard"] == "is_not_own_request"


def test_a_leader_decides_on_what_the_board_itself_owes_and_the_board_does_not(office: Office) -> None:
    assignment = _due_work(office, BOARD)
    _ask(office.coordinator(), assignment)

    with pytest.raises(NotPermitted):
        _decide(office.coordinator(), assignment, "grant")

    assert _decide(office.person(Role.LEADER), assignment, "grant") == LATER


def test_work_that_was_done_late_is_not_made_punctual_by_a_late_grant(office: Office) -> None:
    assignment = _due_work(office)
    officer, board = office.officer("so-mau"), office.coordinator()
    _ask(officer, assignment)
    office.move(officer, assignment, "start")
    office.clock.set(date(2019, 7, 8))
    office.move(officer, assignment, "report", results="đã làm, muộn mười ngày")
    office.move(board, assignment, "verify")

    with pytest.raises(NothingToExtend):
        _decide(board, assignment, "grant")
    _decide(board, assignment, "refuse", "đã làm xong")

    now = office.now(assignment)
    assert (now.due_on, now.done_on, now.notice_on) == (DUE, date(2019, 7, 8), None)


def _same_person_on_the_board(officer: Context) -> Actor:
    return Actor(officer.actor.id, officer.actor.name, Role.COORDINATOR, BOARD)
