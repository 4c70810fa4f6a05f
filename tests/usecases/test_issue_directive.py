"""Issuing a draft: who is given what, until when, who is told, and that a second time changes nothing."""

import json
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from tests.office import Office, item
from tracker.domain.people import Role
from tracker.domain.periods import Length, Regime
from tracker.domain.permissions import NotPermitted
from tracker.domain.workflow import GuardFailed
from tracker.records.directives import DutyRow
from tracker.records.outbox import MessageRow
from tracker.store.assignments import Assignment
from tracker.usecases.issue_directive import IssueDirective, NoSuchItem, issue_directive
from tracker.usecases.preview_issue import preview_issue
from tracker.usecases.verify_record import verify_record


def _roles(assignments: list[Assignment]) -> set[tuple[str, str, str]]:
    return {(a.path, a.body_code, a.role) for a in assignments}


def _mention(*bodies: str, is_open: bool) -> dict[str, Any]:
    return {"text": "các ngành liên quan", "bodies": list(bodies), "is_open": is_open}


def _messages(office: Office) -> list[MessageRow]:
    with office.system.open_reading() as unit:
        return list(unit.session.exec(select(MessageRow)))


def test_every_member_of_a_group_gets_an_assignment_of_its_own(office: Office) -> None:
    members = [f"huyen-{number}" for number in range(11)]
    group = item(leads=[]) | {"leads": [{"text": "các huyện", "bodies": members}]}

    assignments = office.issued(group)

    assert _roles(assignments) == {("1", member, "lead") for member in members}
    assert {a.mention for a in assignments} == {"các huyện"}
    assert [a.no for a in assignments] == list(range(1, 12))


def test_a_body_named_twice_is_obliged_once_in_its_weightiest_role(office: Office) -> None:
    assignments = office.issued(
        item(
            "1", leads=["so-mau"], directed=["so-mau", "chi-cuc"], coordinating=["chi-cuc", "so-mau", "hoi"]
        ),
        item("2", directed=["so-mau"]),
    )

    assert _roles(assignments) == {
        ("1", "so-mau", "lead"),
        ("1", "chi-cuc", "directed"),
        ("1", "hoi", "coordinating"),
        ("2", "so-mau", "directed"),
    }


def test_an_open_group_that_only_coordinates_is_given_nothing(office: Office) -> None:
    office.body("so-mau")
    call = item(leads=["so-mau"]) | {"coordinating": [_mention("so-hai", "so-ba", is_open=True)]}

    assert _roles(office.issued(call)) == {("1", "so-mau", "lead")}


def test_an_open_group_that_leads_is_given_the_work(office: Office) -> None:
    order = item() | {"leads": [_mention("so-hai", "so-ba", is_open=True)]}

    assert _roles(office.issued(order)) == {("1", "so-hai", "lead"), ("1", "so-ba", "lead")}


def test_issuing_twice_changes_nothing(office: Office) -> None:
    office.officer("so-mau")
    board, directive = office.coordinator(), office.draft(item(leads=["so-mau"]))
    first = office.issue(board, directive)
    before = verify_record(board)

    second = office.issue(board, directive, i1=date(2019, 12, 31))

    assert (first.is_new, second.is_new) == (True, False)
    assert verify_record(board).head == before.head
    assert len(office.assignments(directive)) == 1
    assert len(_messages(office)) == 1


def test_standing_work_runs_by_the_period_and_work_done_once_does_not(office: Office) -> None:
    standing, once = office.issued(
        item("1", leads=["so-mau"], nature="standing"),
        item("2", leads=["so-mau"], nature="one_off", due_on=date(2019, 7, 1)),
    )

    assert (standing.period, standing.report_on, standing.due_on) == ("2019-Q2", date(2019, 6, 21), None)
    assert (once.period, once.report_on, once.due_on) == ("", None, date(2019, 7, 1))


def test_a_recurrence_of_the_text_wins_over_the_pace_chosen_at_issue(office: Office) -> None:
    board = office.coordinator()
    directive = office.draft(
        item("1", leads=["so-mau"], nature="periodic", recurrence="FREQ=YEARLY"),
        item("2", leads=["so-mau"], nature="standing"),
    )

    issue_directive(board, IssueDirective(directive, Regime.MID_MONTH, Length.MONTH))

    assert [a.period for a in office.assignments(directive)] == ["2019", "2019-05"]


