"""The values that a report is made of: directives, rows, tasks, accounts, indicators. No rules.

All text in them is either a name, the directive's or a body's own words, or a key for the catalogs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.report_figures import Figure, Figures
from tracker.domain.report_parts import Named, NextTask, PeriodSaid


@dataclass(frozen=True, slots=True)
class DirectiveSaid:
    """A directive that the report answers for; `given_on` is the day its work was given out."""

    no: int
    number: str | None
    kind: str | None
    issuer: str | None
    issued_on: date | None
    subject: str | None
    given_on: date
    tasks: int
    duties: int
    bodies: int


@dataclass(frozen=True, slots=True)
class Party:
    """Bodies obliged in one role by the same words of the directive (a group addressee is one party)."""

    role: str
    words: str
    bodies: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one body or one task. Figure names in it are unique with `key` before them."""

    key: str
    name: str
    figures: Figures
    heirs: tuple[str, ...] = ()  # bodies to which its work was handed over


@dataclass(frozen=True, slots=True)
class Account:
    """What one body reported last, shortened by rule. `standing`: verified, reported or returned."""

    ref: str
    item: str
    body: Named
    role: str
    on: date
    revision: int
    is_in_period: bool
    standing: str
    results: str
    difficulties: str
    proposals: str


@dataclass(frozen=True, slots=True)
class Return:
    """A report sent back: which assignment's, when, and what was missing, in the coordinator's words."""

    ref: str
    body: Named
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """One task: what was asked and how it stands. `labels` name the rolled-up state by language."""

    key: str
    path: str
    directive_no: int
    words: str
    nature: str
    parties: tuple[Party, ...]
    due_on: tuple[date, ...]
    old_due_on: tuple[date, ...]
    state: str
    labels: Mapping[str, str]
    missing: tuple[Named, ...]
    overdue: tuple[Named, ...]
    returns: tuple[Return, ...]
    duties: tuple[str, ...] = ()  # the distinct obligations in it, shortened


@dataclass(frozen=True, slots=True)
class Dropped:
    """Work that fell away, by the state it ended in."""

    state: str
    labels: Mapping[str, str]
    figure: Figure


@dataclass(frozen=True, slots=True)
class Reported:
    """A number that one body gave for an indicator."""

    body: Named
    value: float
    ref: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A followed figure: its baseline, what the leads reported in the period (None: nobody did) and before."""

    key: str
    metric: str
    unit: str | None
    baseline: float
    baseline_period: str | None
    source: str | None
    value: float | None
    before: float | None
    reported: tuple[Reported, ...]
    year_before: float | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """The same totals for an earlier period; None where nothing had been given out by its end."""

    period: PeriodSaid
    totals: Figures | None


@dataclass(frozen=True, slots=True)
class Next:
    """What falls due in the period after, by assignment references."""

    period: PeriodSaid
    due: Figure
    tasks: tuple[NextTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last event before the cut-off: printed, it proves later what the record then held."""

    seq: int
    hash: str
