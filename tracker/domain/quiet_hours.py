"""Quiet hours: the part of the day in which nobody is reminded, on the wall clock of the office."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class QuietHours:
    """From `start` to `end`, which is in the next morning where it is not later; equal times mean no quiet at all."""

    start: time
    end: time

    @classmethod
    def parse(cls, words: object) -> "QuietHours | None":
        """`["20:00", "07:00"]`; None where it is anything else."""
        if not isinstance(words, list) or len(words) != 2:
            return None
        found = [_TIME.fullmatch(word) if isinstance(word, str) else None for word in words]
        times = [time(int(one[1]), int(one[2])) for one in found if one]
        return cls(*times) if len(times) == 2 else None

    def over(self, at: datetime) -> datetime:
        """The first moment from `at` on (wall clock) that is not quiet; `at` itself when it is not."""
        opens = at.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        now = at.time()
        if self.start < self.end:
            return opens if self.start <= now < self.end else at
        if self.start == self.end or self.end <= now < self.start:
            return at
        return opens if now < self.end else opens + timedelta(days=1)


NEVER = QuietHours(time(0), time(0))
"""No hour is quiet."""
