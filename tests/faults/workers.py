"""Deliverers and planners as processes of their own, quick to start and safe to kill."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path

from tracker import settings
from tracker.adapters.clock import SetClock, SystemClock
from tracker.adapters.smtp import SmtpMailer, SmtpSettings
from tracker.bootstrap import Tracker
from tracker.domain.people import SYSTEM
from tracker.render.mail import MailTemplates
from tracker.store.engine import open_engine
from tracker.usecases.context import Context
from tracker.usecases.deliver import Post, deliver
from tracker.usecases.plan_reminders import plan_reminders

ROOT = Path(__file__).parents[2]
DAY = date(2019, 5, 8)
"""The working day on which all workers work, whatever the hour outside: notices keep quiet at night."""


class DayClock(SystemClock):
    """A clock that stood at nine on `DAY` when the machine's monotonic one stood at `since`, and runs on with it."""

    def __init__(self, since: float) -> None:
        self._since = since

    def now(self) -> datetime:
        """The instant, in UTC; the same in every process."""
        return SetClock.on(DAY, 9).now() + timedelta(seconds=self.monotonic() - self._since)


def processes() -> ForkServerContext:
    """Processes forked from one that has loaded everything and runs no thread."""
    os.environ["PYTHONPATH"] = str(
        ROOT
    )  # the server of forks looks for what to load before it is told our path
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.loaded"])
    return context


def keep_delivering(url: str, folder: str, port: int, lease_s: float, since: float) -> None:
    """Deliver what is due until nothing has been for two leases."""
    with _system(url, folder, since) as ctx:
        post = post_of(port, lease_s)
        last = time.monotonic()
        while time.monotonic() - last < lease_s * 2:
            if deliver(ctx, post).sent:
                last = time.monotonic()
            time.sleep(0.05)


def plan_together(url: str, folder: str, days: list[date], start: Barrier) -> None:
    """Plan each of the days at the moment when all others do."""
    with _system(url, folder, time.monotonic()) as ctx:
        for day in days:
            start.wait(timeout=20)
            plan_reminders(ctx, day)


@contextmanager
def _system(url: str, folder: str, since: float) -> Iterator[Context]:
    engine = open_engine(url)
    values = settings.read({"TRACKER_DATA_DIR": folder, "TRACKER_DATABASE_URL": url})
    yield Tracker(values, engine, DayClock(since)).context_for(SYSTEM)
    engine.dispose()


def post_of(port: int, lease_s: float) -> Post:
    """A post office that gives up an attempt after half a lease."""
    limit = timedelta(seconds=lease_s / 2)
    smtp = SmtpSettings("127.0.0.1", port, "theo-doi@example.vn", time_limit=limit)
    return Post(
        SmtpMailer(smtp), MailTemplates(ROOT / "templates" / "mail"), lease=timedelta(seconds=lease_s)
    )


def kill(process: BaseProcess) -> None:
    """SIGKILL: nothing of it gets to tidy up."""
    process.kill()
    process.join()
