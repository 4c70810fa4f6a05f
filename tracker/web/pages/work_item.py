"""One assignment for its officer: what is asked, what to do next, what happened; receipt and start."""

from fastapi import Response

from tracker.domain.errors import Conflict
from tracker.domain.permissions import Permission
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.usecases.work_page import WorkPage, work_page
from tracker.web.routes import Routes
from tracker.web.visit import Visit
from tracker.web.work_views import due_of, next_step, other_step, place_of, state_of, words_of

routes = Routes()


@routes.get("/my-work/{ref}", Permission.ASSIGNMENT_WORK)
def work_item(visit: Visit, ref: str) -> Response:
    """The page."""
    page, words = work_page(visit.ctx, ref), words_of(visit)
    found = page.view.found
    return visit.page(
        "pages/work_item.html.j2",
        page=page,
        work=found,
        place=place_of("", "", found.path, found.role, found.period, words),
        due=due_of(page.view, words),
        state=state_of(page.view, words),
        step=next_step(page.view),
        other=other_step(page.view),
        timeline=words.timeline(page.events),
        partner_states={one.body_code: words.labels.get(one.state, one.state) for one in page.partners},
        missing={one.body_code for one in page.missing},
    )


@routes.post("/my-work/{ref}/acknowledge", Permission.ASSIGNMENT_WORK)
def acknowledge(visit: Visit, ref: str) -> Response:
    """Say that it was received."""
    return _move(visit, ref, "acknowledge")


@routes.post("/my-work/{ref}/start", Permission.ASSIGNMENT_WORK)
def start(visit: Visit, ref: str) -> Response:
    """Say that it is being worked on."""
    return _move(visit, ref, "start")


def _move(visit: Visit, ref: str, verb: str) -> Response:
    """Make the move. Where a colleague was quicker, nothing is lost: the page shows what they did."""
    page = work_page(visit.ctx, ref)
    try:
        move_assignment(visit.ctx, MoveAssignment(page.view.found.id, verb, visit.form.version()))
    except Conflict:
        return _changed_by_another(visit, work_page(visit.ctx, ref)).to(f"/my-work/{ref}")
    return visit.done(f"work.done_{verb}").to(f"/my-work/{ref}")


def _changed_by_another(visit: Visit, page: WorkPage) -> Visit:
    entry = words_of(visit).timeline(page.events[:1])[0]
    return visit.note("work.changed", who=entry.who, what=entry.what)
