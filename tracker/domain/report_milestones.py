"""What happened to one directive and its work, day by day, from the record. Pure, no words but those of the record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.events import EventKind
from tracker.domain.report_facts import Facts, Happened
from tracker.domain.report_material import Material
from tracker.domain.report_parts import Named
from tracker.domain.report_told import Told
from tracker.domain.report_words import condense
from tracker.domain.workflow import Phase

_BY_VERB = {
    "acknowledge": "acknowledged",
    "start": "started",
    "report": "reported",
    "verify": "verified",
    "return": "returned",
    "cancel": "cancelled",
    "supersede": "superseded",
    "hand_over": "handed_over",
}
_BY_PHASE = {
    Phase.WORKING: "started",
    Phase.REPORTED: "reported",
    Phase.DONE: "verified",
    Phase.DROPPED: "cancelled",
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing that happened. `ref` and `body` are None where it happened to the directive; `words` is the reason."""

    on: date
    kind: str
    ref: str | None
    body: Named | None
    words: str | None


def milestones(events: Iterable[Happened], told: Told, material: Material) -> tuple[Milestone, ...]:
    """Oldest first. `told` is what the same events say in all."""
    return tuple(_milestones(events, told, material))


def _milestones(events: Iterable[Happened], told: Told, material: Material) -> Iterator[Milestone]:
    for event in events:
        kind = _kind(event, told)
        if kind is None or event.subject_id is None:
            continue
        facts = told.assignments.get(event.subject_id)
        yield Milestone(
            told.day_of(event.at),
            kind,
            facts.ref if facts else None,
            _body(facts, material),
            condense(str(event.data.get("reason") or ""), 160) or None,
        )


def _body(facts: Facts | None, material: Material) -> Named | None:
    return Named(facts.body, material.name_of(facts.body)) if facts else None


def _kind(event: Happened, told: Told) -> str | None:
    data = event.data
    if event.kind == EventKind.DIRECTIVE_MOVED:
        phase = told.directive.phase_of(data["to"])
        return {Phase.WORKING: "issued", Phase.DONE: "closed", Phase.DROPPED: "superseded"}.get(phase)
    if event.kind == EventKind.ASSIGNMENT_MOVED:
        return _BY_VERB.get(data["verb"]) or _BY_PHASE.get(told.assignment.phase_of(data["to"]))
    if event.kind == EventKind.EXTENSION_MOVED:
        phase = told.extension.phase_of(data["to"])
        return {Phase.DONE: "granted", Phase.DROPPED: "refused"}.get(phase)
    simple: Mapping[str, str] = {
        EventKind.EXTENSION_REQUESTED: "asked",
        EventKind.ASSIGNMENT_DUE_CHANGED: "due_changed",
    }
    return simple.get(event.kind)
