"""Bytes of a text file -> text, whatever it was written in; no lines yet."""

import codecs

from tracker.documents.old_encodings import old_encoding_of, to_unicode
from tracker.documents.reading_errors import NotAText, UnknownEncoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and the keys of findings about how it was written. Raises NotAText or UnknownEncoding."""
    text = _unicode(data)
    notes: tuple[str, ...] = ()
    if text is None:
        text = data.decode("latin-1")
        if old_encoding_of(text) is None:
            raise UnknownEncoding()
    encoding = old_encoding_of(text)
    if encoding is not None:
        text, notes = to_unicode(text, encoding), (f"finding.read_as_{encoding}",)
    if _looks_binary(text):
        raise NotAText()
    return text, notes


def _unicode(data: bytes) -> str | None:
    """The text when the bytes are UTF-8, UTF-16 or UTF-32; None when they are something else."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    bare = _bare_utf16(data)
    if bare is not None:
        return data[: len(data) // 2 * 2].decode(bare, "replace")
    if b"\x00" in data[:4096]:
        raise NotAText()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data[:4096].count(b"\x00") or _mostly_control(data):
            raise NotAText() from error
        if error.start > 200 and len(data) - error.start < 4:
            return data.decode("utf-8", "ignore")
        return None


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero or, for Vietnamese, 0x1e."""
    head = data[:2000]
    half = len(head) // 2
    if half < 8:
        return None
    even = sum(byte in (0, 1, 0x1E) for byte in head[0::2])
    odd = sum(byte in (0, 1, 0x1E) for byte in head[1::2])
    if odd > 0.8 * half > 2 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half > 2 * odd else None


def _mostly_control(data: bytes) -> bool:
    head = data[:4096]
    return sum(byte < 9 or 13 < byte < 32 for byte in head) > 0.02 * len(head)


def _looks_binary(text: str) -> bool:
    head = text[:8192]
    if not head:
        return False
    odd = sum(1 for char in head if (char < " " and char not in "\t\n\r\f") or char == "\ufffd")
    return odd > 0.05 * len(head)
