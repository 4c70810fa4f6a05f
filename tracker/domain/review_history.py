"""The edits of a draft as the record tells them: which stand, which were undone. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.domain.events import Event, EventKind

KINDS = (EventKind.DRAFT_EDITED, EventKind.DRAFT_UNDONE, EventKind.DRAFT_REDONE)


@dataclass(frozen=True)
class Step:
    """One edit, or one taken back or done again: `edit` is the plain form, `version` that of the directive after it,
    `draft_sha256` the digest of the draft it left."""

    seq: int
    at: datetime
    by: str
    kind: str
    edit: dict[str, Any]
    changes: tuple[dict[str, Any], ...]
    version: int
    draft_sha256: str


@dataclass(frozen=True)
class History:
    """All that was done, oldest first; the edits that stand, and those undone, the one to take next at the end."""

    steps: tuple[Step, ...]
    done: tuple[Step, ...]
    undone: tuple[Step, ...]


def history_of(events: Iterable[Event]) -> History:
    """The history in the events of one directive; an erased edit has empty `edit` and `changes`."""
    steps = [_step(event) for event in events if event.kind in KINDS]
    done: list[Step] = []
    undone: list[Step] = []
    for step in steps:
        if step.kind == EventKind.DRAFT_EDITED:
            done.append(step)
            undone.clear()
        elif step.kind == EventKind.DRAFT_UNDONE and done:
            undone.append(done.pop())
        elif step.kind == EventKind.DRAFT_REDONE and undone:
            done.append(undone.pop())
    return History(tuple(steps), tuple(done), tuple(undone))


def _step(event: Event) -> Step:
    data = event.data
    return Step(
        event.seq,
        event.at,
        event.actor,
        event.kind,
        data.get("edit", {}),
        tuple(data.get("changes", ())),
        int(data.get("version", 0)),
        str(data.get("draft_sha256", ("", ""))[1]),
    )
