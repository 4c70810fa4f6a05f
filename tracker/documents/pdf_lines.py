"""A PDF as lines: the text layer where it is sound, recognised pages where it is not. Decides page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.documents.ocr import lacking
from tracker.documents.ocr_pages import OcrPage, recognise
from tracker.documents.page_columns import Piece, in_reading_order
from tracker.documents.pdf_soundness import in_unicode, letters_in, wants_ocr
from tracker.documents.pdf_tables import with_tables
from tracker.documents.pdf_text import PdfPage, pdf_pages
from tracker.documents.reading_errors import NoOcr, NoTextLayer
from tracker.documents.source import Progress

_MIN_LETTERS = 40


@dataclass
class PageLines:
    """Lines in reading order, each with its page; what was recognised, by page; pages that could not be, and the
    command that would help."""

    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    recognised: dict[int, OcrPage] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)
    command: str | None = None
    notes: tuple[str, ...] = ()


def pdf_lines(data: bytes, progress: Progress) -> PageLines:
    """Raises DamagedFile, LockedFile, NoTextLayer, TooSlow, and the errors of `ocr_pages.recognise`."""
    pages = pdf_pages(data)
    wanted = [number for number, page in enumerate(pages, start=1) if wants_ocr(page)]
    made = _recognised(data, pages, wanted, progress)
    for number, page in enumerate(pages, start=1):
        if number in made.recognised:
            made.pieces += [(number, piece) for piece in made.recognised[number].pieces]
        elif number not in made.unread:
            made.pieces += [(number, piece) for piece in _layer(page, made)]
    if not wanted and letters_in("".join(piece.text for _, piece in made.pieces)) < _MIN_LETTERS:
        raise NoTextLayer()
    return made


def _recognised(data: bytes, pages: Sequence[PdfPage], wanted: list[int], progress: Progress) -> PageLines:
    """What recognition gives, or, where the machine has none, which pages stay unread."""
    made = PageLines(command=lacking() if wanted else None)
    if made.command is not None:
        made.unread = wanted
        if not _has_words(pages, wanted):
            raise NoOcr(command=made.command)
    elif wanted:
        made.recognised = recognise(data, wanted, progress)
        made.unread = [page.page for page in made.recognised.values() if page.is_given_up]
    return made


def _layer(page: PdfPage, made: PageLines) -> list[Piece]:
    """The text layer in reading order; in Unicode, where its letters were of an older code."""
    converted, encoding = in_unicode(page)
    if encoding is not None:
        made.notes = (f"finding.read_as_{encoding}",)
    return in_reading_order(with_tables(converted.rows, page.rules))


def _has_words(pages: Sequence[PdfPage], unread: Sequence[int]) -> bool:
    read = (page.text for number, page in enumerate(pages, start=1) if number not in unread)
    return letters_in("".join(read)) >= _MIN_LETTERS
