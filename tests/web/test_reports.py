"""Reports on the web: the list, one to read and to take home, the rows behind each figure."""

import re
from datetime import date
from hashlib import sha256
from urllib.parse import unquote

import pytest

from tests.office import Office, item
from tests.web.site import Site, queries, words
from tracker.bootstrap import report_drawer
from tracker.domain.people import Role
from tracker.domain.report_signing import Signing
from tracker.domain.spans import parse_period
from tracker.usecases.context import Context
from tracker.usecases.draft_report import DraftReport, draft_report
from tracker.usecases.issue_report import IssueReport, issue_report
from tracker.usecases.read_reports import show_report

AFTER_Q2 = date(2019, 7, 1)


def after_the_quarter(office: Office) -> Context:
    """One task given to two bodies and late, on the day after the quarter; the board's coordinator."""
    office.issued(item(leads=["so-mot", "so-hai"], due_on=date(2019, 6, 14)))
    office.clock.set(AFTER_Q2)
    return office.coordinator()


def a_draft(board: Context) -> int:
    return draft_report(board, DraftReport(parse_period("2019-Q2"))).no


def issued(site: Site, board: Context, no: int) -> None:
    command = IssueReport(no, Signing("Cán bộ mẫu 1", "Trưởng ban"))
    issue_report(board, command, report_drawer(site.tracker.settings, "vi"))


def test_a_period_is_drafted_from_the_list_once(site: Site) -> None:
    board = after_the_quarter(site.office)
    visitor = site.visitor(board)

    empty = words(visitor.get("/reports").text)
    first = visitor.fill("/reports/draft", "/reports", period="2019-Q2")
    second = visitor.fill("/reports/draft", "/reports", period="2019-Q2")
    listed = words(visitor.get("/reports").text)

    assert "Chưa có báo cáo nào" in empty
    assert first.headers["location"] == second.headers["location"] == "/reports/1"
    assert "Báo cáo tiến độ quý II/2019" in listed
    assert "Dự thảo" in listed


def test_days_of_ones_own_choice_are_a_period(quick_site: Site) -> None:
    visitor = quick_site.visitor(after_the_quarter(quick_site.office))

    made = visitor.fill("/reports/draft", "/reports", period="range", first="2019-05-08", last="30/6/2019")
    backwards = visitor.fill(
        "/reports/draft", "/reports", period="range", first="2019-06-30", last="2019-05-08"
    )
    nothing = visitor.fill("/reports/draft", "/reports", period="range")

    assert made.status_code == 303
    assert backwards.status_code == nothing.status_code == 422
    assert 'aria-invalid="true"' in backwards.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"period": "2031-Q1"}, "chưa có gì để báo cáo"),
        ({"period": "2018-Q4"}, "chưa có văn bản nào"),
        ({"period": "2019-Q2", "directive": "khong-co"}, "khong-co"),
        ({"period": "quý này"}, "quý này"),
        ({"period": ""}, "Ô này không được để trống"),
    ],
)
def test_what_cannot_be_reported_is_said_above_the_form(
    quick_site: Site, typed: dict[str, str], said: str
) -> None:
    visitor = quick_site.visitor(after_the_quarter(quick_site.office))

    answer = visitor.fill("/reports/draft", "/reports", **typed)

    assert answer.status_code == 422
    assert said.casefold() in words(answer.text).casefold()


def test_a_draft_is_read_inside_the_page_and_runs_nothing_there(quick_site: Site) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    visitor = quick_site.visitor(board)

    around, paper = visitor.get(f"/reports/{no}"), visitor.get(f"/reports/{no}/page")

    assert f'<iframe src="/reports/{no}/page"' in around.text
    assert "frame-src 'self'" in around.headers["content-security-policy"]
    policy = paper.headers["content-security-policy"]
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "sandbox" in policy
    assert paper.headers["x-frame-options"] == "SAMEORIGIN"
    assert "<script" not in paper.text


