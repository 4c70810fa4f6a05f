"""The first run: the first administrator, by the link that the console showed."""

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.links import LinkBroken, LinkExpired, LinkUsed
from tracker.usecases.set_password import NewPassword
from tracker.usecases.set_up import SetUp, check_setup_link, set_up
from tracker.web.browsers import browser_of
from tracker.web.errors import sentence, status_of
from tracker.web.routes import PUBLIC, Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/setup/{token}", PUBLIC)
def setup(visit: Visit, token: str) -> Response:
    """The form; raises LinkBroken, LinkExpired, LinkUsed."""
    check_setup_link(visit.system, visit.tracker.door, token)
    return visit.page("pages/setup.html.j2", token=token, fault="")


@routes.post("/setup/{token}", PUBLIC)
def make_administrator(visit: Visit, token: str) -> Response:
    """Make the administrator, log them in, go on to the first page."""
    form = visit.form
    new = NewPassword(form.secret("password"), form.secret("password_again"))
    command = SetUp(form.line("name"), form.line("email"), new)
    try:
        begun = set_up(visit.system, visit.tracker.door, token, command, browser_of(visit.user_agent))
    except (LinkBroken, LinkExpired, LinkUsed):
        raise
    except (Invalid, Conflict) as error:
        fault = sentence(visit, error)
        return visit.page("pages/setup.html.j2", status=status_of(error), form=form, token=token, fault=fault)
    return visit.log_in(begun.secret).done("access.set_up").to("/")
