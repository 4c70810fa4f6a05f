"""From a file to work that is given out, in a real browser: import by dragging, review by keys, issue; both widths."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checks import DESK, PHONE, PICTURES, check_page
from tests.browser.conftest import Served
from tests.office import BOARD
from tracker.domain.people import Role
from tracker.usecases.import_bodies import import_bodies
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.usecases.issue_plan import issued_summary
from tracker.usecases.review_page import review_page
from tracker.usecases.sample import DISPATCH, sample_directory, sample_file

pytestmark = pytest.mark.browser

DROP = """([name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, { type: "text/plain" }));
  const zone = document.querySelector("[data-drop]");
  for (const kind of ["dragover", "drop"]) {
    zone.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
  }
}"""
REVIEW = "/directives/1/review"
_IS_SETTLED = """(was) => document.getElementById("review").dataset.version !== was
  && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")
  && document.getElementById("review-live").textContent"""


def prepared(served: Served) -> None:
    """The sample directory, with an officer of two bodies."""
    import_bodies(served.office.person(Role.ADMINISTRATOR), sample_directory())
    for code in ("so-y-te", "ubnd-tinh", BOARD):
        served.office.officer(code)


def imported(served: Served) -> None:
    prepared(served)
    import_directive(served.office.coordinator(), ImportFile(DISPATCH, sample_file(DISPATCH)[0]))


def paths(served: Served) -> list[str]:
    return [item.path for item in review_page(served.office.coordinator(), "1").items]


def version_after(page: Page, before: str) -> str:
    """The version on the page once it is another one, and has been told of."""
    page.wait_for_function(_IS_SETTLED, arg=before)
    found = page.locator("#review").get_attribute("data-version")
    assert found
    return found


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_dispatch_is_imported_reviewed_and_issued_with_few_clicks(
    served: Served, size: tuple[int, int]
) -> None:
    prepared(served)
    page = served.page(served.office.coordinator(), size=size)
    began, name = time.monotonic(), "desk" if size == DESK else "phone"

    page.goto("/directives")
    page.click("text=Nhập văn bản >> nth=-1")  # click 1
    page.wait_for_selector("[data-drop]")
    page.evaluate(DROP, [DISPATCH, list(sample_file(DISPATCH)[0])])  # dragging
    page.wait_for_url("**/directives/1/review")
    page.click("button[value=notes]")  # click 2: what is only worth knowing
    seen = version_after(page, "1")
    page.click(".finding button[value=accept] >> nth=0")  # click 3: the one question
    version_after(page, seen)
    page.click("a:has-text('Giao việc…')")  # click 4
    page.wait_for_url("**/issue")
    page.screenshot(path=PICTURES / f"directives-issue-{name}.png")
    page.click(".issue-do button")  # click 5
    page.wait_for_url("**/issued")
    seconds = time.monotonic() - began

    summary = issued_summary(served.office.coordinator(), "1")
    assert (summary.tasks, summary.bodies) == (6, 51)
    (Path(PICTURES) / f"import-review-issue-{name}.txt").write_text(f"{seconds:.1f} s, 5 clicks, 1 drag\n")
    check_page(page, f"directives-issued-{name}")


def test_each_page_on_the_way_is_accessible_and_quiet(served: Served) -> None:
    page = served.page(served.office.coordinator())
    page.goto("/directives")
    check_page(page, "directives-none")
    page.goto("/directives/import")
    check_page(page, "directives-import")

    imported(served)
    for path, name in (
        ("/directives", "directives"),
        (REVIEW, "review"),
        (f"{REVIEW}?edit=2", "review-edit"),
        (f"{REVIEW}?split=2", "review-split"),
        (f"{REVIEW}?edit=head", "review-head"),
        ("/directives/1/issue", "directives-issue"),
    ):
        page.goto(path)
        check_page(page, name)
    page.click(".issue-do button")
    page.goto("/directives/1")
    check_page(page, "directive")
    page.click("[data-opens=do-supersede]")
    check_page(page, "directive-supersede")


def test_the_pages_in_the_dark(served: Served) -> None:
    imported(served)
    page = served.page(served.office.coordinator(), lang="en-GB")
    page.emulate_media(color_scheme="dark")

    for path, name in ((REVIEW, "review-dark"), ("/directives/1/issue", "issue-dark")):
        page.goto(path)
        check_page(page, name)
    page.click(".issue-do button")
    page.goto("/directives/1")
    check_page(page, "directive-dark")


def test_a_draft_is_reviewed_by_the_keyboard_alone(served: Served) -> None:
    imported(served)
    page = served.page(served.office.coordinator())
    page.goto(REVIEW)
    before = paths(served)

    page.keyboard.press("n")
    page.keyboard.press("a")
    seen = version_after(page, "1")
    assert sum(not one.is_open for one in review_page(served.office.coordinator(), "1").findings) == 1

    for key in "jj":
        page.keyboard.press(key)
    focused = page.evaluate("document.activeElement.dataset.path")
    page.keyboard.press("m")
    seen = version_after(page, seen)
    merged = paths(served)
    page.keyboard.press("u")
    seen = version_after(page, seen)
    undone = paths(served)
    page.keyboard.press("r")
    version_after(page, seen)

    assert focused in before
    assert (len(merged), undone, paths(served)) == (len(before) - 1, before, merged)
    assert "Lần sửa gần nhất" in (page.locator("#review-live").text_content() or "")
    page.keyboard.press("?")
    page.wait_for_selector("dialog#keys[open]")
    check_page(page, "review-keys")

    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.path") != focused
    page.reload()
    assert not page.is_checked("#keys-on")


def test_a_body_is_proposed_while_one_types_and_saved_without_leaving_the_page(served: Served) -> None:
    imported(served)
    page = served.page(served.office.coordinator())
    page.goto(REVIEW)
    page.evaluate("document.body.dataset.mark = 'same page'")

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_selector("#c-coordinating")
    page.focus("#c-coordinating")
    page.keyboard.type("so y te")
    page.wait_for_selector("#c-coordinating-list [role=option]")
    check_page(page, "review-proposals")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.fill("#due_on", "2019-07-15")
    page.click(".r-fields .buttons button[value=save]")
    version_after(page, "1")

    item = review_page(served.office.coordinator(), "1").items[1]
    codes = [body.code for who in item.who if who.role == "coordinating" for body in who.bodies]
    assert (codes, item.due_on) == (["so-y-te"], "2019-07-15")
    assert page.evaluate("document.body.dataset.mark") == "same page"


def test_source_and_item_light_up_together_and_selected_words_split(served: Served) -> None:
    imported(served)
    page = served.page(served.office.coordinator())
    page.goto(REVIEW)
    before = paths(served)

    page.hover("#i2 h3")
    assert page.locator("#t2.is-lit").count() == 1
    page.hover("#t3")
    assert page.locator("#i3.is-lit").count() == 1
    page.evaluate("""() => {
      const piece = [...document.querySelectorAll("#t2 [data-at]")].find((one) => one.textContent.length > 120);
      const range = document.createRange();
      range.setStart(piece.firstChild, 60);
      range.setEnd(piece.firstChild, 80);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    page.wait_for_selector("[data-selected=split]", state="visible")
    page.click("[data-selected=split]")
    version_after(page, "1")

    assert len(paths(served)) == len(before) + 1


def test_one_side_is_shown_at_a_time_on_a_phone(served: Served) -> None:
    imported(served)
    page = served.page(served.office.coordinator(), size=PHONE)
    page.goto(REVIEW)

    assert page.is_visible("#items")
    assert not page.is_visible("#source")
    page.click("label:has(#side-text)")
    assert page.is_visible("#source")
    assert not page.is_visible("#items")


def test_cells_are_walked_through_by_arrow_keys(served: Served) -> None:
    imported(served)
    page = served.page(served.office.coordinator())
    page.goto("/directives/1/issue")
    page.click(".issue-do button")
    page.goto("/directives/1")

    page.focus(".matrix tbody tr:first-child a.cell >> nth=0")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('href')")

    assert first != second
    assert second.startswith("/assignments/1-")
