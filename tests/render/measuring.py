"""Measures an element of a report where it stands: in the PDF by the letters drawn, in the DOCX by style and set-up."""

import ctypes
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """A letter on a page: its place from the upper left corner in millimetres, `y` of its base line."""

    char: str
    page: int
    x: float
    right: float
    y: float
    size: float
    font: str


@dataclass(frozen=True)
class Found:
    """What an element is like; lengths in millimetres, sizes in points."""

    size: float
    bold: bool
    italic: bool
    side: str
    pitch: float | None = None
    indent: float | None = None
    underlined: bool | None = None


class Pdf:
    """The letters of a PDF by line."""

    def __init__(self, data: bytes) -> None:
        self.document = pdfium.PdfDocument(data)
        self.lines: list[list[Letter]] = []
        for number in range(len(self.document)):
            self.lines += _lines(_letters(self.document[number], number))

    def line(self, words: str) -> list[Letter]:
        """The line with these words, those letters alone."""
        wanted = re.sub(r"\s", "", words)
        for line in self.lines:
            kept = [letter for letter in line if not letter.char.isspace()]
            at = "".join(letter.char for letter in kept).find(wanted)
            if at >= 0:
                return kept[at : at + len(wanted)]
        raise AssertionError(f"{words!r} is not in the PDF")

    def found(self, words: str, column: tuple[float, float]) -> Found:
        """The element in a column (left and right edge)."""
        letters = self.line(words)
        first, whole = letters[0], self.whole_line(letters[0])
        below = self.below(whole)
        middle, left_free = (whole[0].x + whole[-1].right) / 2, whole[0].x - column[0]
        side = "center" if abs(middle - sum(column) / 2) < 0.7 else "left"
        if below and abs(whole[-1].right - column[1]) < 0.7 and abs(below[0].x - column[0]) < 0.7:
            side = "justify"
        pitch = (below[0].y - whole[0].y) * MM if below and below[0].size == first.size else None
        return Found(
            round(first.size, 2),
            "Bold" in first.font,
            "Italic" in first.font,
            side,
            pitch and round(pitch, 2),
            round(left_free, 2),
        )

    def whole_line(self, letter: Letter) -> list[Letter]:
        """All letters beside it on the page, as far as the column goes."""
        return next(line for line in self.lines if letter in line)

    def below(self, line: list[Letter]) -> list[Letter] | None:
        """The next line of the column."""
        under = [
            other
            for other in self.lines
            if other[0].page == line[0].page
            and 0 < other[0].y - line[0].y < 12
            and other[0].x < line[-1].right
        ]
        return min(under, key=lambda other: other[0].y, default=None)


def _letters(page: pdfium.PdfPage, number: int) -> list[Letter]:
    text, height = page.get_textpage(), page.get_height()
    found = []
    for n in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, n))
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, n, x, y)
        box = text.get_charbox(n, loose=True)
        size, font = raw.FPDFText_GetFontSize(text, n), _font(text, n)
        found.append(Letter(char, number, x.value / MM, box[2] / MM, (height - y.value) / MM, size, font))
    return found


def _font(text: Any, n: int) -> str:
    room = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, n, room, 128, ctypes.c_int())
    return room.value.decode()


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    """Letters on one base line without a wide gap, from left to right."""
    found: list[list[Letter]] = []
    for letter in letters:
        if letter.char in "\r\n" or letter.char.isspace():
            continue
        last = found[-1][-1] if found else None
        if (
            last
            and abs(last.y - letter.y) < 0.3
            and -1 < letter.x - last.right < 9
            and last.page == letter.page
        ):
            found[-1].append(letter)
        else:
            found.append([letter])
    return found


class Docx:
    """The paragraphs of a DOCX with what their styles make of them."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(BytesIO(data))
        body = self.document.element.body
        self.paragraphs = [Paragraph(one, self.document) for one in body.iter(qn("w:p"))]

    def found(self, words: str) -> Found:
        """The element that begins with these words."""
        wanted = re.sub(r"\s", "", words)
        paragraph = next(p for p in self.paragraphs if re.sub(r"\s", "", p.text).startswith(wanted))
        style: Any = paragraph.style
        form, font = style.paragraph_format, style.font
        sides = {None: "left", 0: "left", 1: "center", 2: "right", 3: "justify"}
        return Found(
            font.size.pt,
            bool(font.bold),
            bool(font.italic),
            sides[form.alignment],
            form.line_spacing.pt if form.line_spacing else None,
            round((form.first_line_indent or 0) / 36000, 2),
            bool(font.underline),
        )
