"""The scheduler process: a handful of ticks in memory; what is due, and whether it is done, stands in our tables.

A second scheduler by accident does no harm: unique keys, leases and locks decide, not this process.
"""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from types import FrameType

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from tracker.bootstrap import Tracker
from tracker.domain.people import SYSTEM
from tracker.domain.ticks import TICKS, Tick
from tracker.jobs import Work, works
from tracker.usecases.context import Context
from tracker.usecases.record_clock_jump import record_clock_jump
from tracker.usecases.tick_runs import run_tick

LOG = logging.getLogger("tracker.scheduler")
ZONE = "Asia/Ho_Chi_Minh"
JUMP_S = 60.0
"""Seconds by which the wall clock may differ from the time that passed before we call it a jump."""
LOOK_EVERY_S = 5.0


def stop_on_signals() -> Event:
    """An event that SIGTERM or SIGINT sets from now on."""
    ended = Event()

    def stop(_: int, __: FrameType | None) -> None:
        ended.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    return ended


def serve(tracker: Tracker, ended: Event) -> None:
    """Run until `ended` is set; a message under way is finished first."""
    timetable = Timetable(tracker, ended)
    timetable.start()
    try:
        while not ended.wait(LOOK_EVERY_S):
            timetable.look_at_the_clock()
    finally:
        timetable.end()


@dataclass
class Timetable:
    """Which tick runs when. Every tick asks the database what is due, so a missed one is made up by the next."""

    tracker: Tracker
    ended: Event = field(default_factory=Event)
    _scheduler: BackgroundScheduler = field(default_factory=lambda: BackgroundScheduler(timezone=ZONE))
    _drift: float = 0.0

    def start(self) -> None:
        """Run every tick once, for what was slept through, then by the timetable."""
        self._drift = self._wall_minus_monotonic()
        self._add_jobs()
        self._scheduler.start()
        self._run_at_once()

    def end(self) -> None:
        """Let the message under way be finished, start no more."""
        self.ended.set()
        self._scheduler.shutdown(wait=True)

    def look_at_the_clock(self) -> None:
        """After a jump of the wall clock make the timetable anew: timers set before it would sleep too long."""
        drift = self._wall_minus_monotonic()
        jump = drift - self._drift
        if abs(jump) <= JUMP_S:
            return
        self._drift = drift
        LOG.warning("the wall clock jumped by %.0f s", jump)
        _tick("clock", lambda: record_clock_jump(self._context(), jump))()
        self._scheduler.remove_all_jobs()
        self._add_jobs()
        self._run_at_once()

    def _add_jobs(self) -> None:
        works = self._works()
        for tick in TICKS:
            if tick.name in works:
                # No grace: a tick that comes late runs late, and several missed ones run once.
                self._scheduler.add_job(
                    self._run(tick.name, works[tick.name]),
                    _trigger(tick),
                    id=tick.name,
                    misfire_grace_time=None,
                    coalesce=True,
                    max_instances=1,
                )

    def _run_at_once(self) -> None:
        for name, work in self._works().items():
            self._run(name, work)()

    def _works(self) -> dict[str, Work]:
        found = works(self.tracker, self.ended.is_set)
        if "deliver" not in found:
            LOG.warning("no mail server is configured: reminders are planned and wait")
        return found

    def _run(self, name: str, work: Work) -> Callable[[], None]:
        return _tick(name, lambda: run_tick(self._context(), name, work))

    def _context(self) -> Context:
        return self.tracker.context_for(SYSTEM)

    def _wall_minus_monotonic(self) -> float:
        clock = self.tracker.clock
        return clock.now().timestamp() - clock.monotonic()


def _trigger(tick: Tick) -> CronTrigger:
    if tick.every == 60:
        return CronTrigger(minute=5, timezone=ZONE)
    return CronTrigger(hour=f"{tick.first_hour}-{tick.last_hour}", minute=f"*/{tick.every}", timezone=ZONE)


def _tick(name: str, work: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        try:
            LOG.info("%s: %s", name, work())
        except Exception:
            # A locked database or a bug in one tick must not end the others; the next run tries again.
            LOG.exception("%s failed", name)

    return run
