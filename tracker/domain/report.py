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
    PeriodSaid,
    StateLabels,
    Voice,
    Work,
)
from tracker.domain.report_values import (
    Account,
    Anchor,
    Before,
    DirectiveSaid,
    Dropped,
    Indicator,
    Item,
    Next,
    Party,
    Reported,
    Return,
    Row,
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
