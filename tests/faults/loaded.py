"""What the process that others are forked from has loaded, so that each of them is at work at once."""

from datetime import date

from tests.faults import clerks, office_hand, workers
from tracker.bootstrap import rules

__all__ = ["clerks", "office_hand", "workers"]

# The first question loads the tables of the holidays.
rules().calendar.is_working(date(2019, 5, 8))
