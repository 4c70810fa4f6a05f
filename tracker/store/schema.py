"""Bringing a database to the present schema: create, upgrade (after a backup), and refuse what is newer."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from tracker.domain.errors import Unavailable
from tracker.store import backup
from tracker.store.engine import sqlite_path, where_is
from tracker.store.translate import told_plainly
from tracker.store.version import HEAD


class DatabaseNewer(Unavailable):
    """The database was made by a newer version of the program; nothing was touched."""

    key = "error.database_newer"


class DatabaseOlder(Unavailable):
    """The database needs `tracker init` to be upgraded first."""

    key = "error.database_older"


class NotATrackerDatabase(Unavailable):
    """There are tables, but not ours; nothing was touched."""

    key = "error.not_a_tracker_database"


def upgrade(engine: Engine, *, now: datetime, backups: Path | None = None) -> Path | None:
    """Create or upgrade the schema in one transaction; running it again changes nothing.

    Returns the backup that was made first, None where there was nothing to back up. PostgreSQL is backed up
    by its own tools; a failed upgrade leaves nothing behind on either.
    """
    url = engine.url.render_as_string(hide_password=False)
    with told_plainly(where_is(url)):
        current = revision_of(engine)
        _refuse_strangers(engine, current)
        if current == HEAD:
            return None
        saved = None
        path = sqlite_path(url)
        if current is not None and path is not None:
            saved = backup.copy_to(path, (backups or path.parent) / f"{path.stem}-{now:%Y%m%dT%H%M%SZ}.db")
        with engine.connect() as connection:
            _run(connection)
    return saved


def is_empty(engine: Engine) -> bool:
    """Whether the database has no schema of ours yet."""
    with told_plainly(where_is(engine.url.render_as_string(hide_password=False))):
        return revision_of(engine) is None


def revision_of(engine: Engine) -> str | None:
    """The schema's revision, None for an empty database."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def check(engine: Engine) -> None:
    """Raise unless the schema is exactly the one this program knows."""
    url = engine.url.render_as_string(hide_password=False)
    with told_plainly(where_is(url)):
        current = revision_of(engine)
    if current == HEAD:
        return
    if current is None or current in _known():
        raise DatabaseOlder(where=where_is(url))
    raise DatabaseNewer(where=where_is(url))


def _refuse_strangers(engine: Engine, current: str | None) -> None:
    where = where_is(engine.url.render_as_string(hide_password=False))
    if current is not None and current not in _known():
        raise DatabaseNewer(where=where)
    if current is None and inspect(engine).get_table_names():
        raise NotATrackerDatabase(where=where)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _run(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # Rebuilding a parent table with foreign keys on would delete its children by cascade.
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.cursor().execute("PRAGMA foreign_keys=OFF")
    try:
        command.upgrade(config, "head")
        if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("the migration leaves rows that point nowhere")
        connection.commit()
    finally:
        connection.rollback()
        if is_sqlite:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute("PRAGMA foreign_keys=ON")
