"""Putting on record that the machine's clock jumped: later readers of the record must know."""

from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.usecases.context import Context


def record_clock_jump(ctx: Context, seconds: float) -> None:
    """One event with how far it jumped, backwards negative."""
    require(ctx.actor, Permission.REMINDERS_RUN)
    with ctx.open_unit() as unit:
        unit.events.add(NewEvent(EventKind.CLOCK_JUMPED, None, None, {"seconds": round(seconds)}))
        unit.commit()
