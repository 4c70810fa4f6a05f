"""What the events alone say."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tracker.domain.events import Event, EventKind, as_text
from tracker.domain.replay import Ledger, replay

DIRECTIVE, TASK, WORK = UUID(int=1), UUID(int=2), UUID(int=3)
OPENED: dict[str, Any] = {
    "state": "assigned",
    "due_on": "2019-06-28",
    "task": str(TASK),
    "body": "so-mau",
    "role": "lead",
    "period": "",
}


def _event(kind: EventKind, subject: UUID | None, payload: dict[str, Any] | str | None) -> Event:
    text = as_text(payload) if isinstance(payload, dict) else payload
    return Event(1, datetime(2019, 5, 8, tzinfo=UTC), None, kind, subject, DIRECTIVE, text, "", "", "")


def _life() -> list[Event]:
    return [
        _event(EventKind.DIRECTIVE_IMPORTED, DIRECTIVE, {"state": "draft", "draft_sha256": "a"}),
        _event(EventKind.DIRECTIVE_MOVED, DIRECTIVE, {"to": "issued"}),
        _event(EventKind.TASK_OPENED, TASK, {"state": "assigned"}),
        _event(EventKind.ASSIGNMENT_OPENED, WORK, OPENED),
        _event(EventKind.ASSIGNMENT_MOVED, WORK, {"to": "in_progress", "version": 2}),
        _event(EventKind.TASK_ROLLED_UP, TASK, {"to": "in_progress"}),
        _event(EventKind.EXTENSION_REQUESTED, WORK, {"version": 3}),
        _event(EventKind.ASSIGNMENT_DUE_CHANGED, WORK, {"new": "2019-07-31", "version": 4}),
    ]


def test_the_ledger_after_a_life_says_where_everything_stands() -> None:
    ledger = replay(_life())

    assert ledger.directives == {DIRECTIVE: {"state": "issued", "draft_sha256": "a"}}
    assert ledger.tasks == {TASK: {"state": "in_progress"}}
    assert ledger.assignments == {
        WORK: {**OPENED, "state": "in_progress", "due_on": "2019-07-31", "version": 4}
    }


def test_every_moment_of_the_past_can_be_replayed() -> None:
    states = [replay(_life()[:n]).assignments.get(WORK, {}).get("version") for n in range(9)]

    assert states == [None, None, None, None, 1, 2, 2, 3, 4]


def test_a_due_date_taken_away_is_none() -> None:
    gone = _event(EventKind.ASSIGNMENT_DUE_CHANGED, WORK, {"new": None, "version": 5})

    assert replay([*_life(), gone]).assignments[WORK]["due_on"] is None


@pytest.mark.parametrize("kind", [EventKind.PERSON_ADDED, EventKind.MESSAGE_SENT, EventKind.CLOCK_JUMPED])
def test_what_changes_no_state_passes_by(kind: EventKind) -> None:
    assert replay([*_life(), _event(kind, WORK, {"state": "x"})]) == replay(_life())


def test_nothing_gives_an_empty_ledger() -> None:
    assert replay([]) == Ledger()


@pytest.mark.parametrize("payload", [None, "{}", "[]", "không phải JSON", '"verified"', "7"])
@pytest.mark.parametrize("place", range(8))
def test_a_damaged_or_erased_event_changes_nothing_and_stops_nothing(place: int, payload: str | None) -> None:
    events = _life()
    whole = replay(events)
    events[place] = _event(EventKind(events[place].kind), events[place].subject_id, payload)

    damaged = replay(events)

    assert damaged != whole or place in (4, 6)  # a later event says the version again
    assert damaged == replay([*events[:place], *events[place + 1 :]])


@pytest.mark.parametrize("place", range(8))
def test_a_lost_event_stops_nothing(place: int) -> None:
    events = _life()
    del events[place]

    assert isinstance(replay(events), Ledger)
    assert WORK in replay(events).assignments or place == 3
