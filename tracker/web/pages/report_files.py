"""A report as paper: inside the page, as files, and the rows behind each of its figures."""

from fastapi import Response

from tracker.domain.permissions import Permission
from tracker.domain.report_explain import explain, values
from tracker.render.figure_words import figure_shown, figure_words
from tracker.render.report_links import with_links
from tracker.usecases.read_reports import report_context, report_file, show_report
from tracker.usecases.stored_reports import FrozenLost
from tracker.web.door import PageNotFound
from tracker.web.pages.evidence import disposition
from tracker.web.paging import Paging
from tracker.web.report_drawing import TYPES, drawn
from tracker.web.report_views import known_no, rows_shown
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()

ROWS = 200
PAPER_CSP = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-top-navigation-by-user-activation"
)
"""The paper brings its measures in a style of its own; it runs nothing, loads nothing and is of no origin."""


@routes.get("/reports/{no:int}/page", Permission.REPORT_READ)
def paper(visit: Visit, no: int) -> Response:
    """The paper alone, for the frame in the report's page; its figures lead to their rows."""
    text = _file(visit, known_no(no), "html").decode()
    headers = {
        "Content-Security-Policy": PAPER_CSP,
        "X-Frame-Options": "SAMEORIGIN",
        "Cache-Control": "private, no-store",
    }
    return Response(with_links(text, f"/reports/{no}/figures"), media_type=TYPES["html"], headers=headers)


@routes.get("/reports/{no:int}/files/{form}", Permission.REPORT_READ)
def download(visit: Visit, no: int, form: str) -> Response:
    """One form as a file: the bytes that were kept, of a draft as it stands now."""
    if form not in TYPES:
        raise PageNotFound()
    shown = show_report(visit.ctx, known_no(no))
    kept = next((file.name for file in shown.files if file.form == form), "")
    name = kept or f"du-thao-{no}-{shown.stored.period.replace('..', '-')}.{form}"
    return saved(_file(visit, no, form), name, form)


@routes.get("/reports/{no:int}/figures", Permission.REPORT_READ)
def figures(visit: Visit, no: int) -> Response:
    """The totals by name, each a click from its rows."""
    context = report_context(visit.ctx, known_no(no))
    totals = [
        (name, figure_words(context, name, visit.lang), figure_shown(value, of, visit.lang))
        for name, (value, of) in values(context).items()
        if name in context["figures"] or name.startswith("indicator/")
    ]
    return visit.page("pages/report_figures.html.j2", no=no, totals=totals)


@routes.get("/reports/{no:int}/figures/{name:path}", Permission.REPORT_READ)
def figure(visit: Visit, no: int, name: str) -> Response:
    """The rows behind one figure; raises NoSuchFigure."""
    context = report_context(visit.ctx, known_no(no))
    found = explain(context, name)
    rows = rows_shown(found, visit.ctx.rules.workflows.assignment, dict(visit.site.labels(visit.lang)))
    begin = visit.query.whole("after")
    next_key = str(begin + ROWS) if begin + ROWS < len(rows) else ""
    return visit.page(
        "pages/report_figure.html.j2",
        no=no,
        words=figure_words(context, name, visit.lang),
        shown=figure_shown(found.value, found.of, visit.lang),
        rows=rows[begin : begin + ROWS],
        count=len(rows),
        paging=Paging.of(f"/reports/{no}/figures/{name}", {}, str(begin or ""), next_key),
    )


def saved(data: bytes, name: str, form: str) -> Response:
    """Bytes to be saved under a name, never opened in the page's own name."""
    headers = {
        "Content-Disposition": disposition(name),
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(data, media_type=TYPES[form], headers=headers)


def _file(visit: Visit, no: int, form: str) -> bytes:
    try:
        kept = report_file(visit.ctx, no, form)
    except OSError as error:
        raise FrozenLost(no=no) from error
    if kept is not None:
        return kept[1]
    return drawn(visit.tracker.settings, report_context(visit.ctx, no), form)[0]
