"""Backing up: a copy of the database while it is used, looked through, packed, and the old ones sorted out."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tracker import __version__
from tracker.domain.errors import Unavailable
from tracker.domain.people import Actor
from tracker.domain.permissions import Permission, require
from tracker.domain.retention import kept
from tracker.store import backup
from tracker.store.archive import Manifest, aside_of, digest, new_file, pack, sync_folder
from tracker.store.engine import open_engine
from tracker.store.unit import Unit
from tracker.store.version import HEAD
from tracker.usecases.backup_place import BEGINNING, ENDING, BackupFault, BackupPlace, backups_in
from tracker.usecases.context import Context, day_of
from tracker.usecases.tick_runs import keep_check
from tracker.usecases.verify_record import Verified, verify_record


class CopyDamaged(Unavailable):
    """The copy is not whole: the database itself is damaged, and the backups from before stay."""

    key = "upkeep.copy_damaged"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was made; `events` are in it, `files` were new beside it or went into it, `removed` older ones went."""

    path: Path
    manifest: Manifest
    events: int
    files: int
    removed: int


def back_up(ctx: Context, place: BackupPlace, out: Path | None = None) -> BackedUp:
    """Make a backup now, in the folder, with the evidence beside it (each file once); or as the one file `out`,
    with all in it. Raises NotPermitted, BackedUpElsewhere, BackupFolderGone, BackupUnderWay, BackupFault,
    CopyDamaged; then there is nothing new. The key that seals links is no part of it."""
    require(ctx.actor, Permission.SYSTEM_MANAGE)
    source = place.file()
    with faults_told(), place.held() as folder:
        now = ctx.now()
        target = out or folder / f"{BEGINNING}{now:%Y%m%dT%H%M%SZ}{ENDING}"
        copy = aside_of(folder / f"{BEGINNING}{now:%Y%m%dT%H%M%S%fZ}.db")
        try:
            backup.copy_to(source, copy)
            found = _looked_through(ctx, copy)
            manifest = Manifest(
                now,
                __version__,
                HEAD,
                found.events,
                found.head,
                found.is_sound,
                digest(copy),
                out is not None,
            )
            files = list(_files(place.evidence, "evidence")) if out else []
            new = len(files) if out else _keep_beside(place.evidence, folder / "evidence")
            pack(target, copy, manifest, [*_files(place.data_dir / "templates", "templates"), *files])
        finally:
            copy.unlink(missing_ok=True)
        removed = 0 if out else _sort_out(place)
    keep_check(ctx, found)
    return BackedUp(target, manifest, found.events, new, removed)


def back_up_daily(ctx: Context, place: BackupPlace) -> BackedUp | None:
    """The backup of the day, None where there is one already."""
    made = [shown.made_at for shown in backups_in(place) if shown.made_at]
    if made and day_of(max(made)) >= ctx.today():
        return None
    return back_up(ctx, place)


def _looked_through(ctx: Context, copy: Path) -> Verified:
    """What the record in the copy says; the database in use is not held up by it. Raises CopyDamaged."""
    if not backup.is_whole(copy):
        raise CopyDamaged()
    engine = open_engine(f"sqlite:///{copy}", is_read_only=True)

    @contextmanager
    def opener(actor: Actor, *, is_read_only: bool = False) -> Iterator[Unit]:
        with engine.connect() as connection:
            yield Unit(connection, actor, ctx.now, str)

    try:
        return verify_record(replace(ctx, opener=opener))
    finally:
        engine.dispose()


def _files(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.endswith(".part"):
            yield f"{name}/{path.relative_to(folder)}", path


def _keep_beside(evidence: Path, beside: Path) -> int:
    """Each file of the store once more beside the backups; files never change, so those that are there stay.

    On one disk it is the same file under a second name and takes no room.
    """
    new = 0
    for name, path in _files(evidence, "."):
        target = beside / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _put(path, target)
            new += 1
    return new


def _put(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:
        aside = aside_of(target)
        with path.open("rb") as source, new_file(aside) as file:
            shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    sync_folder(target.parent)


def _sort_out(place: BackupPlace) -> int:
    """Remove what is older than is kept; one whose record is sound stays in any case, and damaged ones are left."""
    there = [shown for shown in backups_in(place) if shown.manifest]
    sound = [shown.name for shown in there if shown.manifest and shown.manifest.is_sound]
    staying = kept({s.name: day_of(s.made_at) for s in there if s.made_at}, place.keep) | set(sound[:1])
    going = [shown.name for shown in there if shown.name not in staying]
    for name in going:
        (place.folder / name).unlink(missing_ok=True)
    return len(going)


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn what the operating system and the driver refuse into BackupFault."""
    try:
        yield
    except OSError as error:
        raise BackupFault(path=str(error.filename or ""), reason=error.strerror or str(error)) from error
    except backup.FAULTS as error:
        raise BackupFault(path="", reason=str(error)) from error
