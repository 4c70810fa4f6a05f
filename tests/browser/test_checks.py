"""The checks of pages see what they are for: each is shown a page with the fault."""

import pytest
from playwright.sync_api import Page

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tracker.domain.people import Role

pytestmark = pytest.mark.browser


@pytest.fixture
def page(served: Served) -> Page:
    page = served.page(served.office.person(Role.LEADER))
    page.goto("/account")
    return page


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("main.insertAdjacentHTML('beforeend', '<input>')", "label"),
        ("main.insertAdjacentHTML('beforeend', '<img src=\"/static/x.png\">')", "image-alt"),
        (
            "main.insertAdjacentHTML('beforeend', '<p id=pale>Chữ mờ</p>'); pale.style.color = '#aaaaaa'",
            "contrast",
        ),
        ("main.insertAdjacentHTML('beforeend', '<p id=wide>.</p>'); wide.style.width = '2000px'", "wider"),
        ("console.error('hỏng')", "hỏng"),
    ],
)
def test_a_fault_is_seen(page: Page, fault: str, seen: str) -> None:
    page.evaluate(f"() => {{ const main = document.getElementById('main'); {fault} }}")

    with pytest.raises(AssertionError, match=seen):
        check_page(page, "fault")
