"""The words of an assignment: its roles, its time classes, and the roll-up of a task. No rows, no rules of access."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tracker.domain.workflow import Phase, Workflow


class BodyRole(StrEnum):
    """In which capacity a body has a task."""

    LEAD = "lead"  # chủ trì: answers for the whole result
    COORDINATING = "coordinating"  # phối hợp: answers for its part, reports to the lead
    DIRECTED = "directed"  # được giao qua cơ quan chủ trì


class TimeClass(StrEnum):
    """Computed from dates and phase, never stored (domain of the two-by-two status of follow-up registers)."""

    NO_DEADLINE = "no_deadline"
    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    DONE_NO_DEADLINE = "done_no_deadline"
    DROPPED = "dropped"


DUE_SOON_DAYS = 7
"""Calendar days before the due date from which work counts as due soon."""


def time_class(phase: Phase, due_on: date | None, done_on: date | None, today: date) -> TimeClass:
    """The class as of `today`; the whole due day still counts as in time.

    `done_on` is the day of the report that was verified: the body is not late because the verifier was.
    """
    if phase is Phase.DROPPED:
        return TimeClass.DROPPED
    if phase is Phase.DONE:
        if due_on is None:
            return TimeClass.DONE_NO_DEADLINE
        return TimeClass.DONE_IN_TIME if (done_on or today) <= due_on else TimeClass.DONE_LATE
    if due_on is None:
        return TimeClass.NO_DEADLINE
    if today > due_on:
        return TimeClass.OVERDUE
    return TimeClass.DUE_SOON if (due_on - today).days <= DUE_SOON_DAYS else TimeClass.NOT_DUE


def rolled_up(workflow: Workflow, leads: Iterable[tuple[str, str]]) -> str:
    """The state of a task from its leads' (period, state): the least advanced of the latest period.

    Dropped leads count only where nothing else is left; a task without leads stands at the start. The order of
    the leads does not matter: of states of one rank the first by name is taken.
    """
    pairs = list(leads)
    if not pairs:
        return workflow.initial
    live = [p for p in pairs if workflow.phase_of(p[1]) is not Phase.DROPPED] or pairs
    latest = max(period for period, _ in live)
    return min(
        (state for period, state in live if period == latest),
        key=lambda state: (workflow.rank_of(state), state),
    )
