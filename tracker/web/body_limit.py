"""How much a request may bring: little, but for the routes that say more and only for whom their door lets in."""

import re
from collections.abc import Callable, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL = 256 * 1024
_ALLOWANCE = 64 * 1024
"""Beside a file stand the other fields and the borders of a form."""

Refusal = Callable[[Request], int]
"""With which status the route's door refuses this request, 0 where it lets it in."""


class BodyLimit:
    """Refuses with 413 what is too long, as soon as that is known.

    Whoever brings more than a little is looked up first: a body is read, and takes memory and disk, before the page is
    called.
    """

    def __init__(self, app: ASGIApp, limits: Sequence[tuple[BaseRoute, int, Refusal]]) -> None:
        self._app = app
        self._large = [
            (route.path_regex, limit, refusal)
            for route, limit, refusal in limits
            if isinstance(route, Route) and limit > SMALL
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        announced = _announced(scope)
        limit, status = SMALL, 413
        if announced is None or announced > SMALL:
            limit, status = await self._limit(scope)
        await self._app(scope, _counted(receive, limit, status, announced or 0), send)

    async def _limit(self, scope: Scope) -> tuple[int, int]:
        """Bytes allowed, and the status of the answer to more."""
        for regex, limit, refusal in self._large:
            if re.match(regex, scope["path"]):
                refused = await run_in_threadpool(refusal, Request(scope))
                return (SMALL, refused) if refused else (limit + _ALLOWANCE, 413)
        return SMALL, 413


def _announced(scope: Scope) -> int | None:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else None


def _counted(receive: Receive, limit: int, status: int, announced: int) -> Receive:
    """The body as it comes; raises where the application reads more than allowed, which makes a page of an error."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        if announced > limit:
            raise HTTPException(status)
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise HTTPException(status)
        return message

    return counted
