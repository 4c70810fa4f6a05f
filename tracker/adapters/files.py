"""Evidence on disk: each content once, under its SHA-256, durable before it is named."""

import hashlib
from pathlib import Path

from tracker.adapters.atomic import sync_folder, write_atomically


class FolderFiles:
    """Files in one folder, two levels deep. A half-written file never carries a final name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Store durably and return the SHA-256; the same bytes twice are stored once.

        Raises OSError, leaving nothing half-written behind.
        """
        name = hashlib.sha256(data).hexdigest()
        target = self._path(name)
        if target.exists():
            sync_folder(target.parent)  # whoever wrote it may have died before this
            return name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sync_folder(self._folder.parent)
        sync_folder(self._folder)
        write_atomically(target, data)
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes; raises FileNotFoundError."""
        return self._path(sha256).read_bytes()

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name
