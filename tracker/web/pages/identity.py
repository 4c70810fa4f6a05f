"""Logging in by the office's own provider of identities: off to it, and back with its answer."""

import secrets

from fastapi import Response

from tracker.bootstrap import identity_provider
from tracker.domain.identities import Asking, IdentityRefused
from tracker.usecases.accounts import Door
from tracker.usecases.log_in_by_identity import log_in_by_identity
from tracker.web import cookies
from tracker.web.browsers import browser_of
from tracker.web.door import PageNotFound
from tracker.web.routes import PUBLIC, Routes
from tracker.web.safe_path import safe_path
from tracker.web.visit import Visit

routes = Routes()

_MINUTES = 10


@routes.get("/login/identity", PUBLIC)
def to_provider(visit: Visit) -> Response:
    """Off to the provider; what has to come back is derived from a cookie that this browser alone has."""
    provider = identity_provider(visit.tracker)
    if provider is None:
        raise PageNotFound()
    flow = secrets.token_urlsafe(24)
    response = visit.off_to(provider.address(_asking(visit, flow)))
    value = cookies.packed(visit.tracker.door.key, "flow", [flow, safe_path(visit.query.typed("next"))])
    cookies.put(visit.request, response, cookies.FLOW, value, _MINUTES * 60)
    return response


@routes.get("/login/identity/return", PUBLIC)
def back(visit: Visit) -> Response:
    """Back with a code: who is it, and on to where they wanted to go."""
    provider = identity_provider(visit.tracker)
    if provider is None:
        raise PageNotFound()
    flow, next_path = _flow(visit)
    asking = _asking(visit, flow)
    if not secrets.compare_digest(visit.query.typed("state").encode(), asking.state.encode()):
        raise IdentityRefused()
    identity = provider.identity(asking, visit.query.typed("code"))
    begun = log_in_by_identity(visit.system, identity, browser_of(visit.user_agent))
    response = visit.log_in(begun.secret).to(safe_path(next_path))
    cookies.drop(visit.request, response, cookies.FLOW)
    return response


def _flow(visit: Visit) -> tuple[str, str]:
    found = cookies.unpacked(visit.tracker.door.key, "flow", cookies.read(visit.request, cookies.FLOW))
    if found is None:
        raise IdentityRefused()
    return found[0], found[1]


def _asking(visit: Visit, flow: str) -> Asking:
    door: Door = visit.tracker.door

    def derived(what: str) -> str:
        return door.key.seal(f"identity {what}", flow.encode()).hex()

    base = visit.tracker.settings.base_url or ""
    return Asking(derived("state"), derived("nonce"), derived("verifier"), f"{base}/login/identity/return")
