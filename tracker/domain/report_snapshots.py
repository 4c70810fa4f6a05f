"""What the record says at several instants, from one reading of the events. Pure; reading is the caller's."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from tracker.domain.report_facts import Happened
from tracker.domain.report_told import Told


def told_at(
    begin: Callable[[], Told], events: Callable[[], Iterable[Happened]], instants: Sequence[datetime]
) -> dict[datetime, Told]:
    """For each instant the same as `begin().take(events(), instant)`; `events` come in the order of the record,
    none after the last instant."""
    wanted = sorted(set(instants))
    found, late = _in_one_pass(begin(), events(), wanted)
    # A clock that was set back put an event before an instant behind one after it: those instants are read anew.
    for instant in late:
        found[instant] = begin().take(events(), instant)
    return found


def _in_one_pass(
    told: Told, events: Iterable[Happened], wanted: Sequence[datetime]
) -> tuple[dict[datetime, Told], set[datetime]]:
    found: dict[datetime, Told] = {}
    late: set[datetime] = set()
    waiting = list(wanted)
    for event in events:
        while waiting and event.at >= waiting[0]:
            found[waiting.pop(0)] = told.snapshot()
        if not waiting:
            break
        if found and event.at < max(found):
            late.update(instant for instant in found if event.at < instant)
        told.take_one(event)
    for instant in waiting:
        found[instant] = told.snapshot()
    return found, late
