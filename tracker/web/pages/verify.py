"""The queue of reports to verify: what was asked beside the report; verified or returned, next by one key."""

from fastapi import Response

from tracker.domain.errors import Invalid, TrackerError
from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.usecases.follow_page import follow_page, next_to_verify
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.web.door import PageNotFound
from tracker.web.errors import sentence, status_of
from tracker.web.follow_views import follow_values
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(Menu("follow.queue", "/verify", order=4, roles=(Role.COORDINATOR,)))

_VERBS = ("verify", "return")


@routes.get("/verify", Permission.ASSIGNMENT_MANAGE)
def queue(visit: Visit) -> Response:
    """On to the report that has waited longest; a page that says so where none waits."""
    ref = next_to_verify(visit.ctx)
    return visit.to(f"/verify/{ref}") if ref else visit.page("pages/verify_none.html.j2")


@routes.get("/verify/{ref}", Permission.ASSIGNMENT_VERIFY)
def verify(visit: Visit, ref: str) -> Response:
    """One report; its page where nothing waits on it any more."""
    return _page(visit, ref)


@routes.post("/verify/{ref}", Permission.ASSIGNMENT_VERIFY)
def decide(visit: Visit, ref: str) -> Response:
    """Verify, or return with a reason; then on to the next."""
    verb, reason = visit.form.line("verb"), visit.form.text("reason", longest=5_000)
    if verb not in _VERBS:
        raise PageNotFound()
    if verb == "return" and not reason:
        visit.form.fault("reason", "follow.reason_needed")
        return _page(visit, ref, status=422)
    found = follow_page(visit.ctx, ref).page.view.found
    try:
        move_assignment(visit.ctx, MoveAssignment(found.id, verb, visit.form.version(), reason))
    except Invalid as error:
        return _page(visit, ref, error)
    said = visit.done(f"follow.done_{verb}_of", body=found.body_name)
    return said.to("/verify" if visit.role is Role.COORDINATOR else f"/assignments/{ref}")


def _page(visit: Visit, ref: str, error: TrackerError | None = None, status: int = 200) -> Response:
    page = follow_page(visit.ctx, ref)
    if not page.is_to_verify:
        return visit.to(f"/assignments/{ref}")
    values = follow_values(visit, page)
    after = next_to_verify(visit.ctx, other_than=ref) if visit.role is Role.COORDINATOR else ""
    return visit.page(
        "pages/verify.html.j2",
        status=status_of(error) if error else status,
        fault=sentence(visit, error) if error else "",
        next_ref=after,
        **{**values, "form": visit.form if visit.request.method == "POST" else values["form"]},
    )
