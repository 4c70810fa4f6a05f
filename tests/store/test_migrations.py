"""Migrations: they build what the tables declare, run once, and leave nothing behind when they fail half-way."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

import tracker.records
import tracker.store.migrations as migrations
from tests.office import Office, item
from tracker.store import guards, schema
from tracker.store.engine import open_engine
from tracker.store.schema import DatabaseNewer, DatabaseOlder, NotATrackerDatabase
from tracker.store.upgrade import upgrade
from tracker.store.version import HEAD, KNOWN

NOW = datetime(2019, 5, 8, 1, 0, tzinfo=UTC)


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'moi.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def empty_postgres(postgres_server: str) -> Iterator[Engine]:
    """A database of its own on the server of the tests."""
    server = open_engine(postgres_server)
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("DROP DATABASE IF EXISTS migrated")
        connection.exec_driver_sql("CREATE DATABASE migrated")
    engine = open_engine(server.url.set(database="migrated").render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("DROP DATABASE migrated")
    server.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest) -> Engine:
    """A database without tables, once of each kind."""
    engine = request.getfixturevalue(f"empty_{request.param}")
    assert isinstance(engine, Engine)
    return engine


def _tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def _checks(engine: Engine) -> set[str]:
    found = inspect(engine)
    return {str(check["name"]) for table in _tables(engine) for check in found.get_check_constraints(table)}


def test_the_migrations_build_what_the_tables_declare(empty: Engine) -> None:
    upgrade(empty, now=NOW)

    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, tracker.records.metadata)

    assert differences == []


def test_the_migrations_build_the_checks_that_the_tables_declare(empty: Engine) -> None:
    upgrade(empty, now=NOW)

    declared = {
        str(constraint.name)
        for table in tracker.records.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.__class__.__name__ == "CheckConstraint"
    }
    assert _checks(empty) == declared


def test_the_migrations_guard_every_table_that_is_only_added_to(empty: Engine) -> None:
    upgrade(empty, now=NOW)

    of_sqlite = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    of_postgres = "SELECT event_object_table FROM information_schema.triggers"
    with empty.connect() as connection:
        found = connection.exec_driver_sql(of_sqlite if empty.dialect.name == "sqlite" else of_postgres)
        guarded = [row[0] for row in found]

    assert {table: guarded.count(table) for table in guarded} == dict.fromkeys(
        (*guards.APPEND_ONLY, *guards.ISSUED, "progress_report"), 2
    )


def test_the_program_knows_the_migrations_that_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    scripts = ScriptDirectory.from_config(config)

    revisions = [script.revision for script in scripts.walk_revisions()]

    assert scripts.get_heads() == [HEAD]
    assert tuple(reversed(revisions)) == KNOWN


def test_upgrading_twice_changes_nothing(empty: Engine) -> None:
    upgrade(empty, now=NOW)
    before = _tables(empty)

    assert upgrade(empty, now=NOW) is None

    assert _tables(empty) == before
    assert schema.revision_of(empty) == HEAD


def test_upgrading_a_database_in_use_keeps_its_rows(sqlite_office: Office) -> None:
    [assignment] = sqlite_office.issued(item(leads=["so-mau"]))

    assert upgrade(sqlite_office.tracker.engine, now=NOW) is None

    assert sqlite_office.now(assignment) == assignment


def test_a_migration_that_fails_half_way_leaves_nothing_behind(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The last step of the first migration guards a table that is not there.
    monkeypatch.setattr(guards, "APPEND_ONLY", ("event", "no_such_table"))

    with pytest.raises(Exception, match=r"no_such_table|unreachable"):
        upgrade(empty, now=NOW)

    assert _tables(empty) == set()
    assert schema.is_empty(empty)


def test_after_a_failed_migration_the_next_attempt_succeeds(empty: Engine) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(guards, "APPEND_ONLY", ("event", "no_such_table"))
        with pytest.raises(Exception, match=r"no_such_table|unreachable"):
            upgrade(empty, now=NOW)

    upgrade(empty, now=NOW)

    schema.check(empty)
    with empty.connect() as connection:
        assert (
            empty.dialect.name != "sqlite"
            or connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        )


def test_a_database_of_a_newer_version_is_left_alone(empty: Engine) -> None:
    upgrade(empty, now=NOW)
    _set_revision(empty, "9999")

    with pytest.raises(DatabaseNewer):
        upgrade(empty, now=NOW)
    with pytest.raises(DatabaseNewer):
        schema.check(empty)

    assert schema.revision_of(empty) == "9999"


def test_somebody_elses_database_is_left_alone(empty: Engine) -> None:
    with empty.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE so_sach (id INTEGER)")
        connection.commit()

    with pytest.raises(NotATrackerDatabase):
        upgrade(empty, now=NOW)

    assert _tables(empty) == {"so_sach"}


def test_a_database_without_tables_has_to_be_initialised_first(empty: Engine) -> None:
    with pytest.raises(DatabaseOlder):
        schema.check(empty)


def _set_revision(engine: Engine, revision: str) -> None:
    with engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
        connection.commit()
