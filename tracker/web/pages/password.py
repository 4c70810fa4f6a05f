"""Setting a password: by the link of an invitation, or of a reset that was asked for here."""

from fastapi import Response

from tracker.domain.errors import Invalid
from tracker.domain.links import LinkBroken, LinkExpired, LinkUsed
from tracker.usecases.send_link import ask_reset
from tracker.usecases.set_password import NewPassword, person_of_link, set_password
from tracker.web.browsers import browser_of
from tracker.web.errors import sentence, status_of
from tracker.web.routes import PUBLIC, Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/reset", PUBLIC)
def reset(visit: Visit) -> Response:
    """Where to send the link."""
    return visit.page("pages/reset.html.j2", is_asked=False)


@routes.post("/reset", PUBLIC)
def send_reset(visit: Visit) -> Response:
    """The same answer whoever the address belongs to."""
    ask_reset(visit.system, visit.tracker.door, visit.form.typed("email"), visit.address)
    return visit.page("pages/reset.html.j2", is_asked=True)


@routes.get("/password/{token}", PUBLIC)
def password(visit: Visit, token: str) -> Response:
    """The form; raises LinkBroken, LinkExpired, LinkUsed."""
    person = person_of_link(visit.system, visit.tracker.door, token)
    return visit.page("pages/password.html.j2", token=token, who=person, fault="")


@routes.post("/password/{token}", PUBLIC)
def store_password(visit: Visit, token: str) -> Response:
    """Set it, log the person in, go on to the first page."""
    new = NewPassword(visit.form.secret("password"), visit.form.secret("password_again"))
    try:
        begun = set_password(visit.system, visit.tracker.door, token, new, browser_of(visit.user_agent))
    except (LinkBroken, LinkExpired, LinkUsed):
        raise
    except Invalid as error:
        who = person_of_link(visit.system, visit.tracker.door, token)
        fault = sentence(visit, error)
        return visit.page(
            "pages/password.html.j2", status=status_of(error), token=token, who=who, fault=fault
        )
    return visit.log_in(begun.secret).done("access.password_set").to("/")
