"""The administrator's first page: how the system stands and what needs somebody; trying the mail server."""

from fastapi import Response

from tracker import __version__
from tracker.bootstrap import NoMailServer, database_address
from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.jobs import backup_place, health_of, mail_tried
from tracker.render.words import say
from tracker.usecases.mailing import Answer
from tracker.web.errors import sentence
from tracker.web.routes import Menu, Routes
from tracker.web.size_words import age, size
from tracker.web.upkeep_views import role_lines, setting_lines, tabs, tick_line, unknown_settings
from tracker.web.visit import Visit

routes = Routes(Menu("upkeep.title", "/upkeep", order=1, roles=(Role.ADMINISTRATOR,)))


@routes.get("/upkeep", Permission.SYSTEM_MANAGE)
def upkeep(visit: Visit) -> Response:
    """Health at a glance."""
    health, settings, now = health_of(visit.tracker, visit.ctx), visit.tracker.settings, visit.ctx.now()
    backup = health.last_backup
    return visit.page(
        "pages/upkeep.html.j2",
        tabs=tabs(visit),
        health=health,
        problems=[(problem, _holes(visit, problem.holes)) for problem in health.problems],
        runs=[tick_line(visit, run) for run in health.runs],
        version=__version__,
        address=database_address(settings),
        database_size=size(health.database.bytes, visit.lang),
        free=size(health.free_bytes, visit.lang),
        backup_age=age(backup.made_at if backup else None, now, visit.lang),
        backup_folder=str(backup_place(settings).folder),
        checked_age=age(health.checked_at, now, visit.lang),
        server=f"{settings.smtp_host}:{settings.smtp_port}" if settings.smtp_host else "",
        sender=settings.mail_from,
    )


@routes.post("/upkeep/mail-test", Permission.SYSTEM_MANAGE)
def mail_test(visit: Visit) -> Response:
    """Send a mail to one's own address now; the next page has the server's answer."""
    try:
        tried = mail_tried(visit.tracker, visit.ctx)
    except NoMailServer as error:
        return visit.note("upkeep.mail_not_tried", reason=sentence(visit, error)).to("/upkeep")
    if tried.outcome.answer is Answer.SENT:
        return visit.done("upkeep.mail_sent", address=tried.address).to("/upkeep")
    key = f"upkeep.mail_{tried.outcome.answer.value}"
    return visit.note(key, address=tried.address, answer=tried.outcome.reason).to("/upkeep")


@routes.get("/upkeep/settings", Permission.SYSTEM_MANAGE)
def settings(visit: Visit) -> Response:
    """What is configured, and where each value comes from; never a secret."""
    return visit.page(
        "pages/upkeep_settings.html.j2",
        tabs=tabs(visit),
        lines=setting_lines(visit),
        unknown=", ".join(unknown_settings()),
    )


@routes.get("/upkeep/roles", Permission.SYSTEM_MANAGE)
def roles(visit: Visit) -> Response:
    """Who may do what, as the code has it."""
    return visit.page("pages/upkeep_roles.html.j2", tabs=tabs(visit), lines=role_lines(visit))


def _holes(visit: Visit, holes: dict[str, object]) -> dict[str, object]:
    if "tick" not in holes:
        return holes
    return {**holes, "tick": say(visit.lang, f"upkeep.tick_{holes['tick']}")}
