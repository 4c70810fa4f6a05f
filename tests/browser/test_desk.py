"""The coordinator's desk in a real browser, at both widths."""

import pytest

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tests.web.test_desk import of_every_kind

pytestmark = pytest.mark.browser


def test_the_desk_leads_from_a_number_to_its_rows(served: Served) -> None:
    of_every_kind(served.office)
    page = served.page(served.office.coordinator())

    page.goto("/")
    page.wait_for_selector(".tally")
    check_page(page, "desk")
    page.click(".tally a[href='#overdue']")
    page.goto("/desk/overdue")

    assert page.locator("table.list tbody tr").count() == 1
    check_page(page, "desk-kind")


def test_a_clear_desk(served: Served) -> None:
    page = served.page(served.office.coordinator())

    page.goto("/desk")

    assert page.locator(".empty-title").count() == 1
    check_page(page, "desk-clear")
