"""How SQLite is opened: a library that is safe, the journal that is safe with it, and nothing acknowledged lost."""

from pathlib import Path

import pytest

from tests.office import Office
from tracker.store import sqlite_library
from tracker.store.engine import open_engine, sqlite_path, where_is
from tracker.store.lists import open_lists


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 46, 1), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_the_write_ahead_log_is_used_only_where_it_is_safe(version: tuple[int, ...], is_safe: bool) -> None:
    assert sqlite_library.is_wal_safe(version) is is_safe


def test_the_journal_follows_from_the_version_of_the_library_in_use() -> None:
    is_safe = sqlite_library.is_wal_safe(tuple(sqlite_library.library().sqlite_version_info))

    assert sqlite_library.journal_mode() == ("WAL" if is_safe else "TRUNCATE")


@pytest.mark.parametrize("is_read_only", [False, True])
def test_every_connection_is_durable_patient_and_minds_foreign_keys(
    sqlite_office: Office, is_read_only: bool
) -> None:
    engine = open_engine(sqlite_office.url, is_read_only=is_read_only)

    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()

    assert found["journal_mode"] == sqlite_library.journal_mode().lower()
    assert found["synchronous"] == 2  # FULL
    assert found["foreign_keys"] == 1
    assert found["busy_timeout"] == sqlite_library.BUSY_TIMEOUT_MS


def test_a_connection_made_later_is_set_up_like_the_first(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}", is_read_only=True)

    with engine.connect() as first, engine.connect() as second:
        pairs = [c.exec_driver_sql("PRAGMA synchronous").scalar_one() for c in (first, second)]
    engine.dispose()

    assert pairs == [2, 2]


def test_lists_never_change_the_file(sqlite_office: Office) -> None:
    with (
        open_lists(sqlite_office.url) as lists,
        pytest.raises(sqlite_library.library().OperationalError) as refused,
    ):
        lists._connection.execute("INSERT INTO setting VALUES ('a', 'b')")

    assert "readonly" in str(refused.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////tmp/a.db", "/tmp/a.db"),
        ("sqlite://", ":memory:"),
        ("postgresql://an:secret@db.example.vn/theo_doi", "postgresql://an:***@db.example.vn/theo_doi"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert where_is(url) == shown


def test_only_a_file_of_sqlite_has_a_path() -> None:
    assert sqlite_path("sqlite:////tmp/a.db") == Path("/tmp/a.db")
    assert sqlite_path("sqlite://") is None
    assert sqlite_path("postgresql://an@db.example.vn/theo_doi") is None
