"""The frame of all pages in a real browser: logging in, the style guide, the menu, errors, at both widths."""

from datetime import date

import pytest

from tests.browser.checks import NARROWEST, PHONE, check_page
from tests.browser.conftest import Served
from tests.office import item
from tests.web.site import PASSWORD, links_in, mails_of
from tracker.domain.people import Role
from tracker.usecases.send_link import invite_person
from tracker.usecases.set_up import setup_link

pytestmark = pytest.mark.browser


def test_a_person_logs_in_with_the_keyboard_alone(served: Served) -> None:
    email = served.site.with_password(Role.INSPECTOR)
    page = served.page()
    page.goto("/login?next=/account")
    check_page(page, "login")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("#email")
    page.keyboard.type(email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("table.list")

    assert page.url.endswith("/account")
    check_page(page, "account")


def test_a_wrong_password_is_said_and_the_address_stays(served: Served) -> None:
    page = served.page()
    page.goto("/login")
    page.fill("#email", "ai-do@example.vn")
    page.fill("#password", "không phải")
    page.click("main button")

    page.wait_for_selector(".flash.is-fault")
    assert page.input_value("#email") == "ai-do@example.vn"
    check_page(page, "login-wrong")


def test_the_style_guide_shows_every_component_accessibly(served: Served) -> None:
    page = served.page(served.office.person(Role.LEADER))
    page.goto("/style")
    check_page(page, "style")

    page.click("[data-opens]")
    page.wait_for_selector("dialog[open]")
    check_page(page, "style-dialog")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": NARROWEST, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


def test_the_style_guide_in_the_dark(served: Served) -> None:
    page = served.page(served.office.person(Role.LEADER), lang="en-GB")
    page.emulate_media(color_scheme="dark")
    page.goto("/style")

    check_page(page, "style-dark")


def test_a_list_goes_on_in_its_place_and_back_by_the_browsers_button(served: Served) -> None:
    page = served.page(served.office.person(Role.LEADER))
    page.goto("/style")
    page.evaluate("document.body.dataset.mark = 'same page'")

    page.click("a[rel=next]")
    page.wait_for_selector("a[rel=next]", state="detached")

    assert page.evaluate("document.body.dataset.mark") == "same page"
    assert page.url.endswith("/style?after=3-12")
    check_page(page, "style-second")
    page.go_back()
    page.wait_for_selector("a[rel=next]")


def test_every_page_of_coming_in_is_accessible(served: Served) -> None:
    site, office = served.site, served.office
    page = served.page()
    page.goto(f"/setup/{setup_link(office.system, site.tracker.door)}")
    check_page(page, "setup")
    page.goto("/reset")
    check_page(page, "reset")
    officer = office.officer("so-mot")
    office.issued(item("1", leads=["so-mot"], due_on=date(2019, 6, 30), text="Rà soát hồ sơ mẫu. " * 9))
    assert officer.actor.id is not None
    invite_person(office.person(Role.ADMINISTRATOR), site.tracker.door, officer.actor.id)
    receipt, invitation = sorted(links_in(mails_of(site)), reverse=True)
    page.goto(invitation)
    check_page(page, "password")
    page.goto(receipt)
    check_page(page, "receipt")
    page.click("main button")
    page.wait_for_selector(".flash.is-done")
    check_page(page, "receipt-done")


def test_words_typed_before_the_login_ended_are_sent_again_in_the_same_tab(served: Served) -> None:
    leader = served.office.person(Role.LEADER)
    page = served.page(leader)
    page.goto("/account")
    page.context.clear_cookies()
    page.fill("#password_now", "x")
    page.evaluate("document.querySelectorAll('main form').forEach((f) => { f.noValidate = true; })")
    page.click("main form[action='/account/password'] button")
    page.wait_for_selector("h1:has-text('Phiên đăng nhập đã hết')")

    check_page(page, "error-401")


def test_the_menu_folds_on_a_phone_and_opens_by_the_keyboard(served: Served) -> None:
    page = served.page(served.office.person(Role.LEADER), size=PHONE)
    page.goto("/account")

    assert not page.is_visible(".menu nav")
    page.focus(".menu summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".menu nav", state="visible")


def test_without_scripts_one_logs_in_sees_the_menu_and_logs_out(served: Served) -> None:
    email = served.site.with_password(Role.LEADER)
    page = served.page(has_scripts=False)
    page.goto("/login")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.goto("/style")

    assert page.is_visible(".menu nav")
    assert page.is_visible("#question")
    assert not page.is_visible("[data-opens]")
    page.click(".me button")
    page.wait_for_selector("#email")
    assert "Đã đăng xuất" in page.inner_text("main")


def test_a_page_that_is_not_there_says_so_plainly(served: Served) -> None:
    page = served.page(served.office.person(Role.LEADER))
    page.goto("/khong-co")

    check_page(page, "error-404")


def test_the_network_going_away_is_said_and_goes_unsaid_when_it_is_back(served: Served) -> None:
    page = served.page(served.office.person(Role.LEADER))
    page.goto("/account")

    page.context.set_offline(True)
    page.wait_for_selector("#network:not([hidden])")
    page.context.set_offline(False)
    page.wait_for_selector("#network", state="hidden")


def test_the_first_visit_weighs_little_and_the_next_one_next_to_nothing(served: Served) -> None:
    page = served.page(served.office.person(Role.LEADER))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    bytes_by_load: list[int] = []
    session.on("Network.loadingFinished", lambda event: bytes_by_load.append(event["encodedDataLength"]))

    page.goto("/style", wait_until="networkidle")
    first = sum(bytes_by_load)
    bytes_by_load.clear()
    page.goto("/account", wait_until="networkidle")

    assert first <= 150 * 1024, first
    assert sum(bytes_by_load) <= 30 * 1024, bytes_by_load
