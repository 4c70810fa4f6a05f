"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from tracker.adapters.atomic import write_atomically


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "reports" / "bao-cao.html"

    write_atomically(target, b"mot")
    write_atomically(target, b"hai")

    assert target.read_bytes() == b"hai"
    assert list(target.parent.iterdir()) == [target]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.html"
    target.mkdir()

    with pytest.raises(OSError, match="bao-cao"):
        write_atomically(target, b"mot")

    assert list(tmp_path.iterdir()) == [target]
