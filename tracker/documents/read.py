"""bytes -> SourceText, by what the bytes are, whatever the file is called."""

from collections.abc import Sequence

from tracker.documents.decode import decode
from tracker.documents.docx_text import docx_lines
from tracker.documents.line_text import numbered, page_line
from tracker.documents.ocr import require_ocr
from tracker.documents.ocr_doubts import doubts_of, unread_pages
from tracker.documents.ocr_pages import OcrPage, recognise
from tracker.documents.office_file import as_docx, is_old_office
from tracker.documents.old_encodings import old_encoding_of, to_unicode
from tracker.documents.page_columns import Piece
from tracker.documents.page_furniture import without_furniture
from tracker.documents.page_pictures import pages_in
from tracker.documents.pdf_lines import PageLines, pdf_lines
from tracker.documents.reading_errors import (
    EmptyFile,
    FileTooLarge,
    NotAText,
    NoWordsSeen,
    OtherFormat,
    SecretDocument,
    TextTooLong,
)
from tracker.documents.secrecy import is_secret
from tracker.documents.source import Line, Progress, SourceText, no_progress

MAX_BYTES = 20 * 1024 * 1024
MAX_CHARACTERS = 1_000_000
MAX_LINES = 20_000
"""More than three hundred pages: no directive is longer, and what is longer would take too long to read."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OTHERS = ((b"7z\xbc\xaf", "7z"), (b"Rar!", "RAR"), (b"\x1f\x8b", "GZIP"))
_PAGES = (b"<!doctype html", b"<html")


def read_document(data: bytes, name: str = "", progress: Progress = no_progress) -> SourceText:
    """The lines of a file. `name` is kept, never believed; `progress` is told of pages being recognised, which takes
    about a second each.

    Raises one of `reading_errors` (family Invalid), also for a document stamped secret, of which nothing is kept.
    """
    if len(data) > MAX_BYTES:
        raise FileTooLarge(limit_mb=MAX_BYTES // (1024 * 1024))
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile()
    source = _read(data, name, progress)
    if not any(line.text.strip() for line in source.lines):
        raise NoWordsSeen() if source.pictures else EmptyFile()
    if len(source.lines) > MAX_LINES or sum(len(line.text) for line in source.lines) > MAX_CHARACTERS:
        raise _too_long()
    if is_secret(source.lines):
        raise SecretDocument()
    return source


def _read(data: bytes, name: str, progress: Progress) -> SourceText:
    if b"%PDF-" in data[:1024]:
        return _of_pages(pdf_lines(data, progress), name, "pdf")
    if data.startswith(b"PK\x03\x04"):
        if b"word/" not in data:
            raise NotAText()
        return _of_word(data, name, "docx")
    if is_old_office(data):
        return _of_word(as_docx(data), name, "doc")
    if data.startswith(_PICTURES):
        return _of_picture(data, name, progress)
    for sign, form in _OTHERS:
        if data.startswith(sign):
            raise OtherFormat(format=form)
    if data[:512].lstrip().lower().startswith(_PAGES):
        raise OtherFormat(format="HTML")
    text, notes = decode(data)
    return SourceText(_numbered(text), name, "txt", notes)


def _of_word(data: bytes, name: str, kind: str) -> SourceText:
    """Word files typed in the fonts of before Unicode are as common as texts."""
    text = "\n".join(docx_lines(data))
    encoding = old_encoding_of(text)
    if encoding is None:
        return SourceText(_numbered(text), name, kind)
    return SourceText(_numbered(to_unicode(text, encoding)), name, kind, (f"finding.read_as_{encoding}",))


def _of_picture(data: bytes, name: str, progress: Progress) -> SourceText:
    require_ocr()
    pages = list(range(1, pages_in(data) + 1))
    read = recognise(data, pages, progress)
    pieces = [(page, piece) for page in pages for piece in read[page].pieces]
    unread = [page for page in pages if read[page].is_given_up]
    return _of_pages(PageLines(pieces, read, unread), name, "picture")


def _of_pages(made: PageLines, name: str, kind: str) -> SourceText:
    pieces = without_furniture(made.pieces)
    lines = _lines(pieces, made.recognised)
    doubts = doubts_of(lines, [piece for _, piece in pieces], made.recognised)
    return SourceText(
        tuple(lines),
        name,
        kind,
        made.notes,
        (*doubts, *unread_pages(lines, made.unread, made.command)),
        tuple(made.recognised[page].picture for page in sorted(made.recognised)),
    )


def _lines(pieces: Sequence[tuple[int, Piece]], recognised: dict[int, OcrPage]) -> list[Line]:
    return [
        Line(at, page_line(piece.text, is_recognised=page in recognised), page, piece.box)
        for at, (page, piece) in enumerate(pieces, start=1)
    ]


def _too_long() -> TextTooLong:
    return TextTooLong(limit=_dotted(MAX_CHARACTERS), lines=_dotted(MAX_LINES))


def _numbered(text: str) -> tuple[Line, ...]:
    # Before lines are made of it: a line costs a hundred times what its characters do. Marks may still join letters.
    if len(text) > 3 * MAX_CHARACTERS or max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise _too_long()
    return numbered(text)


def _dotted(number: int) -> str:
    """1000000 -> "1.000.000", as numbers are written in Vietnamese."""
    return f"{number:,}".replace(",", ".")
