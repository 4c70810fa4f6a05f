"""What lies on disk is its owner's alone, and nothing is written through a link that somebody else laid."""

import os
import stat
from pathlib import Path

import pytest

from tracker.adapters.atomic import write_atomically
from tracker.store.engine import open_engine


@pytest.fixture
def _open_to_all() -> object:
    before = os.umask(0o000)
    yield None
    os.umask(before)


@pytest.mark.usefixtures("_open_to_all")
def test_a_new_database_and_its_journals_are_the_owners_alone(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'tracker.db'}")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE x (y)")
        connection.commit()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    engine.dispose()

    assert "tracker.db" in modes
    assert set(modes.values()) == {0o600}


def test_a_file_is_not_written_through_a_link_in_a_shared_folder(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"as it was")
    shared = tmp_path / "shared"
    shared.mkdir()
    target = shared / "bao-cao.html"
    (shared / f".{target.name}.{os.getpid()}.part").symlink_to(precious)
    target.symlink_to(precious)

    write_atomically(target, b"report")

    assert precious.read_bytes() == b"as it was"
    assert (target.is_symlink(), target.read_bytes()) == (False, b"report")
