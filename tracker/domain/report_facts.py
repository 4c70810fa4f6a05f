"""One assignment as of a cut-off, as values: standing, dates, returns, extensions, what was handed in. No folding."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from json import JSONDecoder
from typing import Any, NamedTuple

from tracker.domain.workflow import Phase

_decode = JSONDecoder().raw_decode

Key = str
"""An id as 32 hex digits: what a row and an event both give without work."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A submission as its event names it: which, when, with which figures by indicator position."""

    id: Key
    revision: int
    on: date
    figures: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to put a due date off; `outcome` is asked, granted or refused, `decided_on` None while it waits."""

    key: str
    on: date
    old_due_on: date | None
    asked_due_on: date | None
    reason: str
    outcome: str = "asked"
    decided_on: date | None = None
    decision: str = ""


class Happened(NamedTuple):
    """What of an event is read here."""

    at: datetime
    kind: str
    subject_id: Key | None
    directive_id: Key | None
    payload: str | None

    @property
    def data(self) -> dict[str, Any]:
        """The payload as plain data; empty once erased."""
        return _decode(self.payload)[0] if self.payload else {}


@dataclass(slots=True)
class Facts:
    """One assignment as of the cut-off. `old_due_on` lists the due dates it had before, oldest first.

    `turn` is the snapshot (`Told.snapshot`) since which it was changed: an older one is shared and stays as it is.
    """

    id: Key
    ref: str
    no: int
    directive: Key
    task: Key
    body: str
    role: str
    period: str
    opened_on: date
    due_on: date | None
    report_on: date | None
    state: str
    phase: Phase
    last_activity_on: date
    old_due_on: tuple[date | None, ...] = ()
    acknowledged_on: date | None = None
    reported_on: date | None = None
    finished_on: date | None = None
    returns: tuple[tuple[date, str], ...] = ()  # (day, reason)
    asked: tuple[date, ...] = ()
    granted: tuple[date, ...] = ()
    refused: tuple[date, ...] = ()
    requests: tuple[Asked, ...] = ()
    handed: Handed | None = None
    heir: str | None = None  # the reference of the assignment that took its work over
    is_heir: bool = False
    turn: int = 0

    @property
    def done_on(self) -> date | None:
        """The day of the report that was verified; None while it is not."""
        return self.reported_on if self.phase is Phase.DONE else None
