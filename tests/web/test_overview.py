"""The leader's page: how everything stands, what is red and why, the way to the sentence and the evidence."""

from datetime import date, timedelta

import pytest

from tests.office import BOARD, FIRST_DAY, Office, item
from tests.web.site import Site, queries, words
from tests.web.test_reports import a_draft
from tracker.domain.people import Role
from tracker.domain.spans import parse_period
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.context import Context
from tracker.usecases.overview import overview

SAID = "Đã lập danh sách mẫu; còn thiếu số liệu hai xã."
LATE = date(2019, 6, 14)
NOW = FIRST_DAY + timedelta(days=100)


def troubled(office: Office) -> Context:
    """Two directives, after a hundred days: work late, silent, returned, done and dropped; their leader."""
    bodies = {code: office.officer(code) for code in ("so-tra-lai", "so-xong", "so-tre")}
    work = office.issued(
        item("1", leads=["so-tre"], due_on=LATE),
        item("2", leads=["so-im-lang"]),
        item("3", leads=["so-tra-lai"]),
        item("4", leads=["so-xong"], due_on=LATE),
        item("5", leads=["so-huy"]),
        item("6", leads=["so-dinh-ky"], nature="periodic", recurrence="quarterly"),
    )
    office.issued(item("1", leads=["so-tre"], due_on=LATE + timedelta(days=7)))
    board = office.coordinator()
    for at, code in ((2, "so-tra-lai"), (3, "so-xong")):
        office.move(bodies[code], work[at], "start")
        office.move(bodies[code], office.now(work[at]), "report", results=SAID)
    office.move(board, office.now(work[2]), "return", reason="Thiếu biểu kèm theo mẫu.")
    office.move(board, office.now(work[3]), "verify")
    office.move(board, work[4], "cancel", reason="giao nhầm")
    office.clock.set(NOW)
    return office.person(Role.LEADER)


def test_the_present_is_counted_as_the_report_of_the_running_period_would(office: Office) -> None:
    leader = troubled(office)

    now = overview(leader).now
    report = build_report(leader, BuildReport(parse_period("2019-Q3")))

    told = {name: report.figures[name].value for name in now.totals if name != "returned"}
    assert {name: count for name, count in now.totals.items() if name != "returned"} == told
    bodies = {row.key: row.figures["total"].value for row in report.by_body}
    assert {code: counts["total"] for code, (_, counts) in now.by_body.items() if counts["total"]} == {
        code: total for code, total in bodies.items() if total
    }


def test_what_is_red_is_told_with_its_reason_and_the_bodys_last_words(site: Site) -> None:
    visitor = site.visitor(troubled(site.office))

    page = visitor.get("/overview")
    said = words(page.text)

    assert page.status_code == 200
    assert "quá 63 ngày" in said
    assert "100 ngày không có tin" in said
    assert "Thiếu biểu kèm theo mẫu." in said
    assert SAID in said
    assert 'href="/assignments/1-1"' in page.text
    assert visitor.get("/assignments/1-1").status_code == 200


def test_one_directive_is_looked_at_alone(quick_site: Site) -> None:
    visitor = quick_site.visitor(troubled(quick_site.office))

    every, one = visitor.get("/overview"), visitor.get("/overview?directive=2")

    assert 'href="/overview?directive=2"' in every.text
    assert 'href="/assignments/2-1"' in one.text
    assert 'href="/assignments/1-1"' not in one.text
    assert visitor.get("/overview?directive=9").status_code == 404
    assert visitor.get("/overview?directive=999999999").status_code == 404


def test_the_present_stands_beside_the_last_report_which_can_be_taken_home(quick_site: Site) -> None:
    leader = troubled(quick_site.office)
    a_draft(quick_site.office.coordinator())
    visitor = quick_site.visitor(leader)

    page = visitor.get("/overview")

    assert "So với báo cáo gần nhất, quý II/2019" in words(page.text)
    assert 'href="/reports/1/files/pdf"' in page.text
    assert "Tiến độ qua các kỳ" in words(page.text)


def test_every_chart_has_its_words_and_its_table(quick_site: Site) -> None:
    leader = troubled(quick_site.office)
    a_draft(quick_site.office.coordinator())

    text = quick_site.visitor(leader).get("/overview").text

    drawings = text.split("<svg")[1:]
    assert len(drawings) == 2
    assert all('role="img"' in one and "<title" in one and "<desc" in one for one in drawings)
    assert text.count("<figure") == text.count("<details><summary>") == 2
    assert " style=" not in text


def test_an_office_without_work_is_told_so(quick_site: Site) -> None:
    quick_site.office.body(BOARD)
    page = quick_site.visitor(quick_site.office.person(Role.LEADER)).get("/overview")

    assert "Chưa có văn bản nào được giao" in words(page.text)


def test_a_calm_office_is_told_so(quick_site: Site) -> None:
    quick_site.office.issued(item("1", leads=["so-mot"], due_on=date(2019, 12, 31)))

    page = quick_site.visitor(quick_site.office.person(Role.LEADER)).get("/overview")

    assert "Không có việc nào đáng lo" in words(page.text)


def test_a_coordinator_sees_what_their_board_follows_and_an_officer_nothing(quick_site: Site) -> None:
    office = quick_site.office
    troubled(office)
    office.body("ban-khac")

    own = quick_site.visitor(office.coordinator()).get("/overview")
    other = quick_site.visitor(office.person(Role.COORDINATOR, "ban-khac")).get("/overview")
    officer = quick_site.visitor(office.officer("so-tre")).get("/overview")

    assert 'href="/assignments/1-1"' in own.text
    assert "Chưa có văn bản nào được giao" in words(other.text)
    assert officer.status_code == 404


@pytest.mark.parametrize("tasks", [1, 30])
def test_it_asks_few_questions_whatever_there_is(quick_site: Site, tasks: int) -> None:
    office = quick_site.office
    office.issued(*[item(str(n), leads=[f"so-{n}"], due_on=LATE) for n in range(1, tasks + 1)])
    office.clock.set(NOW)
    visitor = quick_site.visitor(office.person(Role.LEADER))

    with queries() as first:
        visitor.get("/overview")
    with queries() as again:
        visitor.get("/overview")

    assert len(first) <= 8, first
    assert len(again) <= 5, again


def test_the_counts_follow_what_happens(quick_site: Site) -> None:
    office = quick_site.office
    leader = troubled(office)
    before = overview(leader).now.totals["open_overdue"]

    [late] = [one for one in office.assignments(overview(leader).directives[0].id) if one.due_on]
    office.move(office.coordinator(), late, "cancel", reason="giao nhầm")

    assert overview(leader).now.totals["open_overdue"] == before - 1
