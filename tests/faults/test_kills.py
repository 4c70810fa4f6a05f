"""Work killed at any moment: what was acknowledged is there, nothing is half, doing it again doubles nothing."""

import random
import time
from pathlib import Path

from tests.faults.dispatches import its_bodies
from tests.faults.office_hand import Told, read_notebook, work_on
from tests.faults.truths import every_row_has_its_file, nothing_told_is_missing
from tests.faults.workers import kill, processes
from tests.office import Office
from tracker.usecases.verify_record import verify_record

SEED, KILLS = 20190508, {"sqlite": 40, "postgresql": 15}
LONGEST_S = 0.18


def test_a_hand_killed_at_any_moment_loses_and_doubles_nothing(office: Office, tmp_path: Path) -> None:
    officers, board = its_bodies(office), office.coordinator()
    chance, context, notebook = random.Random(SEED), processes(), tmp_path / "notebook"
    day, kills = office.clock.now().date(), KILLS[office.tracker.engine.dialect.name]

    for _ in range(kills):
        told = read_notebook(notebook)
        first = told[-1].number if told else 1
        begun = context.Event()
        args = (office.url, str(office.folder), day, board.actor, officers, first, str(notebook), begun)
        hand = context.Process(target=work_on, args=args, daemon=True)
        hand.start()
        assert begun.wait(30)
        time.sleep(chance.uniform(0.005, LONGEST_S))
        kill(hand)

        nothing_told_is_missing(office, read_notebook(notebook))
        every_row_has_its_file(office)
        assert verify_record(board).is_sound

    told = read_notebook(notebook)
    untold = len({(line.what, line.key) for line in told if not line.is_new}) - _told_twice(told)
    print(f"seed {SEED}: {kills} kills, {len(told)} answers, {untold} done but not told, 0 lost")
    assert len({line.number for line in told}) == len({line.key for line in told if line.what == "import"})
    assert len(told) > kills, "the hand got some work done"


def _told_twice(told: list[Told]) -> int:
    """What was told as new and later as known: asked again only because the dispatch was not finished."""
    new = {(line.what, line.key) for line in told if line.is_new}
    return len(new & {(line.what, line.key) for line in told if not line.is_new})
