"""What every answer carries, and the one line of log for each request: no names, no addresses, no secrets."""

import secrets
import time

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.web.metrics import Metrics, known_method

LOG = structlog.stdlib.get_logger("tracker.web")

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""Nothing from elsewhere, no script and no style inside a page."""

SECURITY = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
_HSTS = "max-age=31536000"


class Headers:
    """Adds them, gives each request an id, measures and logs it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500
        request_id = scope.setdefault("state", {})["request_id"] = secrets.token_hex(6)
        structlog.contextvars.bind_contextvars(request=request_id)

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add(MutableHeaders(scope=message), request_id, scope["scheme"])
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        finally:
            self._tell(scope, status, time.perf_counter() - began)
            structlog.contextvars.unbind_contextvars("request")

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        # The route as declared, never the path: a path may hold a token.
        route = getattr(scope.get("route"), "path", "none")
        self._metrics.count(route, scope["method"], status, seconds)
        if not route.startswith(("/static", "/healthz")):
            method = known_method(scope["method"])
            LOG.info("request", method=method, route=route, status=status, ms=round(seconds * 1000, 1))


def _add(headers: MutableHeaders, request_id: str, scheme: str) -> None:
    for name, value in SECURITY.items():
        headers.setdefault(name, value)
    headers["X-Request-ID"] = request_id
    if scheme == "https":
        headers["Strict-Transport-Security"] = _HSTS
