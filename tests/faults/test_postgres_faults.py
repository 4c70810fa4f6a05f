"""A PostgreSQL server that drops us, is gone, or has a row held by another: a clear error, and on it goes after."""

from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.faults.workers import processes
from tests.office import Office, item
from tracker.domain.errors import TrackerError
from tracker.store.assignments import Assignment
from tracker.store.faults import DatabaseLocked, DatabaseUnreachable
from tracker.usecases.verify_record import verify_record

pytestmark = pytest.mark.postgres


@pytest.fixture
def assignment(postgres_office: Office) -> Assignment:
    """A piece of work that was given."""
    [given] = postgres_office.issued(item(leads=["so-mau"]))
    return given


def test_a_connection_that_is_cut_in_the_middle_stores_nothing_and_the_next_one_works(
    postgres_office: Office, assignment: Assignment
) -> None:
    officer, system = postgres_office.officer("so-mau"), postgres_office.system
    cut = text("SELECT pg_terminate_backend(:pid)")

    def is_cut_in_the_middle() -> None:
        with system.open_unit() as unit:
            unit.assignments.set_task_state(assignment.task_id, "verified")
            pid = unit.connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with system.open_unit() as other:
                other.connection.execute(cut, {"pid": pid})
            unit.commit()

    with pytest.raises(DatabaseUnreachable):
        is_cut_in_the_middle()
    moved = postgres_office.move(officer, assignment, "start")

    assert moved.task_state == "in_progress"
    assert verify_record(postgres_office.coordinator()).is_sound


def test_a_connection_that_is_cut_while_it_rests_is_not_noticed(
    postgres_office: Office, assignment: Assignment
) -> None:
    officer = postgres_office.officer("so-mau")
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with postgres_office.system.open_unit() as unit:
        unit.connection.execute(text(f"{others} AND datname = current_database()"))

    moved = postgres_office.move(officer, assignment, "start")

    assert moved.assignment.state == "in_progress"
    assert postgres_office.now(assignment).version == moved.assignment.version


def test_a_row_held_by_another_too_long_is_a_plain_error(
    postgres_office: Office, assignment: Assignment
) -> None:
    system = postgres_office.system

    def takes_it_impatiently() -> None:
        with system.open_unit() as unit:
            unit.connection.execute(text("SET LOCAL lock_timeout = '200ms'"))
            unit.assignments.for_update(assignment.id)

    with system.open_unit() as holder:
        holder.assignments.for_update(assignment.id)
        with pytest.raises(DatabaseLocked):
            takes_it_impatiently()

    assert postgres_office.now(assignment).state == "assigned"


def test_of_two_who_wait_for_each_other_one_is_told_and_the_other_goes_on(postgres_office: Office) -> None:
    one, two = postgres_office.issued(item(leads=["so-mot", "so-hai"]))
    context, told = processes(), processes().SimpleQueue()
    meeting = context.Barrier(2)
    for first, second in ((one.id, two.id), (two.id, one.id)):
        args = (postgres_office.url, str(postgres_office.folder), first, second, meeting, told)
        context.Process(target=take_both, args=args, daemon=True).start()

    outcomes = {told.get(), told.get()}

    assert outcomes == {None, DatabaseLocked}


def take_both(
    url: str,
    folder: str,
    first: UUID,
    second: UUID,
    meeting: Barrier,
    told: "SimpleQueue[type[TrackerError] | None]",
) -> None:
    """Take one assignment, wait till somebody else has the other, take that."""
    office = Office(url, Path(folder))
    outcome: type[TrackerError] | None = None
    try:
        with office.system.open_unit() as unit:
            unit.assignments.for_update(first)
            meeting.wait(30)
            unit.assignments.for_update(second)
    except TrackerError as error:
        outcome = type(error)
    told.put(outcome)


def test_a_server_that_is_not_there_is_called_unreachable(postgres_office: Office) -> None:
    nowhere = Office("postgresql://nobody@127.0.0.1:9/tracker", postgres_office.folder)

    with pytest.raises(DatabaseUnreachable), nowhere.system.open_unit() as unit:
        unit.events.head()
