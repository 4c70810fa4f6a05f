"""One's own account: the password, and where one is logged in."""

from uuid import UUID

from fastapi import Response

from tracker.domain.accounts import LoginNotFound, TooManyTries
from tracker.domain.errors import Invalid
from tracker.usecases.end_logins import end_login, end_other_logins, my_logins
from tracker.usecases.set_password import NewPassword, change_password
from tracker.web.errors import sentence, status_of
from tracker.web.routes import ANY_PERSON, Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/account", ANY_PERSON)
def account(visit: Visit) -> Response:
    """Who one is here, and one's logins."""
    return _page(visit)


@routes.post("/account/password", ANY_PERSON)
def new_password(visit: Visit) -> Response:
    """Change it; every other login ends."""
    assert visit.person is not None
    form = visit.form
    new = NewPassword(form.secret("password"), form.secret("password_again"))
    try:
        change_password(
            visit.ctx, visit.tracker.door, form.secret("password_now"), new, visit.person.login_id
        )
    except (Invalid, TooManyTries) as error:
        return _page(visit, sentence(visit, error), status_of(error))
    return visit.done("access.password_set").to("/account")


@routes.post("/account/logins/{login}/end", ANY_PERSON)
def end_one(visit: Visit, login: str) -> Response:
    """End one login; the one in use is logged out."""
    assert visit.person is not None
    key = _key(login)
    end_login(visit.ctx, key)
    if key == visit.person.login_id:
        return visit.log_out().done("web.logged_out").to("/login")
    return visit.done("access.login_ended").to("/account")


@routes.post("/account/logins/end", ANY_PERSON)
def end_others(visit: Visit) -> Response:
    """End every login but this one."""
    assert visit.person is not None
    ended = end_other_logins(visit.ctx, visit.person.login_id)
    return visit.done("access.logins_ended", count=ended).to("/account")


def _page(visit: Visit, fault: str = "", status: int = 200) -> Response:
    return visit.page("pages/account.html.j2", status=status, logins=my_logins(visit.ctx), fault=fault)


def _key(login: str) -> UUID:
    try:
        return UUID(login)
    except ValueError as error:
        raise LoginNotFound() from error
