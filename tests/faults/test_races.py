"""Several people doing the same thing at the same moment, in processes of their own: one of them did it."""

import json
from collections import Counter
from datetime import date
from uuid import UUID

from sqlalchemy import text

from tests.faults.clerks import Answer, at_once
from tests.faults.dispatches import a_dispatch, its_bodies
from tests.office import Office, item
from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.store.assignments import Assignment
from tracker.usecases.import_directive import import_directive
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.usecases.plan_reminders import plan_reminders
from tracker.usecases.verify_record import verify_record

# Trials on each database.
TRIALS = {"sqlite": 60, "postgresql": 40}
DRAFTS, FILES = 10, 6


def database(office: Office) -> str:
    return office.tracker.engine.dialect.name


def board(office: Office, count: int) -> list[Actor]:
    return [office.coordinator().actor for _ in range(count)]


def reported(office: Office, count: int) -> list[Assignment]:
    """Assignments of so many bodies, each reported by its officer."""
    assignments = office.issued(item(leads=[f"so-{n}" for n in range(count)]))
    for assignment in assignments:
        officer = office.officer(assignment.body_code)
        office.move(officer, assignment, "start")
        office.move(officer, assignment, "report", results="đã làm")
    return [office.now(assignment) for assignment in assignments]


def moves_on_record(office: Office, verb: str) -> Counter[UUID | None]:
    with office.system.open_reading() as unit:
        moves = [event for event in unit.events.read() if event.kind == "assignment.moved"]
    return Counter(event.subject_id for event in moves if json.loads(event.payload or "{}")["verb"] == verb)


def winners(answers: list[Answer]) -> int:
    """How many did it; the others have to have been told of a conflict."""
    errors = [answer.error for answer in answers if answer.error is not None]
    assert all(issubclass(error, Conflict) for error in errors), errors
    return sum(answer.error is None and answer.is_new for answer in answers)


def is_sound(office: Office) -> bool:
    return verify_record(office.coordinator()).is_sound


def test_a_report_is_verified_by_one_of_four_who_try_at_once(office: Office) -> None:
    assignments = reported(office, TRIALS[database(office)])
    looked_at = [a.version if n % 2 else None for n, a in enumerate(assignments)]
    commands = [
        MoveAssignment(a.id, "verify", seen_version=seen)
        for a, seen in zip(assignments, looked_at, strict=True)
    ]

    answers = at_once(office, board(office, 4), [[(move_assignment, one)] * 4 for one in commands])

    assert [winners(row) for row in answers] == [1] * len(assignments)
    assert moves_on_record(office, "verify") == Counter(a.id for a in assignments)
    assert {office.now(a).version for a in assignments} == {assignments[0].version + 1}
    assert is_sound(office)


def test_a_draft_is_issued_by_one_of_two_who_try_at_once(office: Office) -> None:
    office.officer("so-mot")
    drafts = [office.draft(item("1", leads=["so-mot"]), item("2", leads=["so-hai"])) for _ in range(DRAFTS)]

    answers = at_once(
        office, board(office, 2), [[(issue_directive, IssueDirective(draft))] * 2 for draft in drafts]
    )

    assert [winners(row) for row in answers] == [1] * DRAFTS
    assert [len(office.assignments(draft)) for draft in drafts] == [2] * DRAFTS
    assert is_sound(office)


def test_a_file_imported_by_two_at_once_is_one_directive(office: Office) -> None:
    its_bodies(office)
    files = [a_dispatch(n) for n in range(1, FILES + 1)]

    answers = at_once(office, board(office, 2), [[(import_directive, one)] * 2 for one in files])

    assert [winners(row) for row in answers] == [1] * FILES
    assert {answer.error for row in answers for answer in row} == {None}, "the other is told that it is there"
    assert directive_numbers(office) == list(range(1, FILES + 1))
    assert is_sound(office)


def test_different_files_imported_at_once_are_all_taken(office: Office) -> None:
    its_bodies(office)
    files = [a_dispatch(n) for n in range(1, 4 * FILES + 1)]
    rounds = [[(import_directive, one) for one in files[n : n + 4]] for n in range(0, len(files), 4)]

    answers = at_once(office, board(office, 4), rounds)

    assert [winners(row) for row in answers] == [4] * FILES
    assert directive_numbers(office) == list(range(1, len(files) + 1))


def directive_numbers(office: Office) -> list[int]:
    with office.system.open_reading() as unit:
        return list(unit.connection.execute(text("SELECT no FROM directive ORDER BY no")).scalars())


def test_four_who_move_different_work_at_once_leave_one_chain(office: Office) -> None:
    bodies = ["so-a", "so-b", "so-c", "so-d"]
    per_body = 12
    assignments = office.issued(*[item(str(n), leads=bodies) for n in range(per_body)])
    officers = [office.officer(body).actor for body in bodies]
    mine = {body: [a for a in assignments if a.body_code == body] for body in bodies}
    # Each at another item, so that nothing but the chain itself makes one wait for the other.
    rounds = [
        [
            (move_assignment, MoveAssignment(mine[body][(n + shift) % per_body].id, "start"))
            for shift, body in enumerate(bodies)
        ]
        for n in range(per_body)
    ]

    answers = at_once(office, officers, rounds)

    assert [winners(row) for row in answers] == [4] * per_body
    assert moves_on_record(office, "start") == Counter(a.id for a in assignments)
    assert is_sound(office)


def test_moving_and_planning_at_once_disturb_neither(office: Office) -> None:
    bodies = ["so-a", "so-b"]
    assignments = office.issued(*[item(str(n), leads=bodies, due_on=date(2019, 6, 28)) for n in range(10)])
    mine = {body: [a for a in assignments if a.body_code == body] for body in bodies}
    officers = [office.officer(body).actor for body in bodies]
    office.clock.set(date(2019, 7, 1))
    system = office.system.actor
    rounds = [
        [(move_assignment, MoveAssignment(mine[body][n].id, "start")) for body in bodies]
        + [(plan_reminders, date(2019, 7, 1 + n))] * 2
        for n in range(10)
    ]

    answers = at_once(office, [*officers, system, system], rounds)

    assert [winners(row) for row in answers] == [4] * 10
    assert moves_on_record(office, "start") == Counter(a.id for a in assignments)
    assert is_sound(office)
    with office.system.open_reading() as unit:
        query = "SELECT count(*), count(DISTINCT assignment_id) FROM reminder WHERE rung = 'overdue_first'"
        owed, distinct = unit.connection.execute(text(query)).one()
    assert owed == distinct
