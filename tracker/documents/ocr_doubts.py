"""Findings about recognised pages: lines and words of which the recogniser was not sure, pages it did not read."""

import re
from collections.abc import Iterator, Sequence

from tracker.documents.ocr_pages import OcrPage
from tracker.documents.page_columns import Piece
from tracker.documents.source import Line
from tracker.domain.directive import Finding, Severity

_UNSURE_LINE = 75.0
"""Of 100. Clean scans give 90 to 97 a line; below this about every tenth letter is wrong."""
_UNSURE_WORD = 50.0
_MATTERS = re.compile(r"\d|\w{3}")


def doubts_of(
    lines: Sequence[Line], pieces: Sequence[Piece], recognised: dict[int, OcrPage]
) -> Iterator[Finding]:
    """A finding for each line of a recognised page that is unsure as a whole or in a word that may matter."""
    for line, piece in zip(lines, pieces, strict=True):
        if line.page not in recognised or not _MATTERS.search(line.text):
            continue
        words = [word for word, sure in piece.words if sure < _UNSURE_WORD and _MATTERS.search(word)]
        if piece.sure < _UNSURE_LINE:
            holes = {"page": str(line.page), "sure": str(round(piece.sure))}
            yield Finding(line.number, "ocr.line_unsure", holes)
        elif words:
            holes = {"page": str(line.page), "words": ", ".join(words)}
            yield Finding(line.number, "ocr.words_unsure", holes, severity=Severity.NOTE)


def unread_pages(lines: Sequence[Line], pages: Sequence[int], command: str | None) -> Iterator[Finding]:
    """A finding for each page that is missing from the text, at the line after which it belongs; `command` is what
    would install the means to read it, None where there were means and they failed."""
    for page in pages:
        before = [line.number for line in lines if (line.page or 0) < page]
        holes = {"page": str(page)} | ({"command": command} if command else {})
        key = "ocr.page_needs_program" if command else "ocr.page_not_read"
        yield Finding(max(before, default=1), key, holes, severity=Severity.ERROR)
