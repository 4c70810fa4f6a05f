"""Reminders: how they stand, the ladder, and the mails that wait, went out or failed."""

from uuid import UUID

from fastapi import Response

from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.render.words import say
from tracker.usecases.mailbox import BOXES, MessageNotFailed, mail_page, retry_message
from tracker.usecases.remind_status import remind_status
from tracker.web.paging import Paging
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

_MAILS = (
    "first_notice",
    "new_period",
    "body_digest",
    "head_digest",
    "coordinator_digest",
    "leader_digest",
    "invitation",
    "reset",
    "report_drafted",
    "report_issued",
)

routes = Routes(Menu("urging.title", "/reminders", order=50, roles=(Role.COORDINATOR, Role.ADMINISTRATOR)))


@routes.get("/reminders", Permission.REMINDERS_RUN)
def reminders(visit: Visit) -> Response:
    """How reminding stands, and the ladder."""
    ladder = visit.ctx.rules.ladder
    return visit.page("pages/reminders.html.j2", status_of=remind_status(visit.ctx), ladder=ladder)


@routes.get("/reminders/{box}", Permission.REMINDERS_RUN)
def box(visit: Visit, box: str) -> Response:
    """One list of mails."""
    if box not in BOXES:
        return visit.to("/reminders")
    after = visit.query.line("after")
    page = mail_page(visit.ctx, box, after)
    paging = Paging.of(f"/reminders/{box}", {}, after, page.next_key)
    return visit.page(
        "pages/reminders_box.html.j2", page=page, paging=paging, boxes=BOXES, words=_words(visit.lang)
    )


def _words(lang: str) -> dict[str, str]:
    """The mails by name; one of an office's own ladder is called as its template is."""
    return {name: say(lang, f"urging.mail_{name}") for name in _MAILS}


@routes.post("/reminders/failed/{message}/retry", Permission.REMINDERS_RUN)
def retry(visit: Visit, message: str) -> Response:
    """Have a failed mail tried again."""
    try:
        retry_message(visit.ctx, UUID(message))
    except ValueError as error:
        raise MessageNotFailed() from error
    return visit.done("urging.will_retry").to("/reminders/failed")
