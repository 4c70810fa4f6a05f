"""A consistent copy of an SQLite database that is in use, and the check that a copy is whole."""

from contextlib import closing
from pathlib import Path

from tracker.store import sqlite_library

FAULTS: tuple[type[Exception], ...] = (sqlite_library.library().OperationalError,)
"""What the driver raises where a copy cannot be made: no room, no right, a lock that lasts."""

NOT_A_DATABASE: tuple[type[Exception], ...] = (sqlite_library.library().DatabaseError,)
"""What it raises where a file is no database; FAULTS are of this kind too."""


def copy_to(source: Path, target: Path) -> Path:
    """Copy by the library's backup interface (copying the file would miss the journal); returns `target`.

    Written aside and renamed, so that a half copy never carries the name.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(target.name + ".part")
    aside.unlink(missing_ok=True)
    aside.touch(mode=0o600, exist_ok=False)
    library = sqlite_library.library()
    try:
        with closing(library.connect(source)) as origin, closing(library.connect(aside)) as copy:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return target


def copy_into(source: Path, target: Path) -> None:
    """Put what `source` holds in the place of what a database in use holds, as one transaction of that one.

    Whoever has it open sees the old or the new, also after a death on the way: the file is not exchanged.
    """
    library = sqlite_library.library()
    with closing(library.connect(source)) as origin, closing(library.connect(target)) as present:
        present.execute(f"PRAGMA busy_timeout={sqlite_library.BUSY_TIMEOUT_MS}")
        origin.backup(present)


def is_whole(path: Path) -> bool:
    """Whether SQLite finds no structural damage (a flipped bit in a value is the event chain's to find).

    Raises the driver's OperationalError where that cannot be told, as of a locked file.
    """
    library = sqlite_library.library()
    with closing(library.connect(path)) as connection:
        try:
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
        except library.OperationalError:
            raise
        except library.DatabaseError:
            return False  # too damaged to be checked
