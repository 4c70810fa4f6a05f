"""Out of a mail: acknowledging receipt by a signed link, and finding the page of an assignment."""

from fastapi import Response

from tracker.usecases.acknowledge_by_link import acknowledge_by_link, received_by
from tracker.usecases.read_assignments import assignment_by_ref
from tracker.web.addresses import assignment_page
from tracker.web.routes import ANY_PERSON, PUBLIC, Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/receipt/{token}", PUBLIC)
def receipt(visit: Visit, token: str) -> Response:
    """What was received, with a button: programs that look through mails open links, and must acknowledge nothing."""
    return _page(visit, token)


@routes.post("/receipt/{token}", PUBLIC)
def acknowledge(visit: Visit, token: str) -> Response:
    """Acknowledge it."""
    acknowledge_by_link(visit.system, visit.tracker.door, token)
    return _page(visit, token)


@routes.get("/to/{ref}", ANY_PERSON)
def to_assignment(visit: Visit, ref: str) -> Response:
    """On to the page on which this person works on the assignment; raises AssignmentNotFound."""
    found = assignment_by_ref(visit.ctx, ref)
    assert visit.role is not None
    return visit.to(assignment_page(visit.role, found.ref))


def _page(visit: Visit, token: str) -> Response:
    received = received_by(visit.system, visit.tracker.door, token)
    return visit.page("pages/receipt.html.j2", token=token, received=received)
