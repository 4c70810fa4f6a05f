"""The report printed by a browser: page sizes, margins and page numbers, to the millimetre."""

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser

from tests.render.test_report import ACCOUNT, INDICATOR, ITEM, report
from tracker.render.report import report_html

MM = 72 / 25.4

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def paper(chromium: Browser) -> pdfium.PdfDocument:
    """A report long enough for three pages and four annexes."""
    page_text = report_html(report(items=(ITEM,) * 12, accounts=(ACCOUNT,) * 30, indicators=(INDICATOR,) * 3))
    page = chromium.new_page()
    page.set_content(page_text)
    data = page.pdf(prefer_css_page_size=True)
    page.close()
    return pdfium.PdfDocument(data)


def box(page: pdfium.PdfPage, words: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of some words in millimetres from the page's upper left corner."""
    text = page.get_textpage()
    found = text.search(words, match_case=True).get_next()
    assert found, words
    boxes = [text.get_charbox(found[0] + n, loose=True) for n in range(found[1])]
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    top, bottom = max(b[3] for b in boxes), min(b[1] for b in boxes)
    height = page.get_height()
    return left / MM, (height - top) / MM, right / MM, (height - bottom) / MM


def test_the_report_stands_upright_and_its_annexes_lie(paper: pdfium.PdfDocument) -> None:
    sizes = [tuple(round(side / MM) for side in page.get_size()) for page in paper]

    assert set(sizes) == {(210, 297), (297, 210)}
    assert sizes[0] == (210, 297)
    assert sizes[-1] == (210, 297), "the charts stand"


def test_the_first_page_has_no_number_and_the_second_has_it_ten_millimetres_from_the_top(
    paper: pdfium.PdfDocument,
) -> None:
    first = paper[0].get_textpage().get_text_bounded(top=paper[0].get_height(), bottom=279 * MM)
    left, top, right, _ = box(paper[1], "2")

    assert first.strip() == ""
    assert abs(top - 10) < 1
    assert abs((left + right) / 2 - (30 + 165 / 2)) < 1


def test_words_keep_to_the_margins_of_the_form(paper: pdfium.PdfDocument) -> None:
    left, top, _, _ = box(paper[0], "Thực hiện")
    _, motto_top, motto_right, _ = box(paper[0], "ĐẢNG CỘNG SẢN VIỆT NAM")

    assert abs(left - 40) < 0.5  # margin of 30 and first line of 10
    assert 19.5 < motto_top < 22
    assert motto_right < 195
    assert top > motto_top


def test_the_head_of_a_long_table_is_repeated(paper: pdfium.PdfDocument) -> None:
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in paper]

    assert sum("Khó khăn, vướng mắc" in page and "STT" in page for page in pages) >= 2
