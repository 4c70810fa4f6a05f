"""Which SQLite is used and in which journal mode: the newest at hand, and WAL only where it is safe.

Versions 3.7.0 to 3.51.2 carry the WAL-reset corruption bug (fixed in 3.51.3, 3.50.7 and 3.44.6); on those the
rollback journal is truncated instead. `synchronous` is always FULL: anything less loses acknowledged work.
"""

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any


@cache
def library() -> ModuleType:
    """The DB-API module: `pysqlite3` where its wheel is installed, else the interpreter's own."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3")


def is_wal_safe(version: tuple[int, ...]) -> bool:
    """Whether this version is free of the WAL-reset bug."""
    if version >= (3, 51, 3):
        return True
    return (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def journal_mode() -> str:
    """`WAL` where the library is safe, else `TRUNCATE`."""
    return "WAL" if is_wal_safe(tuple(library().sqlite_version_info)) else "TRUNCATE"


BUSY_TIMEOUT_MS = 10_000


def prepare(connection: Any, *, is_writable: bool = True) -> None:
    """Set a new DB-API connection up: explicit transactions, foreign keys, patience, durability."""
    connection.isolation_level = None
    pragmas = [f"busy_timeout={BUSY_TIMEOUT_MS}", "foreign_keys=ON"]
    if is_writable:
        # A move dirties about ten pages: with the default of 1,000 every hundredth would wait for a checkpoint.
        pragmas += [f"journal_mode={journal_mode()}", "synchronous=FULL", "wal_autocheckpoint=4000"]
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
