"""Handing work over to the body that succeeds: the heir goes on where the other stopped, and somebody always has it."""

import json
from datetime import date

import pytest
from sqlalchemy import text

from tests.office import BOARD, Office, item
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.workflow import GuardFailed, MoveNotAllowed
from tracker.store.assignments import Assignment
from tracker.usecases.context import Context
from tracker.usecases.hand_over import SuccessorHasEnded, UnknownSuccessor
from tracker.usecases.move_assignment import Moved
from tracker.usecases.verify_record import verify_record


def hand_over(office: Office, ctx: Context, was: Assignment, to: str, reason: str = "sáp nhập") -> Moved:
    return office.move(ctx, was, "hand_over", reason=reason, successor=to)


def all_of(office: Office, was: Assignment) -> dict[str, Assignment]:
    """The assignments of the directive by body."""
    return {a.body_code: a for a in office.assignments(was.directive_id)}


def told(office: Office, email_of: str) -> list[str]:
    """The references in the first notices to the people of a body."""
    query = (
        "SELECT m.data FROM message m JOIN person p ON p.id = m.recipient_id "
        "WHERE p.body_code = :body ORDER BY m.created_at"
    )
    with office.system.open_reading() as unit:
        rows = unit.connection.execute(text(query), {"body": email_of}).scalars().all()
    return [a["ref"] for row in rows for a in json.loads(row)["assignments"]]


def test_the_heir_gets_the_same_work_with_the_same_dates_and_is_told(office: Office) -> None:
    [was] = office.issued(item(leads=["so-cu"], nature="periodic", due_on=date(2019, 6, 28)))
    office.officer("so-moi")

    moved = hand_over(office, office.coordinator(), was, "so-moi")

    heir = all_of(office, was)["so-moi"]
    assert moved.heir == heir.ref
    assert (heir.role, heir.period, heir.due_on, heir.report_on, heir.heir_of) == (
        was.role,
        was.period,
        was.due_on,
        was.report_on,
        was.id,
    )
    assert (heir.state, heir.version, heir.acknowledged_at) == ("assigned", 1, None)
    assert told(office, "so-moi") == [heir.ref]


@pytest.mark.parametrize("verbs", [(), ("start",), ("start", "report")])
def test_work_is_handed_over_from_any_open_state_and_the_task_goes_on_with_the_heir(
    office: Office, verbs: tuple[str, ...]
) -> None:
    [was] = office.issued(item(leads=["so-cu"]))
    officer = office.officer("so-cu")
    for verb in verbs:
        office.move(officer, was, verb, results="đã làm" if verb == "report" else None)
    office.body("so-moi")

    moved = hand_over(office, office.coordinator(), was, "so-moi")

    assert (moved.assignment.state, moved.task_state) == ("handed_over", "assigned")
    assert moved.assignment.notice_on is None
    assert verify_record(office.person(Role.INSPECTOR)).is_sound


def test_the_old_body_can_no_longer_report(office: Office) -> None:
    [was] = office.issued(item(leads=["so-cu"]))
    office.body("so-moi")
    hand_over(office, office.coordinator(), was, "so-moi")

    with pytest.raises(MoveNotAllowed):
        office.move(office.officer("so-cu"), was, "start")


def test_a_successor_that_is_not_in_the_directory_is_named_and_nothing_changes(office: Office) -> None:
    [was] = office.issued(item(leads=["so-cu"]))

    with pytest.raises(UnknownSuccessor) as refused:
        hand_over(office, office.coordinator(), was, "khong-co")

    assert refused.value.holes == {"code": "khong-co"}
    assert office.now(was) == was


@pytest.mark.parametrize("successor", ["so-cu", None])
def test_work_is_handed_over_to_another_body(office: Office, successor: str | None) -> None:
    [was] = office.issued(item(leads=["so-cu"]))

    with pytest.raises(GuardFailed) as refused:
        office.move(office.coordinator(), was, "hand_over", reason="sáp nhập", successor=successor)

    assert refused.value.holes["guard"] == "has_successor"
    assert office.now(was) == was


@pytest.mark.parametrize("reason", ["", "  ", "\x00\u2028"])
def test_handing_over_says_why(office: Office, reason: str) -> None:
    [was] = office.issued(item(leads=["so-cu"]))
    office.body("so-moi")

    with pytest.raises(GuardFailed) as refused:
        hand_over(office, office.coordinator(), was, "so-moi", reason)

    assert refused.value.holes["guard"] == "has_reason"
    assert list(all_of(office, was)) == ["so-cu"]


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_the_coordinator_hands_over(office: Office, role: Role) -> None:
    [was] = office.issued(item(leads=["so-cu"]))
    office.body("so-moi")

    for ctx in (office.person(role), office.officer("so-cu")):
        with pytest.raises(NotPermitted):
            hand_over(office, ctx, was, "so-moi")
    assert list(all_of(office, was)) == ["so-cu"]


def test_a_successor_named_with_another_verb_gives_nobody_work(office: Office) -> None:
    [was] = office.issued(item(leads=["so-cu"]))
    office.body("so-moi")

    moved = office.move(office.officer("so-cu"), was, "start", successor="so-moi")

    assert moved.heir is None
    assert list(all_of(office, was)) == ["so-cu"]


def test_work_goes_on_from_heir_to_heir(office: Office) -> None:
    [was] = office.issued(item(leads=["so-cu"]))
    board = office.coordinator()
    office.body("so-moi")
    office.body("so-moi-nua")

    hand_over(office, board, was, "so-moi")
    hand_over(office, board, all_of(office, was)["so-moi"], "so-moi-nua", "lại sáp nhập")

    now = all_of(office, was)
    assert now["so-moi-nua"].heir_of == now["so-moi"].id
    assert [now[body].state for body in ("so-cu", "so-moi", "so-moi-nua")] == [
        "handed_over",
        "handed_over",
        "assigned",
    ]


def test_a_body_whose_own_part_has_ended_cannot_be_the_heir_or_nobody_would_have_the_work(
    office: Office,
) -> None:
    [was] = office.issued(item(leads=["so-cu"]))
    board = office.coordinator()
    office.body("so-moi")
    hand_over(office, board, was, "so-moi")
    heir = all_of(office, was)["so-moi"]

    with pytest.raises(SuccessorHasEnded) as refused:
        hand_over(office, board, heir, "so-cu", "trả lại")

    assert refused.value.holes == {"ref": was.ref, "code": "so-cu"}
    assert all_of(office, was)["so-moi"].state == "assigned"


def test_a_body_that_both_leads_and_helps_inherits_each_part_for_itself(office: Office) -> None:
    office.body(BOARD)
    lead, helper = office.issued(item(leads=["so-cu"], coordinating=["so-moi"]))

    hand_over(office, office.coordinator(), lead, "so-moi")

    roles = sorted(
        (a.role, a.state) for a in office.assignments(lead.directive_id) if a.body_code == "so-moi"
    )
    assert roles == [("coordinating", "assigned"), ("lead", "assigned")]
    assert office.now(helper) == helper
