"""Asking for a later date, and what became of earlier requests."""

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid, TrackerError
from tracker.domain.permissions import Permission
from tracker.usecases.change_due import NoReason
from tracker.usecases.extensions import RequestExtension, request_extension
from tracker.usecases.work_page import work_extensions
from tracker.web.errors import sentence, status_of
from tracker.web.routes import Routes
from tracker.web.visit import Visit
from tracker.web.work_views import due_of, words_of

routes = Routes()


@routes.get("/my-work/{ref}/extension", Permission.EXTENSION_REQUEST)
def extension(visit: Visit, ref: str) -> Response:
    """The form, and the requests so far."""
    return _page(visit, ref)


@routes.post("/my-work/{ref}/extension", Permission.EXTENSION_REQUEST)
def ask(visit: Visit, ref: str) -> Response:
    """Ask, or say at its field what is wrong; the text stays."""
    view, _ = work_extensions(visit.ctx, ref)
    asked = visit.form.day("asked_due_on", is_needed=True)
    reason = visit.form.text("reason", is_needed=True, longest=5_000)
    if asked is None or not visit.form.is_good:
        return _page(visit, ref, status=422)
    try:
        request_extension(visit.ctx, RequestExtension(view.found.id, asked, reason))
    except NoReason:
        visit.form.fault("reason", "web.field_needed")
        return _page(visit, ref, status=422)
    except (Conflict, Invalid) as error:
        return _page(visit, ref, error)
    return visit.done("work.extension_asked").to(f"/my-work/{ref}")


def _page(visit: Visit, ref: str, error: TrackerError | None = None, status: int = 200) -> Response:
    view, requests = work_extensions(visit.ctx, ref)
    words = words_of(visit)
    return visit.page(
        "pages/work_extension.html.j2",
        status=status_of(error) if error else status,
        form=visit.form if visit.request.method == "POST" else visit.query,
        work=view.found,
        view=view,
        due=due_of(view, words),
        requests=requests,
        states={one.state: words.labels.get(one.state, one.state) for one in requests},
        fault=sentence(visit, error) if error else "",
    )
