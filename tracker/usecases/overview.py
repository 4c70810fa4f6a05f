"""How the running directives stand today, what in them is red and why. Reads only.

What was read is kept as long as the record's last event and the day stay the same: nothing else changes them.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from uuid import UUID

from tracker.domain.people import Role
from tracker.domain.periods import Length, Regime, period_of
from tracker.domain.permissions import Permission, Target, require
from tracker.domain.report_figures import SILENT_DAYS
from tracker.domain.workflow import Phase
from tracker.store.directives import DirectiveNotFound
from tracker.store.overview import RED, Days, DirectiveStanding, Overview, RedRow
from tracker.store.unit import Unit
from tracker.store.work_rows import WorkRows
from tracker.usecases.context import Context

__all__ = ["RED", "Counts", "DirectiveStanding", "RedRow", "Standing", "overview"]

Counts = Mapping[str, int]

MOST_DIRECTIVES = 500
EACH = 6
"""Red rows shown of each kind."""

_KEPT = 32
_NONE: Counts = {}


@dataclass(frozen=True)
class Now:
    """Counts by directive, by body code with the body's name, and in all; what is red, and why it was returned."""

    by_directive: Mapping[UUID, Counts]
    by_body: Mapping[str, tuple[str, Counts]]
    totals: Counts
    red: Sequence[RedRow]
    reasons: Mapping[UUID, str]


@dataclass(frozen=True)
class Standing:
    """The view. `chosen` is the one directive looked at, None for all."""

    directives: Sequence[DirectiveStanding]
    chosen: DirectiveStanding | None
    now: Now


_NOTHING = Now({}, {}, {}, (), {})


def overview(ctx: Context, no: int = 0) -> Standing:
    """All running directives that the actor may read reports of, or one of them. Two queries while nothing
    happened, seven after something did. Raises NotPermitted, DirectiveNotFound."""
    require(ctx.actor, Permission.REPORT_READ, Target(coordinator_body=ctx.actor.body))
    board = ctx.actor.body if ctx.actor.role is Role.COORDINATOR else None
    states = ctx.rules.workflows.directive.states_in(Phase.WORKING, Phase.REPORTED)
    days = _days(ctx)
    with ctx.open_reading() as unit:
        reads = Overview(unit.connection, days)
        running = reads.running(states, board, MOST_DIRECTIVES)
        chosen = _chosen(running, no)
        wanted = [one.id for one in ([chosen] if chosen else running)]
        now = _now(unit, reads, days, wanted)
    return Standing(running, chosen, now)


def _days(ctx: Context) -> Days:
    today = ctx.today()
    first = period_of(today, Regime.CALENDAR, Length.QUARTER).first
    return Days(today, today - timedelta(days=SILENT_DAYS), first)


def _chosen(running: Sequence[DirectiveStanding], no: int) -> DirectiveStanding | None:
    if not no:
        return None
    found = next((one for one in running if one.no == no), None)
    if found is None:
        raise DirectiveNotFound(ref=str(no))
    return found


def _now(unit: Unit, reads: Overview, days: Days, wanted: Sequence[UUID]) -> Now:
    seq, head = unit.events.head()
    key = (seq, head, days, tuple(wanted))
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    found = _read(unit, reads, wanted) if wanted else _NOTHING
    with _lock:
        _known[key] = found
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return found


def _read(unit: Unit, reads: Overview, wanted: Sequence[UUID]) -> Now:
    by_directive, red = reads.by_directive(wanted), reads.red(wanted, EACH)
    names = next(iter(by_directive.values()), _NONE)
    totals = {name: sum(one[name] for one in by_directive.values()) for name in names}
    reasons = _reasons(unit, [row.id for row in red if row.why == "returned"])
    return Now(by_directive, reads.by_body(wanted), totals, red, reasons)


_lock = Lock()
_known: OrderedDict[tuple[int, str, Days, tuple[UUID, ...]], Now] = OrderedDict()


def _reasons(unit: Unit, returned: Sequence[UUID]) -> dict[UUID, str]:
    """Why each was returned the last time, in the words of who returned it."""
    found: dict[UUID, str] = {}
    for key, payload in WorkRows(unit.connection).returns(returned) if returned else ():
        data = json.loads(payload) if payload else {}
        if data.get("verb") == "return":
            found[key] = str(data.get("reason", ""))
    return found
