"""Evidence on disk: each content once, under its SHA-256, durable before it is named."""

import hashlib
import os
from pathlib import Path


class FolderFiles:
    """Files in one folder, two levels deep. A half-written file never carries a final name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Store durably and return the SHA-256; the same bytes twice are stored once."""
        name = hashlib.sha256(data).hexdigest()
        target = self._path(name)
        if target.exists():
            return name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = target.with_name(f"{name}.{os.getpid()}.part")
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
        _sync_folder(target.parent)
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes; raises FileNotFoundError."""
        return self._path(sha256).read_bytes()

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _sync_folder(folder: Path) -> None:
    # The rename is durable only once the folder itself is.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
