"""The history of a draft as its events tell it: what stands, what was undone, what can no longer be told."""

import json
from datetime import UTC, datetime
from typing import Any

from tracker.domain.events import Event, EventKind
from tracker.domain.review_history import history_of

AT = datetime(2019, 5, 8, tzinfo=UTC)


def event(seq: int, kind: EventKind, data: dict[str, Any] | None) -> Event:
    payload = json.dumps(data) if data is not None else None
    return Event(seq, AT, None, kind.value, None, None, payload, "", "", "")


def step(seq: int, kind: EventKind = EventKind.DRAFT_EDITED) -> Event:
    data = {"edit": {"verb": "drop", "path": str(seq)}, "changes": [{"at": ["a"]}], "version": seq}
    return event(seq, kind, {**data, "draft_sha256": ["x", "y"]})


def numbers(*events: Event) -> tuple[list[int], list[int]]:
    history = history_of(events)
    return [one.seq for one in history.done], [one.seq for one in history.undone]


def test_edits_stand_until_they_are_undone_and_stand_again_when_done_again() -> None:
    undo, redo = EventKind.DRAFT_UNDONE, EventKind.DRAFT_REDONE

    assert numbers(step(1), step(2)) == ([1, 2], [])
    assert numbers(step(1), step(2), step(3, undo)) == ([1], [2])
    assert numbers(step(1), step(2), step(3, undo), step(4, undo)) == ([], [2, 1])
    assert numbers(step(1), step(2), step(3, undo), step(4, undo), step(5, redo)) == ([1], [2])
    assert numbers(step(1), step(2, undo), step(3)) == ([3], [])


def test_other_events_of_the_directive_are_no_edits() -> None:
    assert numbers(event(1, EventKind.DIRECTIVE_IMPORTED, {"no": 1}), step(2)) == ([2], [])


def test_an_edit_whose_words_were_erased_is_still_counted() -> None:
    [erased] = history_of([event(1, EventKind.DRAFT_EDITED, None)]).done

    assert (erased.edit, erased.changes, erased.version) == ({}, (), 0)
