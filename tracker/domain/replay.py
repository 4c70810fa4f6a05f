"""What the events alone say: every state, due date and version, to hold against what is stored. Pure."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tracker.domain.events import Event, EventKind


@dataclass
class Ledger:
    """The standing of everything after the events so far. Values are small maps of field to plain value."""

    directives: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    tasks: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    assignments: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    submissions: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    reports: dict[UUID, dict[str, Any]] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        """Take one event in; kinds that change none of these pass by, and so does what cannot be made sense of.

        An event that was erased, tampered with or lost its beginning is the chain's to name; what it would have
        changed then differs from what is stored.
        """
        step = _STEPS.get(event.kind)
        if step is None or event.subject_id is None:
            return
        with suppress(KeyError, TypeError, ValueError):
            step(self, event.subject_id, event.data)


def replay(events: Iterable[Event]) -> Ledger:
    """The ledger after all of them, in order."""
    ledger = Ledger()
    for event in events:
        ledger.apply(event)
    return ledger


def _directive_imported(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.directives[key] = {"state": data["state"], "draft_sha256": data.get("draft_sha256")}


def _directive_moved(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.directives[key]["state"] = data["to"]


def _draft_changed(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    # An edit counts only on the very draft that it was made on: the digests are a chain of their own.
    if ledger.directives[key]["draft_sha256"] == data["draft_sha256"][0]:
        ledger.directives[key]["draft_sha256"] = data["draft_sha256"][1]


def _task_opened(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.tasks[key] = {"state": data["state"]}


def _task_rolled_up(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.tasks[key]["state"] = data["to"]


def _assignment_opened(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.assignments[key] = {
        "state": data["state"],
        "due_on": data["due_on"],
        "version": 1,
        "task": data["task"],
        "body": data["body"],
        "role": data["role"],
        "period": data["period"],
    }


def _assignment_moved(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.assignments[key] |= {"state": data["to"], "version": data["version"]}
    handed = data.get("submission")
    if handed:
        words = {"words_sha256": handed["words_sha256"], "revision": handed["revision"]}
        ledger.submissions[UUID(handed["id"])] = words


def _due_changed(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.assignments[key] |= {"due_on": data["new"], "version": data["version"]}


def _extension_requested(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.assignments[key] |= {"version": data["version"]}


def _report_drafted(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    kept = {name: data[name] for name in ("period", "regime", "parts_sha256")}
    ledger.reports[key] = {"state": "draft", "version": 1, **kept}


def _report_edited(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    ledger.reports[key] |= {"version": data["version"], "parts_sha256": data["parts_sha256"]}


def _report_issued(ledger: Ledger, key: UUID, data: Mapping[str, Any]) -> None:
    kept = {name: data[name] for name in ("version", "number", "dated", "signer", "context_sha256", "files")}
    ledger.reports[key] |= {"state": "issued", **kept}


_STEPS: Mapping[str, Callable[[Ledger, UUID, Mapping[str, Any]], None]] = {
    EventKind.DIRECTIVE_IMPORTED: _directive_imported,
    EventKind.DIRECTIVE_MOVED: _directive_moved,
    EventKind.DRAFT_EDITED: _draft_changed,
    EventKind.DRAFT_UNDONE: _draft_changed,
    EventKind.DRAFT_REDONE: _draft_changed,
    EventKind.TASK_OPENED: _task_opened,
    EventKind.TASK_ROLLED_UP: _task_rolled_up,
    EventKind.ASSIGNMENT_OPENED: _assignment_opened,
    EventKind.ASSIGNMENT_MOVED: _assignment_moved,
    EventKind.ASSIGNMENT_DUE_CHANGED: _due_changed,
    EventKind.EXTENSION_REQUESTED: _extension_requested,
    EventKind.REPORT_DRAFTED: _report_drafted,
    EventKind.REPORT_EDITED: _report_edited,
    EventKind.REPORT_ISSUED: _report_issued,
}
