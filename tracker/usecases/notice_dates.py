"""When the next reminder about an assignment is owed: the bridge from its row to the ladder's pure rules."""

from datetime import date

from tracker.domain.owed import Standing, next_notice_on
from tracker.domain.workflow import Phase
from tracker.store.assignments import Assignment
from tracker.usecases.context import Rules, day_of


def notice_on(rules: Rules, assignment: Assignment, today: date) -> date | None:
    """The next day on which a reminder about it is owed."""
    phase = Phase(assignment.phase)
    facts = Standing(
        due_on=assignment.due_on,
        report_on=assignment.report_on,
        last_activity_on=assignment.last_activity_on,
        opened_on=day_of(assignment.opened_at),
        is_open=phase.is_open,
        is_waiting_for_us=phase is Phase.REPORTED,
    )
    return next_notice_on(facts, rules.ladder, rules.calendar, after=today)
