"""When the next reminder about an assignment is owed: the bridge from its row to the ladder's pure rules."""

from datetime import date
from functools import lru_cache

from tracker.domain.owed import Standing, next_notice_on
from tracker.domain.workflow import Phase
from tracker.store.assignments import Assignment
from tracker.usecases.context import Rules, day_of


def notice_on(rules: Rules, assignment: Assignment, today: date) -> date | None:
    """The next day on which a reminder about it may be owed: the planner looks at it from then on."""
    phase = Phase(assignment.phase)
    if phase.is_open and assignment.notice_on is not None and assignment.notice_on <= today:
        # The planner has not looked yet: what is owed by now is its to decide, and no move's to skip.
        return assignment.notice_on
    facts = Standing(
        due_on=assignment.due_on,
        report_on=assignment.report_on,
        last_activity_on=assignment.last_activity_on,
        opened_on=day_of(assignment.opened_at),
        is_open=phase.is_open,
        is_waiting_for_us=phase is Phase.REPORTED,
    )
    return _next(rules, facts, today)


@lru_cache(maxsize=4096)
def _next(rules: Rules, facts: Standing, today: date) -> date | None:
    # Assignments of one task move on the same days with the same dates: the ladder is climbed once for all.
    return next_notice_on(facts, rules.ladder, rules.calendar, after=today)
