"""Opening a database by its URL, set up for durability. No queries."""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from tracker.store import sqlite_library
from tracker.store.faults import DatabaseUnreachable

__all__ = ["Engine", "open_engine", "sqlite_path", "where_is"]


def open_engine(url: str, *, is_read_only: bool = False) -> Engine:
    """An engine for SQLite (a file, or memory) or PostgreSQL through psycopg.

    One that only reads takes no write lock when a transaction begins, and refuses changes where the database can.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url, is_read_only)
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address, pool_pre_ping=True, connect_args={"options": "-c lock_timeout=10000"})
    return engine.execution_options(postgresql_readonly=True) if is_read_only else engine


def _address(url: str) -> URL:
    """The parts of an address; raises DatabaseUnreachable for one of no database that we know."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        address = None
    if address is None or address.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseUnreachable(where="TRACKER_DATABASE_URL")
    return address


def where_is(url: str) -> str:
    """The address as it may be shown: no password."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return address.database or ":memory:"
    return address.render_as_string(hide_password=True)


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite URL, None for anything else."""
    address = _address(url)
    if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
        return None
    return Path(address.database)


def _sqlite(url: str, is_read_only: bool) -> Engine:
    engine = create_engine(url, module=sqlite_library.library())
    event.listen(engine, "do_connect", _keep_private)
    event.listen(engine, "connect", partial(_connect_sqlite, is_writable=not is_read_only))
    # A deferred transaction that reads and then writes fails at once when another wrote in between. The driver
    # begins nothing by itself; a listener for "begin" would cost every statement a look at the listeners.
    begin = "BEGIN DEFERRED" if is_read_only else "BEGIN IMMEDIATE"
    setattr(engine.dialect, "do_begin", partial(_begin, begin=begin))  # noqa: B010  # mypy forbids the plain form
    return engine


def _keep_private(_: object, __: object, arguments: list[Any], ___: object) -> None:
    """A database file is its owner's alone from the first byte on; its journals take their mode from it."""
    name = str(arguments[0]) if arguments else ":memory:"
    if name == ":memory:" or os.path.exists(name):  # asked for every connection
        return
    with suppress(OSError):  # what hinders the library will be told by it
        os.close(os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _connect_sqlite(connection: object, _: ConnectionPoolEntry, *, is_writable: bool) -> None:
    sqlite_library.prepare(connection, is_writable=is_writable)


def _begin(connection: Any, begin: str) -> None:
    connection.execute(begin)
