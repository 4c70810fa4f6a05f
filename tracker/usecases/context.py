"""What every use case is given: who acts, when it is, where things are kept; the outside as Protocols."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from tracker.domain.calendar import Calendar
from tracker.domain.ladder import Ladder
from tracker.domain.people import Actor
from tracker.domain.regimes import ReportingRules
from tracker.domain.workflow import Workflow
from tracker.store.unit import OpenUnit, Unit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""The wall clock of every office we serve; a day is a day there."""


class Clock(Protocol):
    """The only source of the time."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards, from an unknown start."""
        ...


class Files(Protocol):
    """Where the bytes of evidence lie, under the SHA-256 of their content."""

    def put(self, data: bytes) -> str:
        """Store durably and return the SHA-256 in hex; the same bytes twice are stored once."""
        ...

    def get(self, sha256: str) -> bytes:
        """The bytes; raises FileNotFoundError."""
        ...


@dataclass(frozen=True)
class Workflows:
    """The three declared machines."""

    assignment: Workflow
    extension: Workflow
    directive: Workflow


@dataclass(frozen=True, eq=False)
class Rules:
    """What the data files in `workflows/` say. Read once, so one set of rules is equal to itself alone."""

    workflows: Workflows
    calendar: Calendar
    ladder: Ladder
    regimes: ReportingRules


@dataclass(frozen=True)
class Context:
    """One actor's way into the use cases. Frozen: `as_` gives the same for somebody else."""

    actor: Actor
    rules: Rules
    clock: Clock
    new_id: Callable[[], UUID]
    files: Files
    opener: OpenUnit

    def open_unit(self) -> AbstractContextManager[Unit]:
        """A transaction to change things in."""
        return self.opener(self.actor)

    def open_reading(self) -> AbstractContextManager[Unit]:
        """A transaction that takes no write lock; for reads only."""
        return self.opener(self.actor, is_read_only=True)

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """The date on the wall in the office."""
        return day_of(self.now())

    def as_(self, actor: Actor) -> "Context":
        """The same for another actor."""
        return replace(self, actor=actor)


def start_of_day(day: date) -> datetime:
    """The first instant of the office's day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(UTC)


def day_of(at: datetime) -> date:
    """The date on the wall in the office at an instant."""
    return at.astimezone(ZONE).date()
