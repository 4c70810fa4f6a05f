"""Báo cáo tiến độ: the progress report as one frozen value, from which every format is drawn.

Nothing here computes. `plain` gives the value as JSON-able data: what templates see, and what is kept when a report
is issued. All text in it is either a name, the directive's or a body's own words, or a key for the catalogs.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any

from tracker.domain.report_errors import NoSuchFigure
from tracker.domain.report_figures import Figure, Figures
from tracker.domain.report_head import Head
from tracker.domain.report_narrative import NarrativePart
from tracker.domain.report_parts import (
    AtPeriod,
    Change,
    Corrected,
    Delay,
    Extension,
    Named,
    NextTask,
    PeriodSaid,
    StateLabels,
    Voice,
    Work,
)

__all__ = [
    "Account",
    "Anchor",
    "Before",
    "DirectiveSaid",
    "Dropped",
    "Indicator",
    "Item",
    "Named",
    "Next",
    "Party",
    "PeriodSaid",
    "ReportContext",
    "Reported",
    "Return",
    "Row",
    "all_figures",
    "figure_of",
    "plain",
]


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


@dataclass(frozen=True)
class ReportContext:
    """The whole report. `cut_at`, on the office's clock, is exclusive; `is_whole` is False when it lies before the
    period's end. `figures` are the totals; `all_figures` also names those of the rows.

    `work` has a row for every assignment that any figure counts. `difficulties` and `proposals` are those of the
    period, said by most first; `history` is oldest first, this period last; `states` names the states of `work`.
    """

    head: Head
    period: PeriodSaid
    cut_at: datetime
    cut_on: date
    is_whole: bool
    silent_days: int
    directives: tuple[DirectiveSaid, ...]
    figures: Figures
    dropped: tuple[Dropped, ...]
    by_body: tuple[Row, ...]
    by_task: tuple[Row, ...]
    items: tuple[Item, ...]
    accounts: tuple[Account, ...]
    indicators: tuple[Indicator, ...]
    before: Before
    next: Next
    anchor: Anchor
    year_before: Before | None = None
    changes: tuple[Change, ...] = ()
    work: tuple[Work, ...] = ()
    overdue: tuple[Delay, ...] = ()
    silent: tuple[Delay, ...] = ()
    extensions: tuple[Extension, ...] = ()
    difficulties: tuple[Voice, ...] = ()
    proposals: tuple[Voice, ...] = ()
    history: tuple[AtPeriod, ...] = ()
    states: StateLabels = field(default_factory=dict)
    narrative: tuple[NarrativePart, ...] = ()
    corrects: Corrected | None = None


def all_figures(context: ReportContext) -> Iterator[tuple[str, Figure]]:
    """Every figure with its name: `total`, `body/<code>/total`, `task/<item>/total`, `before/total`, ..."""
    yield from context.figures.items()
    yield "next/due", context.next.due
    for dropped in context.dropped:
        yield f"dropped/{dropped.state}", dropped.figure
    for kind, rows in (("body", context.by_body), ("task", context.by_task)):
        for row in rows:
            for name, figure in row.figures.items():
                yield f"{kind}/{row.key}/{name}", figure
    for kind, earlier in (("before", context.before), ("year_before", context.year_before)):
        for name, figure in (earlier.totals if earlier and earlier.totals else {}).items():
            yield f"{kind}/{name}", figure


def figure_of(context: ReportContext, name: str) -> Figure:
    """The figure of that name; raises NoSuchFigure."""
    for found, figure in all_figures(context):
        if found == name:
            return figure
    raise NoSuchFigure(name=name, near=near(name, (found for found, _ in all_figures(context))))


def near(name: str, known: Iterable[str]) -> str:
    """The known names most like this one, for the sentence that says it is unknown."""
    return ", ".join(get_close_matches(name, list(known), 3, 0.5))


def plain(value: Any) -> Any:
    """The value as maps, lists, text, numbers and None; dates and instants as ISO 8601 text."""
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, Enum)):
        return value
    names = _fields(type(value))  # type: ignore[arg-type]  # a class is hashable
    if names:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        is_text = all(type(one) is str for one in value)  # the references behind a figure: most of a report
        return list(value) if is_text else [plain(one) for one in value]
    if isinstance(value, date):  # an instant is a date too
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass or a named tuple, in order; none of anything else."""
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind))
    return tuple(getattr(kind, "_fields", ()))
