"""Bodies: the directory as of today with groups, successors and contacts; those that nobody can be told for."""

from fastapi import Response

from tracker.domain.permissions import Permission
from tracker.usecases.people_page import bodies_page
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(Menu("staff.bodies", "/bodies", order=45))


@routes.get("/bodies", Permission.DIRECTIVE_READ)
def bodies(visit: Visit) -> Response:
    """The list, searched where words are given; without=1 keeps those without a contact."""
    words, only = visit.query.line("q", longest=100), visit.query.is_checked("without")
    page = bodies_page(visit.ctx, words, only_without=only)
    return visit.page("pages/bodies.html.j2", page=page, words=words, only=only, form=visit.query)
