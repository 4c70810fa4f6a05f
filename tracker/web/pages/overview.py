"""A leader's page: how the directives stand, what is red and why, against the last report; the report to read."""

from fastapi import Response

from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.render import format_vi
from tracker.render.page_charts import bodies_chart, course_chart, indicators_chart
from tracker.usecases.overview import Standing, overview
from tracker.usecases.report_trend import Latest, Trend, known_trend, latest_reports, trend_of
from tracker.web.door import PageNotFound
from tracker.web.overview_views import directive_lines, measures, red_parts
from tracker.web.report_views import report_line
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(
    Menu("overview.title", "/overview", order=1, roles=(Role.LEADER,)),
    Menu("overview.title", "/overview", order=25, roles=(Role.COORDINATOR, Role.INSPECTOR)),
)

AT_ONCE = 5_000
"""Assignments up to which the last report is read at once; of more, after the rest of the page is shown."""
_LARGEST = 2**31 - 1


@routes.get("/overview", Permission.REPORT_READ)
def view(visit: Visit) -> Response:
    """All directives, or the one that the address names."""
    no = visit.query.whole("directive")
    if no > _LARGEST:
        raise PageNotFound()
    standing = overview(visit.ctx, no)
    latest = latest_reports(visit.ctx, standing.chosen.no if standing.chosen else None)
    trend, is_later = _trend(visit, standing, latest)
    lang, counts = visit.lang, standing.now.totals
    return visit.page(
        "pages/overview.html.j2",
        standing=standing,
        today=visit.ctx.today(),
        counts=counts,
        measures=measures(counts, trend, lang),
        red=red_parts(standing, dict(visit.site.labels(lang)), visit.ctx.today(), lang),
        lines=directive_lines(standing, lang) if not standing.chosen and len(standing.directives) > 1 else (),
        bodies=bodies_chart(list(standing.now.by_body.values()), lang),
        against=format_vi.period(trend.period, lang) if trend else "",
        is_later=is_later,
        course=course_chart(trend.history if trend else (), trend.period if trend else {}, lang),
        indicators=indicators_chart(trend.indicators if trend else (), lang),
        report=report_line(latest.to_read, lang) if latest.to_read else None,
        onward=f"/overview?directive={no}&later=1" if no else "/overview?later=1",
    )


def _trend(visit: Visit, standing: Standing, latest: Latest) -> tuple[Trend | None, bool]:
    """What the latest report said, and whether it is only read when asked for."""
    if latest.report is None:
        return None, False
    is_small = standing.now.totals.get("total", 0) <= AT_ONCE
    if is_small or visit.query.is_checked("later"):
        return trend_of(visit.ctx, latest.report), False
    known = known_trend(latest.report)
    return known, known is None
