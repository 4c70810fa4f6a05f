"""Runs of ticks: each keeps when it began and ended, and what came of it; so does each check of the record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from tracker.domain.errors import NotFound, TrackerError
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.people import SYSTEM
from tracker.domain.permissions import Permission, require
from tracker.domain.ticks import TICKS
from tracker.store.kept import Kept
from tracker.usecases.context import ZONE, Context, day_of
from tracker.usecases.verify_record import Verified, verify_record

CHECK = "check.record"


class TickNotFound(NotFound):
    """No tick of that name, or it has nothing to do here."""

    key = "upkeep.tick_not_found"


@dataclass(frozen=True, slots=True)
class TickRun:
    """The last run. `ended_at` is None while it is under way, or where the process died. `fault`: the key of a
    sentence with `holes`, or the name of a bug's class; empty where it went well. `counts`: what it did."""

    name: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    fault: str = ""
    holes: Mapping[str, str] | None = None
    counts: Mapping[str, int] | None = None
    is_late: bool = False


def run_tick(ctx: Context, name: str, work: Callable[[], object]) -> object:
    """Do the work and keep how it went; what it raises flies on."""
    started = ctx.now()
    _keep(ctx, name, {"started": started.isoformat()})
    try:
        outcome = work()
    except Exception as error:
        _keep(ctx, name, {**_times(ctx, started), **_fault(error)})
        raise
    _keep(ctx, name, {**_times(ctx, started), "counts": _counts(outcome)})
    return outcome


def run_asked(ctx: Context, name: str, work: Callable[[], object]) -> object:
    """The same for a person who asks for it; the work is still the system's. Raises NotPermitted."""
    require(ctx.actor, Permission.SYSTEM_MANAGE)
    with ctx.open_unit() as unit:
        unit.events.add(NewEvent(EventKind.TICK_ASKED, None, None, {"tick": name}))
        unit.commit()
    return run_tick(ctx.as_(SYSTEM), name, work)


def runs_from(kept: Mapping[str, Mapping[str, Any]], now: datetime, names: Sequence[str]) -> list[TickRun]:
    """The last run of each of these ticks, from what is kept."""
    return [_run(tick.name, kept.get(f"tick.{tick.name}", {}), now) for tick in TICKS if tick.name in names]


def tick_runs(ctx: Context, names: Sequence[str]) -> list[TickRun]:
    """The last run of each. Raises NotPermitted."""
    require(ctx.actor, Permission.SYSTEM_MANAGE)
    with ctx.open_reading() as unit:
        return runs_from(Kept(unit.connection).all("tick."), ctx.now(), names)


def keep_check(ctx: Context, found: Verified) -> None:
    """Keep that the record was checked now, and what was found."""
    values = {
        "at": ctx.now().isoformat(),
        "events": found.events,
        "head": found.head,
        "sound": found.is_sound,
    }
    with ctx.open_unit() as unit:
        Kept(unit.connection).put(CHECK, values)
        unit.commit()


def check_daily(ctx: Context) -> Verified | None:
    """Check the record once a day, None where that was done; for databases whose readers hold up nobody."""
    with ctx.open_reading() as unit:
        last = Kept(unit.connection).all(CHECK).get(CHECK)
    if last and day_of(datetime.fromisoformat(last["at"])) >= ctx.today():
        return None
    found = verify_record(ctx)
    keep_check(ctx, found)
    return found


def _keep(ctx: Context, name: str, values: dict[str, Any]) -> None:
    with ctx.open_unit() as unit:
        Kept(unit.connection).put(f"tick.{name}", values)
        unit.commit()


def _times(ctx: Context, started: datetime) -> dict[str, str]:
    return {"started": started.isoformat(), "ended": ctx.now().isoformat()}


def _fault(error: Exception) -> dict[str, Any]:
    if isinstance(error, TrackerError):
        return {"fault": error.key, "holes": {name: str(value) for name, value in error.holes.items()}}
    return {"fault": type(error).__name__}  # its words may hold anything


def _counts(outcome: object) -> dict[str, int]:
    """The numbers of a use case's answer by the names of its fields, without those that are nought."""
    if not is_dataclass(outcome):
        return {}
    values = {field.name: getattr(outcome, field.name) for field in fields(outcome)}
    return {name: int(value) for name, value in values.items() if isinstance(value, int) and value}


def _run(name: str, kept: Mapping[str, Any], now: datetime) -> TickRun:
    started, ended = (
        datetime.fromisoformat(kept[key]) if key in kept else None for key in ("started", "ended")
    )
    tick = next(tick for tick in TICKS if tick.name == name)
    is_late = tick.is_late(started.astimezone(ZONE) if started else None, now.astimezone(ZONE))
    return TickRun(
        name, started, ended, kept.get("fault", ""), kept.get("holes"), kept.get("counts"), is_late
    )
