"""Bringing a backup back, to an empty place or over a database in use; checked before anything is touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import is_zipfile

from tracker.domain.errors import Conflict
from tracker.domain.people import SYSTEM
from tracker.store import backup
from tracker.store.archive import (
    Manifest,
    NotABackup,
    aside_of,
    database_to,
    files_in,
    manifest_of,
    sync_folder,
)
from tracker.store.engine import open_engine
from tracker.store.events import Events
from tracker.store.file_names import file_names
from tracker.store.schema import refuse_strangers, revision_of
from tracker.store.version import HEAD
from tracker.usecases.back_up import faults_told
from tracker.usecases.backup_place import BackupPlace
from tracker.usecases.context import Files


class DatabaseThere(Conflict):
    """There is a database already, and nobody said that it may be replaced."""

    key = "upkeep.database_there"


@dataclass(frozen=True, slots=True)
class Restored:
    """What is there now. `before`: the copy of the database that was there; `files` came back, `missing` are named
    in the database and were not found anywhere."""

    database: Path
    events: int
    head: str
    files: int
    missing: int
    before: Path | None


def restore(
    source: Path, place: BackupPlace, files: Files, now: datetime, *, replaces: bool = False
) -> Restored:
    """Bring back a file of `tracker backup`, or a bare database (of before an upgrade). Raises BackedUpElsewhere,
    NotABackup, DatabaseThere, DatabaseNewer, NotATrackerDatabase, BackupFault; then the database is as it was.

    Evidence comes first, out of the file or from the folder beside it: no row ever points to a file on its way.
    """
    target = place.file()
    with faults_told():
        if not source.is_file():
            raise NotABackup(path=str(source))
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_there = target.exists() and target.stat().st_size > 0
        with _unpacked(source, aside_of(target.with_name("restored.db"))) as copy:
            events, head, wanted = _read(source, copy)
            if is_there and not replaces:
                raise DatabaseThere(path=str(target))
            found = _bring_files(source, files, wanted)
            _bring_templates(source, place.data_dir / "templates")
            before = None
            if is_there:
                before = _exchange(copy, target, place, now)
            else:
                _put(copy, target)
    return Restored(target, events, head, len(found), len(wanted - found), before)


@contextmanager
def _unpacked(source: Path, copy: Path) -> Iterator[Path]:
    copy.unlink(missing_ok=True)
    try:
        if is_zipfile(source):
            database_to(source, copy)
        else:
            _copied(source, copy)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _copied(source: Path, copy: Path) -> None:
    with source.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise NotABackup(path=str(source))
    try:
        backup.copy_to(source, copy)
    except backup.FAULTS:
        raise
    except backup.NOT_A_DATABASE as error:
        raise NotABackup(path=str(source)) from error


def _read(source: Path, copy: Path) -> tuple[int, str, set[str]]:
    """Number and head of the events, and the files named; raises where this is not what was packed."""
    if not backup.is_whole(copy):
        raise NotABackup(path=str(source))
    engine = open_engine(f"sqlite:///{copy}", is_read_only=True)
    try:
        revision = revision_of(engine)
        refuse_strangers(engine, revision)
        if revision is None:
            raise NotABackup(path=str(source))
        with engine.connect() as connection:
            events, head = Events(connection, SYSTEM, str).head()
            # Of an older schema the tables may be others: what is missing shows when the files are asked for.
            wanted = file_names(connection) if revision == HEAD else set()
    finally:
        engine.dispose()
    told: Manifest | None = manifest_of(source) if is_zipfile(source) else None
    if told is not None and (told.events, told.head) != (events, head):
        raise NotABackup(path=str(source))
    return events, head, wanted


def _bring_files(source: Path, files: Files, wanted: set[str]) -> set[str]:
    """Every file of the backup into the store; returns those of `wanted` that are there now."""
    brought = {files.put(data) for _, data in files_in(source, "evidence")} if is_zipfile(source) else set()
    beside = source.parent / "evidence"
    for path in sorted(beside.rglob("*")) if beside.is_dir() else ():
        if path.is_file() and not path.name.endswith(".part"):
            brought.add(files.put(path.read_bytes()))
    return {name for name in wanted if name in brought or _has(files, name)}


def _has(files: Files, name: str) -> bool:
    try:
        files.get(name)
    except FileNotFoundError:
        return False
    return True


def _bring_templates(source: Path, folder: Path) -> None:
    """The office's own templates; those that are there stay."""
    for name, data in files_in(source, "templates") if is_zipfile(source) else ():
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def _exchange(copy: Path, target: Path, place: BackupPlace, now: datetime) -> Path:
    before = place.data_dir / "backups" / f"before-restore-{now:%Y%m%dT%H%M%SZ}.db"
    backup.copy_to(target, before)
    backup.copy_into(copy, target)
    return before


def _put(copy: Path, target: Path) -> None:
    # A journal of a database that somebody took away would be played into the new one.
    for ending in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    copy.replace(target)
    sync_folder(target.parent)
