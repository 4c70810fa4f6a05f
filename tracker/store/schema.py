"""Is the database of the schema this program knows. Bringing it there is `upgrade`, which loads much more."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, inspect, text

from tracker.domain.errors import Unavailable
from tracker.store.engine import open_engine, where_is
from tracker.store.translate import told_plainly
from tracker.store.version import HEAD, KNOWN


class DatabaseNewer(Unavailable):
    """The database was made by a newer version of the program; nothing was touched."""

    key = "error.database_newer"


class DatabaseOlder(Unavailable):
    """The database needs `tracker init` to be upgraded first."""

    key = "error.database_older"


class NotATrackerDatabase(Unavailable):
    """There are tables, but not ours; nothing was touched."""

    key = "error.not_a_tracker_database"


def is_empty(engine: Engine) -> bool:
    """Whether the database has no schema of ours yet."""
    with told_plainly(_where(engine)):
        return revision_of(engine) is None


def revision_of(engine: Engine) -> str | None:
    """The schema's revision, None where there is none of ours."""
    with _only_looking(engine) as looking:
        if not inspect(looking).has_table("alembic_version"):
            return None
        with looking.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return str(found) if found else None


def check(engine: Engine) -> None:
    """Raise unless the schema is exactly the one this program knows."""
    with told_plainly(_where(engine)):
        current = revision_of(engine)
    if current == HEAD:
        return
    if current is None or current in KNOWN:
        raise DatabaseOlder(where=_where(engine))
    raise DatabaseNewer(where=_where(engine))


def refuse_strangers(engine: Engine, current: str | None) -> None:
    """Raise where the database is newer than this program, or somebody else's."""
    if current is not None and current not in KNOWN:
        raise DatabaseNewer(where=_where(engine))
    with _only_looking(engine) as looking:
        has_tables = bool(inspect(looking).get_table_names())
    if current is None and has_tables:
        raise NotATrackerDatabase(where=_where(engine))


@contextmanager
def _only_looking(engine: Engine) -> Iterator[Engine]:
    # To open an SQLite file for writing changes how it keeps its journal, and so the file: it may not be ours.
    if engine.dialect.name != "sqlite":
        yield engine
        return
    looking = open_engine(_url(engine), is_read_only=True)
    try:
        yield looking
    finally:
        looking.dispose()


def _where(engine: Engine) -> str:
    return where_is(_url(engine))


def _url(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)
