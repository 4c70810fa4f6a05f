"""A PDF as lines: the text layer where it is sound, recognised pages where it is not. Decides page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.documents.ocr import lacking
from tracker.documents.ocr_pages import OcrPage, recognise
from tracker.documents.old_encodings import old_encoding_of, to_unicode
from tracker.documents.page_columns import Piece, in_reading_order
from tracker.documents.pdf_text import PdfPage, letters_in, pdf_pages, wants_ocr
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
        made.unread = [number for number in wanted if not _in_old_letters(pages[number - 1])]
        if not _has_words(pages, made.unread):
            raise NoOcr(command=made.command)
    elif wanted:
        made.recognised = recognise(data, wanted, progress)
        made.unread = [page.page for page in made.recognised.values() if page.is_given_up]
    return made


def _layer(page: PdfPage, made: PageLines) -> list[Piece]:
    """The text layer in reading order; in Unicode, where its letters were of an older code."""
    encoding = old_encoding_of(page.text)
    pieces = in_reading_order(page.rows)
    if encoding is None:
        return pieces
    made.notes = (f"finding.read_as_{encoding}",)
    return [Piece(to_unicode(piece.text, encoding), piece.box) for piece in pieces]


def _in_old_letters(page: PdfPage) -> bool:
    return page.picture < 0.5 and old_encoding_of(page.text) is not None


def _has_words(pages: Sequence[PdfPage], unread: Sequence[int]) -> bool:
    read = (page.text for number, page in enumerate(pages, start=1) if number not in unread)
    return letters_in("".join(read)) >= _MIN_LETTERS
