"""The style guide: each component once, with values of no office."""

from datetime import UTC, datetime

from fastapi import Response

from tracker.web.paging import Paging
from tracker.web.routes import ANY_PERSON, Routes
from tracker.web.visit import Visit

routes = Routes()

_AT = datetime(2019, 5, 8, 1, 15, tzinfo=UTC)


@routes.get("/style", ANY_PERSON)
def style(visit: Visit) -> Response:
    """Shows what there is to build a page of."""
    visit.query.fault("title", "web.field_needed")
    after = visit.query.line("after")
    paging = Paging.of(visit.request.url.path, {}, after, "" if after else "3-12")
    return visit.page("pages/style.html.j2", form=visit.query, at=_AT, paging=paging)
