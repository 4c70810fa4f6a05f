"""The last net: a bug becomes a page of ours with the request's id, inside of what adds headers and logs."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Bugs:
    """Answers in the place of an application that raised. Once an answer has begun it can only be broken off."""

    def __init__(self, app: ASGIApp, told: Callable[[Request, Exception], Response]) -> None:
        self._app = app
        self._told = told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def send_noting(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except Exception as error:
            # Broad on purpose: nothing that goes wrong in a page may take more than this page down.
            if has_begun or scope["type"] != "http":
                raise
            response = await run_in_threadpool(self._told, Request(scope, receive), error)
            await response(scope, receive, send)
