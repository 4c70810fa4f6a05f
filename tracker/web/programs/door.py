"""The door for programs: a bearer token, never a cookie; the person's own permissions, narrowed by the token."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fastapi import Request

from tracker.domain.people import SYSTEM
from tracker.domain.permissions import Permission
from tracker.usecases.accounts import LoggedIn
from tracker.usecases.context import Context
from tracker.usecases.tokens import TokenFound, actor_by_token, api_token
from tracker.web.door import PageNotFound, language
from tracker.web.programs.faults import ScopeMissing, TokenNeeded, TooManyRequests
from tracker.web.programs.rate import Rate
from tracker.web.visit import Visit

if TYPE_CHECKING:
    from tracker.web.routes import Access


@dataclass
class Call(Visit):
    """A visit of a program on behalf of a person."""

    token: TokenFound | None = None

    @cached_property
    def ctx(self) -> Context:
        """The way into the use cases that the token leaves."""
        assert self.token is not None
        return self.tracker.context_for(actor_by_token(self.token))


def open_by_token(request: Request, access: "Access", _: str | None) -> Call:
    """The visit, or TokenNeeded, TooManyRequests, ScopeMissing, PageNotFound."""
    from tracker.web.routes import roles_let_in

    call = _call(request)
    request.state.visit = call
    wait_s = _rate(request).wait_s(call.token.id) if call.token else 0
    if wait_s:
        raise TooManyRequests(seconds=wait_s)
    if call.role not in roles_let_in(access):
        raise PageNotFound()
    if isinstance(access, Permission) and access not in (call.ctx.actor.only or ()):
        raise ScopeMissing(permission=access.value)
    return call


def _call(request: Request) -> Call:
    site = request.app.state.site
    token = api_token(site.tracker.context_for(SYSTEM), _secret(request))
    if token is None:
        raise TokenNeeded()
    person = LoggedIn(
        token.person_id,
        token.name,
        token.email,
        token.role,
        token.body_code,
        token.lang,
        token.body_name,
        token.id,
        token.made_at,
        token.used_at or token.made_at,
    )
    return Call(request, site, person, language(request, person, token.lang), "", token=token)


def _secret(request: Request) -> str:
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    secret = secret.strip()
    if kind.lower() != "bearer" or not secret.isascii() or not 20 <= len(secret) <= 200:
        raise TokenNeeded()
    return secret


def _rate(request: Request) -> Rate:
    state = request.app.state
    if not hasattr(state, "rate"):
        state.rate = Rate(state.site.tracker.clock.monotonic)
    found: Rate = state.rate
    return found
