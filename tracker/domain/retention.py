"""Which backups are kept: the latest of each of the last days, weeks and months that have one. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

_Period = Callable[[date], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Keep:
    """How many days, weeks and months."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12


def kept(made_on: Mapping[str, date], keep: Keep) -> set[str]:
    """The names to keep of backups by name, named in the order they were made; always the latest one.

    Days without a backup do not count: an office that was closed for a month keeps what it had before.
    """
    newest_first = sorted(made_on, reverse=True)
    found = set(newest_first[:1])
    for limit, period in ((keep.daily, _day), (keep.weekly, _week), (keep.monthly, _month)):
        found |= _latest_of_each(made_on, newest_first, period, limit)
    return found


def _latest_of_each(
    made_on: Mapping[str, date], newest_first: list[str], period: _Period, limit: int
) -> set[str]:
    latest: dict[tuple[int, int], str] = {}
    for name in newest_first:
        latest.setdefault(period(made_on[name]), name)
    return set(list(latest.values())[:limit])


def _day(on: date) -> tuple[int, int]:
    return on.year, on.toordinal()


def _week(on: date) -> tuple[int, int]:
    year, week, _ = on.isocalendar()
    return year, week


def _month(on: date) -> tuple[int, int]:
    return on.year, on.month
