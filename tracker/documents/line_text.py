"""Text of a file -> clean lines: invisible signs dropped, special blanks and hyphens made plain. Words stay."""

import re

from tracker.documents.ocr_mending import mended
from tracker.documents.source import Line
from tracker.domain.text import clean

_ALIKE = str.maketrans(
    {
        "Ð": "Đ",  # Icelandic letters that look like Đ and stand for it in many files
        "ð": "đ",
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2010": "-",
        "\u2011": "-",  # the hyphen that keeps a number on one line
        "\u00ad": None,  # where a word might be broken
        "\u200b": None,
        "\u2060": None,
    }
)
_INSIDE = re.compile(r"[\n\ufffd]+")


def numbered(text: str) -> tuple[Line, ...]:
    """The lines of a text, counted from 1."""
    lines = clean(text).translate(_ALIKE).split("\n")
    return tuple(Line(at, line) for at, line in enumerate(lines, start=1))


def page_line(text: str, is_recognised: bool = False) -> str:
    """One line of a page. What a PDF calls a soft line end inside it becomes a space. Where a hyphen ended a line,
    PDFium joins the next and has a sign of its own: Vietnamese breaks no words, so it was part of a number or name
    ("15/2019/QĐ-" / "UBND") and is a hyphen again."""
    words = _INSIDE.sub(" ", text.replace("\ufffe", "-"))
    made = clean(words).translate(_ALIKE).replace("\n", " ")
    return mended(made) if is_recognised else made.rstrip()
