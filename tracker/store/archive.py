"""A backup as one file: a ZIP of the database, a manifest and other files, whole under its name or not there."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from tracker.domain.errors import Invalid

DATABASE, _MANIFEST = "tracker.db", "manifest.json"
_FORMAT = 1


class NotABackup(Invalid):
    """Not a file that `tracker backup` made, or a damaged one."""

    key = "upkeep.not_a_backup"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup. `has_files`: the evidence is inside, and not in the folder beside."""

    made_at: datetime
    program: str
    schema: str
    events: int
    head: str
    is_sound: bool
    sha256: str
    has_files: bool
    format: int = _FORMAT


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(target: Path, database: Path, manifest: Manifest, files: Iterable[tuple[str, Path]]) -> None:
    """Write aside, make durable, rename; raises OSError, and then nothing is left."""
    aside = aside_of(target)
    aside.unlink(missing_ok=True)
    try:
        with new_file(aside) as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                archive.writestr(_MANIFEST, json.dumps({**asdict(manifest)}, default=str, indent=1))
                archive.write(database, DATABASE)
                for name, path in files:
                    archive.write(path, name, ZIP_STORED)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def new_file(path: Path) -> BinaryIO:
    """A file that was not there, its owner's alone from the first byte on; never through somebody's link."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def aside_of(target: Path) -> Path:
    """Where it lies while it is made; what a killed process left there is in nobody's way."""
    return target.with_name(f".{target.name}.part")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def manifest_of(path: Path) -> Manifest:
    """What the backup says of itself; raises NotABackup, OSError."""
    with _opened(path) as archive:
        values = json.loads(archive.read(_MANIFEST))
        if values.pop("format") != _FORMAT:
            raise NotABackup(path=str(path))
        return Manifest(**{**values, "made_at": datetime.fromisoformat(values["made_at"])})


def database_to(path: Path, target: Path) -> None:
    """Unpack the database; raises NotABackup where it is not the one that was packed."""
    with _opened(path) as archive, archive.open(DATABASE) as inside, new_file(target) as file:
        copyfileobj(inside, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
    if digest(target) != manifest_of(path).sha256:
        raise NotABackup(path=str(path))


def files_in(path: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    """The other files below a folder of the backup, by their path in it; raises NotABackup."""
    with _opened(path) as archive:
        for name in archive.namelist():
            if name.startswith(f"{folder}/") and ".." not in name.split("/"):
                yield name.removeprefix(f"{folder}/"), archive.read(name)


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except (BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise NotABackup(path=str(path)) from error
