"""The text layer of a PDF, page by page with places, read by a child process that may not grow or linger."""

import json
import sys
from collections import Counter
from dataclasses import dataclass

from tracker.documents.limited_run import Limits, run_limited
from tracker.documents.page_columns import Piece
from tracker.documents.reading_errors import DamagedFile, LockedFile
from tracker.documents.source import Box

_LIMITS = Limits(seconds=8, megabytes=480)


@dataclass(frozen=True)
class PdfPage:
    """A page as the file has it: `picture` is the share that pictures cover, `drawn` counts what is on it, `fonts`
    are those of its pieces, row by row, `rules` the lines drawn on it."""

    rows: tuple[tuple[Piece, ...], ...]
    picture: float = 0.0
    drawn: int = 0
    fonts: tuple[tuple[str, ...], ...] = ()
    rules: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        """Its rows as lines."""
        return "\n".join(" ".join(piece.text for piece in row) for row in self.rows)

    @property
    def main_font(self) -> str:
        """The font that begins most pieces."""
        counts = Counter(font for row in self.fonts for font in row)
        return counts.most_common(1)[0][0] if counts else ""


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
            tuple(tuple(piece[-1] for piece in row) for row in page["rows"]),
            tuple((left, top, right, bottom) for left, top, right, bottom in page["rules"]),
        )
        for page in json.loads(run.printed)
    ]


def _piece(text: str, left: int, top: int, right: int, bottom: int, _: str) -> Piece:
    return Piece(text, (left, top, right, bottom))
