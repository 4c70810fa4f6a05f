"""Telling the people of a body that a report came back, and why; owed in the transaction that returns it."""

from tracker.domain.people import Role
from tracker.store.assignments import Assignment
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.notices import Given, directive_data, message_row


def owe_return_notice(ctx: Context, unit: Unit, returned: Assignment, reason: str) -> int:
    """Owe a mail to whoever handed the report in, else to all officers of the body; how many."""
    people = unit.people.active_of_body(returned.body_code)
    submitter = unit.assignments.submitter(returned)
    told = [one for one in people if one.id == submitter]
    told = told or [one for one in people if one.role in (Role.OFFICER, Role.COORDINATOR)]
    directive = unit.directives.get(returned.directive_id)
    task = unit.directives.task(returned.directive_id, returned.path)
    given = Given(
        ref=returned.ref,
        body=returned.body_code,
        path=returned.path,
        role=returned.role,
        text=task.text,
        due_on=returned.due_on.isoformat() if returned.due_on else None,
        report_on=returned.report_on.isoformat() if returned.report_on else None,
        period=returned.period,
    )
    rows = [
        message_row(
            ctx,
            f"returned:{returned.id}:{returned.revision}:{person.id}",
            "returned",
            person,
            {
                "recipient": {"name": person.name, "email": person.email},
                "directive": directive_data(directive),
                "assignments": [given.plain()],
                "reason": reason,
                "by": ctx.actor.name,
            },
        )
        for person in told
    ]
    unit.messages.owe_all(rows)
    return len(rows)
