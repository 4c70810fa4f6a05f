"""Errors at the edge: each becomes one plain sentence on a page of its own, with everything typed still there."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from tracker.domain.accounts import TooBusy, TooManyTries
from tracker.domain.errors import Conflict, Invalid, NotFound, Refused, TrackerError, Unavailable
from tracker.domain.permissions import NotLeadersWork, OwnWork
from tracker.render.errors import sentence_of
from tracker.web.body_limit import Refusal
from tracker.web.door import ForeignForm, LoginNeeded, PageNotFound, StaleForm, visit_or_nobody
from tracker.web.forms import Form
from tracker.web.routes import Access, Opener
from tracker.web.site import Site
from tracker.web.visit import Visit

LOG = structlog.stdlib.get_logger("tracker.web")

STATUS: tuple[tuple[type[TrackerError], int], ...] = (
    (LoginNeeded, 401),
    (ForeignForm, 403),
    # Whoever may read a thing may be told who decides on it; to anybody else forbidden looks like absent.
    (OwnWork, 403),
    (NotLeadersWork, 403),
    (TooManyTries, 429),
    (TooBusy, 503),
    (Refused, 404),
    (NotFound, 404),
    (Conflict, 409),
    (Invalid, 422),
    (Unavailable, 503),
)


class BodyTooLarge(Invalid):
    """More than this page takes."""

    key = "web.body_too_large"


class Garbled(Invalid):
    """Not what a browser sends."""

    key = "web.garbled"


class Broken(TrackerError):
    """A bug of ours; the request's id leads to it in the log."""

    key = "web.broken"


def handlers() -> Mapping[type[Exception], Callable[[Request, Exception], Response]]:
    """For the application."""
    return {
        TrackerError: _ours,
        HTTPException: _of_the_framework,
        RequestValidationError: _not_valid,
    }


def status_of(error: TrackerError) -> int:
    """The HTTP status of an error of ours."""
    return next((status for family, status in STATUS if isinstance(error, family)), 500)


def refusal_of(opener: Opener, access: Access) -> Refusal:
    """How the door of a route refuses before anything of a body is read; no form is looked at."""

    def refusal(request: Request) -> int:
        try:
            opener(request, access, None)
        except Unavailable:
            return 0  # the page itself will say so
        except TrackerError as error:
            return status_of(error)
        finally:
            request.scope.get("state", {}).pop("visit", None)  # the page's own holds the form
        return 0

    return refusal


def sentence(visit: Visit, error: TrackerError) -> str:
    """The error in the visitor's language."""
    return sentence_of(error, visit.lang, visit.site.labels(visit.lang))


def error_page(visit: Visit, error: TrackerError, status: int | None = None) -> Response:
    """The page of an error. What is absent and what is forbidden are the same to the byte."""
    status = status or status_of(error)
    shown = PageNotFound() if status == 404 else error
    form = Form(getattr(visit.request, "_form", None))
    response = visit.page(
        "pages/error.html.j2",
        status=status,
        code=status,
        sentence=sentence(visit, shown),
        typed=form.all_typed() if status != 404 else [],
        may_send_again=isinstance(error, StaleForm | LoginNeeded) and visit.is_from_here,
        request_id=visit.request.state.request_id if status == 500 else "",
    )
    if visit.is_partial:
        # Whatever part the script wanted to replace, the error takes the place of the page.
        response.headers.update({"HX-Retarget": "#main", "HX-Reswap": "outerHTML", "HX-Reselect": "#main"})
    return visit.sent(response)


def told(request: Request, error: TrackerError, status: int | None = None) -> Response:
    """The error as its part of the site tells errors: a page, unless the routes there have a way of their own."""
    site: Site = request.app.state.site
    teller = site.teller_of(request.url.path)
    if teller is not None:
        return teller(request, error, status or status_of(error))
    return error_page(visit_or_nobody(request), error, status)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, TrackerError)
    if isinstance(error, LoginNeeded):
        return _to_login(visit_or_nobody(request), error)
    return told(request, error)


def _to_login(visit: Visit, error: LoginNeeded) -> Response:
    """To the login and back; where something was typed it stays on the page instead."""
    url = visit.request.url
    if visit.request.method not in ("GET", "HEAD"):
        return error_page(visit, error)
    path = f"{url.path}?{url.query}" if url.query else url.path
    target = f"/login?next={quote(path)}" if path != "/" else "/login"
    if visit.is_partial:
        return Response(status_code=204, headers={"HX-Redirect": target})
    return RedirectResponse(target, status_code=303)


def _of_the_framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known: Mapping[int, TrackerError] = {
        401: LoginNeeded(),
        404: PageNotFound(),
        405: PageNotFound(),
        413: BodyTooLarge(),
    }
    ours = known.get(error.status_code, Garbled())
    return told(request, ours, 404 if error.status_code == 405 else error.status_code)


def _not_valid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    is_of_path = any(one["loc"][:1] == ("path",) for one in error.errors())
    return told(request, PageNotFound() if is_of_path else Garbled())


def bug(request: Request, error: Exception) -> Response:
    """The page of a bug; what it was stands in the log."""
    LOG.error("bug", kind=type(error).__name__, exc_info=error)
    return told(request, Broken(), 500)
