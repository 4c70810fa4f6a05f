"""A disk without room: the change is refused in plain words, all that was acknowledged stays, work goes on after."""

import os
import resource
import signal
from collections.abc import Mapping
from datetime import date
from itertools import count
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import pytest

from tests.faults.dispatches import its_bodies
from tests.faults.office_hand import one_dispatch, read_notebook
from tests.faults.truths import every_row_has_its_file, nothing_told_is_missing
from tests.faults.workers import processes
from tests.office import Office
from tracker.domain.errors import TrackerError
from tracker.domain.people import Actor
from tracker.store.faults import DatabaseFull
from tracker.usecases.verify_record import verify_record

Outcome = tuple[type[TrackerError], int]
"""What a change was refused with, and how many pieces of work stood on record for who looked then."""


def work_until_full(
    url: str,
    folder: str,
    day: date,
    board: Actor,
    officers: Mapping[str, Actor],
    notebook: str,
    room: int,
    outcomes: "SimpleQueue[Outcome]",
) -> None:
    """Work while files have room to grow to so many bytes; then with room again, for two dispatches more."""
    office = Office(url, Path(folder))
    office.clock.set(day)
    page = os.open(notebook, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    reached, refusal = 0, TrackerError
    try:
        for reached in count(1):
            for told in one_dispatch(office, board, officers, reached):
                os.write(page, told.line())
    except TrackerError as error:
        refusal = type(error)
    outcomes.put((refusal, verify_record(office.tracker.context_for(board)).events))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    for number in (reached, reached + 1):
        for told in one_dispatch(office, board, officers, number):
            os.write(page, told.line())
    office.close()


@pytest.mark.parametrize("room_kib", [400, 777, 1500])
def test_when_the_disk_is_full_a_change_is_refused_and_what_was_done_stays(
    sqlite_office: Office, tmp_path: Path, room_kib: int
) -> None:
    officers, board = its_bodies(sqlite_office), sqlite_office.coordinator()
    context, notebook = processes(), tmp_path / "notebook"
    outcomes = context.SimpleQueue()
    day = sqlite_office.clock.now().date()

    place = (sqlite_office.url, str(sqlite_office.folder), day)
    args = (*place, board.actor, officers, str(notebook), room_kib * 1024, outcomes)
    hand = context.Process(target=work_until_full, args=args, daemon=True)
    hand.start()
    refusal, events_seen = outcomes.get()
    hand.join(60)

    assert refusal is DatabaseFull
    assert events_seen > 0, "who only looks can still look"
    assert hand.exitcode == 0, "with room again the work goes on"
    nothing_told_is_missing(sqlite_office, read_notebook(notebook))
    every_row_has_its_file(sqlite_office)
    assert verify_record(board).is_sound


def keep_evidence_until_full(folder: str, room: int, outcomes: "SimpleQueue[tuple[str, list[str]]]") -> None:
    """Put a file that finds no room."""
    office = Office("sqlite://", Path(folder))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        office.system.files.put(b"x" * 2 * room)
    except OSError as error:
        evidence = Path(folder) / "evidence"
        left = [str(path) for path in evidence.rglob("*") if path.is_file()]
        outcomes.put((type(error).__name__, left))


def test_evidence_that_finds_no_room_leaves_no_half_file(tmp_path: Path) -> None:
    context = processes()
    outcomes = context.SimpleQueue()

    context.Process(
        target=keep_evidence_until_full, args=(str(tmp_path), 4096, outcomes), daemon=True
    ).start()
    refusal, left = outcomes.get()

    assert (refusal, left) == ("OSError", [])
