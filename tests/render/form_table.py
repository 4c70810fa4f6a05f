"""The form of a report element by element: asked, measured in the PDF and in the DOCX, equal or not.

By hand, `python -m tests.render.form_table [report.json]` prints it for the sample, or for a context kept as JSON.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from tests.render.asked_form import PARTY, PARTY_PAGE, STATE, STATE_PAGE, Asked, AskedPage, Range
from tests.render.measuring import MM, Docx, Found, Pdf
from tracker.render.report_document import document_words
from tracker.render.report_files import render_report, template_folders
from tracker.render.report_sample import Size, sample

MOTTOS = {"party": "ĐẢNG CỘNG SẢN VIỆT NAM", "state": "Độc lập - Tự do - Hạnh phúc"}
FORMS = {"party": (PARTY, PARTY_PAGE), "state": (STATE, STATE_PAGE)}
_ABOVE = {14: 16.0, 12: 12.0, 11: 13.2}
"""Points from the upper edge of a line of text, a caption or a row of a table to its base line, by size."""

_NEAR = 0.1  # millimetres and points within which a length is the one asked for


@dataclass(frozen=True)
class Row:
    """One thing asked of one element."""

    element: str
    asked: str
    pdf: str
    docx: str
    equal: bool


def rows(system: str, context: dict[str, Any] | None = None) -> list[Row]:
    """All rows for the sample report of that system, long enough for several pages, or for a context."""
    made = context or sample(Size(tasks=6, bodies=40, per_task=8), system)
    asked, page = _asked_of(made, system), FORMS[system][1]
    pdf, word = Pdf(render_report(made, "vi", "pdf")), Docx(render_report(made, "vi", "docx"))
    found = [*_page(page, pdf, word), *(row for one in asked for row in _element(one, pdf, word))]
    return [*found, _motto_rule(MOTTOS[system], page, pdf, word), *_annexes(pdf, word)]


def _asked_of(context: dict[str, Any], system: str) -> list[Asked]:
    """What is asked, with the context's own words; a report without deputy or signer lacks those lines."""
    words = document_words(context, "vi", "progress", template_folders(None))
    head, foot = words["head"], words["foot"]
    own = {
        "superior body": head["superior"],
        "issuing body": head["body"],
        "place and date": head["place_and_day"],
        "number": head["number"],
        "authority": foot["authority"],
        "position": foot["position"],
        "name of the signer": foot["signer"],
    }
    found = []
    for one in FORMS[system][0]:
        said = next((text for name, text in own.items() if one.element.startswith(name)), one.words)
        found += [replace(one, words=said)] if said else []
    return found


def _page(page: AskedPage, pdf: Pdf, word: Docx) -> Iterator[Row]:
    width, height = (side / MM for side in pdf.document[0].get_size())
    section: Any = word.document.sections[0]
    yield _row("paper, mm", (page.width, page.width), width, section.page_width.mm)
    yield _row("paper, height, mm", (page.height, page.height), height, section.page_height.mm)
    body = [line for line in pdf.lines if line[0].page == 1 and line[0].y > 20]
    upright = [line for line in pdf.lines if line[0].page < pdf.line("PHỤ LỤC A")[0].page]
    long = [line for line in upright if line[-1].right - line[0].x > 140 and line[0].size == 14]
    last = pdf.whole_line(max(body, key=lambda line: line[0].y)[0])
    first = min(body, key=lambda line: line[0].y)
    yield _row("margin left, mm", page.left, min(line[0].x for line in long), section.left_margin.mm)
    right = width - max(line[-1].right for line in long)
    yield _row("margin right, mm", page.right, right, section.right_margin.mm)
    above = _ABOVE[round(first[0].size)]
    yield _row("margin top, mm", page.top, first[0].y - above / MM, section.top_margin.mm)
    bottom = height - last[0].y - 4 / MM
    yield _row("margin bottom at least, mm", (page.bottom[0], 60), bottom, section.bottom_margin.mm)
    number = next(line for line in pdf.lines if line[0].page == 1 and line[0].y < 20)
    size = word.document.styles["header"].font.size.pt
    yield _row("page number, pt", page.number_size, number[0].size, size)
    top = number[0].y - 0.891 * number[0].size / MM  # the font's ascender
    yield _row("page number from the top, mm", page.number_top, top, section.header_distance.mm)
    has_none = not [line for line in pdf.lines if line[0].page == 0 and line[0].y < 19]
    titled = bool(section.different_first_page_header_footer)
    yield Row("no number on page 1", "yes", _said(has_none), _said(titled), has_none and titled)
    yield _between(page, pdf, word)


def _between(page: AskedPage, pdf: Pdf, word: Docx) -> Row:
    """Space between the lead-in and the paragraph below it beyond the pitch of lines."""
    above = pdf.whole_line(pdf.line("Trong kỳ đã gửi")[0])
    below = pdf.below(above)
    assert below
    style: Any = word.document.styles["Body Text"]
    free = (below[0].y - above[0].y) * MM - style.paragraph_format.line_spacing.pt
    return _row(
        "between paragraphs, pt", page.between_paragraphs, free, style.paragraph_format.space_after.pt
    )


