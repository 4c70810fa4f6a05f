"""Verifying the record: the chain holds, and what is stored is what the events say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tracker.domain.assignments import rolled_up
from tracker.domain.events import Break, Event, breaks
from tracker.domain.permissions import Permission, require
from tracker.domain.replay import Ledger
from tracker.domain.workflow import Workflow
from tracker.store.report_standing import stored_reports
from tracker.store.standing import stored_assignments, stored_directives, stored_submissions, stored_tasks
from tracker.store.unit import Unit
from tracker.usecases.context import Context


@dataclass(frozen=True)
class Difference:
    """A stored value that is not what the events, or the roll-up of the leads, say."""

    what: str
    id: str
    field: str
    stored: str
    by_events: str


@dataclass(frozen=True)
class Verified:
    """The outcome; the record is sound when both lists are empty. `head` may be compared with a printed one."""

    events: int
    head: str
    breaks: tuple[Break, ...]
    differences: tuple[Difference, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.breaks and not self.differences


def verify_record(ctx: Context, anchor: tuple[int, str] | None = None) -> Verified:
    """Read every event and compare. Changes nothing.

    `anchor` is a (seq, hash) printed earlier, in a report or a mail; changes after the last one are not covered.
    """
    require(ctx.actor, Permission.RECORD_VERIFY)
    with ctx.open_reading() as unit:
        head = unit.events.head()
        ledger = Ledger()
        found = tuple(breaks(_feeding(unit.events.read(), ledger), anchor))
        differences = tuple(_differences(unit, ledger, ctx.rules.workflows.assignment))
    return Verified(head[0], head[1], found, differences)


def _feeding(events: Iterable[Event], ledger: Ledger) -> Iterator[Event]:
    # One pass serves both: the chain is checked and the ledger filled from the same reading.
    for event in events:
        ledger.apply(event)
        yield event


def _differences(unit: Unit, ledger: Ledger, workflow: Workflow) -> Iterator[Difference]:
    connection = unit.connection
    yield from _compare("directive", dict(stored_directives(connection)), ledger.directives)
    tasks = dict(stored_tasks(connection))
    yield from _compare("task", tasks, ledger.tasks)
    yield from _compare("assignment", dict(stored_assignments(connection)), _with_phases(ledger, workflow))
    yield from _compare("submission", dict(stored_submissions(connection)), ledger.submissions)
    yield from _compare("report", dict(stored_reports(connection)), ledger.reports)
    yield from _compare("roll_up", tasks, _rolled_up(ledger, workflow))


def _with_phases(ledger: Ledger, workflow: Workflow) -> dict[UUID, dict[str, Any]]:
    phases = {name: state.phase.value for name, state in workflow.states.items()}
    return {key: {**a, "phase": phases.get(a["state"])} for key, a in ledger.assignments.items()}


def _rolled_up(ledger: Ledger, workflow: Workflow) -> dict[UUID, dict[str, Any]]:
    leads: dict[str, list[tuple[str, str]]] = {str(task): [] for task in ledger.tasks}
    for assignment in ledger.assignments.values():
        # In a tampered record a task may be missing and a state unknown; both are named elsewhere.
        is_lead = assignment["role"] == "lead" and assignment["task"] in leads
        if is_lead and assignment["state"] in workflow.states:
            leads[assignment["task"]].append((assignment["period"], assignment["state"]))
    return {UUID(task): {"state": rolled_up(workflow, pairs)} for task, pairs in leads.items()}


def _compare(
    what: str, stored: Mapping[UUID, Mapping[str, Any]], by_events: Mapping[UUID, Mapping[str, Any]]
) -> Iterator[Difference]:
    for key in stored.keys() | by_events.keys():
        left, right = stored.get(key, {}), by_events.get(key, {})
        for name in sorted(left.keys() | right.keys()):
            if left.get(name) != right.get(name):
                yield Difference(what, str(key), name, str(left.get(name)), str(right.get(name)))
