"""What stands on a page beside its text: page numbers and running heads. Told by their place and by repetition."""

import re
from collections import Counter
from collections.abc import Sequence

from tracker.documents.page_columns import Piece
from tracker.documents.secrecy import is_stamp
from tracker.domain.text import strip_accents

PagePiece = tuple[int, Piece]

_TOP, _BOTTOM = 900, 9_250
"""Ten-thousandths of the height between which the text stands: Decree 30/2020 leaves 20 to 25 mm of 297."""
_NUMBER = re.compile(r"[-–—\s.|]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s.|]*", re.IGNORECASE)
_LONGEST = 120
_PAGES = 3
"""Pages on which a line repeats before it is a running head."""
_COLUMNS = re.compile(r"\bnhiem vu\b|\bchu tri\b|\bnoi dung\b|\bthoi gian\b")


def without_furniture(pieces: Sequence[PagePiece]) -> list[PagePiece]:
    """The pieces that belong to the text. A stamp of secrecy stays, wherever it stands; so does the first of the rows
    that name the columns of a table on each page."""
    counts = Counter(_mask(piece) for _, piece in pieces if _is_at_edge(piece))
    kept: list[PagePiece] = []
    seen: set[str] = set()
    for page, piece in pieces:
        mask = _mask(piece)
        repeats = counts[mask] >= _PAGES and _is_at_edge(piece)
        is_furniture = _is_number(piece) or (repeats and (mask in seen or not _COLUMNS.search(mask)))
        if not is_furniture or is_stamp(piece.text):
            kept.append((page, piece))
        seen.add(mask)
    return kept


def _is_number(piece: Piece) -> bool:
    return _is_at_edge(piece) and _NUMBER.fullmatch(piece.text.strip()) is not None


def _is_at_edge(piece: Piece) -> bool:
    _, top, _, bottom = piece.box
    return bottom > 0 and (bottom <= _TOP or top >= _BOTTOM) and len(piece.text) <= _LONGEST


def _mask(piece: Piece) -> str:
    """The words without digits and signs: "Trang 3/12" on every page is the same."""
    return " ".join(re.sub(r"[\W\d_]+", " ", strip_accents(piece.text)).split())
