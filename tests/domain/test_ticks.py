"""When a tick of the scheduler is late: by its timetable, with some grace, and not in hours in which it rests."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tracker.domain.ticks import TICKS, Tick

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PLAN = Tick("plan", 10, 7, 17)


def at(hour: int, minute: int = 0, day: int = 8) -> datetime:
    return datetime(2019, 5, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "started", "is_late"),
    [
        (at(9, 0), at(8, 50), False),
        (at(9, 0), at(8, 39), True),
        (at(9, 0), None, True),
        (at(23, 0), at(17, 50), False),
        (at(23, 0), at(17, 30), True),
        (at(6, 0, 9), at(17, 50), False),
        (at(7, 10, 9), at(17, 50), False),
        (at(7, 20, 9), at(17, 50), True),
    ],
)
def test_a_tick_of_office_hours_may_rest_at_night(
    now: datetime, started: datetime | None, is_late: bool
) -> None:
    assert PLAN.is_late(started, now) is is_late


@pytest.mark.parametrize("tick", TICKS, ids=lambda tick: tick.name)
def test_a_tick_that_keeps_its_timetable_is_never_late(tick: Tick) -> None:
    moments = [at(0) + timedelta(minutes=3 * n) for n in range(1000)]

    assert not any(tick.is_late(tick.last_slot(moment), moment) for moment in moments)
    assert all(tick.last_slot(moment) <= moment for moment in moments)
