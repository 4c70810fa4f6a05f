"""What the latest stored report said, to hold the present against: figures, course over periods, indicators.

An issued report never changes, nor does the draft of a period that has ended until somebody edits it: what was read of
one is kept. Reads only.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from uuid import UUID

from tracker.domain.errors import Invalid, NotFound
from tracker.domain.periods import Regime
from tracker.domain.permissions import Permission, may
from tracker.domain.spans import parse_period
from tracker.store.reports import Reports, Stored
from tracker.usecases.context import Context
from tracker.usecases.stored_reports import FrozenLost, context_of, target_of

_KEPT = 64
_LOOKED_AT = 200
_FIGURES = ("total", "done", "done_in_time", "done_late", "open_overdue", "due", "due_done", "silent")

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class Trend:
    """Of one stored report: `figures` by name; `history` oldest first, {period, figures}; `indicators` as plain."""

    period: Plain
    cut_on: str
    figures: Mapping[str, int]
    history: Sequence[Plain]
    indicators: Sequence[Plain]


@dataclass(frozen=True)
class Latest:
    """The latest report on these directives, to compare with, and the one to read: issued, else that draft. None where
    there is none."""

    report: Stored | None
    to_read: Stored | None


def latest_reports(ctx: Context, directive_no: int | None) -> Latest:
    """Of one directive or of all that a board follows. One query."""
    with ctx.open_reading() as unit:
        found = [one for one in Reports(unit.connection).all(_LOOKED_AT) if one.directive_no == directive_no]
    seen = [one for one in found if may(ctx.actor, Permission.REPORT_READ, target_of(one))]
    issued = next((one for one in seen if one.is_issued), None)
    newest = max(
        seen, key=lambda one: (parse_period(one.period, Regime(one.regime)).end, one.no), default=None
    )
    return Latest(newest, issued or newest)


def known_trend(stored: Stored) -> Trend | None:
    """What is kept of it; None where it has to be read first, which may take a while."""
    with _lock:
        return _known.get((stored.id, stored.version))


def trend_of(ctx: Context, stored: Stored) -> Trend | None:
    """What it said; None where it cannot be read any more."""
    known = known_trend(stored)
    if known is not None:
        return known
    try:
        context = context_of(ctx, stored)
    except (FrozenLost, Invalid, NotFound):
        return None
    found = _trend(context)
    if stored.is_issued or context["is_whole"]:
        _keep((stored.id, stored.version), found)
    return found


_lock = Lock()
_known: OrderedDict[tuple[UUID, int], Trend] = OrderedDict()


def _keep(key: tuple[UUID, int], found: Trend) -> None:
    with _lock:
        _known[key] = found
        while len(_known) > _KEPT:
            _known.popitem(last=False)


def _trend(context: Plain) -> Trend:
    """Numbers alone: the references behind them may be many."""
    history = [{"period": one["period"], "figures": _bare(one["figures"])} for one in context["history"]]
    indicators = [
        {name: one[name] for name in ("key", "metric", "unit", "baseline", "value")}
        for one in context["indicators"]
    ]
    figures = {name: context["figures"][name]["value"] for name in _FIGURES}
    return Trend(context["period"], context["cut_on"], figures, history, indicators)


def _bare(figures: Plain) -> Plain:
    return {name: {"value": figures[name]["value"]} for name in ("total", "done", "open_overdue")}
