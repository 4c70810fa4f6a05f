"""How reminding stands: what waits, what went out, what was given up and why. Reads only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.permissions import Permission, require
from tracker.store.outbox import DeadLetter, Outbox
from tracker.store.reminders import Reminders
from tracker.usecases.context import Context


@dataclass(frozen=True)
class RemindStatus:
    """`messages` counts by state; `ambiguous` bounds the extra copies that servers may have made of them."""

    on: date
    messages: Mapping[str, int]
    ambiguous: int
    oldest_waiting: datetime | None
    to_look_at: int
    last_planned_on: date | None
    dead_letters: Sequence[DeadLetter]


def remind_status(ctx: Context, on: date | None = None) -> RemindStatus:
    """The state of reminding; `to_look_at` counts the assignments a plan for the day would look at."""
    require(ctx.actor, Permission.REMINDERS_RUN)
    day = on or ctx.today()
    with ctx.open_reading() as unit:
        outbox, reminders = Outbox(unit.connection), Reminders(unit.connection)
        return RemindStatus(
            on=day,
            messages=outbox.counts(),
            ambiguous=outbox.ambiguous(),
            oldest_waiting=outbox.oldest_waiting(),
            to_look_at=reminders.to_look_at(day),
            last_planned_on=reminders.last_planned_on(),
            dead_letters=outbox.dead_letters(),
        )
