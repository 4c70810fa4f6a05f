"""Tokens, the description of the interface and webhooks in a real browser."""

import pytest

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tracker.domain.people import Role

pytestmark = pytest.mark.browser


def test_an_administrator_makes_a_token_reads_how_to_use_it_and_adds_a_webhook(served: Served) -> None:
    page = served.page(served.office.person(Role.ADMINISTRATOR))
    page.goto("/account/tokens")
    check_page(page, "tokens-empty")

    page.fill("#name", "Phần mềm mẫu")
    page.click("button:has-text('Tạo mã')")
    page.wait_for_selector("code:has-text('trk_')")
    check_page(page, "tokens")
    page.click("text=Tài liệu API")
    page.wait_for_selector("article")
    check_page(page, "programs")
    page.goto("/webhooks")
    page.fill("#name", "Mẫu")
    page.fill("#url", "https://93.184.216.34/nhan")
    page.click("button:has-text('Thêm')")
    page.wait_for_selector("button:has-text('Gửi thử')")
    check_page(page, "webhook")
