"""The record in a real browser."""

import pytest

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tests.web.test_record import busy
from tracker.domain.people import Role

pytestmark = pytest.mark.browser


def test_an_inspector_reads_and_verifies_the_record(served: Served) -> None:
    busy(served.office)
    page = served.page(served.office.person(Role.INSPECTOR))
    page.goto("/record")
    check_page(page, "record")

    page.click("main form button:has-text('Kiểm tra')")

    page.wait_for_selector(".flash.is-done")
    check_page(page, "record-verified")
