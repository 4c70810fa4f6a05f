"""A database that may not be written: a change is refused in plain words, and the file keeps every byte."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import pytest

from tests.faults.workers import processes
from tests.office import Office, item
from tracker.domain.errors import TrackerError
from tracker.domain.people import Actor
from tracker.store.assignments import Assignment
from tracker.store.faults import DatabaseReadOnly
from tracker.usecases.verify_record import verify_record

NOBODY = 65534
Refusal = type[TrackerError] | None


@pytest.fixture
def started(sqlite_template: Path) -> Iterator[tuple[Office, Assignment, Actor]]:
    """Work begun, in a folder that other users of the machine can reach, closed in good order."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-read-only-"))
    folder.chmod(0o755)
    shutil.copy(sqlite_template, folder / "tracker.db")
    office = Office(f"sqlite:///{folder / 'tracker.db'}", folder)
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "start")
    office.close()
    yield office, assignment, officer.actor
    folder.chmod(0o755)
    shutil.rmtree(folder)


def try_as_another(
    place: tuple[str, str, date],
    key: Assignment,
    officer: Actor,
    told: "SimpleQueue[tuple[Refusal, Refusal]]",
) -> None:
    """Read and change with no right to write: as another user where we are root, who may write anything."""
    if os.geteuid() == 0:
        os.setresuid(NOBODY, NOBODY, NOBODY)
    url, folder, day = place
    office = Office(url, Path(folder))
    office.clock.set(day)
    ctx = office.tracker.context_for(officer)
    told.put(
        (_refusal(lambda: office.now(key)), _refusal(lambda: office.move(ctx, key, "report", results="x")))
    )


def _refusal(deed: Callable[[], object]) -> Refusal:
    try:
        deed()
    except TrackerError as error:
        return type(error)
    return None


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_what_may_not_be_written_is_refused_and_keeps_every_byte(
    started: tuple[Office, Assignment, Actor], folder_mode: int
) -> None:
    office, assignment, officer = started
    path = office.folder / "tracker.db"
    before = path.read_bytes()
    for file in path.parent.glob(f"{path.name}*"):  # its journals have the mode that it was made with
        file.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    office.folder.chmod(folder_mode)
    context = processes()
    told = context.SimpleQueue()

    place = (office.url, str(office.folder), office.clock.now().date())
    context.Process(target=try_as_another, args=(place, assignment, officer, told), daemon=True).start()
    reading, changing = told.get()

    assert (reading, changing) == (None, DatabaseReadOnly), "who only looks can still look"
    assert path.read_bytes() == before
    path.chmod(0o644)
    office.folder.chmod(0o755)
    assert verify_record(office.coordinator()).is_sound
