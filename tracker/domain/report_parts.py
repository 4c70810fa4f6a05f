"""What a report tells one by one: work, silence, delays, extensions, proposals, changes. Values alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.domain.report_figures import Figures


@dataclass(frozen=True, slots=True)
class Named:
    """A body by code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """A period with its dates; `text` is "2019-Q2", `length` month, quarter, half, year or range."""

    text: str
    year: int
    number: int
    length: str
    regime: str
    first: date
    last: date


class Work(NamedTuple):
    """One assignment as of the cut-off: the row behind every figure that counts it.

    `time_class` is a value of `TimeClass`; `period` is empty for work that is done once. What is not `in_scope`
    stands here because a figure of an earlier period counts it.
    """

    ref: str
    item: str
    body: Named
    role: str
    period: str
    state: str
    time_class: str
    due_on: date | None
    report_on: date | None
    reported_on: date | None
    finished_on: date | None
    last_on: date
    in_scope: bool


class Delay(NamedTuple):
    """Overdue work (`since` is its due date) or silent work (`since` is the day it was last heard of)."""

    ref: str
    item: str
    body: Named
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class Extension:
    """A request of the period to put a due date off, in the body's words; `outcome`: asked, granted or refused."""

    ref: str
    item: str
    body: Named
    on: date
    old_due_on: date | None
    asked_due_on: date | None
    outcome: str
    reason: str
    decision: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where quoted words stand: which body handed them in, when, in which revision of which assignment's report."""

    body: Named
    ref: str
    item: str
    on: date
    revision: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A difficulty or a proposal in a body's own words, and all who said the same or nearly the same."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure beside the same one of the period before and of the same period last year; None where there is none.

    `of` is what it is a part of, where it is shown as a rate.
    """

    name: str
    value: int
    of: int | None
    before: int | None
    before_of: int | None
    year_before: int | None
    year_before_of: int | None


@dataclass(frozen=True, slots=True)
class AtPeriod:
    """The totals as they stood at the end of one period."""

    period: PeriodSaid
    figures: Figures


@dataclass(frozen=True, slots=True)
class NextTask:
    """A task that goes on. `why`: overdue, missing, waiting, due, standing; `due_on` the dates in the next period."""

    item: str
    path: str
    directive_no: int
    words: str
    why: tuple[str, ...]
    due_on: tuple[date, ...]
    bodies: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The issued report that this one takes the place of."""

    no: int
    number: str
    dated: date


StateLabels = Mapping[str, Mapping[str, str]]
"""The declared words of every state, by language."""
