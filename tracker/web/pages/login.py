"""Logging in and out."""

from fastapi import Response

from tracker.bootstrap import has_identity_provider
from tracker.domain.accounts import TooManyTries, WrongLogin
from tracker.usecases.end_logins import end_login
from tracker.usecases.log_in import LogIn, log_in
from tracker.web.browsers import browser_of
from tracker.web.errors import sentence, status_of
from tracker.web.routes import ANY_PERSON, PUBLIC, Routes
from tracker.web.safe_path import safe_path
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/login", PUBLIC)
def login(visit: Visit) -> Response:
    """The form; on to where they wanted to go for who is logged in already."""
    next_path = safe_path(visit.query.typed("next"))
    return visit.to(next_path) if visit.person is not None else _page(visit, next_path)


@routes.post("/login", PUBLIC)
def check_login(visit: Visit) -> Response:
    """Begin a login and go on to where the person wanted to; or say that it did not fit."""
    next_path = safe_path(visit.form.typed("next"))
    command = LogIn(
        visit.form.typed("email"),
        visit.form.secret("password"),
        visit.address,
        browser_of(visit.user_agent),
    )
    try:
        begun = log_in(visit.system, visit.tracker.door, command)
    except (WrongLogin, TooManyTries) as error:
        return _page(visit, next_path, sentence(visit, error), status_of(error))
    return visit.log_in(begun.secret).to(next_path)


@routes.post("/logout", ANY_PERSON)
def log_out(visit: Visit) -> Response:
    """End this login."""
    assert visit.person is not None
    end_login(visit.ctx, visit.person.login_id)
    return visit.log_out().done("web.logged_out").to("/login")


def _page(visit: Visit, next_path: str, fault: str = "", status: int = 200) -> Response:
    return visit.page(
        "pages/login.html.j2",
        status=status,
        form=visit.form if fault else visit.query,
        next_path=next_path,
        fault=fault,
        is_plain_http=not visit.is_safe_connection,
        has_identity=has_identity_provider(visit.tracker.settings),
    )
