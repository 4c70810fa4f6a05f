"""A copy of a database in use: whole, with what was committed, never half under its name."""

from pathlib import Path

from tests.office import Office, item
from tracker.store import backup
from tracker.store.engine import sqlite_path
from tracker.usecases.verify_record import verify_record


def _file(office: Office) -> Path:
    path = sqlite_path(office.url)
    assert path is not None
    return path


def test_a_copy_holds_what_was_committed_and_nothing_that_was_not(
    sqlite_office: Office, tmp_path: Path
) -> None:
    [assignment] = sqlite_office.issued(item(leads=["so-mau"]))
    target = tmp_path / "ban-sao" / "tracker.db"

    with sqlite_office.system.open_unit() as unit:
        unit.assignments.set_task_state(assignment.task_id, "verified")
        made = backup.copy_to(_file(sqlite_office), target)

    copy = Office(f"sqlite:///{target}", tmp_path)
    assert made == target
    assert backup.is_whole(target)
    assert copy.now(assignment) == assignment
    assert verify_record(copy.coordinator()).is_sound
    copy.close()


def test_a_copy_is_one_file_that_needs_no_journal_beside_it(sqlite_office: Office, tmp_path: Path) -> None:
    target = tmp_path / "ban-sao" / "tracker.db"

    backup.copy_to(_file(sqlite_office), target)

    assert [path.name for path in target.parent.iterdir()] == ["tracker.db"]


def test_what_an_interrupted_copy_left_is_in_nobodys_way(sqlite_office: Office, tmp_path: Path) -> None:
    target = tmp_path / "tracker-sao.db"
    target.with_name("tracker-sao.db.part").write_bytes(b"nua chung")

    backup.copy_to(_file(sqlite_office), target)

    assert backup.is_whole(target)
    assert not target.with_name("tracker-sao.db.part").exists()


def test_a_damaged_copy_is_not_whole(sqlite_office: Office, tmp_path: Path) -> None:
    sqlite_office.issued(*(item(str(n), leads=[f"so-{k}" for k in range(20)]) for n in range(1, 6)))
    target = backup.copy_to(_file(sqlite_office), tmp_path / "sao.db")
    data = bytearray(target.read_bytes())
    page = len(data) // 2 // 4096 * 4096
    data[page : page + 4096 * 4] = b"\xff" * 4096 * 4
    target.write_bytes(bytes(data))

    assert not backup.is_whole(target)
