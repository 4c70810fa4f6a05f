"""What the events before a cut-off say of all assignments: folding them, one by one. Pure; no counting.

The only source is the record, never the present state, so that the same cut-off gives the same facts for ever.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from tracker.domain.events import EventKind
from tracker.domain.permissions import Permission
from tracker.domain.report_facts import Asked, Facts, Handed, Happened, Key
from tracker.domain.workflow import Phase, Workflow

DayOf = Callable[[datetime], date]
"""The date on the wall at an instant."""


@dataclass
class Told:
    """Everything the events so far say. Directives by the instant they were issued, and ended."""

    assignment: Workflow
    extension: Workflow
    directive: Workflow
    day_of: DayOf
    numbers: dict[Key, int] = field(default_factory=dict)
    issued_at: dict[Key, datetime] = field(default_factory=dict)
    ended_at: dict[Key, datetime] = field(default_factory=dict)
    assignments: dict[Key, Facts] = field(default_factory=dict)
    turn: int = 0

    def take(self, events: Iterable[Happened], before: datetime) -> "Told":
        """Take in those before the instant, in order; kinds that say nothing of work, and erased ones, pass by."""
        for event in events:
            if event.at < before:
                self.take_one(event)
        return self

    def take_one(self, event: Happened) -> None:
        """Take in one event; a kind that says nothing of work, and an erased one, passes by."""
        key, step = event.subject_id, _STEPS.get(event.kind)
        if step is None or key is None or event.payload is None:
            return
        # Where the opening was erased there is nothing to add to.
        if event.kind in _LATER:
            if key not in self.assignments:
                return
            self._own(key)
        step(self, event, key, event.data)

    def snapshot(self) -> "Told":
        """All this as it stands now; what is taken in later does not change it."""
        self.turn += 1
        numbers, issued, ended = dict(self.numbers), dict(self.issued_at), dict(self.ended_at)
        return replace(
            self, numbers=numbers, issued_at=issued, ended_at=ended, assignments=dict(self.assignments)
        )

    def _own(self, key: Key) -> None:
        facts = self.assignments[key]
        if facts.turn != self.turn:
            self.assignments[key] = replace(facts, turn=self.turn)


def _imported(told: Told, event: Happened, key: Key, data: Mapping[str, Any]) -> None:
    told.numbers[key] = data["no"]


def _directive_moved(told: Told, event: Happened, key: Key, data: Mapping[str, Any]) -> None:
    phase = told.directive.phase_of(data["to"])
    if phase is Phase.WORKING:
        told.issued_at.setdefault(key, event.at)
    if not phase.is_open:
        told.ended_at[key] = event.at


def _opened(told: Told, event: Happened, key: Key, data: Mapping[str, Any]) -> None:
    directive, on = event.directive_id, told.day_of(event.at)
    if directive is None:
        return
    told.assignments[key] = Facts(
        id=key,
        ref=f"{told.numbers.get(directive, 0)}-{data['no']}",
        no=data["no"],
        directive=directive,
        task=data["task"].replace("-", ""),
        body=data["body"],
        role=data["role"],
        period=data["period"],
        opened_on=on,
        due_on=_day(data["due_on"]),
        report_on=_day(data["report_on"]),
        state=data["state"],
        phase=told.assignment.phase_of(data["state"]),
        last_activity_on=on,
        is_heir=data["heir_of"] is not None,
        turn=told.turn,
    )


def _moved(told: Told, event: Happened, key: Key, data: Mapping[str, Any]) -> None:
    facts, on = told.assignments[key], told.day_of(event.at)
    was, facts.phase = facts.phase, told.assignment.phase_of(data["to"])
    facts.state, facts.last_activity_on = data["to"], on
    if facts.acknowledged_on is None and _is_own_work(told.assignment, data["verb"]):
        facts.acknowledged_on = on
    if facts.phase is Phase.REPORTED:
        facts.reported_on = on
    elif facts.phase is not Phase.DONE:
        facts.reported_on = None
    if was is Phase.REPORTED and facts.phase in (Phase.WAITING, Phase.WORKING):
        facts.returns += ((on, data.get("reason", "")),)
    facts.finished_on = None if facts.phase.is_open else on
    facts.heir = data.get("heir")
    if submission := data.get("submission"):
        facts.handed = _handed(submission, on)


def _is_own_work(workflow: Workflow, verb: str) -> bool:
    return any(m.verb == verb and m.permission is Permission.ASSIGNMENT_WORK for m in workflow.moves)


def _handed(data: Mapping[str, Any], on: date) -> Handed:
    figures = {int(position): number for position, number in data["figures"].items()}
    return Handed(data["id"].replace("-", ""), data["revision"], on, figures)


def _due_changed(told: Told, event: Happened, key: Key, data: Mapping[str, Any]) -> None:
    facts, due_on = told.assignments[key], _day(data["new"])
    # A refused extension is an event that leaves the date as it was.
    if due_on != facts.due_on:
        facts.old_due_on += (facts.due_on,)
        facts.due_on = due_on


def _extension_requested(told: Told, event: Happened, key: Key, data: Mapping[str, Any]) -> None:
    facts, on = told.assignments[key], told.day_of(event.at)
    facts.asked += (on,)
    facts.last_activity_on = on
    asked = Asked(
        data["extension"],
        on,
        _day(data.get("old_due_on")),
        _day(data.get("asked_due_on")),
        data.get("reason", ""),
    )
    facts.requests += (asked,)


def _extension_moved(told: Told, event: Happened, key: Key, data: Mapping[str, Any]) -> None:
    facts, phase = told.assignments[key], told.extension.phase_of(data["to"])
    on = told.day_of(event.at)
    if phase is Phase.DONE:
        facts.granted += (on,)
    if phase is Phase.DROPPED:
        facts.refused += (on,)
    outcome = {Phase.DONE: "granted", Phase.DROPPED: "refused"}.get(phase, "asked")
    said = {"outcome": outcome, "decided_on": on, "decision": data.get("reason", "")}
    facts.requests = tuple(
        replace(one, **said) if one.key == data["extension"] else one for one in facts.requests
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_STEPS: Mapping[str, Callable[[Told, Happened, Key, Mapping[str, Any]], None]] = {
    EventKind.DIRECTIVE_IMPORTED: _imported,
    EventKind.DIRECTIVE_MOVED: _directive_moved,
    EventKind.ASSIGNMENT_OPENED: _opened,
    EventKind.ASSIGNMENT_MOVED: _moved,
    EventKind.ASSIGNMENT_DUE_CHANGED: _due_changed,
    EventKind.EXTENSION_REQUESTED: _extension_requested,
    EventKind.EXTENSION_MOVED: _extension_moved,
}

_LATER = frozenset(kind for kind in _STEPS if kind.split(".")[0] in ("assignment", "extension")) - {
    EventKind.ASSIGNMENT_OPENED
}

KINDS = tuple(kind.value for kind in EventKind if kind in _STEPS)
"""The kinds of events that a report is computed from."""
