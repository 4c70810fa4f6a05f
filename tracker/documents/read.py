"""bytes -> SourceText, by what the bytes are, whatever the file is called."""

import re

from tracker.documents.decode import decode
from tracker.documents.docx_text import docx_lines
from tracker.documents.pdf_text import pdf_lines
from tracker.documents.reading_errors import (
    EmptyFile,
    FileTooLarge,
    IsPicture,
    NotAText,
    OldWordFile,
    OtherFormat,
    SecretDocument,
    TextTooLong,
)
from tracker.documents.secrecy import is_secret
from tracker.documents.source import Line, SourceText
from tracker.domain.text import clean

MAX_BYTES = 20 * 1024 * 1024
MAX_CHARACTERS = 1_000_000
MAX_LINES = 20_000
"""More than three hundred pages: no directive is longer, and what is longer would take too long to read."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OTHERS = ((b"{\\rtf", "RTF"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "RAR"), (b"\x1f\x8b", "GZIP"))


def read_document(data: bytes, name: str = "") -> SourceText:
    """The lines of a file. `name` is kept, never believed.

    Raises one of `reading_errors` (family Invalid), also for a document stamped secret, of which nothing is kept.
    """
    if len(data) > MAX_BYTES:
        raise FileTooLarge(limit_mb=MAX_BYTES // (1024 * 1024))
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile()
    source = _read(data, name)
    if not any(line.text.strip() for line in source.lines):
        raise EmptyFile()
    if len(source.lines) > MAX_LINES or sum(len(line.text) for line in source.lines) > MAX_CHARACTERS:
        raise _too_long()
    if is_secret(source.lines):
        raise SecretDocument()
    return source


def _read(data: bytes, name: str) -> SourceText:
    if b"%PDF-" in data[:1024]:
        lines = [Line(at, _clean(text), page) for at, (text, page) in enumerate(pdf_lines(data), start=1)]
        return SourceText(tuple(lines), name, "pdf")
    if data.startswith(b"PK\x03\x04"):
        if b"word/" not in data:
            raise NotAText()
        return SourceText(_numbered("\n".join(docx_lines(data))), name, "docx")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise OldWordFile()
    if data.startswith(_PICTURES):
        raise IsPicture()
    for sign, form in _OTHERS:
        if data.startswith(sign):
            raise OtherFormat(format=form)
    text, notes = decode(data)
    return SourceText(_numbered(text), name, "txt", notes)


_ETH = str.maketrans("Ðð", "Đđ")
"""Icelandic letters that look like Đ and stand for it in many files."""


def _too_long() -> TextTooLong:
    return TextTooLong(limit=_dotted(MAX_CHARACTERS), lines=_dotted(MAX_LINES))


def _numbered(text: str) -> tuple[Line, ...]:
    # Before lines are made of it: a line costs a hundred times what its characters do. Marks may still join letters.
    if len(text) > 3 * MAX_CHARACTERS or max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise _too_long()
    lines = clean(text).translate(_ETH).split("\n")
    return tuple(Line(at, line) for at, line in enumerate(lines, start=1))


def _clean(text: str) -> str:
    """One line: what a PDF calls a soft line end inside it becomes a space."""
    return re.sub(r"[\n\ufffe\ufffd]+", " ", clean(text).translate(_ETH))


def _dotted(number: int) -> str:
    """1000000 -> "1.000.000", as numbers are written in Vietnamese."""
    return f"{number:,}".replace(",", ".")
