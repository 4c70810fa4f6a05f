"""Pages that hold pictures of words: drawn, recognised two at a time, with the pictures and doubts about each line."""

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tracker.documents.ocr import PAGE_SECONDS, recognised, require_ocr
from tracker.documents.page_columns import Piece, in_reading_order
from tracker.documents.page_pictures import Drawn, draw
from tracker.documents.reading_errors import TooManyScans, TooSlow
from tracker.documents.source import PagePicture, Progress

MAX_PAGES = 100
"""Pages recognised at about a second each; no directive with its annexes is longer."""
_BATCH = 8
_MOST_SLOW = 2
"""Pages that may be given up as too slow before the file is."""


@dataclass(frozen=True)
class OcrPage:
    """One page: its lines in reading order, and its picture. `is_given_up` when it took too long."""

    page: int
    pieces: tuple[Piece, ...]
    picture: PagePicture
    is_given_up: bool = False


def recognise(data: bytes, pages: list[int], progress: Progress) -> dict[int, OcrPage]:
    """These pages of a PDF or picture. Raises NoOcr, TooManyScans, TooSlow, DamagedFile, PictureTooLarge."""
    require_ocr()
    if len(pages) > MAX_PAGES:
        raise TooManyScans(limit=MAX_PAGES, pages=len(pages))
    made: dict[int, OcrPage] = {}
    for one in _each(data, pages):
        made[one.page] = one
        given_up = sum(page.is_given_up for page in made.values())
        if given_up == len(made) or given_up > _MOST_SLOW:
            raise TooSlow(seconds=given_up * PAGE_SECONDS)
        progress(len(made), len(pages))
    return made


def _each(data: bytes, pages: list[int]) -> Iterator[OcrPage]:
    """The first page alone: where it takes too long, nothing more is begun."""
    with tempfile.TemporaryDirectory(prefix="tracker-pages-") as name:
        pool = ThreadPoolExecutor(min(4, os.cpu_count() or 1))
        try:
            for at in (0, *range(1, len(pages), _BATCH)):
                drawn = draw(data, pages[at : at + (_BATCH if at else 1)], Path(name))
                yield from pool.map(_recognised, drawn)
                for one in drawn:
                    one.path.unlink()
        finally:
            pool.shutdown(cancel_futures=True)


def _recognised(drawn: Drawn) -> OcrPage:
    picture = PagePicture(drawn.page, drawn.path.read_bytes(), drawn.width, drawn.height)
    try:
        rows = recognised(drawn.path, drawn.width, drawn.height)
    except TooSlow:
        return OcrPage(drawn.page, (), picture, is_given_up=True)
    return OcrPage(drawn.page, tuple(in_reading_order(rows)), picture)
