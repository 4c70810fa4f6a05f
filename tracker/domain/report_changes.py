"""A report's figures beside those of the period before and of the same period last year. Pure, no words."""

from tracker.domain.report import Before
from tracker.domain.report_figures import Figure, Figures
from tracker.domain.report_parts import Change

COMPARED = (
    "total",
    "done",
    "done_in_time",
    "done_late",
    "done_no_deadline",
    "open",
    "open_in_time",
    "open_overdue",
    "open_no_deadline",
    "due_done",
    "due_in_time",
    "silent",
    "missing",
    "returned",
    "asked",
    "granted",
    "refused",
)
"""What is compared, in the order of the table."""


def changes(figures: Figures, before: Before, year_before: Before) -> tuple[Change, ...]:
    """One for each compared figure."""
    return tuple(_change(name, figures[name], before, year_before) for name in COMPARED)


def _change(name: str, now: Figure, before: Before, year_before: Before) -> Change:
    was, last_year = _of(before, name), _of(year_before, name)
    return Change(
        name,
        now.value,
        now.of,
        was.value if was else None,
        was.of if was else None,
        last_year.value if last_year else None,
        last_year.of if last_year else None,
    )


def _of(earlier: Before, name: str) -> Figure | None:
    return earlier.totals[name] if earlier.totals is not None else None
