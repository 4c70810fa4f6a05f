"""Directives: what the office follows, newest first, searched and narrowed by state."""

from fastapi import Response

from tracker.domain.permissions import Permission, may
from tracker.usecases.register import register_page
from tracker.web.directive_refs import state_names
from tracker.web.paging import Paging
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(Menu("directives.title", "/directives", order=2))

ROWS = 30


@routes.get("/directives", Permission.DIRECTIVE_READ)
def directives(visit: Visit) -> Response:
    """The list."""
    words, state = visit.query.line("q", longest=100)[:100], visit.query.line("state")
    after = visit.query.whole("after")
    states = visit.ctx.rules.workflows.directive.states
    state = state if state in states else ""
    page = register_page(visit.ctx, words=words, state=state, after=after, limit=ROWS)
    kept = {"q": words, "state": state}
    return visit.page(
        "pages/directives.html.j2",
        page=page,
        words=words,
        state=state,
        states=list(state_names(visit).items()),
        phases={name: one.phase.value for name, one in states.items()},
        labels=state_names(visit),
        may_import=may(visit.ctx.actor, Permission.DIRECTIVE_IMPORT),
        paging=Paging.of("/directives", kept, str(after or ""), str(page.next_no or "")),
    )
