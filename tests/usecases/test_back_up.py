"""Backing up and bringing back: what is in the copy, where the evidence is, what is refused before it is touched."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.office import Office, item
from tracker.adapters.files import FolderFiles
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.retention import Keep
from tracker.jobs import backup_place
from tracker.store.archive import NotABackup
from tracker.usecases.back_up import back_up, back_up_daily
from tracker.usecases.backup_place import (
    BackedUpElsewhere,
    BackupFolderGone,
    BackupPlace,
    BackupUnderWay,
    backups_in,
)
from tracker.usecases.restore import DatabaseThere, Restored, restore
from tracker.usecases.submissions import Submission
from tracker.usecases.verify_record import Verified, verify_record

NOW = datetime(2019, 6, 1, tzinfo=UTC)


def place_of(office: Office) -> BackupPlace:
    return backup_place(office.tracker.settings)


def busy(office: Office) -> str:
    """Work with a file of evidence; its SHA-256."""
    [one] = office.issued(item("1", leads=["so-mot"]))
    officer = office.officer("so-mot")
    office.move(officer, one, "start")
    data = "biên bản mẫu".encode()
    submission = Submission("xong", evidence={"bien-ban.txt": data})
    office.move(officer, office.now(one), "report", submission=submission)
    return hashlib.sha256(data).hexdigest()


def brought_back(source: Path, folder: Path, **more: bool) -> tuple[Restored, Verified, FolderFiles]:
    """The backup in a folder of its own: what was done, what its record says, its files."""
    files = FolderFiles(folder / "evidence")
    place = BackupPlace(folder / "tracker.db", folder, folder / "backups", False, Keep())
    done = restore(source, place, files, NOW, **more)
    office = Office(f"sqlite:///{folder / 'tracker.db'}", folder)
    found = verify_record(office.system)
    office.close()
    return done, found, files


def test_a_backup_brought_back_elsewhere_is_sound_and_has_the_same_head(
    sqlite_office: Office, tmp_path: Path
) -> None:
    sha256 = busy(sqlite_office)
    before = verify_record(sqlite_office.system)

    made = back_up(sqlite_office.system, place_of(sqlite_office))
    done, after, files = brought_back(made.path, tmp_path / "noi-khac")

    assert after.is_sound
    assert (after.events, after.head) == (before.events, before.head)
    assert files.get(sha256) == "biên bản mẫu".encode()
    assert (done.files, done.missing) == (1, 0)


def test_one_file_with_all_in_it_needs_nothing_beside_it(sqlite_office: Office, tmp_path: Path) -> None:
    sha256 = busy(sqlite_office)
    own = sqlite_office.folder / "templates" / "reports" / "mau.txt.j2"
    own.parent.mkdir(parents=True)
    own.write_text("mẫu riêng", "utf-8")
    out = tmp_path / "usb" / "tracker.zip"
    out.parent.mkdir()

    back_up(sqlite_office.system, place_of(sqlite_office), out)
    done, found, files = brought_back(out, tmp_path / "noi-khac")

    assert found.is_sound
    assert files.get(sha256)
    assert done.missing == 0
    assert (tmp_path / "noi-khac" / "templates" / "reports" / "mau.txt.j2").read_text("utf-8") == "mẫu riêng"
    assert [path.name for path in out.parent.iterdir()] == ["tracker.zip"]


def test_the_key_that_seals_links_is_in_no_backup(sqlite_office: Office, tmp_path: Path) -> None:
    assert sqlite_office.tracker.door.key
    key = (sqlite_office.folder / "secret.key").read_bytes()

    out = back_up(sqlite_office.system, place_of(sqlite_office), tmp_path / "tat-ca.zip").path

    with ZipFile(out) as archive:
        assert "secret.key" not in archive.namelist()
        assert all(key not in archive.read(name) for name in archive.namelist())
    assert out.stat().st_mode & 0o077 == 0


def test_evidence_that_is_nowhere_is_counted(sqlite_office: Office, tmp_path: Path) -> None:
    busy(sqlite_office)
    made = back_up(sqlite_office.system, place_of(sqlite_office))
    alone = tmp_path / "mot-minh" / made.path.name
    alone.parent.mkdir()
    alone.write_bytes(made.path.read_bytes())

    done, found, _ = brought_back(alone, tmp_path / "noi-khac")

    assert done.missing == 1
    assert found.is_sound


def test_a_file_of_evidence_lies_once_beside_all_backups(sqlite_office: Office) -> None:
    sha256 = busy(sqlite_office)
    place = place_of(sqlite_office)

    first = back_up(sqlite_office.system, place)
    sqlite_office.clock.pass_days(1)
    second = back_up(sqlite_office.system, place)

    assert (first.files, second.files) == (1, 0)
    assert [path.name for path in (place.folder / "evidence").rglob("*") if path.is_file()] == [sha256]


def test_the_day_has_one_backup_and_old_ones_go(sqlite_office: Office) -> None:
    place, system = place_of(sqlite_office), sqlite_office.system

    made = []
    for _ in range(12):
        made.append(back_up_daily(system, place))
        assert back_up_daily(system, place) is None
        sqlite_office.clock.pass_days(1)

    assert all(made)
    # 8 to 19 May 2019: seven days, and the Sunday before them; the month and two of the weeks are among the days
    days = [shown.made_at.day for shown in backups_in(place) if shown.made_at]
    assert days == [19, 18, 17, 16, 15, 14, 13, 12]


def test_a_database_in_use_is_replaced_only_where_somebody_says_so(
    sqlite_office: Office, tmp_path: Path
) -> None:
    place = place_of(sqlite_office)
    made = back_up(sqlite_office.system, place)
    busy(sqlite_office)
    later = verify_record(sqlite_office.system)
    now = sqlite_office.clock.now()

    with pytest.raises(DatabaseThere):
        restore(made.path, place, sqlite_office.system.files, now)
    assert verify_record(sqlite_office.system).head == later.head
    done = restore(made.path, place, sqlite_office.system.files, now, replaces=True)

    # the office had it open all the while
    assert verify_record(sqlite_office.system).events == made.manifest.events
    assert done.before is not None
    _, undone, _ = brought_back(done.before, tmp_path / "truoc-do")
    assert undone.head == later.head


@pytest.mark.parametrize("harm", ["cut", "flipped", "words", "exchanged", "missing"])
def test_a_file_that_is_no_good_is_refused_and_nothing_changes(
    sqlite_office: Office, tmp_path: Path, harm: str
) -> None:
    busy(sqlite_office)
    made = back_up(sqlite_office.system, place_of(sqlite_office), tmp_path / "tat-ca.zip").path
    _harm(made, harm)

    with pytest.raises(NotABackup):
        brought_back(made, tmp_path / "noi-khac")

    assert not (tmp_path / "noi-khac" / "tracker.db").exists()
    assert not list((tmp_path / "noi-khac").rglob("*.part"))


def _harm(path: Path, harm: str) -> None:
    data = bytearray(path.read_bytes())
    if harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    if harm == "flipped":
        data[len(data) // 3] ^= 0xFF
        path.write_bytes(data)
    if harm == "words":
        path.write_text("đây không phải bản sao lưu", "utf-8")
    if harm == "exchanged":
        with ZipFile(path) as archive:
            manifest = archive.read("manifest.json")
        with ZipFile(path, "w") as archive:
            archive.writestr("manifest.json", manifest)
            archive.writestr("tracker.db", b"")
    if harm == "missing":
        path.unlink()


def test_only_one_is_made_at_a_time(sqlite_office: Office) -> None:
    place = place_of(sqlite_office)

    with place.held(), pytest.raises(BackupUnderWay):
        back_up(sqlite_office.system, place)

    assert back_up(sqlite_office.system, place).path.exists()


def test_a_disk_that_is_not_plugged_in_is_not_made_up_for(sqlite_office: Office, tmp_path: Path) -> None:
    gone = BackupPlace(place_of(sqlite_office).database, tmp_path, tmp_path / "usb", True, Keep())

    with pytest.raises(BackupFolderGone):
        back_up(sqlite_office.system, gone)

    assert not (tmp_path / "usb").exists()


@pytest.mark.postgres
def test_postgresql_is_left_to_its_own_tools(postgres_office: Office) -> None:
    with pytest.raises(BackedUpElsewhere):
        back_up(postgres_office.system, place_of(postgres_office))


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMINISTRATOR, Role.SYSTEM)])
def test_nobody_else_backs_up(sqlite_office: Office, role: Role) -> None:
    with pytest.raises(NotPermitted):
        back_up(sqlite_office.person(role), place_of(sqlite_office))
