"""The key of an office: made once, kept from others, the same for all who start at once."""

from pathlib import Path
from threading import Thread

from tracker.adapters.keys import link_key
from tracker.domain.links import LinkKey


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first, second = link_key(None, tmp_path / "new"), link_key(None, tmp_path / "new")

    assert first.secret == second.secret
    assert (tmp_path / "new" / "secret.key").stat().st_mode & 0o077 == 0


def test_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    found: list[LinkKey] = []
    threads = [Thread(target=lambda: found.append(link_key(None, tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({key.secret for key in found}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_a_key_that_is_given_is_the_key(tmp_path: Path) -> None:
    assert link_key("k" * 40, tmp_path).secret == b"k" * 40
    assert list(tmp_path.iterdir()) == []
