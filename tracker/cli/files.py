"""Files that commands read and write, with plain errors and no half-written results."""

from pathlib import Path

from tracker.adapters.atomic import write_atomically
from tracker.domain.errors import Invalid, Unavailable

LARGEST = 20 * 1024 * 1024
"""Bytes a document may have."""


class FileFault(Unavailable):
    """The operating system refused a file; `detail` is its own word."""

    key = "error.file_fault"


class FileMissing(Invalid):
    """There is no such file."""

    key = "error.file_missing"


class FileTooLarge(Invalid):
    """More than LARGEST."""

    key = "error.file_too_large"


def read_file(path: Path) -> bytes:
    """The bytes; raises FileMissing, FileTooLarge, FileFault."""
    try:
        if not path.is_file():
            raise FileMissing(path=str(path))
        if path.stat().st_size > LARGEST:
            raise FileTooLarge(path=str(path), limit_mb=LARGEST // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise FileFault(path=str(path), detail=error.strerror or str(error)) from error


def write_file(path: Path, data: bytes) -> None:
    """Write aside, then rename; raises FileFault."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise FileFault(path=str(path), detail=error.strerror or str(error)) from error
