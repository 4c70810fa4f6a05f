"""What a body's list of work is cut into: which part an assignment stands in, and how late it is. No rows, no words."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.assignments import DUE_SOON_DAYS
from tracker.domain.workflow import Phase


class WorkPart(StrEnum):
    """The parts of the list, in the order they are shown in."""

    LATE = "late"
    SOON = "soon"
    RETURNED = "returned"  # to be done again, and neither late nor due soon
    LATER = "later"
    UNDATED = "undated"
    SENT = "sent"  # nothing is asked of the body until somebody has verified
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the part depends on. `expected_on` is the due date, or the day of the period's report."""

    phase: Phase
    expected_on: date | None
    revision: int

    @property
    def is_returned(self) -> bool:
        """Whether a report was handed in and given back."""
        return self.phase is Phase.WORKING and self.revision > 0


def part_of(work: Standing, today: date) -> WorkPart:
    """The part it stands in; the whole due day still counts as in time."""
    if work.phase is Phase.REPORTED:
        return WorkPart.SENT
    if not work.phase.is_open:
        return WorkPart.ENDED
    if work.expected_on is not None and work.expected_on < today:
        return WorkPart.LATE
    if work.expected_on is not None and work.expected_on <= soon_until(today):
        return WorkPart.SOON
    if work.is_returned:
        return WorkPart.RETURNED
    return WorkPart.LATER if work.expected_on is not None else WorkPart.UNDATED


def soon_until(today: date) -> date:
    """The last day that counts as soon."""
    return today + timedelta(days=DUE_SOON_DAYS)
