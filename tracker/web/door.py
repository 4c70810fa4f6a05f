"""The door of every page: who comes, whether they may, whether a change was sent by a page of ours."""

from typing import TYPE_CHECKING

from starlette.requests import Request

from tracker.domain.errors import NotFound, Refused, Unavailable
from tracker.domain.people import SYSTEM
from tracker.render.words import LANGUAGES
from tracker.usecases.accounts import LoggedIn
from tracker.usecases.visitor import visitor_of
from tracker.web import cookies
from tracker.web.csrf import is_from_here, is_token_of
from tracker.web.visit import Visit

if TYPE_CHECKING:
    from tracker.web.routes import Access
    from tracker.web.site import Site


class PageNotFound(NotFound):
    """There is no such page, or not for this person."""

    key = "web.not_found"


class LoginNeeded(Refused):
    """Nobody is logged in (any more)."""

    key = "web.login_needed"


class ForeignForm(Refused):
    """The form was not sent by a page of ours."""

    key = "web.foreign_form"


class StaleForm(ForeignForm):
    """A page of ours sent it, but one of another login: of before it ended, or of another tab."""

    key = "web.stale_form"


def open_door(request: Request, access: "Access", csrf: str | None) -> Visit:
    """The visit, or LoginNeeded, ForeignForm, StaleForm, PageNotFound. `csrf` is None where nothing can be changed."""
    from tracker.web.routes import PUBLIC, roles_let_in

    visit = visit_of(request)
    if visit.person is None and access is not PUBLIC:
        raise LoginNeeded()
    if csrf is not None:
        _check_form(request, visit, csrf)
    if access is not PUBLIC and visit.role not in roles_let_in(access):
        raise PageNotFound()
    return visit


def _check_form(request: Request, visit: Visit, csrf: str) -> None:
    if not is_from_here(request, visit.tracker.settings.base_url):
        raise ForeignForm()
    if not is_token_of(visit.secret, csrf or request.headers.get("x-csrf-token", "")):
        raise StaleForm()


def open_to_machines(request: Request, access: "Access", csrf: str | None) -> Visit:
    """A visit of nobody, at no cost: who asks for a style sheet or for the health of the process is not looked up."""
    return _made(request, request.app.state.site, None, "", is_kept=False)


def visit_of(request: Request) -> Visit:
    """The visit this request belongs to, made once; raises Unavailable."""
    known = getattr(request.state, "visit", None)
    if isinstance(known, Visit):
        return known
    site: Site = request.app.state.site
    secret = cookies.read(request, cookies.LOGIN)
    person = visitor_of(site.tracker.context_for(SYSTEM), secret) if secret else None
    return _made(request, site, person, secret)


def visit_or_nobody(request: Request) -> Visit:
    """The same for pages of errors: where the database cannot tell who it is, nobody."""
    try:
        return visit_of(request)
    except Unavailable:
        return _made(request, request.app.state.site, None, "")


def _made(
    request: Request, site: "Site", person: LoggedIn | None, secret: str, *, is_kept: bool = True
) -> Visit:
    visit = Visit(request, site, person, language(request, person, site.tracker.settings.lang), secret)
    if person is None:
        # Forms before the login have a secret of their own: one put there by a stranger ends with the login.
        visit.secret = cookies.read(request, cookies.VISIT)
        if not visit.secret:
            visit.secret, visit.is_new_secret = cookies.new_secret(), True
    if is_kept:
        request.state.visit = visit
    return visit


def language(request: Request, person: LoggedIn | None, default: str) -> str:
    """What was chosen here, else the person's, else the first that the browser asks for and we have."""
    chosen = cookies.read(request, cookies.LANG)
    if chosen in LANGUAGES:
        return chosen
    if person is not None:
        return person.lang
    for part in request.headers.get("accept-language", "").split(","):
        short = part.partition(";")[0].strip().lower()[:2]
        if short in LANGUAGES:
            return short
    return default
