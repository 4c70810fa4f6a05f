"""Serving the application: one uvicorn in a thread of its own, so that the main thread keeps the signals."""

import socket
from threading import Event, Thread

import uvicorn

from tracker.bootstrap import Tracker
from tracker.domain.errors import Unavailable
from tracker.web.app import create_app
from tracker.web.connections import LONGEST_HEAD, Connection

GRACE_S = 10
"""Seconds that requests under way have to finish."""


class PortTaken(Unavailable):
    """Nobody can be served at this address."""

    key = "web.port_taken"


class WebServer:
    """Serves from `start` to `stop`. If it dies by itself, `ended` is set."""

    def __init__(
        self,
        tracker: Tracker,
        host: str,
        port: int,
        ended: Event,
        connection: type[Connection] = Connection,
    ) -> None:
        self._socket = _listen(host, port)
        self._ended = ended
        config = uvicorn.Config(
            create_app(tracker),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_S,
            http=connection,
            h11_max_incomplete_event_size=LONGEST_HEAD,
            ws="none",
        )
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._run, name="web", daemon=True)

    @property
    def port(self) -> int:
        """The port it listens at; of use where any free one was asked for."""
        return int(self._socket.getsockname()[1])

    def start(self) -> None:
        """Serve from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, let those under way finish."""
        self._server.should_exit = True
        self._thread.join(GRACE_S + 5)

    def _run(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._ended.set()


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises PortTaken, also for an address that is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        raise PortTaken(host=host, port=port) from error
