"""Verifying in a real browser: side by side, by the keys V, R and N."""

import pytest

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tests.web.test_follow import reported

pytestmark = pytest.mark.browser


def test_reports_are_verified_and_returned_with_the_keyboard_alone(served: Served) -> None:
    handed_in = []
    for number in range(3):
        handed_in.append(reported(served.office, f"so-{number}"))
        served.office.clock.pass_days(1)
    first, second, third = handed_in
    page = served.page(served.office.coordinator())
    page.goto("/verify")
    check_page(page, "verify")

    page.keyboard.press("n")
    page.wait_for_url(f"**/verify/{second.ref}")
    page.keyboard.press("v")
    page.wait_for_url(f"**/verify/{first.ref}")
    page.keyboard.press("r")
    page.keyboard.type("thiếu số liệu theo huyện")
    page.locator("#reason").blur()
    page.keyboard.press("r")
    page.wait_for_url(f"**/verify/{third.ref}")

    states = [served.office.now(one).state for one in (first, second, third)]
    assert states == ["in_progress", "verified", "reported"]


def test_the_whole_record_of_one_work(served: Served) -> None:
    one = reported(served.office, "so-mot")
    page = served.page(served.office.coordinator())

    page.goto(f"/assignments/{one.ref}")
    page.click("summary#manage")

    check_page(page, "assignment")


def test_an_empty_queue(served: Served) -> None:
    page = served.page(served.office.coordinator())

    page.goto("/verify")

    check_page(page, "verify-none")
