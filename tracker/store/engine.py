"""Opening a database by its URL, set up for durability. No queries."""

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import ConnectionPoolEntry

from tracker.store import sqlite_library

__all__ = ["IS_READ_ONLY", "Engine", "open_engine", "sqlite_path", "where_is"]

IS_READ_ONLY = "tracker_is_read_only"
"""Execution option of a connection that only reads: it takes no write lock at its start."""


def open_engine(url: str) -> Engine:
    """An engine for SQLite (a file, or memory) or PostgreSQL through psycopg."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url)
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address, pool_pre_ping=True, connect_args={"options": "-c lock_timeout=10000"})
    event.listen(engine, "begin", _begin_postgres)
    return engine


def where_is(url: str) -> str:
    """The address as it may be shown: no password."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return address.database or ":memory:"
    return address.render_as_string(hide_password=True)


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite URL, None for anything else."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
        return None
    return Path(address.database)


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, module=sqlite_library.library())
    event.listen(engine, "connect", _connect_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _connect_sqlite(connection: object, _: ConnectionPoolEntry) -> None:
    sqlite_library.prepare(connection)


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once when another wrote in between.
    kind = "DEFERRED" if connection.get_execution_options().get(IS_READ_ONLY) else "IMMEDIATE"
    connection.exec_driver_sql(f"BEGIN {kind}")


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get(IS_READ_ONLY):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
