"""A backup or a restore that is killed, or finds no room: what was there before is whole, the next run works."""

import os
import resource
import signal
import time
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from tests.faults.workers import kill, processes
from tests.office import Office, item
from tracker.jobs import backup_place
from tracker.store import backup
from tracker.usecases.back_up import back_up
from tracker.usecases.backup_place import BackupFault, backups_in
from tracker.usecases.restore import restore
from tracker.usecases.verify_record import verify_record

KILLS = 20


def keep_backing_up(url: str, folder: str) -> None:
    """One backup after the other, each on a new day."""
    office = Office(url, Path(folder))
    while True:
        office.clock.pass_days(1)
        back_up(office.system, backup_place(office.tracker.settings))


def keep_restoring(url: str, folder: str, sources: list[str]) -> None:
    """One of the backups after the other over the database in use."""
    office = Office(url, Path(folder))
    place = backup_place(office.tracker.settings)
    while True:
        for source in sources:
            restore(Path(source), place, office.system.files, office.clock.now(), replaces=True)


def back_up_with_room(
    url: str, folder: str, room: int, outcomes: "SimpleQueue[tuple[str, list[str]]]"
) -> None:
    """A backup where no file may grow beyond so many bytes; then one with room again."""
    office = Office(url, Path(folder))
    place = backup_place(office.tracker.settings)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    refusal = ""
    try:
        back_up(office.system, place)
    except BackupFault as error:
        refusal = type(error).__name__
    left = sorted(os.listdir(place.folder))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    back_up(office.system, place)
    outcomes.put((refusal, left))


def some_work(office: Office) -> None:
    office.issued(*(item(str(n), leads=["so-mot", "so-hai"]) for n in range(1, 40)))


def test_a_killed_backup_leaves_nothing_half_and_the_next_one_is_made(sqlite_office: Office) -> None:
    some_work(sqlite_office)
    place = backup_place(sqlite_office.tracker.settings)
    context = processes()
    for n in range(KILLS):
        hand = context.Process(
            target=keep_backing_up, args=(sqlite_office.url, str(sqlite_office.folder)), daemon=True
        )
        hand.start()
        time.sleep(0.15 + 0.017 * n)
        kill(hand)

        assert all(shown.manifest for shown in backups_in(place))
    had = len(backups_in(place))

    made = back_up(sqlite_office.system, place)

    assert had, "some came to their end in between"
    assert made.manifest.is_sound
    assert not list(place.folder.rglob("*.part"))


def test_a_killed_restore_leaves_the_old_or_the_new(sqlite_office: Office) -> None:
    place = backup_place(sqlite_office.tracker.settings)
    first = back_up(sqlite_office.system, place)
    some_work(sqlite_office)
    sqlite_office.clock.pass_days(1)
    second = back_up(sqlite_office.system, place)
    sources, heads = [str(first.path), str(second.path)], {first.manifest.head, second.manifest.head}
    context, seen = processes(), set()
    for n in range(KILLS):
        args = (sqlite_office.url, str(sqlite_office.folder), sources)
        hand = context.Process(target=keep_restoring, args=args, daemon=True)
        hand.start()
        time.sleep(0.15 + 0.017 * n)
        kill(hand)

        found = verify_record(sqlite_office.system)
        seen.add(found.head)
        assert found.is_sound

    assert seen <= heads
    assert list(place.folder.glob("before-restore-*.db")), "some came to the exchange in between"
    assert place.database is not None
    assert backup.is_whole(place.database)


def test_without_room_a_backup_is_refused_in_words_and_leaves_nothing(sqlite_office: Office) -> None:
    some_work(sqlite_office)
    context = processes()
    for room in (4096, 300_000, 600_000):
        outcomes = context.SimpleQueue()
        args = (sqlite_office.url, str(sqlite_office.folder), room, outcomes)
        context.Process(target=back_up_with_room, args=args, daemon=True).start()
        refusal, left = outcomes.get()

        assert refusal == "BackupFault"
        assert [name for name in left if name.endswith(".part")] == []
