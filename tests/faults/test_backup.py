"""A backup taken while others write: it opens, its record is sound, and all told before it began is in it."""

import time
from pathlib import Path

from tests.faults.dispatches import its_bodies
from tests.faults.office_hand import read_notebook, work_on
from tests.faults.truths import nothing_told_is_missing
from tests.faults.workers import kill, processes
from tests.office import Office
from tracker.store import backup
from tracker.usecases.verify_record import verify_record

COPIES, HANDS = 15, 2


def test_a_copy_made_while_two_hands_work_is_whole_and_sound(sqlite_office: Office, tmp_path: Path) -> None:
    officers, board = its_bodies(sqlite_office), sqlite_office.coordinator().actor
    context, day = processes(), sqlite_office.clock.now().date()
    notebooks = [tmp_path / f"notebook-{n}" for n in range(HANDS)]
    place = (sqlite_office.url, str(sqlite_office.folder), day)
    hands = []
    for n, notebook in enumerate(notebooks):
        begun = context.Event()
        args = (*place, board, officers, 1 + 10_000 * n, str(notebook), begun)
        hands.append(context.Process(target=work_on, args=args, daemon=True))
        hands[-1].start()
        assert begun.wait(30)

    sizes = []
    for n in range(COPIES):
        time.sleep(0.05)
        told = [line for notebook in notebooks for line in read_notebook(notebook)]
        copy = backup.copy_to(tmp_path / "tracker.db", tmp_path / "copies" / f"{n}.db")
        restored = Office(f"sqlite:///{copy}", tmp_path)
        nothing_told_is_missing(restored, told)
        verified = verify_record(restored.tracker.context_for(board))
        restored.close()
        sizes.append(verified.events)
        assert backup.is_whole(copy)
        assert verified.is_sound
    were_at_work = [hand.is_alive() for hand in hands]
    for hand in hands:
        kill(hand)

    assert were_at_work == [True] * HANDS
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0], "the hands wrote in between"
    assert not list(tmp_path.rglob("*.part"))
