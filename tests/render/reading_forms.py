"""What a person reads in each form of a report, as plain words, for tests that hold them against each other."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import docx
import pypdfium2 as pdfium
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

Words = dict[str, Any]
MM = 72 / 25.4


def squeezed(text: str) -> str:
    """Without spaces and breaks, which differ with the width of a line; all hyphens alike."""
    return re.sub(r"[\s\u200b\u2011\u00ad]", lambda found: "-" if found[0] == "\u2011" else "", text)


def spoken(words: Words, *, has_heads: bool = True) -> list[str]:
    """All that the words say, in the order of the page, squeezed; charts apart, and heads of tables if asked."""
    head, foot = words["head"], words["foot"]
    said = [head["superior"], head["body"], *(["*"] if words["profile"]["head"]["mark"] == "star" else [])]
    said += [head["number"], *head["subject"], head["urgency"], *head["mottos"], head["place_and_day"]]
    ended = ["-----"] if head["title"] and words["profile"]["head"]["end"] == "dashes" else []
    said += [head["title"], *head["abstract"], *ended, *head["addressees"], head["lead_in"]]
    for section in words["sections"]:
        said += [section["heading"], *_blocks(section["blocks"], has_heads)]
    if foot["is_signed"]:
        said += [foot["recipients_label"], *foot["recipients"]]
        said += [foot["authority"], foot["position"], foot["signer"]]
    for annex in words["annexes"]:
        said += [
            annex["letter"],
            annex["title"],
            f"({annex['belongs_to']})",
            *_blocks(annex["blocks"], has_heads),
        ]
    return [one for one in map(squeezed, [*said, foot["anchor"]]) if one]


def tables_of(words: Words) -> list[list[list[str]]]:
    """The rows of every table, heads left out, in the order of the page."""
    parts = [*words["sections"], *words["annexes"]]
    tables = [block["table"] for part in parts for block in part["blocks"] if block["table"]]
    return [
        [[cell["text"] for cell in row] for row in [*it["rows"], *([it["sum"]] if it["sum"] else [])]]
        for it in tables
    ]


def _blocks(blocks: list[Words], has_heads: bool) -> Iterator[str]:
    for block in blocks:
        yield "".join(run["text"] for run in block["runs"])
        if block["chart"]:
            yield block["chart"]["title"]
        if block["table"]:
            yield block["table"]["caption"]
            if has_heads:
                yield from (head["text"] for line in block["table"]["columns"] for head in line)
            rows = [*block["table"]["rows"], *([block["table"]["sum"]] if block["table"]["sum"] else [])]
            yield from (cell["text"] for row in rows for cell in row)


class _Page(HTMLParser):
    """The words of every element that holds some, but for style, title of the window and charts."""

    _APART = ("style", "title", "svg")
    _INSIDE = ("b", "i", "span", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said, self.depth = [""], 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag in self._APART
        if tag == "br" or tag not in self._INSIDE:
            self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in self._APART
        if tag not in self._INSIDE:
            self.said.append("")

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.said[-1] += data


def html_words(data: bytes) -> list[str]:
    """In the order of the page, squeezed."""
    return [one for one in map(squeezed, _Page(data.decode()).said) if one]


def docx_words(data: bytes) -> list[str]:
    """Paragraphs and cells in order; a cell that goes on from above says nothing again."""
    return [one for one in map(squeezed, _in(docx.Document(BytesIO(data)))) if one]


def _in(holder: Any) -> Iterator[str]:
    for piece in holder.iter_inner_content():
        if isinstance(piece, Paragraph):
            yield piece.text
        elif isinstance(piece, Table):
            for row in piece.rows:
                for cell in row._tr.tc_lst:
                    if cell.vMerge != "continue":
                        yield from (Paragraph(p, piece).text for p in cell.p_lst)


def docx_tables(data: bytes) -> list[list[list[str]]]:
    """Rows of the real tables, their heads left out."""
    found = [
        t for t in docx.Document(BytesIO(data)).tables if t.style is not None and t.style.name == "Table Grid"
    ]
    return [
        [
            [cell.text for cell in row.cells]
            for row in it.rows
            if row._tr.trPr is None or not row._tr.trPr.findall(".//{*}tblHeader")
        ]
        for it in found
    ]


def pdf_text(data: bytes) -> str:
    """All pages without the page numbers, squeezed."""
    return squeezed("".join(_page_text(page) for page in pdfium.PdfDocument(data)))


def _page_text(page: pdfium.PdfPage) -> str:
    top = page.get_height() - 19 * MM
    return str(page.get_textpage().get_text_bounded(top=top))


def xlsx_sheets(data: bytes) -> list[list[list[Any]]]:
    """The cells of each sheet below the heads of its table, where it is frozen."""
    book = load_workbook(BytesIO(data))
    return [
        [list(row) for row in sheet.iter_rows(min_row=int(str(sheet.freeze_panes).lstrip("A")))]
        for sheet in book.worksheets
    ]
