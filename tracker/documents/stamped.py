"""Whether a file handed in as evidence is stamped secret, as far as its text can be read cheaply: no recognising.

A picture, a scan, a locked or damaged file has no text to look at and counts as open.
"""

from collections.abc import Iterator

from tracker.documents.decode import decode
from tracker.documents.docx_text import docx_lines
from tracker.documents.line_text import numbered, page_line
from tracker.documents.office_file import is_old_office
from tracker.documents.old_encodings import old_encoding_of, to_unicode
from tracker.documents.pdf_text import pdf_pages
from tracker.documents.reading_errors import SecretDocument
from tracker.documents.secrecy import is_secret
from tracker.domain.errors import TrackerError

_MOST_TEXT = 2_000_000
"""Bytes of a plain text that are looked at: a stamp stands at its head."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_PACKED = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b")


def is_stamped(data: bytes) -> bool:
    """Look at the text of a PDF, a Word file (.docx) or a plain text; anything else is not stamped. Never raises."""
    try:
        text = "\n".join(_lines(data))
    except SecretDocument:
        return True
    except (TrackerError, UnicodeError):
        return False
    encoding = old_encoding_of(text)
    return is_secret(numbered(to_unicode(text, encoding) if encoding else text))


def _lines(data: bytes) -> Iterator[str]:
    if b"%PDF-" in data[:1024]:
        for page in pdf_pages(data):
            # Three blanks part what stands in columns: the stamp may share its row with the nation's name.
            yield from ("   ".join(page_line(piece.text) for piece in row) for row in page.rows)
    elif data.startswith(b"PK\x03\x04"):
        yield from docx_lines(data) if b"word/" in data else ()
    elif not data.startswith(_PICTURES + _PACKED) and not is_old_office(data):
        yield decode(data[:_MOST_TEXT])[0]