def test_due_dates_are_set_at_issue_where_the_text_gives_none(office: Office) -> None:
    board = office.coordinator()
    directive = office.draft(
        item("1", leads=["so-mau"], due_on=date(2019, 6, 1)), item("2", leads=["so-mau"])
    )

    office.issue(board, directive, i2=date(2019, 9, 30))

    assert [a.due_on for a in office.assignments(directive)] == [date(2019, 6, 1), date(2019, 9, 30)]


def test_an_item_is_due_when_the_first_of_its_duties_is(office: Office) -> None:
    duties = [_duty(None), _duty(date(2019, 8, 1)), _duty(date(2019, 6, 15))]

    [assignment] = office.issued(item(leads=["so-mau"], duties=duties))

    assert assignment.due_on == date(2019, 6, 15)
    with office.system.open_reading() as unit:
        kept = list(unit.directives.duties(assignment.directive_id))
    assert [duty.due_on for duty in kept] == [None, date(2019, 8, 1), date(2019, 6, 15)]
    assert all(isinstance(duty, DutyRow) for duty in kept)


def test_a_due_date_for_an_item_that_is_not_there_is_refused_and_nothing_is_issued(office: Office) -> None:
    board, directive = office.coordinator(), office.draft(item("1", leads=["so-mau"]))

    with pytest.raises(NoSuchItem) as refused:
        office.issue(board, directive, i1=date(2019, 6, 1), i7=date(2019, 6, 1), i9=date(2019, 6, 1))

    assert refused.value.holes["path"] == "7, 9"
    assert office.assignments(directive) == []
    assert office.issue(board, directive).is_new


def test_a_directive_without_tasks_is_not_issued(office: Office) -> None:
    board, directive = office.coordinator(), office.draft(item("1") | {"kind": "info"})

    with pytest.raises(GuardFailed) as refused:
        office.issue(board, directive)

    assert refused.value.holes["guard"] == "has_tasks"


def test_bodies_without_an_officer_are_reported(office: Office) -> None:
    office.officer("so-mau")
    board = office.coordinator()
    directive = office.draft(item("1", leads=["so-mau", "so-vang"]), item("2", coordinating=["so-im"]))

    issued = office.issue(board, directive)

    assert (issued.tasks, issued.assignments, issued.told) == (2, 3, 1)
    assert issued.unreachable == ("so-im", "so-vang")
    assert issued.without_lead == ("2",)


def test_each_officer_gets_one_first_notice_for_everything_their_body_was_given(office: Office) -> None:
    officers = [office.officer("so-mau"), office.officer("so-mau"), office.officer("so-hai")]
    board = office.coordinator()
    directive = office.draft(
        item("1", leads=["so-mau"]), item("2", leads=["so-mau"], coordinating=["so-hai"])
    )

    office.issue(board, directive)

    messages = _messages(office)
    told = {message.recipient_id: json.loads(message.data)["assignments"] for message in messages}
    assert len(messages) == 3
    assert [[a["path"] for a in told[officer.actor.id]] for officer in officers] == [["1", "2"]] * 2 + [["2"]]
    assert {message.template for message in messages} == {"first_notice"}


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_a_coordinator_issues(office: Office, role: Role) -> None:
    directive = office.draft(item(leads=["so-mau"]))

    with pytest.raises(NotPermitted):
        office.issue(office.person(role), directive)

    assert office.assignments(directive) == []


def test_a_coordinator_of_another_board_does_not_issue(office: Office) -> None:
    directive = office.draft(item(leads=["so-mau"]))

    with pytest.raises(NotPermitted):
        office.issue(office.person(Role.COORDINATOR, "ban-khac"), directive)

    assert office.assignments(directive) == []


def test_the_preview_counts_what_issuing_then_makes(office: Office) -> None:
    board = office.coordinator()
    directive = office.draft(item("1", leads=["so-mau", "so-hai"]), item("2", coordinating=["so-mau"]))

    preview = preview_issue(board, "1-CV/TU")
    issued = office.issue(board, directive)

    assert (preview.is_issued, preview.bodies) == (False, 2)
    assert (preview.tasks, preview.assignments) == (issued.tasks, issued.assignments) == (2, 3)
    assert preview.without_lead == issued.without_lead == ("2",)
    assert preview_issue(board, "1").is_issued


def _duty(due_on: date | None) -> dict[str, Any]:
    return {
        "text": "làm một việc",
        "span": [0, 5],
        "nature": "one_off",
        "due_on": due_on.isoformat() if due_on else None,
        "recurrence": None,
    }
