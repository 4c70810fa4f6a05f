"""For machines: whether the process lives, whether it can serve, what it counts. And the static files."""

import hmac
from datetime import timedelta

from fastapi import Response
from fastapi.responses import PlainTextResponse

from tracker.bootstrap import readiness
from tracker.domain.people import SYSTEM
from tracker.usecases.remind_status import remind_status
from tracker.web.door import PageNotFound, open_to_machines
from tracker.web.routes import PUBLIC, Routes
from tracker.web.visit import Visit

routes = Routes(opener=open_to_machines)
_LOCAL = ("127.0.0.1", "::1")


@routes.get("/healthz", PUBLIC)
def healthz(visit: Visit) -> Response:
    """The process answers."""
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


@routes.get("/readyz", PUBLIC)
def readyz(visit: Visit) -> Response:
    """The database answers and is of our version; raises Unavailable otherwise."""
    readiness(visit.tracker)
    return PlainTextResponse("ready\n", headers={"Cache-Control": "no-store"})


@routes.get("/metrics", PUBLIC)
def metrics(visit: Visit) -> Response:
    """Figures, for this machine or for who has the token; for anybody else there is no such page."""
    wanted = visit.tracker.settings.metrics_token
    given = visit.request.headers.get("authorization", "").removeprefix("Bearer ")
    if not (_is_local(visit) or (wanted and hmac.compare_digest(given.encode(), wanted.encode()))):
        raise PageNotFound()
    ctx = visit.tracker.context_for(SYSTEM)
    status = remind_status(ctx)
    waited = ctx.now() - status.oldest_waiting if status.oldest_waiting else timedelta()
    text = visit.request.app.state.metrics.text(dict(status.messages), waited.total_seconds())
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")


def _is_local(visit: Visit) -> bool:
    """Asked on this machine for this machine: a proxy here comes from here too, but for another and by its name."""
    client, headers = visit.request.client, visit.request.headers
    is_passed_on = "forwarded" in headers or "x-forwarded-for" in headers
    is_own_name = visit.request.url.hostname in (*_LOCAL, "localhost")
    return client is not None and client.host in _LOCAL and is_own_name and not is_passed_on


@routes.get("/static/{name}", PUBLIC)
def static(visit: Visit, name: str) -> Response:
    """A file of a page, for ever: its name changes with its content."""
    found = visit.site.static.at(f"/static/{name}")
    if found is None:
        raise PageNotFound()
    return found.answer(visit.request)
