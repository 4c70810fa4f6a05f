"""The papers beside the report: what a body owes, what it is urged about, what became of a directive."""

import json
from datetime import date
from email import message_from_bytes
from uuid import UUID

import pytest

from tests.office import BOARD, Office, item
from tests.post_office import a_post
from tests.smtp_server import ScriptedServer
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.report_errors import NotIssued
from tracker.domain.report_sheet import NothingToUrge, NoWorkOf
from tracker.domain.report_signing import Signing
from tracker.domain.spans import parse_period
from tracker.render.drawer import ReportDrawer
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.context import Context
from tracker.usecases.deliver import deliver
from tracker.usecases.draft_report import DraftReport, draft_report
from tracker.usecases.issue_report import IssueReport, issue_report
from tracker.usecases.move_directive import MoveDirective, move_directive
from tracker.usecases.report_papers import (
    BodyNotFound,
    ForBody,
    Urge,
    body_sheet,
    directive_life,
    urging_letter,
)

Q2 = parse_period("2019-Q2")
AFTER_Q2 = date(2019, 7, 1)


@pytest.fixture
def board(office: Office) -> Context:
    """Two tasks: the first late for so-1 and done by so-2, the second without a deadline and silent."""
    directive = office.draft(
        item("1", leads=["so-1", "so-2"], due_on=date(2019, 6, 14)), item("2", leads=["so-1"])
    )
    coordinator = office.coordinator()
    office.issue(coordinator, directive)
    first, second, _ = office.assignments(directive)
    office.clock.set(date(2019, 6, 3))
    office.move(office.officer("so-2"), second, "start")
    office.move(office.officer("so-2"), second, "report", results="Đã lập danh sách.")
    office.move(coordinator, second, "verify")
    office.move(office.officer("so-1"), first, "start")
    office.move(office.officer("so-1"), first, "report", results="Đã làm.")
    office.move(coordinator, first, "return", reason="thiếu danh sách")
    office.clock.set(AFTER_Q2)
    return coordinator


def test_a_bodys_sheet_tells_what_it_owes_and_handed_in(board: Context) -> None:
    sheet = body_sheet(board, ForBody("so-1", Q2))

    late, missing = sheet["owed"]
    assert (late["item"], late["time_class"], late["days_late"], late["expected"]) == (
        "1",
        "overdue",
        16,
        True,
    )
    assert (late["handed"]["standing"], late["returns"][0]["reason"]) == ("returned", "thiếu danh sách")
    assert (missing["handed"], missing["days_late"], missing["due_on"]) == (None, 0, None)
    assert sheet["figures"]["total"]["value"] == len(sheet["owed"])
    assert json.loads(json.dumps(sheet)) == sheet


def test_a_bodys_own_officer_reads_its_sheet_and_no_others(board: Context, office: Office) -> None:
    officer = office.officer("so-1")

    assert body_sheet(officer, ForBody("so-1", Q2))["body"]["code"] == "so-1"
    with pytest.raises(NotPermitted):
        body_sheet(officer, ForBody("so-2", Q2))
    with pytest.raises(NotPermitted):
        urging_letter(officer, Urge("so-1", Q2))


def test_a_body_is_urged_about_what_is_late_or_missing_the_latest_first(board: Context) -> None:
    letter = urging_letter(board, Urge("so-1", Q2))

    assert [one["item"] for one in letter["owed"]] == ["1", "2"]
    assert (letter["times"], letter["answer_by"]) == (1, "2019-07-08")
    assert letter["head"]["dated"] == AFTER_Q2.isoformat()
    assert urging_letter(board, Urge("so-1", Q2, times=3))["times"] == 3


def test_a_body_that_owes_nothing_is_not_urged_and_a_strange_one_is_named(
    board: Context, office: Office
) -> None:
    office.body("so-3")

    with pytest.raises(NothingToUrge):
        urging_letter(board, Urge("so-2", Q2))
    with pytest.raises(NoWorkOf):
        body_sheet(board, ForBody("so-3", Q2))
    with pytest.raises(BodyNotFound):
        body_sheet(board, ForBody("khong-co", Q2))


def test_the_life_of_a_directive_goes_from_its_issue_to_now_period_by_period(
    board: Context, office: Office
) -> None:
    office.clock.set(date(2019, 8, 1))
    move_directive(board, MoveDirective(_only(office), "supersede", reason="có văn bản mới"))

    life = directive_life(board, "1")

    assert [one["period"]["text"] for one in life["periods"]] == ["2019-Q2", "2019-Q3"]
    kinds = [one["kind"] for one in life["milestones"]]
    assert kinds[:6] == ["issued", "started", "reported", "verified", "started", "reported"]
    assert kinds[-1] == "superseded"
    assert life["ended_on"] == "2019-08-01"
    assert life["milestones"][6]["words"] == "thiếu danh sách"
    assert json.loads(json.dumps(life)) == life


def test_the_life_of_a_draft_or_of_another_boards_directive_is_not_told(
    board: Context, office: Office
) -> None:
    office.draft(item(leads=["so-1"]))
    stranger = office.person(Role.COORDINATOR, "ban-khac")

    with pytest.raises(NotIssued):
        directive_life(board, "2")
    with pytest.raises(DirectiveNotFound):
        directive_life(stranger, "1")
    assert BOARD != "ban-khac"


@pytest.mark.parametrize("kind", ["sheet", "urging", "life"])
@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_each_paper_can_be_drawn(board: Context, kind: str, form: str) -> None:
    made = {
        "sheet": lambda: body_sheet(board, ForBody("so-1", Q2)),
        "urging": lambda: urging_letter(board, Urge("so-1", Q2)),
        "life": lambda: directive_life(board, "1"),
    }

    data, warning = ReportDrawer("vi").paper(made[kind](), form, kind)

    assert data
    assert warning == ""


def test_an_issued_report_arrives_with_its_files(board: Context, office: Office) -> None:
    no = draft_report(board, DraftReport(Q2)).no
    signing = Signing("Cán bộ mẫu 1", "Trưởng ban")
    issued = issue_report(board, IssueReport(no, signing, ("nhan@example.vn",)), ReportDrawer("vi"))
    office.clock.pass_days(1)

    with ScriptedServer() as server:
        deliver(office.system, a_post(server))

    [mail] = [kept for kept in server.kept if kept.to == "nhan@example.vn"]
    parts = [part for part in message_from_bytes(mail.content).walk() if part.get_filename()]
    found = {part.get_filename(): part.get_payload(decode=True) for part in parts}
    assert found == {file.name: board.files.get(file.sha256) for file in issued.files}
    assert len(found) == 4


def _only(office: Office) -> UUID:
    with office.system.open_reading() as unit:
        return unit.directives.all()[0].id
