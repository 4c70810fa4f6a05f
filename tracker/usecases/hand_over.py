"""Opening the heir's assignment when a body's work goes to its successor. The move itself is `move_assignment`."""

from tracker.domain.assignments import BodyRole
from tracker.domain.errors import Conflict, Invalid
from tracker.domain.workflow import Phase
from tracker.store.assignments import Assignment
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.notices import given_by, owe_first_notices
from tracker.usecases.open_assignments import Opening, open_assignments


class UnknownSuccessor(Invalid):
    """The directory has no body of this code."""

    key = "error.unknown_successor"


class SuccessorHasEnded(Conflict):
    """The successor had this same work and it has ended: handed to it, nobody would have it."""

    key = "error.successor_has_ended"


def open_for_heir(ctx: Context, unit: Unit, was: Assignment, successor: str) -> str:
    """Open the same work for the heir, keeping due dates and period; returns its reference.

    Where several bodies merge, the first hand-over opens the assignment and the others find it.
    """
    if not unit.assignments.body_exists(successor):
        raise UnknownSuccessor(code=successor)
    found = unit.assignments.same_work(was, successor)
    if found is not None and not Phase(found.phase).is_open:
        raise SuccessorHasEnded(ref=found.ref, code=successor)
    if found is not None:
        return found.ref
    directive = unit.directives.for_update(was.directive_id)
    task = unit.directives.task(was.directive_id, was.path)
    opening = Opening(
        was.task_id,
        was.path,
        successor,
        BodyRole(was.role),
        was.period,
        was.mention,
        was.due_on,
        was.report_on,
        heir_of=was.id,
    )
    row = open_assignments(ctx, unit, directive, [opening])[0]
    given = given_by(directive, row, was.path, task.text)
    owe_first_notices(ctx, unit, directive, [given], f"heir:{row['id']}")
    return given.ref
