"""Connections to the real server: nobody fills its memory before a request is one, or holds it by being slow."""

import socket
from collections.abc import Iterator
from threading import Event

import pytest

from tests.office import Office
from tracker.web.connections import LONGEST_HEAD, Connection
from tracker.web.server import WebServer

PATIENCE = 60
"""Seconds after which a test gives up; nothing is measured."""


class Hasty(Connection):
    """Waits for a moment only."""

    head_s = 0.2
    body_s = 0.2


def served(office: Office, kind: type[Connection]) -> Iterator[int]:
    server = WebServer(office.tracker, "127.0.0.1", 0, Event(), connection=kind)
    server.start()
    yield server.port
    server.stop()


@pytest.fixture
def port(sqlite_office: Office) -> Iterator[int]:
    """Where a server listens."""
    yield from served(sqlite_office, Connection)


@pytest.fixture
def hasty_port(sqlite_office: Office) -> Iterator[int]:
    """Where one listens that does not wait long."""
    yield from served(sqlite_office, Hasty)


def answer(port: int, *parts: bytes) -> bytes:
    """All that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        came = b""
        try:
            for part in parts:
                connection.sendall(part)
            while more := connection.recv(65536):
                came += more
        except ConnectionError:
            pass  # closed with bytes of ours unread
        return came


@pytest.mark.parametrize(
    "head",
    [
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * (4 * LONGEST_HEAD),
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + b"X-A: b\r\n" * LONGEST_HEAD,
        b"GET /" + b"a" * (4 * LONGEST_HEAD),
    ],
    ids=["one long header", "many headers", "a long address"],
)
def test_a_head_without_end_is_refused_before_it_is_whole(port: int, head: bytes) -> None:
    came = answer(port, head)

    assert came == b"" or came.startswith(b"HTTP/1.1 400 ")
    assert answer(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").endswith(b"ok\n")


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ",
        b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\ncsrf=",
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_who_does_not_finish_a_request_is_not_waited_for(hasty_port: int, begun: bytes) -> None:
    came = answer(hasty_port, begun)

    assert b"200 OK" not in came


def test_a_connection_is_kept_for_the_next_request(hasty_port: int) -> None:
    ask = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"

    came = answer(hasty_port, ask + ask + ask)

    assert came.count(b"200 OK") == 3


@pytest.mark.parametrize(
    "lines",
    [
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Content-Length: +5\r\n",
        b"X-A: b\rContent-Length: 5\r\n",
    ],
)
def test_what_two_servers_could_read_differently_is_refused(port: int, lines: bytes) -> None:
    came = answer(port, b"POST /login HTTP/1.1\r\nHost: x\r\n" + lines + b"\r\n0\r\n\r\n")

    assert came.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 501 "))
    assert came.count(b"HTTP/1.1 ") == 1
