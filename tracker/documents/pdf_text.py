"""The text layer of a PDF, page by page with places, read by a child process that may not grow or linger."""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.documents.limited_run import Limits, run_limited
from tracker.documents.old_encodings import old_encoding_of
from tracker.documents.page_columns import Piece
from tracker.documents.reading_errors import DamagedFile, LockedFile

_LIMITS = Limits(seconds=8, megabytes=480)
_OLD_FONT = re.compile(r"(?:^|\+)(?:\.?vn[A-Z]|vni[-_ ])", re.IGNORECASE)
_UNICODE_SIGNS = re.compile("[ạ-ỹẠ-ỸđĐơƠưƯăĂâÂêÊôÔ]")
_BROKEN = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_STAMP_LETTERS = 300
"""Letters that a digital signature or a scanner may lay over a scanned page."""
_FEW = 15


@dataclass(frozen=True)
class PdfPage:
    """A page as the file has it: `picture` is the share that pictures cover, `drawn` counts what is on it."""

    rows: tuple[tuple[Piece, ...], ...]
    picture: float = 0.0
    drawn: int = 0
    fonts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its rows as lines."""
        return "\n".join(" ".join(piece.text for piece in row) for row in self.rows)


def pdf_pages(data: bytes) -> list[PdfPage]:
    """Every page. Raises DamagedFile, LockedFile, TooSlow."""
    run = run_limited([sys.executable, "-m", "tracker.documents.pdf_child"], _LIMITS, data)
    if run.code == 3:
        raise LockedFile()
    if run.code != 0:
        raise DamagedFile(format="PDF")
    return [
        PdfPage(
            tuple(tuple(_piece(*piece) for piece in row) for row in page["rows"]),
            page["picture"],
            page["drawn"],
            tuple(page["fonts"]),
        )
        for page in json.loads(run.printed)
    ]


def _piece(text: str, left: int, top: int, right: int, low: int) -> Piece:
    return Piece(text, (left, top, right, low))


def wants_ocr(page: PdfPage) -> bool:
    """Whether the words of a page are in its picture rather than in its text layer."""
    letters = letters_in(page.text)
    if page.picture >= 0.5:
        return letters < _STAMP_LETTERS or not _is_vietnamese(page.text) or is_garbled(page)
    if letters < _FEW:
        return page.picture >= 0.05 or page.drawn >= 20  # a picture, or letters drawn as outlines
    return is_garbled(page)


def is_garbled(page: PdfPage) -> bool:
    """Whether the letters of the layer are not those one sees: fonts of before Unicode, or without a code."""
    text = page.text
    letters = letters_in(text)
    if len(_BROKEN.findall(text)) > 0.05 * max(1, letters):
        return True
    if old_encoding_of(text) is not None:
        return True
    return _has_old_font(page.fonts) and not _is_vietnamese(text)


def letters_in(text: str) -> int:
    """How many letters."""
    return sum(map(str.isalpha, text))


def _has_old_font(names: Sequence[str]) -> bool:
    return any(_OLD_FONT.search(name) for name in names)


def _is_vietnamese(text: str) -> bool:
    """A quarter of the letters of Vietnamese carry a mark; what a recogniser of English left has none."""
    return len(_UNICODE_SIGNS.findall(text)) >= 0.05 * max(1, letters_in(text))