def test_each_figure_of_the_paper_leads_to_its_rows(quick_site: Site) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    visitor = quick_site.visitor(board)

    links = re.findall(
        r'href="(/reports/\d+/figures/[^"]+)" target="_top"', visitor.get(f"/reports/{no}/page").text
    )
    rows = visitor.get(f"/reports/{no}/figures/open_overdue")

    assert f"/reports/{no}/figures/body/so-mot/total" in links
    assert all(visitor.get(link).status_code == 200 for link in set(links))
    assert 'href="/assignments/1-1"' in rows.text
    assert "2 dòng" in words(rows.text)


def test_the_totals_are_named_in_words_and_an_unknown_one_is_not_there(quick_site: Site) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    visitor = quick_site.visitor(board)

    totals, unknown = visitor.get(f"/reports/{no}/figures"), visitor.get(f"/reports/{no}/figures/khong-co")

    assert "Chưa xong, quá hạn" in words(totals.text)
    assert unknown.status_code == 404


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "html"])
def test_an_issued_report_is_handed_out_as_it_was_kept(quick_site: Site, form: str) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    issued(quick_site, board, no)
    kept = {file.form: file for file in show_report(board, no).files}[form]

    got = quick_site.visitor(board).get(f"/reports/{no}/files/{form}")

    assert sha256(got.content).hexdigest() == kept.sha256
    assert got.headers["content-disposition"].startswith("attachment")
    assert kept.name in unquote(got.headers["content-disposition"])


def test_a_draft_is_drawn_when_it_is_asked_for(quick_site: Site) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    visitor = quick_site.visitor(board)

    got, unknown = visitor.get(f"/reports/{no}/files/docx"), visitor.get(f"/reports/{no}/files/exe")

    assert got.content.startswith(b"PK")
    assert "du-thao-1-2019-Q2.docx" in got.headers["content-disposition"]
    assert unknown.status_code == 404


def test_a_lost_file_is_told_and_not_handed_out(quick_site: Site) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    issued(quick_site, board, no)
    kept = {file.form: file for file in show_report(board, no).files}["pdf"]
    for path in quick_site.tracker.settings.data_dir.rglob(f"*{kept.sha256[8:]}*"):
        path.unlink()
    visitor = quick_site.visitor(board)

    page, got = visitor.get(f"/reports/{no}"), visitor.get(f"/reports/{no}/files/pdf")

    assert "không còn nguyên vẹn" in words(page.text)
    assert got.status_code == 503


def test_an_issued_report_is_corrected_by_another(quick_site: Site) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    issued(quick_site, board, no)
    visitor = quick_site.visitor(board)

    made = visitor.fill(f"/reports/{no}/correct", f"/reports/{no}")
    old = visitor.get(f"/reports/{no}")

    assert made.headers["location"] == "/reports/2/edit"
    assert 'href="/reports/2"' in old.text


def test_who_reads_reports_and_who_does_not_know_of_them(quick_site: Site) -> None:
    office = quick_site.office
    no = a_draft(after_the_quarter(office))
    office.body("ban-khac")

    leader = quick_site.visitor(office.person(Role.LEADER))
    others = quick_site.visitor(office.person(Role.COORDINATOR, "ban-khac"))
    officer = quick_site.visitor(office.officer("so-mot"))

    assert leader.get(f"/reports/{no}").status_code == 200
    assert "/reports/draft" not in leader.get("/reports").text
    assert [
        others.get(f"/reports/{no}{path}").status_code
        for path in ("", "/page", "/files/pdf", "/figures/total")
    ] == [404] * 4
    assert officer.get("/reports").status_code == 404


def test_the_list_and_a_report_ask_few_questions(quick_site: Site) -> None:
    board = after_the_quarter(quick_site.office)
    no = a_draft(board)
    issued(quick_site, board, no)
    visitor = quick_site.visitor(board)
    visitor.get("/reports")

    counts = []
    for path in ("/reports", f"/reports/{no}", f"/reports/{no}/page", f"/reports/{no}/figures/total"):
        with queries() as asked:
            visitor.get(path)
        counts.append(len(asked))

    assert max(counts) <= 8, counts
