"""The clocks: the machine's own, and one that stands where it is put. Only these ask for the time."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never run backwards, for measuring spans."""
        return time.monotonic()


class SetClock:
    """A clock that is moved by hand: for simulations and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    @classmethod
    def on(cls, day: date, hour: int = 8) -> "SetClock":
        """The clock at an hour of a day on the office's wall."""
        return cls(datetime(day.year, day.month, day.day, hour, tzinfo=_ZONE))

    def now(self) -> datetime:
        """Where it stands; each reading moves it by a millisecond, so that no two events share an instant."""
        self._at += timedelta(milliseconds=1)
        return self._at

    def monotonic(self) -> float:
        """Seconds since the epoch, as this clock has it."""
        return self._at.timestamp()

    def set(self, day: date, hour: int = 8) -> None:
        """Move to an hour of a day on the office's wall."""
        self._at = SetClock.on(day, hour)._at

    def pass_days(self, days: int) -> None:
        """Let whole days go by."""
        self._at += timedelta(days=days)


def office_today() -> date:
    """Today on the office's wall."""
    return datetime.now(_ZONE).date()
