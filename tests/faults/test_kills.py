"""Work killed at any moment: what was acknowledged is there, nothing is half, doing it again doubles nothing."""

import json
import random
import time
from collections import Counter
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from tests.faults.dispatches import ASSIGNMENTS, NOTICES, TASKS, its_bodies
from tests.faults.office_hand import VERBS, Told, read_notebook, work_on
from tests.faults.workers import kill, processes
from tests.office import Office
from tracker.store.unit import Unit
from tracker.usecases.verify_record import verify_record

SEED, KILLS = 20190508, {"sqlite": 40, "postgresql": 15}
LONGEST_S = 0.18

HOLDINGS = """
    SELECT d.id, d.issued_at IS NOT NULL,
        (SELECT count(*) FROM task t WHERE t.directive_id = d.id),
        (SELECT count(*) FROM assignment a WHERE a.directive_id = d.id)
    FROM directive d
"""
SUBMISSIONS = "SELECT assignment_id, count(*), max(revision) FROM submission GROUP BY assignment_id"


def the_whole_or_nothing(unit: Unit) -> dict[UUID, bool]:
    """Whether each directive is issued; fails where one is issued in part."""
    rows = unit.connection.execute(text(HOLDINGS)).all()
    shapes = {(bool(row[1]), row[2], row[3]) for row in rows}
    assert shapes <= {(False, 0, 0), (True, TASKS, ASSIGNMENTS)}
    issued = {UUID(str(row[0])): bool(row[1]) for row in rows}
    notices = unit.connection.execute(text("SELECT count(*) FROM message")).scalar_one()
    assert notices == NOTICES * sum(issued.values())
    return issued


def moves_on_record(unit: Unit) -> Counter[tuple[str, UUID | None]]:
    moves = [event for event in unit.events.read() if event.kind == "assignment.moved"]
    return Counter((json.loads(event.payload or "{}")["verb"], event.subject_id) for event in moves)


def nothing_told_is_missing(office: Office, told: list[Told]) -> None:
    with office.system.open_reading() as unit:
        issued, moves = the_whole_or_nothing(unit), moves_on_record(unit)
        submissions = unit.connection.execute(text(SUBMISSIONS)).all()
    assert {line.key for line in told if line.what == "import"} <= issued.keys()
    assert all(issued[line.key] for line in told if line.what == "issue")
    assert {(line.what, line.key) for line in told if line.what in VERBS} <= moves.keys()
    assert set(moves.values()) <= {1}, "no move was made twice"
    assert all((row[1], row[2]) == (1, 1) for row in submissions)


def every_row_has_its_file(office: Office) -> None:
    with office.system.open_reading() as unit:
        names = unit.connection.execute(text("SELECT sha256 FROM evidence")).scalars().all()
    assert all(office.system.files.get(name) for name in names)


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
        assert verify_record(board).is_sound

    every_row_has_its_file(office)
    told = read_notebook(notebook)
    untold = len({(line.what, line.key) for line in told if not line.is_new}) - _told_twice(told)
    print(f"seed {SEED}: {kills} kills, {len(told)} answers, {untold} done but not told, 0 lost")
    assert len({line.number for line in told}) == len({line.key for line in told if line.what == "import"})
    assert len(told) > kills, "the hand got some work done"


def _told_twice(told: list[Told]) -> int:
    """What was told as new and later as known: asked again only because the dispatch was not finished."""
    new = {(line.what, line.key) for line in told if line.is_new}
    return len(new & {(line.what, line.key) for line in told if not line.is_new})
