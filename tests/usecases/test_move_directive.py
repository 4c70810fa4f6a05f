"""Closing and superseding a directive: when it may be closed, and what becomes of the work that is open."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.office import Office, item
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.workflow import GuardFailed, MoveNotAllowed
from tracker.store.assignments import Assignment
from tracker.usecases.context import Context
from tracker.usecases.move_directive import IssueIsApart, MoveDirective, move_directive
from tracker.usecases.open_periods import open_periods
from tracker.usecases.verify_record import verify_record


def _move(ctx: Context, directive: UUID, verb: str, reason: str = "") -> str:
    return move_directive(ctx, MoveDirective(directive, verb, reason))


def _finish(office: Office, assignment: Assignment) -> None:
    officer = office.officer(assignment.body_code)
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="đã làm")
    office.move(office.coordinator(), assignment, "verify")


def _state(office: Office, directive: UUID) -> str:
    with office.system.open_reading() as unit:
        return unit.directives.get(directive).state


def test_a_directive_is_closed_when_its_work_has_ended(office: Office) -> None:
    done, cancelled, periodic = office.issued(
        item("1", leads=["so-mot"]),
        item("2", leads=["so-hai"]),
        item("3", leads=["so-ba"], nature="standing"),
    )
    board = office.coordinator()
    _finish(office, done)
    office.move(board, cancelled, "cancel", reason="không còn cần")
    _finish(office, periodic)

    assert _move(board, done.directive_id, "close") == "closed"

    assert _state(office, done.directive_id) == "closed"
    assert verify_record(board).is_sound


def test_open_work_that_is_done_once_holds_the_closing_back(office: Office) -> None:
    one, _ = office.issued(item("1", leads=["so-mot"]), item("2", leads=["so-hai"]))
    _finish(office, one)

    with pytest.raises(GuardFailed) as refused:
        _move(office.coordinator(), one.directive_id, "close")

    assert refused.value.holes["guard"] == "is_one_off_work_ended"
    assert _state(office, one.directive_id) == "issued"


def test_a_last_period_that_is_open_holds_the_closing_back(office: Office) -> None:
    [second_quarter] = office.issued(item(leads=["so-mot"], nature="standing"))
    _finish(office, second_quarter)
    office.clock.set(date(2019, 7, 1))
    open_periods(office.system)

    with pytest.raises(GuardFailed) as refused:
        _move(office.coordinator(), second_quarter.directive_id, "close")
    _finish(office, office.assignments(second_quarter.directive_id)[-1])

    assert refused.value.holes["guard"] == "is_last_period_reported"
    assert _move(office.coordinator(), second_quarter.directive_id, "close") == "closed"


def test_work_of_each_pace_has_a_last_period_of_its_own(office: Office) -> None:
    yearly, quarterly = office.issued(
        item("1", leads=["so-mot"], nature="periodic", recurrence="FREQ=YEARLY"),
        item("2", leads=["so-hai"], nature="standing"),
    )
    _finish(office, quarterly)

    with pytest.raises(GuardFailed):
        _move(office.coordinator(), yearly.directive_id, "close")

    assert (yearly.period, quarterly.period) == ("2019", "2019-Q2")


def test_superseding_drops_the_work_that_is_open_and_leaves_what_was_done(office: Office) -> None:
    done, waiting, working = office.issued(item(leads=["so-mot", "so-hai", "so-ba"]))
    _finish(office, done)
    office.move(office.officer("so-ba"), working, "start")
    board = office.coordinator()

    reached = _move(board, done.directive_id, "supersede", "có văn bản mới")

    now = [office.now(a) for a in (done, waiting, working)]
    assert reached == "superseded"
    assert [a.state for a in now] == ["verified", "superseded", "superseded"]
    assert [a.notice_on for a in now] == [None, None, None]
    assert now[0].task_state == "verified"
    assert verify_record(board).is_sound


def test_superseding_says_why(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mot"]))

    with pytest.raises(GuardFailed):
        _move(office.coordinator(), assignment.directive_id, "supersede", "  ")

    assert office.now(assignment).state == "assigned"


def test_a_draft_may_be_superseded_and_is_then_not_issued(office: Office) -> None:
    board, directive = office.coordinator(), office.draft(item(leads=["so-mot"]))

    _move(board, directive, "supersede", "nhập nhầm")

    with pytest.raises(MoveNotAllowed):
        office.issue(board, directive)
    assert office.assignments(directive) == []


def test_a_draft_is_not_closed_and_a_closed_directive_is_not_superseded(office: Office) -> None:
    board, directive = office.coordinator(), office.draft(item(leads=["so-mot"]))

    with pytest.raises(MoveNotAllowed):
        _move(board, directive, "close")
    office.issue(board, directive)
    _finish(office, office.assignments(directive)[0])
    _move(board, directive, "close")

    with pytest.raises(MoveNotAllowed):
        _move(board, directive, "supersede", "có văn bản mới")


def test_issuing_has_a_command_of_its_own(office: Office) -> None:
    with pytest.raises(IssueIsApart):
        _move(office.coordinator(), office.draft(item(leads=["so-mot"])), "issue")


@pytest.mark.parametrize(
    ("role", "body"),
    [
        (Role.OFFICER, "so-mot"),
        (Role.COORDINATOR, "ban-khac"),
        (Role.LEADER, None),
        (Role.INSPECTOR, None),
        (Role.ADMINISTRATOR, None),
    ],
)
def test_only_the_board_that_follows_up_ends_it(office: Office, role: Role, body: Any) -> None:
    [assignment] = office.issued(item(leads=["so-mot"]))

    with pytest.raises(NotPermitted):
        _move(office.person(role, body), assignment.directive_id, "supersede", "có văn bản mới")

    assert office.now(assignment).state == "assigned"
