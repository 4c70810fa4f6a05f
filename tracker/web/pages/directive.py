"""One directive: its items crossed with its bodies, its events, and ending it."""

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid, TrackerError
from tracker.domain.permissions import Permission
from tracker.domain.workflow import Phase
from tracker.usecases.directive_page import DirectivePage, directive_page
from tracker.usecases.move_directive import MoveDirective, move_directive
from tracker.web.directive_refs import ref_of, state_names
from tracker.web.directive_words import entries
from tracker.web.errors import sentence, status_of
from tracker.web.paging import Paging
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/directives/{no:int}", Permission.DIRECTIVE_READ)
def directive(visit: Visit, no: int) -> Response:
    """The page."""
    return _page(visit, no)


@routes.post("/directives/{no:int}/move", Permission.DIRECTIVE_ISSUE)
def move(visit: Visit, no: int) -> Response:
    """Close or supersede it, or say what stands in the way."""
    found = directive_page(visit.ctx, ref_of(no))
    verb, reason = visit.form.line("verb"), visit.form.text("reason", longest=5_000)
    if not visit.form.is_good:
        return _page(visit, no, status=422)
    try:
        move_directive(visit.ctx, MoveDirective(found.id, verb, reason))
    except (Conflict, Invalid) as error:
        return _page(visit, no, error)
    return visit.done("directives.moved", verb=visit.site.labels(visit.lang).get(verb, verb)).to(
        f"/directives/{no}"
    )


def _page(visit: Visit, no: int, error: TrackerError | None = None, status: int = 200) -> Response:
    after = visit.query.whole("after")
    page, labels = directive_page(visit.ctx, ref_of(no), after), visit.site.labels(visit.lang)
    return visit.page(
        "pages/directive.html.j2",
        status=status_of(error) if error else status,
        form=visit.form if visit.request.method == "POST" else visit.query,
        page=page,
        labels=labels,
        state=state_names(visit)[page.state],
        tally=_tally(page),
        timeline=entries(page.events, visit.lang, labels, page.about),
        paging=Paging.of(f"/directives/{no}", {}, str(after or ""), str(page.next_after or "")),
        fault=sentence(visit, error) if error else "",
        is_draft=page.phase == Phase.WAITING,
    )


def _tally(page: DirectivePage) -> dict[str, int]:
    kinds = ("every", "open", "reported", "done", "overdue")
    return {kind: sum(getattr(body, kind) for body in page.bodies) for kind in kinds}
