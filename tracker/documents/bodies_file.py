"""A directory of bodies read from a file: TOML as the sample, or a clerk's spreadsheet saved as CSV.

Bytes in, values out; an unusable file raises BadDirectoryFile with the line and the field. Nothing is stored.
"""

from tracker.documents.directory_checks import check
from tracker.documents.directory_csv import csv_entries, csv_rows
from tracker.documents.directory_rows import BadDirectoryFile, email_of
from tracker.documents.directory_toml import toml_entries, toml_rows
from tracker.domain.directory import Directory
from tracker.domain.text import clean

MAX_BYTES = 4_000_000
"""A directory of ten thousand bodies takes less than half of this."""


EMPTY = Directory()


def read_directory(data: bytes, name: str, known: Directory = EMPTY) -> Directory:
    """The directory in a file; `name` tells the format: `.toml`, otherwise CSV. Raises BadDirectoryFile.

    The file may point at bodies and groups of `known`, the directory it adds to.
    """
    text = _text(data)
    entries = toml_entries(text) if _is_toml(name) else csv_entries(text, known)
    if not entries.bodies and not entries.groups:
        raise BadDirectoryFile("directory.no_rows", 1)
    check(entries, known)
    return Directory(
        tuple(body for _, body in entries.bodies),
        tuple(group for _, group in entries.groups),
        tuple(step for _, step in entries.successions),
    )


def read_emails(data: bytes, name: str) -> dict[str, str]:
    """Codes of bodies to the mail addresses in the file, in lower case; bodies without one are left out."""
    text = _text(data)
    rows = toml_rows(text, "body") if _is_toml(name) else csv_rows(text)
    return {row.code(): address for row in rows if (address := email_of(row))}


def _is_toml(name: str) -> bool:
    return name.lower().endswith(".toml")


def _text(data: bytes) -> str:
    """UTF-8, with or without a mark, or UTF-16 with one, as spreadsheets save it; cleaned."""
    if len(data) > MAX_BYTES:
        raise BadDirectoryFile("directory.too_large", 1, limit=f"{MAX_BYTES // 1_000_000} MB")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadDirectoryFile("directory.not_utf8", data.count(b"\n", 0, error.start) + 1) from None
    if "\0" in text or not text.strip():
        raise BadDirectoryFile("directory.no_rows", 1)
    return clean(text)
