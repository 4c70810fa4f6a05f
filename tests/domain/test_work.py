"""In which part of a body's list an assignment stands."""

from datetime import date, timedelta

import pytest

from tracker.domain.work import Standing, WorkPart, part_of
from tracker.domain.workflow import Phase

TODAY = date(2019, 6, 10)


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("phase", "expected_on", "revision", "part"),
    [
        (Phase.WAITING, on(-1), 0, WorkPart.LATE),
        (Phase.WORKING, on(-1), 1, WorkPart.LATE),
        (Phase.WAITING, on(0), 0, WorkPart.SOON),
        (Phase.WORKING, on(7), 1, WorkPart.SOON),
        (Phase.WORKING, on(8), 1, WorkPart.RETURNED),
        (Phase.WORKING, None, 1, WorkPart.RETURNED),
        (Phase.WORKING, on(8), 0, WorkPart.LATER),
        (Phase.WAITING, None, 0, WorkPart.UNDATED),
        (Phase.REPORTED, on(-9), 1, WorkPart.SENT),
        (Phase.DONE, on(-9), 1, WorkPart.ENDED),
        (Phase.DROPPED, None, 0, WorkPart.ENDED),
    ],
)
def test_work_stands_where_its_date_and_its_state_put_it(
    phase: Phase, expected_on: date | None, revision: int, part: WorkPart
) -> None:
    assert part_of(Standing(phase, expected_on, revision), TODAY) is part
