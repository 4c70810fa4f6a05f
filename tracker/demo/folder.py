"""The folder of a demonstration: made anew each time, and never somebody else's."""

import shutil
from pathlib import Path

from tracker.domain.errors import Conflict

_MARK = ".tracker-demo"


class NotOurFolder(Conflict):
    """The folder holds files that no demonstration made; nothing was touched."""

    key = "demo.not_our_folder"


def fresh_folder(path: Path) -> Path:
    """An empty folder with our mark; what an earlier demonstration left is removed. Raises NotOurFolder."""
    if path.exists():
        is_ours = path.is_dir() and ((path / _MARK).exists() or not any(path.iterdir()))
        if not is_ours:
            raise NotOurFolder(path=str(path))
        shutil.rmtree(path)
    path.mkdir(parents=True)
    (path / _MARK).touch()
    return path
