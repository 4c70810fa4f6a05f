"""How much a request may bring: little, but for the routes that say more and only for who is logged in."""

import re
from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL = 256 * 1024
_ALLOWANCE = 64 * 1024
"""Beside a file stand the other fields and the borders of a form."""


class BodyLimit:
    """Refuses with 413 what is too long, as soon as that is known."""

    def __init__(self, app: ASGIApp, limits: Sequence[tuple[BaseRoute, int]]) -> None:
        self._app = app
        self._large = [
            (route.path_regex, limit) for route, limit in limits if isinstance(route, Route) and limit > SMALL
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"]) if _has_credentials(scope) else SMALL
        await self._app(scope, _counted(receive, limit, _announced(scope)), send)

    def _limit(self, path: str) -> int:
        fitting = (limit + _ALLOWANCE for regex, limit in self._large if re.match(regex, path))
        return next(fitting, SMALL)


def _has_credentials(scope: Scope) -> bool:
    # Not a check, a sieve: whoever sends neither cannot be logged in, and needs no room for files.
    return any(name in (b"cookie", b"authorization") for name, _ in scope["headers"])


def _announced(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0


def _counted(receive: Receive, limit: int, announced: int) -> Receive:
    """The body as it comes; raises where the application reads more than allowed, which makes a page of an error."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        if announced > limit:
            raise HTTPException(413)
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise HTTPException(413)
        return message

    return counted
