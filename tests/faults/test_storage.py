"""Storage that is locked, full, read-only, damaged or another's: a clear error, and nothing that was there is lost."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Timer

import pytest

from tests.databases import MADE_AT
from tests.office import Office, item
from tracker.domain.errors import Unavailable
from tracker.store import backup, schema, sqlite_library
from tracker.store.assignments import Assignment
from tracker.store.engine import open_engine
from tracker.store.faults import DatabaseDamaged, DatabaseLocked
from tracker.store.schema import DatabaseNewer, NotATrackerDatabase
from tracker.store.upgrade import upgrade
from tracker.usecases.verify_record import verify_record


@pytest.fixture
def started(sqlite_office: Office) -> Assignment:
    """A piece of work that its body has begun."""
    [assignment] = sqlite_office.issued(item(leads=["so-mau"]))
    sqlite_office.move(sqlite_office.officer("so-mau"), assignment, "start")
    return sqlite_office.now(assignment)


def database_of(office: Office) -> Path:
    return office.folder / "tracker.db"


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else writes and does not come to an end."""
    with closing(sqlite_library.library().connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_while_another_writes_too_long_a_change_is_refused_and_reading_goes_on(
    sqlite_office: Office, started: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = sqlite_office.officer("so-mau")
    monkeypatch.setattr(sqlite_library, "BUSY_TIMEOUT_MS", 200)
    impatient = Office(sqlite_office.url, sqlite_office.folder)
    ctx = impatient.tracker.context_for(officer.actor)

    with held(database_of(sqlite_office)):
        with pytest.raises(DatabaseLocked):
            impatient.move(ctx, started, "report", results="đã làm")
        seen = impatient.now(started)
    after = impatient.move(ctx, started, "report", results="đã làm").assignment
    impatient.close()

    assert (seen.state, after.state, after.revision) == ("in_progress", "reported", 1)
    assert verify_record(sqlite_office.coordinator()).is_sound


def test_while_another_writes_for_a_moment_a_change_waits(sqlite_office: Office, started: Assignment) -> None:
    officer = sqlite_office.officer("so-mau")

    with held(database_of(sqlite_office)) as other:
        Timer(0.5, other.execute, ["ROLLBACK"]).start()
        moved = sqlite_office.move(officer, started, "report", results="đã làm")

    assert moved.assignment.state == "reported"


def contents(folder: Path) -> dict[str, str]:
    """Every file with the hash of its bytes."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def checked(url: str) -> None:
    engine = open_engine(url)
    try:
        schema.check(engine)
    finally:
        engine.dispose()


def upgraded(url: str) -> None:
    engine = open_engine(url)
    try:
        upgrade(engine, now=MADE_AT + timedelta(days=1))
    finally:
        engine.dispose()


DOORS = pytest.mark.parametrize("door", [checked, upgraded])
Door = Callable[[str], None]


@DOORS
@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_database_of_a_newer_version_is_refused_and_not_a_byte_changed(
    sqlite_template: Path, tmp_path: Path, door: Door, mode: str
) -> None:
    path = tmp_path / "tracker.db"
    path.write_bytes(sqlite_template.read_bytes())
    with closing(sqlite_library.library().connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
        newer.execute(f"PRAGMA journal_mode={mode}")
    before = contents(tmp_path)

    with pytest.raises(DatabaseNewer):
        door(f"sqlite:///{path}")

    assert contents(tmp_path) == before


def test_somebody_elses_database_is_refused_and_not_a_byte_changed(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.execute("INSERT INTO recipe VALUES ('canh chua')")
        other.commit()
    before = contents(tmp_path)

    with pytest.raises(NotATrackerDatabase):
        upgraded(f"sqlite:///{path}")
    with pytest.raises(Unavailable):
        checked(f"sqlite:///{path}")

    assert contents(tmp_path) == before


@DOORS
def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path, door: Door) -> None:
    path = tmp_path / "tracker.db"
    path.write_bytes("Đây không phải cơ sở dữ liệu. ".encode() * 500)
    before = contents(tmp_path)

    with pytest.raises(DatabaseDamaged):
        door(f"sqlite:///{path}")

    assert contents(tmp_path) == before
    assert not backup.is_whole(path)


def test_a_damaged_page_is_found_and_what_reads_it_says_so(
    sqlite_office: Office, started: Assignment
) -> None:
    inspector = sqlite_office.coordinator().actor
    sqlite_office.close()
    path = database_of(sqlite_office)
    copy = backup.copy_to(path, path.with_name("copy.db"))
    data = bytearray(copy.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    copy.write_bytes(data)

    damaged = Office(f"sqlite:///{copy}", sqlite_office.folder)
    with pytest.raises(DatabaseDamaged):
        verify_record(damaged.tracker.context_for(inspector))
    damaged.close()

    assert backup.is_whole(path)
    assert not backup.is_whole(copy)
