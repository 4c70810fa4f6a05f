from datetime import datetime, time

import pytest

from tracker.domain.ladder import BadLadder, Ladder
from tracker.domain.quiet_hours import NEVER, QuietHours

NIGHT = QuietHours(time(20), time(7))
NOON = QuietHours(time(11, 30), time(13))


@pytest.mark.parametrize(
    ("quiet", "at", "goes_out"),
    [
        (NIGHT, "2019-05-08T19:59:59", "2019-05-08T19:59:59"),
        (NIGHT, "2019-05-08T20:00:00", "2019-05-09T07:00:00"),
        (NIGHT, "2019-05-31T23:59:59", "2019-06-01T07:00:00"),
        (NIGHT, "2019-05-08T00:00:00", "2019-05-08T07:00:00"),
        (NIGHT, "2019-05-08T06:59:59", "2019-05-08T07:00:00"),
        (NIGHT, "2019-05-08T07:00:00", "2019-05-08T07:00:00"),
        (NOON, "2019-05-08T11:29:59", "2019-05-08T11:29:59"),
        (NOON, "2019-05-08T12:10:30", "2019-05-08T13:00:00"),
        (NOON, "2019-05-08T23:00:00", "2019-05-08T23:00:00"),
        (NEVER, "2019-05-08T00:00:00", "2019-05-08T00:00:00"),
    ],
)
def test_a_notice_goes_out_when_the_quiet_hours_are_over(quiet: QuietHours, at: str, goes_out: str) -> None:
    assert quiet.over(datetime.fromisoformat(at)) == datetime.fromisoformat(goes_out)  # wall clock


@pytest.mark.parametrize("words", ["20:00", ["20:00"], ["20:00", "25:00"], ["20:00", 7], [1, 2, 3], True])
def test_hours_that_are_no_hours_are_refused_by_name(words: object) -> None:
    with pytest.raises(BadLadder) as refused:
        Ladder.load({"quiet_hours": words, "rungs": []})

    assert refused.value.holes["name"] == "quiet_hours"


def test_without_the_entry_no_hour_is_quiet() -> None:
    assert Ladder.load({"rungs": []}).quiet == NEVER
