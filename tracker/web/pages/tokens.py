"""One's own tokens: for programs and for calendars; making, seeing the secret once, revoking."""

from uuid import UUID

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid, TrackerError
from tracker.domain.people import Role
from tracker.domain.scopes import Scope
from tracker.render.words import say
from tracker.usecases.people_page import body_choices
from tracker.usecases.tokens import (
    LASTS_DAYS,
    MakeToken,
    TokenNotFound,
    make_feed,
    make_token,
    my_tokens,
    revoke_token,
)
from tracker.web.errors import sentence, status_of
from tracker.web.routes import ANY_PERSON, Routes
from tracker.web.visit import Visit

routes = Routes()

_PATH = "/account/tokens"


@routes.get("/account/tokens", ANY_PERSON)
def tokens(visit: Visit) -> Response:
    """The list, and a form for each kind."""
    return _page(visit)


@routes.post("/account/tokens", ANY_PERSON)
def make(visit: Visit) -> Response:
    """A token for programs: the one page that shows it."""
    form = visit.form
    name = form.line("name", is_needed=True, longest=100)
    scopes = tuple(scope for scope in Scope if scope.value in form.choices("scope"))
    if not form.is_good:
        return _page(visit, status=422)
    try:
        secret = make_token(visit.ctx, MakeToken(name, scopes, form.whole("days")))
    except (Invalid, Conflict) as error:
        return _page(visit, error=error)
    return _page(visit, secret=secret)


@routes.post("/account/tokens/feed", ANY_PERSON)
def feed(visit: Visit) -> Response:
    """An address of a calendar: the one page that shows it."""
    name = visit.form.line("feed_name", is_needed=True, longest=100)
    if not visit.form.is_good:
        return _page(visit, status=422)
    try:
        secret = make_feed(visit.ctx, name, visit.form.line("body") or None)
    except (Invalid, Conflict) as error:
        return _page(visit, error=error)
    base = visit.tracker.settings.base_url or str(visit.request.base_url).rstrip("/")
    return _page(visit, address=f"{base}/feed/{secret}.ics")


@routes.post("/account/tokens/{token}/revoke", ANY_PERSON)
def revoke(visit: Visit, token: str) -> Response:
    """End one."""
    try:
        key = UUID(token)
    except ValueError as error:
        raise TokenNotFound() from error
    revoke_token(visit.ctx, key)
    return visit.done("programs.token_revoked").to(_PATH)


def _page(
    visit: Visit,
    *,
    error: TrackerError | None = None,
    status: int = 200,
    secret: str = "",
    address: str = "",
) -> Response:
    assert visit.person is not None
    days = [(str(n), say(visit.lang, "programs.days", days=n)) for n in LASTS_DAYS]
    mine = [("", say(visit.lang, "programs.feed_mine"))]
    others = body_choices(visit.ctx) if visit.role is not Role.OFFICER else []
    has_read = Scope.READ.value in visit.form.choices("scope") if visit.request.method == "POST" else True
    return visit.page(
        "pages/tokens.html.j2",
        status=status_of(error) if error else status,
        fault=sentence(visit, error) if error else "",
        form=visit.form if visit.request.method == "POST" and not (secret or address) else visit.query,
        lines=my_tokens(visit.ctx),
        scopes=[scope.value for scope in Scope],
        chosen=set(visit.form.choices("scope")) | ({"read"} if has_read else set()),
        days=days,
        bodies=mine + others,
        secret=secret,
        address=address,
    )
