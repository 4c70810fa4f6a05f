"""The moves an actor may make on an assignment as it stands: what the door of each would answer, guards aside."""

from tracker.domain.permissions import Target, may
from tracker.usecases.context import Context
from tracker.usecases.work_page import WorkView


def open_verbs(ctx: Context, view: WorkView) -> tuple[str, ...]:
    """In the order of the workflow."""
    workflow = ctx.rules.workflows.assignment
    found = view.found
    target = Target(found.body_code, found.coordinator_body)
    return tuple(
        verb for verb in view.verbs if may(ctx.actor, workflow.find(found.state, verb).permission, target)
    )
