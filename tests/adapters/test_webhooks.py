"""Sending to a real server on this machine: taken, refused, sent elsewhere, or not there at all."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tracker.adapters.webhooks import WebhookSender


class _Answers(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        KEPT.append((self.path, dict(self.headers), body))
        self.send_response(int(self.path.strip("/")))
        self.send_header("Location", "/200")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


KEPT: list[tuple[str, dict[str, str], bytes]] = []


@pytest.fixture
def port() -> Iterator[int]:
    KEPT.clear()
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_is_taken_is_taken_and_what_is_not_says_why(port: int) -> None:
    sender = WebhookSender(["127.0.0.0/8"])

    answers = [
        sender.send(f"http://127.0.0.1:{port}/{status}", b"{}", {"webhook-id": "1"})
        for status in (200, 204, 500, 302)
    ]

    assert answers == ["", "", "HTTP 500", "HTTP 302"]
    assert [path for path, _, _ in KEPT] == ["/200", "/204", "/500", "/302"]
    assert KEPT[0][1]["webhook-id"] == "1"


def test_a_server_that_is_not_there_or_speaks_otherwise_is_a_reason(port: int) -> None:
    sender = WebhookSender(["127.0.0.0/8"], limit_s=2)

    assert sender.send("http://127.0.0.1:1/", b"{}", {}) == "ConnectionRefusedError"
    assert "SSL" in sender.send(f"https://127.0.0.1:{port}/200", b"{}", {})
    assert KEPT == []
