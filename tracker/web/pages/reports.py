"""Reports: what was drafted and issued, one of them to read, a new draft, a correction."""

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid, NotFound, TrackerError
from tracker.domain.people import Role
from tracker.domain.permissions import Permission, may
from tracker.usecases.draft_report import DraftReport, correct_report, draft_report
from tracker.usecases.read_reports import list_reports, show_report
from tracker.usecases.register import register_page
from tracker.web.errors import sentence, status_of
from tracker.web.headers import CSP
from tracker.web.period_choices import last_ended, period_choices, typed_period
from tracker.web.report_drawing import TYPES
from tracker.web.report_views import known_no, report_line
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(
    Menu("papers.title", "/reports", order=30, roles=(Role.LEADER, Role.COORDINATOR, Role.INSPECTOR))
)


@routes.get("/reports", Permission.REPORT_READ)
def reports(visit: Visit) -> Response:
    """The list."""
    return _list(visit)


@routes.post("/reports/draft", Permission.REPORT_WRITE)
def draft(visit: Visit) -> Response:
    """Set a draft up, or go to the one that is there."""
    period, directive = typed_period(visit.form), visit.form.line("directive", longest=100)
    if period is None or not visit.form.is_good:
        return _list(visit, status=422)
    try:
        made = draft_report(visit.ctx, DraftReport(period, directive or None))
    except (Invalid, Conflict, NotFound) as error:
        return _list(visit, error)
    said = visit.done("papers.drafted") if made.is_new else visit.note("papers.drafted_before")
    return said.to(f"/reports/{made.no}")


@routes.get("/reports/{no:int}", Permission.REPORT_READ)
def report(visit: Visit, no: int) -> Response:
    """One report: the paper itself, its files, what can be done next."""
    found = show_report(visit.ctx, known_no(no))
    response = visit.page(
        "pages/report.html.j2",
        line=report_line(found.stored, visit.lang),
        found=found,
        forms=list(TYPES),
        may_write=may(visit.ctx.actor, Permission.REPORT_WRITE),
    )
    response.headers["Content-Security-Policy"] = f"{CSP}; frame-src 'self'"
    return response


@routes.post("/reports/{no:int}/correct", Permission.REPORT_WRITE)
def correct(visit: Visit, no: int) -> Response:
    """The draft that takes the place of an issued report."""
    made = correct_report(visit.ctx, known_no(no))
    said = visit.done("papers.correcting") if made.is_new else visit.note("papers.drafted_before")
    return said.to(f"/reports/{made.no}/edit")


def _list(visit: Visit, error: TrackerError | None = None, status: int = 200) -> Response:
    may_write = may(visit.ctx.actor, Permission.REPORT_WRITE)
    today = visit.ctx.today()
    directives = register_page(visit.ctx).lines if may_write else ()
    return visit.page(
        "pages/reports.html.j2",
        status=422 if error and status_of(error) == 404 else status_of(error) if error else status,
        lines=[report_line(one, visit.lang) for one in list_reports(visit.ctx)],
        form=visit.form if visit.request.method == "POST" else visit.query,
        fault=sentence(visit, error) if error else "",
        may_write=may_write,
        groups=period_choices(today, visit.lang),
        chosen=last_ended(today),
        directives=[line.row for line in directives],
    )
