"""The coordinator's first page: what needs them now, each kind a click away; and all of one kind."""

from fastapi import Response

from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.usecases.desk import COUNTED, KINDS, desk, desk_page
from tracker.web.paging import Paging
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(Menu("desk.title", "/desk", order=1, roles=(Role.COORDINATOR,)))


@routes.get("/desk", Permission.ASSIGNMENT_MANAGE)
def home(visit: Visit) -> Response:
    """Counts and first rows of every kind."""
    return visit.page(
        "pages/desk.html.j2",
        desk=desk(visit.ctx),
        counted=COUNTED,
        today=visit.ctx.today(),
        labels=visit.site.labels(visit.lang),
    )


@routes.get("/desk/{kind}", Permission.ASSIGNMENT_MANAGE)
def one_kind(visit: Visit, kind: str) -> Response:
    """All rows of one kind, a page at a time."""
    if kind not in KINDS:
        return visit.to("/desk")
    after = visit.query.line("after")
    page = desk_page(visit.ctx, kind, after)
    paging = Paging.of(f"/desk/{kind}", {}, after, page.next_key)
    today, labels = visit.ctx.today(), visit.site.labels(visit.lang)
    return visit.page("pages/desk_kind.html.j2", page=page, paging=paging, today=today, labels=labels)
