"""The officer's way in a real browser: out of a mail to a report, on a phone; drafts, files, and without scripts."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checks import NARROWEST, PHONE, check_page
from tests.browser.conftest import Served
from tests.office import item
from tests.web.site import BASE_URL, PASSWORD, mails_of
from tests.work_office import BODY, DUTIES, LONG, busy
from tracker.domain.people import Role
from tracker.domain.workflow import Phase
from tracker.usecases.submissions import Submission

pytestmark = pytest.mark.browser
MOST_SCREENS = 4
TOO_MANY = 20 * 1024 * 1024 + 1
STAMPED = "TỐI MẬT\nSố 9-CV/TU".encode()


def link_in_mail(served: Served, path: str) -> str:
    """The path of a link out of the one mail that went out, over real SMTP."""
    [mail] = mails_of(served.site)
    found = re.search(rf"{re.escape(BASE_URL)}({path}\S+)", mail)
    assert found is not None, mail
    return found[1]


def screens_of(page: Page) -> list[str]:
    """The path of every page that was shown, as they come."""
    shown: list[str] = []
    page.on("domcontentloaded", lambda one: shown.append(one.url.partition("//")[2].partition("/")[2]))
    return shown


def test_out_of_a_mail_to_a_report_in_four_screens_on_a_phone(served: Served) -> None:
    email = served.site.with_password(Role.OFFICER, BODY)
    [work, *_] = served.office.issued(item(leads=[BODY], text=LONG, duties=DUTIES))
    link = link_in_mail(served, "/to/")
    page = served.page(size=PHONE)
    shown = screens_of(page)
    began = time.monotonic()

    page.goto(link)
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.click("main form button")  # 1
    page.wait_for_url("**/my-work/1-1")
    page.click("main >> text=Báo cáo kết quả")  # 2
    page.fill("#results", "Đã rà soát xong, có biểu kèm theo. " * 6)
    page.click("#send")  # 3
    page.wait_for_url("**/sent")
    took = time.monotonic() - began

    assert len(shown) <= MOST_SCREENS, shown
    assert served.office.now(work).phase == Phase.REPORTED
    print(f"screens {len(shown)}, clicks 4 with the one in the mail, {took:.1f} s by script")
    check_page(page, "work-sent")


def test_receipt_is_acknowledged_out_of_the_mail_without_logging_in(served: Served) -> None:
    served.office.officer(BODY)
    [work] = served.office.issued(item(leads=[BODY]))
    link = link_in_mail(served, "/receipt/")
    page = served.page(size=PHONE)

    page.goto(link)
    page.click("main form button")
    page.wait_for_selector(".is-done")

    assert served.office.now(work).acknowledged_at is not None


def test_every_page_of_the_officer_is_sound_in_the_light(served: Served) -> None:
    officer, _ = busy(served.office)
    page = served.page(officer)
    paths = {
        "work": "/my-work",
        "work-sent-list": "/my-work?list=sent",
        "work-ended": "/my-work?list=ended",
        "work-none": "/my-work?q=voi",
        "work-item": "/my-work/1-1",
        "work-item-returned": "/my-work/1-4",
        "work-report": "/my-work/1-4/report",
        "work-extension": "/my-work/1-3/extension",
        "work-extension-late": "/my-work/1-1/extension",
    }
    for name, path in paths.items():
        page.goto(path)
        check_page(page, name)


def test_sixty_assignments_with_long_names_in_the_dark_on_the_narrowest_phone(served: Served) -> None:
    name = "Ban Chỉ đạo mẫu về phòng ngừa và xử lý các việc mẫu kéo dài trên địa bàn tỉnh mẫu và vùng lân cận"
    served.office.body(BODY, name)
    served.office.issued(*(item(str(n), leads=[BODY], text=f"{LONG} {n} {'dài' * 30}") for n in range(1, 61)))
    page = served.page(served.office.officer(BODY), lang="en-GB")
    page.emulate_media(color_scheme="dark")

    page.goto("/my-work")
    check_page(page, "work-many-dark")
    page.set_viewport_size({"width": NARROWEST, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    page.click("a[rel=next]")
    page.wait_for_url("**after=**")
    assert page.locator(".work-card").count() == 30
    page.goto("/my-work/1-1/report")
    check_page(page, "work-report-dark")


def test_searching_changes_the_list_alone(served: Served) -> None:
    officer, _ = busy(served.office)
    page = served.page(officer, size=PHONE)
    page.goto("/my-work")

    page.locator("#q").press_sequentially("thong ke", delay=5)
    page.wait_for_url("**q=thong**")

    assert page.locator(".work-card").count() == 1
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_draft_outlives_the_browser(served: Served) -> None:
    served.office.issued(item(leads=[BODY]))
    officer = served.office.officer(BODY)
    page = served.page(officer, size=PHONE)
    page.goto("/my-work/1-1/report")

    page.locator("#results").press_sequentially("Đang viết dở mẫu", delay=2)
    page.wait_for_selector("#saved:has-text('Đã lưu nháp')")
    page.context.close()
    again = served.page(officer)
    again.goto("/my-work/1-1/report")

    assert again.input_value("#results") == "Đang viết dở mẫu"


def test_what_is_typed_while_the_network_is_away_is_saved_when_it_is_back(served: Served) -> None:
    served.office.issued(item(leads=[BODY]))
    officer = served.office.officer(BODY)
    page = served.page(officer, size=PHONE)
    page.goto("/my-work/1-1/report")
    page.context.set_offline(True)

    page.fill("#results", "Gõ khi mất mạng mẫu")
    page.wait_for_selector("#saved.is-fault")
    page.context.set_offline(False)
    page.wait_for_selector("#saved:has-text('Đã lưu nháp')")

    again = served.page(officer)
    again.goto("/my-work/1-1/report")
    assert again.input_value("#results") == "Gõ khi mất mạng mẫu"


def test_files_are_sent_one_by_one_and_each_refusal_is_said_at_its_file(
    served: Served, tmp_path: Path
) -> None:
    [work] = served.office.issued(item(leads=[BODY]))
    page = served.page(served.office.officer(BODY), size=PHONE)
    page.goto("/my-work/1-1/report")
    files = {"biểu số 1.txt": b"so lieu", "trống.txt": b"", "mật.txt": STAMPED, "lớn.bin": b"0" * TOO_MANY}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    page.set_input_files("#evidence", [tmp_path / name for name in files])
    page.wait_for_selector("#kept li[data-file]")
    page.wait_for_selector("#kept .fault:has-text('đóng dấu mật')")
    check_page(page, "work-files")
    told = page.locator("#kept .fault").all_inner_texts()
    page.fill("#results", "Xong, có biểu.")
    page.click("#send")
    page.wait_for_url("**/sent")

    assert len(told) == 3
    assert any("trống.txt: tệp không có nội dung" in one for one in told)
    assert any("lớn.bin: lớn hơn 20 MB" in one for one in told)
    assert served.office.now(work).phase == Phase.REPORTED
    assert page.locator("a:has-text('biểu số 1.txt')").count() == 1


def test_the_second_of_two_is_shown_who_reported_and_what(served: Served) -> None:
    [work] = served.office.issued(item(leads=[BODY]))
    first = served.office.officer(BODY)
    page = served.page(served.office.officer(BODY))
    page.goto("/my-work/1-1/report")
    page.fill("#results", "Bản của tôi mẫu")
    served.office.move(first, work, "start")
    served.office.move(first, work, "report", submission=Submission("Bản của đồng nghiệp mẫu"))

    page.click("#send")
    page.wait_for_selector("[role=alert]")

    assert "Bản của tôi mẫu" in page.input_value("#kept-results")
    assert "Bản của đồng nghiệp mẫu" in page.inner_text("main")
    check_page(page, "work-conflict")


def test_reading_and_reporting_work_without_scripts(served: Served, tmp_path: Path) -> None:
    [work] = served.office.issued(item(leads=[BODY]))
    officer = served.office.officer(BODY)
    (tmp_path / "anh.txt").write_bytes(b"minh chung")
    page = served.page(officer, size=PHONE, has_scripts=False)

    page.goto("/my-work")
    page.click(".work-title")
    page.click("text=Báo cáo kết quả")
    page.fill("#results", "Viết không cần mã lệnh mẫu")
    page.set_input_files("#evidence", tmp_path / "anh.txt")
    page.click("text=Lưu nháp")
    page.wait_for_selector("#kept li")
    page.click("#send")
    page.wait_for_url("**/sent")

    assert served.office.now(work).phase == Phase.REPORTED
    assert page.locator("a:has-text('anh.txt')").count() == 1


def test_the_first_page_weighs_little_and_the_next_next_to_nothing(served: Served) -> None:
    served.office.issued(*(item(str(n), leads=[BODY], text=f"{LONG} {n}") for n in range(1, 61)))
    page = served.page(served.office.officer(BODY), size=PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    weights: list[int] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    found = {}

    for path in ("/my-work", "/my-work/1-1", "/my-work/1-1/report", "/my-work?list=ended"):
        weights.clear()
        page.goto(path, wait_until="networkidle")
        found[path] = sum(weights)

    first, *others = found.values()
    assert first <= 150 * 1024, found
    assert max(others) <= 30 * 1024, found
    print(found)
