"""The scheduler process: what it makes up for at its start, how it stops, what a jump of the clock does."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.office import Office, item
from tests.smtp_server import ScriptedServer
from tracker.bootstrap import Tracker
from tracker.domain.people import SYSTEM
from tracker.scheduler import Timetable
from tracker.settings import Settings, read

DUE = date(2019, 6, 28)


def by_mail(office: Office, server: ScriptedServer) -> Tracker:
    """The office's tracker with this mail server in its settings."""
    env = {
        "TRACKER_DATA_DIR": str(office.folder),
        "TRACKER_DATABASE_URL": office.url,
        "TRACKER_SMTP_HOST": server.host,
        "TRACKER_SMTP_PORT": str(server.port),
        "TRACKER_MAIL_FROM": "tracker@example.vn",
    }
    settings: Settings = read(env)
    return Tracker(settings, office.tracker.engine, office.clock)


def test_what_was_slept_through_is_made_up_at_the_start(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    office.clock.set(DUE + timedelta(days=10))

    with ScriptedServer() as server:
        timetable = Timetable(by_mail(office, server))
        timetable.start()
        timetable.end()

    # the first notice, one reminder for all the days slept through, and that the draft of the quarter is ready
    assert len(server.kept) == 3


def test_a_jump_of_the_clock_is_on_record_and_the_day_it_lands_on_is_planned(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    with ScriptedServer() as server:
        clock = _Jumping(office)
        timetable = Timetable(Tracker(by_mail(office, server).settings, office.tracker.engine, clock))
        timetable.start()
        office.clock.set(DUE)
        timetable.look_at_the_clock()
        timetable.end()

    with office.system.open_reading() as unit:
        kinds = [event.kind for event in unit.events.read()]
    assert kinds.count("clock.jumped") == 1
    assert len(server.kept) == 2


class _Jumping:
    """The office's wall clock beside a steady count of seconds."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def now(self) -> datetime:
        return self._office.clock.now()

    def monotonic(self) -> float:
        return 0.0


def test_without_a_mail_server_planning_goes_on_and_messages_wait(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"], due_on=DUE))
    office.clock.set(DUE)

    timetable = Timetable(office.tracker)
    timetable.start()
    timetable.end()

    with office.tracker.context_for(SYSTEM).open_reading() as unit:
        kinds = [event.kind for event in unit.events.read()]
    assert "reminders.planned" in kinds
    assert "message.sent" not in kinds


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_process_stops_cleanly_when_told_to(sqlite_office: Office, number: signal.Signals) -> None:
    tracker = str(Path(sys.executable).with_name("tracker"))
    env = {
        **os.environ,
        "TRACKER_DATA_DIR": str(sqlite_office.folder),
        "TRACKER_DATABASE_URL": sqlite_office.url,
    }
    process = subprocess.Popen([tracker, "run"], env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline()

    began = time.monotonic()
    process.send_signal(number)
    code = process.wait(timeout=20)

    assert code == 0
    assert time.monotonic() - began < 15
