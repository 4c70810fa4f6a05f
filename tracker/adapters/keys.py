"""The key that seals links: from the settings, else from a file made once beside the data. No use of it here."""

import os
import secrets
from pathlib import Path

from tracker.domain.links import LinkKey


def link_key(given: str | None, folder: Path) -> LinkKey:
    """The key of this office; raises KeyTooShort for one that could be guessed, OSError where none can be kept."""
    if given is not None:
        return LinkKey(given.encode())
    path = folder / "secret.key"
    if not path.exists():
        _make(path)
    return LinkKey(path.read_bytes())


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        # Of several processes that start at once the first one's key stays.
        os.link(partial, path)
    except FileExistsError:
        pass
    finally:
        partial.unlink()
