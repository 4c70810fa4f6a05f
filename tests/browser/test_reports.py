"""Reports in a real browser: drafted, written, issued and taken home by a coordinator; the leader's page."""

import pytest
from playwright.sync_api import Page

from tests.browser.checks import PHONE, check_page
from tests.browser.conftest import Served
from tests.web.test_overview import troubled
from tests.web.test_reports import a_draft

pytestmark = pytest.mark.browser


def test_a_report_from_the_draft_to_the_file(served: Served) -> None:
    troubled(served.office)
    page = served.page(served.office.coordinator())

    page.goto("/reports")
    check_page(page, "reports-empty")
    page.select_option("#period", "2019-Q2")
    page.click("button:text-is('Lập dự thảo')")
    page.wait_for_url("**/reports/1")
    check_page(page, "report-draft")
    assert page.frame_locator("iframe").locator("h1.title").inner_text() == "BÁO CÁO"

    _write(page)
    _issue(page)
    with page.expect_download() as got:
        page.click(".paper-files >> text=DOCX")
    assert got.value.suggested_filename.endswith(".docx")
    page.goto("/reports")
    check_page(page, "reports")


def _write(page: Page) -> None:
    """A figure by a click, seen in the preview without leaving the page, then saved."""
    page.click("text=Sửa lời văn")
    page.click("text=III. Hạn chế")
    page.wait_for_selector("#text")
    page.fill("#text", "Còn ")
    page.click("[data-insert='{{ open_overdue }}']")
    page.wait_for_selector("#preview .paper-figure[title=open_overdue]")
    assert "Chưa lưu" in page.inner_text("#saved")
    check_page(page, "report-edit")
    page.click("button:has-text('Lưu')")
    page.wait_for_selector("#flash .flash")
    assert "Đã lưu" in page.inner_text("#saved")


def _issue(page: Page) -> None:
    page.click("a:has-text('Ban hành')")
    page.fill("#signer", "Cán bộ mẫu 1")
    page.fill("#position", "Trưởng ban")
    check_page(page, "report-issue")
    page.click("text=Xem tóm tắt trước khi ban hành")
    page.wait_for_selector("input[name=agreed]", state="attached")
    check_page(page, "report-agree")
    page.click("button:has-text('Ban hành số')")
    page.wait_for_selector("#kept")
    check_page(page, "report-issued")


def test_a_figure_in_the_paper_leads_to_the_assignment(served: Served) -> None:
    troubled(served.office)
    a_draft(served.office.coordinator())
    page = served.page(served.office.coordinator())

    page.goto("/reports/1")
    page.frame_locator("iframe").locator("td[data-figure='body/so-tre/total'] a").first.click()
    page.wait_for_url("**/reports/1/figures/body/so-tre/total")
    check_page(page, "report-figure")
    page.click("table a >> nth=0")

    page.wait_for_url("**/assignments/1-1")


def test_a_draft_is_written_without_scripts(served: Served) -> None:
    troubled(served.office)
    a_draft(served.office.coordinator())
    page = served.page(served.office.coordinator(), has_scripts=False, size=PHONE)

    page.goto("/reports/1/edit?part=limits")
    page.fill("#text", "Còn {{ open_overdue }} việc mẫu.")
    page.click("text=Xem trước")
    seen = page.inner_text("#preview")
    page.click("button:has-text('Lưu')")

    assert "việc mẫu" in seen
    assert "Đã lưu" in page.inner_text("#saved")


def test_the_leaders_page_tells_what_is_red_and_fits_one_sheet(served: Served) -> None:
    leader = troubled(served.office)
    a_draft(served.office.coordinator())
    page = served.page(leader)

    page.goto("/")
    page.wait_for_selector("#measures")
    check_page(page, "overview")
    printed = page.pdf(format="A4")
    page.click(".red-list a >> nth=0")
    page.wait_for_url("**/assignments/*")

    assert printed.count(b"/Type /Page\n") == 1


def test_the_leaders_page_in_the_dark_and_when_all_is_calm(served: Served) -> None:
    page = served.page(served.office.coordinator())

    page.goto("/overview")
    page.emulate_media(color_scheme="dark")

    check_page(page, "overview-none")


def test_the_papers_beside_the_report(served: Served) -> None:
    troubled(served.office)
    page = served.page(served.office.coordinator())

    page.goto("/reports/papers")
    check_page(page, "report-papers")
    page.select_option("#body", "so-tre")
    with page.expect_download() as got:
        page.click("text=Tải DOCX")

    assert got.value.suggested_filename.startswith("don-doc-so-tre")
