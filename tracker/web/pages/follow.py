"""One assignment for those who follow it: words, reports, history, and what the coordinator or a leader decides."""

from fastapi import Response

from tracker.domain.errors import Invalid, TrackerError
from tracker.domain.permissions import Permission
from tracker.usecases.extensions import DecideExtension, decide_extension
from tracker.usecases.follow_page import follow_page
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.web.errors import sentence, status_of
from tracker.web.follow_views import MANAGED, follow_values
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/assignments/{ref}", Permission.DIRECTIVE_READ)
def assignment(visit: Visit, ref: str) -> Response:
    """The page."""
    return _page(visit, ref)


@routes.post("/assignments/{ref}/manage", Permission.ASSIGNMENT_MANAGE)
def manage(visit: Visit, ref: str) -> Response:
    """Cancel, supersede or hand over, with the reason."""
    verb, reason = visit.form.line("verb"), visit.form.text("reason", is_needed=True, longest=5_000)
    successor = visit.form.line("successor") or None
    if verb == "hand_over" and successor is None:
        visit.form.fault("successor", "web.field_needed")
    if verb not in MANAGED or not visit.form.is_good:
        return _page(visit, ref, status=422)
    found = follow_page(visit.ctx, ref).page.view.found
    command = MoveAssignment(found.id, verb, visit.form.version(), reason, successor=successor)
    try:
        move_assignment(visit.ctx, command)
    except Invalid as error:
        return _page(visit, ref, error)
    return visit.done(f"follow.done_{verb}").to(f"/assignments/{ref}")


@routes.post("/assignments/{ref}/extension", Permission.EXTENSION_DECIDE)
def decide(visit: Visit, ref: str) -> Response:
    """Grant or refuse the request that waits."""
    verb, reason = visit.form.line("verb"), visit.form.text("answer", longest=5_000)
    if verb == "refuse" and not reason:
        visit.form.fault("answer", "web.field_needed")
        return _page(visit, ref, status=422)
    found = follow_page(visit.ctx, ref).page.view.found
    decide_extension(visit.ctx, DecideExtension(found.id, verb, reason))
    return visit.done(f"follow.done_{verb}").to(f"/assignments/{ref}")


def _page(visit: Visit, ref: str, error: TrackerError | None = None, status: int = 200) -> Response:
    values = follow_values(visit, follow_page(visit.ctx, ref))
    fault = sentence(visit, error) if error else ""
    return visit.page(
        "pages/follow.html.j2",
        status=status_of(error) if error else status,
        fault=fault,
        **{**values, "form": visit.form if visit.request.method == "POST" else values["form"]},
    )
