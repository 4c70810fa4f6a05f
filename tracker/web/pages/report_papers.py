"""Papers beside the report, drawn when asked for: a summary, a body's sheet, an urging letter, a directive's life."""

from collections.abc import Mapping
from typing import Any

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid, NotFound, TrackerError
from tracker.domain.permissions import Permission
from tracker.domain.report import plain
from tracker.domain.spans import AnyPeriod
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.people_page import body_choices
from tracker.usecases.register import register_page
from tracker.usecases.report_papers import ForBody, Urge, body_sheet, directive_life, urging_letter
from tracker.web.errors import sentence
from tracker.web.pages.report_files import saved
from tracker.web.period_choices import last_ended, period_choices, typed_period
from tracker.web.report_drawing import TYPES, drawn
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()

KINDS = ("urging", "sheet", "life", "summary")
_NAMES = {"urging": "don-doc", "sheet": "phieu-viec", "life": "qua-trinh", "summary": "tom-tat"}


@routes.get("/reports/papers", Permission.REPORT_WRITE)
def papers(visit: Visit) -> Response:
    """The form; the address may fill it in."""
    return _form(visit)


@routes.get("/reports/papers/file", Permission.REPORT_WRITE)
def file(visit: Visit) -> Response:
    """The paper as a file, or the form with what is wrong."""
    query = visit.query
    kind, form = query.line("kind"), query.line("form")
    if kind not in KINDS or form not in TYPES:
        return _form(visit, status=422)
    period = typed_period(query) if kind != "life" else None
    context = _context(visit, kind, period)
    if not query.is_good:
        return _form(visit, status=422)
    try:
        found = context()
        data, _ = drawn(visit.tracker.settings, found, form, kind)
    except (Invalid, Conflict, NotFound) as error:
        return _form(visit, error, status=422)
    whose = query.line("body") if kind in ("urging", "sheet") else ""
    stem = "-".join(part for part in (_NAMES[kind], whose, str(period or query.line("directive"))) if part)
    return saved(data, f"{stem.replace('..', '-')}.{form}", form)


def _context(visit: Visit, kind: str, period: AnyPeriod | None) -> Any:
    """What builds the paper's data; what is missing is noted at its field."""
    query, ctx = visit.query, visit.ctx
    directive = query.line("directive", is_needed=kind == "life", longest=100) or None
    body = query.line("body", is_needed=kind in ("urging", "sheet"), longest=64)
    answer_by = query.day("answer_by") if kind == "urging" else None

    def build() -> Mapping[str, Any]:
        if kind == "life":
            return directive_life(ctx, directive or "")
        assert period is not None
        if kind == "sheet":
            return body_sheet(ctx, ForBody(body, period, directive))
        if kind == "urging":
            times = query.whole("times") or None
            return urging_letter(ctx, Urge(body, period, directive, times=times, answer_by=answer_by))
        context: Mapping[str, Any] = plain(
            build_report(ctx, BuildReport(period, directive, board=ctx.actor.body))
        )
        return context

    return build


def _form(visit: Visit, error: TrackerError | None = None, status: int = 200) -> Response:
    today = visit.ctx.today()
    return visit.page(
        "pages/report_papers.html.j2",
        status=status,
        form=visit.query,
        fault=sentence(visit, error) if error else "",
        kinds=KINDS,
        forms=("docx", "pdf", "html", "xlsx"),
        groups=period_choices(today, visit.lang),
        chosen=last_ended(today),
        bodies=body_choices(visit.ctx),
        directives=[line.row for line in register_page(visit.ctx).lines],
    )
