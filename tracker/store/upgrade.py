"""Bringing a database to the present schema: create, or upgrade after a backup. Loads the migration machinery."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from tracker.store import backup
from tracker.store.engine import sqlite_path, where_is
from tracker.store.schema import refuse_strangers, revision_of
from tracker.store.translate import told_plainly
from tracker.store.version import HEAD


def upgrade(engine: Engine, *, now: datetime, backups: Path | None = None) -> Path | None:
    """Create or upgrade the schema in one transaction; running it again changes nothing.

    Returns the backup that was made first, None where there was nothing to back up. PostgreSQL is backed up
    by its own tools; a failed upgrade leaves nothing behind on either.
    """
    url = engine.url.render_as_string(hide_password=False)
    with told_plainly(where_is(url)):
        current = revision_of(engine)
        refuse_strangers(engine, current)
        if current == HEAD:
            return None
        saved = None
        path = sqlite_path(url)
        if current is not None and path is not None:
            saved = backup.copy_to(path, (backups or path.parent) / f"{path.stem}-{now:%Y%m%dT%H%M%SZ}.db")
        with engine.connect() as connection:
            _run(connection)
    return saved


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


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
