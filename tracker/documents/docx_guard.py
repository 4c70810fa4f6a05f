"""What a .docx may contain before any of it is read: bounded parts, no bombs, no macros, no tricks of the archive.

Sizes are counted while unpacking: what the archive's own index says of them is not believed.
"""

import zipfile
import zlib
from io import BytesIO

from tracker.documents.reading_errors import DamagedFile, LockedFile, UnsafeFile

MAX_ENTRIES = 3_000
MAX_PART = 24 * 1024 * 1024
"""Bytes of one unpacked part; 24 MB of document.xml is more than a thousand pages."""
_CHUNK = 64 * 1024
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, its index checked. Raises DamagedFile, UnsafeFile or LockedFile."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        entries = archive.infolist()
    except _BROKEN as error:
        raise DamagedFile(format="DOCX") from error
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise LockedFile()
    if len(names) > MAX_ENTRIES or len(set(names)) != len(names):
        raise UnsafeFile(format="DOCX")
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise UnsafeFile(format="DOCX")
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise UnsafeFile(format="DOCX")
    return archive


def read_part(archive: zipfile.ZipFile, name: str, limit: int = MAX_PART) -> bytes | None:
    """One part unpacked, None when there is none. Raises UnsafeFile beyond `limit` bytes, DamagedFile when broken."""
    if name not in archive.namelist():
        return None
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise UnsafeFile(format="DOCX")
                parts.append(chunk)
    except _BROKEN as error:
        raise DamagedFile(format="DOCX") from error
    return b"".join(parts)
