"""Whether the text layer of a page says what one sees: if not, the page is recognised from its picture."""

import re
from dataclasses import replace

from tracker.documents.old_encodings import old_encoding_of, to_unicode
from tracker.documents.page_columns import Piece
from tracker.documents.pdf_text import PdfPage

_OLD_FONT = re.compile(r"(?:^|\+)(?:\.?vn[A-Z]|vni[-_ ])", re.IGNORECASE)
_CAPITAL_FONT = re.compile(r"(?:^|\+)\.?vn\w*H(?:$|[^a-z])", re.IGNORECASE)
"""Fonts of TCVN3 for capitals hold them in the places of small letters."""
_UNICODE_SIGNS = re.compile("[ạ-ỹẠ-ỸđĐơƠưƯăĂâÂêÊôÔ]")
_BROKEN = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_LOST_U = re.compile(r"(?<=[bcdghklmnpqrstvx®])-(?=[¬íêëìîaiunc]|[^\w¸-þ]|$)")
"""TCVN3 has "ư" where PDF has the soft hyphen, which PDFium gives as a plain one: "tr-íc" is "trước"."""
_STAMP_LETTERS = 300
"""Letters that a digital signature or a scanner may lay over a scanned page."""
_FEW = 15


def wants_ocr(page: PdfPage) -> bool:
    """Whether the words of a page are in its picture rather than in its text layer."""
    letters = letters_in(page.text)
    if page.picture >= 0.5:
        return letters < _STAMP_LETTERS or not _is_vietnamese(page.text) or _is_broken(page.text)
    if letters < _FEW:
        return page.picture >= 0.05 or page.drawn >= 20  # a picture, or letters drawn as outlines
    if _is_broken(page.text):
        return True
    is_old = _OLD_FONT.search(page.main_font) is not None
    return is_old and not _is_vietnamese(page.text) and old_encoding_of(page.text) is None


def in_unicode(page: PdfPage) -> tuple[PdfPage, str | None]:
    """The page with the letters of an older code converted, which is exact where recognition is not; and that code."""
    encoding = old_encoding_of(page.text)
    if encoding is None:
        return page, None
    rows = tuple(
        tuple(_converted(piece, font, encoding) for piece, font in zip(row, fonts, strict=True))
        for row, fonts in zip(page.rows, page.fonts, strict=True)
    )
    return replace(page, rows=rows), encoding


def letters_in(text: str) -> int:
    """How many letters."""
    return sum(map(str.isalpha, text))


def _converted(piece: Piece, font: str, encoding: str) -> Piece:
    if encoding != "tcvn3":
        return replace(piece, text=to_unicode(piece.text, encoding))
    text = to_unicode(_LOST_U.sub("\u00ad", piece.text), encoding)
    return replace(piece, text=text.upper() if _CAPITAL_FONT.search(font) else text)


def _is_broken(text: str) -> bool:
    """Whether many letters have no code that says what they are."""
    return len(_BROKEN.findall(text)) > 0.05 * max(1, letters_in(text))


def _is_vietnamese(text: str) -> bool:
    """A quarter of the letters of Vietnamese carry a mark; what a recogniser of English left has none."""
    return len(_UNICODE_SIGNS.findall(text)) >= 0.05 * max(1, letters_in(text))
