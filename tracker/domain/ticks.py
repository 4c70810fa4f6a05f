"""The ticks of the scheduler: how often each runs, and when one is late. What they do is the use cases'."""

from dataclasses import dataclass
from datetime import datetime, timedelta

_GRACE = timedelta(minutes=15)
"""What a tick before it, a slow mail server or a start of the machine may take."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Runs every so many minutes (a divisor of 60, or 60) from the first hour to the last, on the office's clock."""

    name: str
    every: int
    first_hour: int = 0
    last_hour: int = 23

    def last_slot(self, at: datetime) -> datetime:
        """The latest moment up to `at`, an instant on the office's clock, at which it had to run."""
        if at.hour < self.first_hour:
            at = at.replace(hour=23, minute=59) - timedelta(days=1)
        if at.hour > self.last_hour:
            at = at.replace(hour=self.last_hour, minute=59)
        return at.replace(minute=at.minute - at.minute % self.every, second=0, microsecond=0)

    def is_late(self, started: datetime | None, now: datetime) -> bool:
        """Whether it should have run again by now; `started` is None where it never ran."""
        return started is None or started < self.last_slot(now - _GRACE)


# In the order of a start: new periods open work, planning looks at it, delivery sends what both owe.
# Once a day would do for all but one; looking again costs next to nothing and makes up for a run that failed.
TICKS = (
    Tick("periods", 60),
    Tick("reports", 10, 7, 17),
    Tick("plan", 10, 7, 17),
    Tick("deliver", 1),
    Tick("webhooks", 1),
    Tick("verify", 60),
    Tick("backup", 60),
)
