"""The draft of a period is there on the first working day after it, once, and its coordinators are told."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from tests.office import BOARD, Office, item
from tracker.domain.people import Role
from tracker.domain.periods import Regime
from tracker.domain.permissions import NotPermitted
from tracker.usecases.context import Context
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.prepare_drafts import Prepared, prepare_drafts
from tracker.usecases.read_reports import list_reports
from tracker.usecases.verify_record import verify_record

FRIDAY = date(2019, 6, 28)


def periods(ctx: Context) -> list[str]:
    return [one.period for one in list_reports(ctx)]


def test_nothing_is_drafted_before_the_cut_off(office: Office) -> None:
    office.issued(item(leads=["so-1"]))
    office.clock.set(date(2019, 6, 30))

    assert prepare_drafts(office.system) == Prepared()


def test_the_draft_is_made_on_the_day_after_the_cut_off_and_its_coordinator_is_told(office: Office) -> None:
    office.issued(item(leads=["so-1"]))
    office.clock.set(date(2019, 7, 1))

    made, again = prepare_drafts(office.system), prepare_drafts(office.system)

    assert (made, again) == (Prepared(drafts=1, told=1), Prepared())
    board = office.coordinator()
    assert periods(board) == ["2019-Q2"]
    assert verify_record(board).is_sound
    with office.system.open_reading() as unit:
        query = "SELECT data FROM message WHERE template = 'report_drafted'"
        [data] = unit.connection.execute(text(query)).scalars()
    assert '"due_on": "2019-07-05"' in data  # five working days after 30 June


def test_a_cut_off_before_a_weekend_waits_for_the_first_working_day(office: Office) -> None:
    # Under the regime from the 15th to the 14th the second quarter ends on Friday 14 June 2019.
    directive = office.draft(item(leads=["so-1"]))

    issue_directive(office.coordinator(), IssueDirective(directive, Regime.MID_MONTH))
    found = []
    for day in (date(2019, 6, 15), date(2019, 6, 16), date(2019, 6, 17)):
        office.clock.set(day)
        found.append(prepare_drafts(office.system).drafts)

    assert found == [0, 0, 1]


def test_what_was_slept_through_is_made_up_by_the_latest_period(office: Office) -> None:
    office.issued(item(leads=["so-1"]))
    office.clock.set(date(2020, 2, 3))

    assert prepare_drafts(office.system).drafts == 1
    assert periods(office.coordinator()) == ["2019-Q4"]


def test_every_board_gets_its_own(office: Office) -> None:
    office.issued(item(leads=["so-1"]))
    other = office.draft(item(leads=["so-2"]))
    office.body("ban-khac")
    with office.tracker.engine.connect() as connection:
        connection.execute(
            text("UPDATE directive SET coordinator_body = 'ban-khac' WHERE id = :id"),
            {"id": other if connection.dialect.name == "postgresql" else other.hex},
        )
        connection.commit()
    theirs = office.person(Role.COORDINATOR, "ban-khac")
    issue_directive(theirs, IssueDirective(other))
    office.clock.set(date(2019, 7, 1))

    assert prepare_drafts(office.system).drafts == 2
    assert [one.board for one in list_reports(theirs)] == ["ban-khac"]
    assert [one.board for one in list_reports(office.coordinator())] == [BOARD]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_nobody_else_prepares_drafts(office: Office, role: Role) -> None:
    office.issued(item(leads=["so-1"]))
    office.clock.set(FRIDAY + timedelta(days=30))

    with pytest.raises(NotPermitted):
        prepare_drafts(office.person(role, "so-1" if role is Role.OFFICER else None))
