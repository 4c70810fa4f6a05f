"""Writing a file whole or not at all: aside first, then renamed. What is written is the caller's."""

import os
import secrets
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, replacing what was there; a reader or a crash sees the old file or the new one.

    Missing folders are made. Raises OSError, leaving nothing half-written behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name that nobody could foresee, and never a file that is there: in a shared folder it may be a link elsewhere.
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable: a rename or a new folder is not before."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
