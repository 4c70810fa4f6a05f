"""Telling the second of two people what the first one did. Reads the record, changes nothing."""

from tracker.store.assignments import Assignment, StaleAssignment
from tracker.store.unit import Unit


class ChangedMeanwhile(StaleAssignment):
    """Someone else changed it since it was read: `who`, and the `state` it has now."""

    key = "error.changed_meanwhile"


def changed_meanwhile(unit: Unit, now: Assignment) -> StaleAssignment:
    """The error for whoever saw an earlier version of this assignment."""
    last = unit.events.last_of(now.id)
    if last is None or not last.actor:
        return StaleAssignment(ref=now.ref)
    return ChangedMeanwhile(ref=now.ref, who=last.actor, state=now.state)
