"""One connection to a browser or a proxy: how much may come before it is a request, and how long that may take.

The faster reader of HTTP holds the head of a request in memory however long it grows: hence the plain one.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

LONGEST_HEAD = 32 * 1024
"""Bytes of the first line and the headers together."""


class Connection(H11Protocol):
    """Closed when a request does not come whole in time. One that has come may take as long to answer as it needs."""

    head_s = 20.0
    body_s = 600.0
    """Seconds: the largest form over a slow line."""

    _alarm: asyncio.TimerHandle | None = None
    _last: object = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)  # type: ignore[arg-type]  # the library narrows the protocol's own type
        self._wait(self.head_s)

    def data_received(self, data: bytes) -> None:
        """Some bytes; where they end the head of a request, wait for its body."""
        super().data_received(data)
        if self.cycle is not self._last:
            self._last = self.cycle
            self._wait(self.body_s)

    def on_response_complete(self) -> None:
        """Wait for the next request, or for the body of one that came in the meantime."""
        super().on_response_complete()
        self._last = self.cycle
        self._wait(self.head_s if self.cycle.response_complete else self.body_s)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait(None)
        super().connection_lost(exc)

    def _wait(self, seconds: float | None) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = self.loop.call_later(seconds, self._end) if seconds is not None else None

    def _end(self) -> None:
        cycle: Any = self.cycle
        if cycle is None or cycle.response_complete or cycle.more_body:
            self.transport.close()
