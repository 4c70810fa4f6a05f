"""Where backups are made from and kept, and what is there; only one is made at a time."""

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker.domain.errors import Conflict, Invalid, NotFound, Unavailable
from tracker.domain.permissions import Permission, require
from tracker.domain.retention import Keep
from tracker.store.archive import Manifest, NotABackup, manifest_of
from tracker.usecases.context import Context

BEGINNING, ENDING = "tracker-", ".zip"


class BackedUpElsewhere(Invalid):
    """PostgreSQL has tools of its own, which know more."""

    key = "upkeep.backed_up_elsewhere"


class BackupFolderGone(Unavailable):
    """The folder of the settings is not there: a disk is not plugged in."""

    key = "upkeep.backup_folder_gone"


class BackupUnderWay(Conflict):
    """Another process makes one now."""

    key = "upkeep.backup_under_way"


class BackupFault(Unavailable):
    """The operating system refused: no room, no right."""

    key = "upkeep.backup_fault"


class BackupNotFound(NotFound):
    """No backup of that name."""

    key = "upkeep.backup_not_found"


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """`database` is None where it is no file of ours; a folder that `is_chosen` in the settings has to exist."""

    database: Path | None
    data_dir: Path
    folder: Path
    is_chosen: bool
    keep: Keep

    @property
    def evidence(self) -> Path:
        """The file store."""
        return self.data_dir / "evidence"

    def file(self) -> Path:
        """The database; raises BackedUpElsewhere."""
        if self.database is None:
            raise BackedUpElsewhere()
        return self.database

    @property
    def is_there(self) -> bool:
        """Whether backups can be kept now."""
        return self.folder.is_dir() or not self.is_chosen

    @property
    def is_beside_data(self) -> bool:
        """Whether folder and data are on one file system: one disk that dies takes both."""
        if not (self.folder.exists() and self.data_dir.exists()):
            return not self.is_chosen
        return self.folder.stat().st_dev == self.data_dir.stat().st_dev

    @contextmanager
    def held(self) -> Iterator[Path]:
        """The folder, ours alone meanwhile, without what a killed process left; raises BackupFolderGone,
        BackupUnderWay."""
        if not self.is_there:
            raise BackupFolderGone(path=str(self.folder))
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            # Held by the process, not by the file: one that is killed lets it go.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for left in self.folder.rglob("*.part"):
                left.unlink(missing_ok=True)
            yield self.folder
        except BlockingIOError as error:
            raise BackupUnderWay() from error
        finally:
            os.close(lock)


@dataclass(frozen=True, slots=True)
class BackupShown:
    """A backup in the folder; `manifest` is None where the file is damaged."""

    name: str
    size: int
    manifest: Manifest | None

    @property
    def made_at(self) -> datetime | None:
        """When, as it says itself."""
        return self.manifest.made_at if self.manifest else None


def backups_in(place: BackupPlace) -> Sequence[BackupShown]:
    """Those in the folder, the latest first."""
    found = sorted(place.folder.glob(f"{BEGINNING}*{ENDING}"), reverse=True) if place.is_there else []
    return [BackupShown(path.name, path.stat().st_size, _manifest(path)) for path in found]


def list_backups(ctx: Context, place: BackupPlace) -> Sequence[BackupShown]:
    """`backups_in` for who may know. Raises NotPermitted."""
    require(ctx.actor, Permission.SYSTEM_MANAGE)
    return backups_in(place)


def free_bytes(folder: Path) -> int:
    """Room on the disk of a folder, or of the nearest one above it that exists."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def _manifest(path: Path) -> Manifest | None:
    try:
        return manifest_of(path)
    except (NotABackup, OSError):
        return None
