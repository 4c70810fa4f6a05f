"""What must be true of a record whatever happened: all that was told is there, nothing is half, nothing is double."""

import json
from collections import Counter
from uuid import UUID

from sqlalchemy import text

from tests.faults.dispatches import ASSIGNMENTS, NOTICES, TASKS
from tests.faults.office_hand import VERBS, Told
from tests.office import Office
from tracker.store.unit import Unit

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
