"""The administrator's pages in a real browser."""

import pytest

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tests.office import item
from tests.web.test_upkeep import scheduled
from tracker.domain.people import Role

pytestmark = pytest.mark.browser


def test_an_administrator_looks_through_the_pages(served: Served) -> None:
    served.office.issued(item(leads=["so-mau"]))
    page = served.page(served.office.person(Role.ADMINISTRATOR))

    page.goto("/upkeep")
    check_page(page, "upkeep-at-first")
    scheduled(served.office)
    page.goto("/upkeep")
    check_page(page, "upkeep")
    for name in ("jobs", "backups", "settings", "roles"):
        page.click(f".tabs a[href='/upkeep/{name}']")
        page.wait_for_url(f"**/upkeep/{name}")
        check_page(page, f"upkeep-{name}")


def test_an_administrator_backs_up_and_takes_the_file_away(served: Served) -> None:
    page = served.page(served.office.person(Role.ADMINISTRATOR))
    page.goto("/upkeep/jobs")

    page.click("a[href='/upkeep/jobs/plan']")
    page.wait_for_url("**/upkeep/jobs/plan")
    check_page(page, "upkeep-job")
    page.click("main form button")
    page.wait_for_selector(".flash.is-done")
    page.goto("/upkeep/backups")
    page.click("main form button")
    page.wait_for_selector("#backups")
    with page.expect_download() as taken:
        page.click("#backups button")

    assert taken.value.suggested_filename.endswith(".zip")
    assert page.locator(".flash.is-done").count() == 1
