"""The pages of reminders in a real browser."""

import pytest

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tests.web.test_reminders import an_office_with_a_failure

pytestmark = pytest.mark.browser


def test_a_failed_mail_is_found_and_tried_again(served: Served) -> None:
    an_office_with_a_failure(served.office)
    page = served.page(served.office.coordinator())

    page.goto("/reminders")
    check_page(page, "reminders")
    page.click(".tally a[href='/reminders/failed']")
    page.wait_for_selector("#mails")
    check_page(page, "reminders-failed")
    page.click("#mails button")

    page.wait_for_selector(".flash.is-done")
    assert page.locator(".empty-title").count() == 1
