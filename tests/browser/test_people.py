"""The pages of people and bodies in a real browser."""

import pytest

from tests.browser.checks import check_page
from tests.browser.conftest import Served
from tracker.domain.people import Role

pytestmark = pytest.mark.browser


def test_an_administrator_adds_an_officer_from_the_list_of_bodies(served: Served) -> None:
    served.office.officer("so-mot")
    served.office.body("so-hai", "Sở Khoa học và Công nghệ (mẫu)")
    page = served.page(served.office.person(Role.ADMINISTRATOR))
    page.goto("/bodies")
    check_page(page, "bodies")

    page.click("a[href='/people/new?body=so-hai']")
    page.wait_for_selector("#name")
    check_page(page, "person-new")
    page.fill("#name", "Cán bộ mẫu 7")
    page.fill("#email", "bay@example.vn")
    page.click("main form button")

    page.wait_for_selector("#people")
    assert page.locator("text=Cán bộ mẫu 7").count() >= 1
    check_page(page, "people")