def _element(asked: Asked, pdf: Pdf, word: Docx) -> Iterator[Row]:
    drawn, styled = pdf.found(asked.words, _column(pdf, word, asked.words)), word.found(asked.words)
    yield _row(f"{asked.element}: size", asked.size, drawn.size, styled.size)
    yield _alike(f"{asked.element}: style", _style(asked.bold, asked.italic), drawn, styled, _style_of)
    if asked.side:
        yield _alike(f"{asked.element}: side", asked.side, drawn, styled, lambda found: found.side)
    if asked.pitch and drawn.pitch:
        yield _row(f"{asked.element}: pitch, pt", asked.pitch, drawn.pitch, styled.pitch or 0)
    if asked.indent:
        yield _row(f"{asked.element}: first line, mm", asked.indent, drawn.indent or 0, styled.indent or 0)
    if asked.underlined is not None:
        line, said = bool(styled.underlined), _said(asked.underlined)
        drawn_line = _has_rule(pdf, asked.words)
        yield Row(
            f"{asked.element}: underlined",
            said,
            _said(drawn_line),
            _said(line),
            line == drawn_line == asked.underlined,
        )


def _column(pdf: Pdf, word: Docx, words: str) -> tuple[float, float]:
    """The column of the head or of the foot in which the words stand, else the text area."""
    letter = pdf.line(words)[0]
    foot = pdf.line("Nơi nhận:")[0]
    if letter.page == foot.page and letter.y > foot.y - 6:
        return (30, 113) if letter.x < 112 else (113, 195)
    if letter.page == 0 and letter.y < 48:
        edge = _edge(word)
        return (30, edge) if letter.x < edge else (edge, 195)
    return (30, 195)


def _edge(word: Docx) -> float:
    """Where the right column of the head begins, millimetres from the edge of the paper."""
    column: Any = word.document.tables[0].columns[0].width
    section: Any = word.document.sections[0]
    return float(section.left_margin.mm + column.mm)


def _has_rule(pdf: Pdf, words: str) -> bool:
    """Whether a thin line is drawn close below the words."""
    letters = pdf.line(words)
    page = pdf.document[letters[0].page]
    height = page.get_height()
    for thing in page.get_objects():
        left, bottom, right, top = thing.get_bounds()
        y = (height - (top + bottom) / 2) / MM
        is_rule = thing.type == raw.FPDF_PAGEOBJ_PATH and top - bottom < 2 and right - left > 8 * MM
        if is_rule and 0 < y - letters[0].y < 1.5 and abs(left / MM - letters[0].x) < 1:
            return True
    return False


def _motto_rule(motto: str, page: AskedPage, pdf: Pdf, word: Docx) -> Row:
    """The rule under the motto as a part of the motto's length."""
    letters = pdf.line(motto)
    length = letters[-1].right - letters[0].x
    rules = [
        (bounds[2] - bounds[0]) / MM
        for thing in pdf.document[0].get_objects()
        if thing.type == raw.FPDF_PAGEOBJ_PATH and (bounds := thing.get_bounds())[0] / MM > _edge(word)
    ]
    paragraphs = word.document.tables[0].cell(0, 1).paragraphs
    ruled = next(p for p in paragraphs if p._p.findall(".//{*}pBdr"))
    form: Any = ruled.paragraph_format
    column: Any = word.document.tables[0].columns[1].width
    styled = (column.mm - form.left_indent.mm - form.right_indent.mm) / length
    asked = (page.rule_under_motto, page.rule_under_motto)
    return _row("rule under the motto, of its length", asked, rules[0] / length, styled)


def _annexes(pdf: Pdf, word: Docx) -> Iterator[Row]:
    page = pdf.line("PHỤ LỤC A")[0].page
    lies = pdf.document[page].get_width() > pdf.document[page].get_height()
    section: Any = word.document.sections[1]
    turned = section.page_width > section.page_height
    yield Row("annexes A and B lie", "yes", _said(lies), _said(turned), lies and turned)
    heads = [line for line in pdf.lines if "".join(letter.char for letter in line) == "STT"]
    repeated = len({line[0].page for line in heads}) > 3
    tables = [t for t in word.document.tables if t.style is not None and t.style.name == "Table Grid"]
    marked = all(
        t.rows[0]._tr.trPr is not None and t.rows[0]._tr.trPr.findall(".//{*}tblHeader") for t in tables
    )
    yield Row("heads of tables repeat", "yes", _said(repeated), _said(marked), repeated and marked)


def _row(element: str, asked: Range, drawn: float, styled: float) -> Row:
    """A length between the least and the most."""
    equal = all(asked[0] - _NEAR <= value <= asked[1] + _NEAR for value in (drawn, styled))
    said = f"{asked[0]:g}" if asked[0] == asked[1] else f"{asked[0]:g}–{asked[1]:g}"
    return Row(element, said, f"{drawn:.2f}", f"{styled:.2f}", equal)


def _alike(element: str, asked: str, drawn: Found, styled: Found, of: Callable[[Found], str]) -> Row:
    return Row(element, asked, of(drawn), of(styled), of(drawn) == of(styled) == asked)


def _style_of(found: Found) -> str:
    return _style(found.bold, found.italic)


def _style(bold: bool, italic: bool) -> str:
    return " ".join(filter(None, ("bold" if bold else "", "italic" if italic else ""))) or "upright"


def _said(is_so: bool) -> str:
    return "yes" if is_so else "no"


def printed(found: list[Row]) -> str:
    """The table as Markdown."""
    lines = ["| element | asked | PDF | DOCX | equal |", "|---|---|---|---|---|"]
    lines += [
        f"| {r.element} | {r.asked} | {r.pdf} | {r.docx} | {'yes' if r.equal else 'NO'} |" for r in found
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    kept = json.loads(Path(sys.argv[1]).read_text("utf-8")) if len(sys.argv) > 1 else None
    for name in (kept["head"]["system"],) if kept else FORMS:
        sys.stdout.write(f"{name}\n\n{printed(rows(name, kept))}\n")
