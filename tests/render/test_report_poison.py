"""Whatever bodies write, it stays words: in typst no code, in a spreadsheet no formula, in XML no markup."""

from typing import Any

import pytest

from tests.render.reading_forms import docx_words, pdf_text, squeezed, xlsx_sheets
from tracker.render.report_files import render_report
from tracker.render.report_sample import sample

CODE = '#panic("a") $x$ [b] *c* _d_ `e` <f> @g = h\n- i + j / k // l /* m \\ "n" #import "@preview/a:1.0" ~ --- \'o\''
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org")', "\t=1", "=cmd|' /C calc'!A0")
BROKEN = (
    "\x00\x0b\x0c\x1c",
    "\ufffe\uffff",
    "\x85\u2028",
    "😀 ☑ 漢字 \u0301",
    "a" * 40_000,
    "{{ 7*7 }} <% x %> << y >>",
)


def told(results: str) -> dict[str, Any]:
    """A report in which a body's results are these."""
    context = sample()
    context["accounts"] = [
        {**one, "results": results, "difficulties": results} for one in context["accounts"]
    ]
    return context


def test_words_that_look_like_code_of_typst_are_printed_as_they_are() -> None:
    text = pdf_text(render_report(told(CODE), "vi", "pdf"))

    assert squeezed(CODE) in text


def test_words_that_look_like_markup_are_printed_as_they_are() -> None:
    words = docx_words(render_report(told(CODE), "vi", "docx"))
    page = render_report(told("<script>alert(1)</script>"), "vi", "html").decode()

    assert any(squeezed(CODE) in said for said in words)
    assert "<script" not in page


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_begins_like_a_formula_holds_a_string(formula: str) -> None:
    sheets = xlsx_sheets(render_report(told(formula), "vi", "xlsx"))

    cells = [cell for sheet in sheets for row in sheet for cell in row if cell.value == formula]
    assert len(cells) >= 12
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_letters_that_no_form_has_room_for_keep_no_report_from_being_drawn(text: str) -> None:
    context = told(f"trước {text} sau")

    for form in ("html", "pdf"):
        assert render_report(context, "vi", form)
    assert any(
        said.startswith(squeezed("trước")) for said in docx_words(render_report(context, "vi", "docx"))
    )
    assert xlsx_sheets(render_report(context, "vi", "xlsx"))
