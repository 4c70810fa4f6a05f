"""Receivers of webhooks that mean harm: addresses that lead inside however they are written, answers without end."""

import socket
from contextlib import suppress
from threading import Event, Thread

import pytest

from tracker.adapters.webhooks import AddressRefused, WebhookSender

INSIDE = (
    "127.0.0.1", "127.1", "0", "0.0.0.0", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "localhost",
    "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1",
    "255.255.255.255", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]",
    "[fd00:ec2::254]", "[fec0::1]", "[ff02::1]", "[2001:0:7f00:1::]",
)  # fmt: skip
MISLEADING = (
    "https://93.184.216.34@127.0.0.1/", "https://@93.184.216.34/", "https://u:p@93.184.216.34/",
    "https://127.0.0.1\\@93.184.216.34/", "https://93.184.216.34#@127.0.0.1/", "https://93.184.216.34/\r\nX: y",
    "https://93.184.216.34/ x", "https://93。184。216。34/", "https://①②⑦.0.0.1/", "https://93.184.216.34:0/",
    "https://93.184.216.34:99999/", "http://93.184.216.34/", "ftp://93.184.216.34/", "file:///etc/passwd", "https:///",
)  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_an_address_inside_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(AddressRefused):
        WebhookSender().check(f"https://{host}/")


@pytest.mark.parametrize("url", MISLEADING)
def test_an_address_that_reads_in_two_ways_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        WebhookSender().check(url)


@pytest.mark.parametrize("host", ["93.184.216.34", "[2606:2800:220:1::1]"])
def test_an_address_outside_is_open(host: str) -> None:
    WebhookSender().check(f"https://{host}:8443/hook?a=b")


class Dripping:
    """Sends the same bytes again and again, some seconds long, and at last that all is well."""

    def __init__(self, greeting: bytes, drop: bytes) -> None:
        self.was_heard_out = False
        self._said, self._is_over = (greeting, drop), Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = Thread(target=self._answer)
        self._thread.start()

    def _answer(self) -> None:
        greeting, drop = self._said
        connection, _ = self._socket.accept()
        with connection, suppress(OSError):
            connection.sendall(greeting)
            for _ in range(100):
                connection.sendall(drop)
                if self._is_over.wait(0.05):
                    return
            self.was_heard_out = True
            connection.sendall(b"\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    def end(self) -> None:
        """Stop at once."""
        self._is_over.set()
        self._thread.join()
        self._socket.close()


@pytest.mark.parametrize(
    ("scheme", "greeting", "drop"),
    [
        ("http", b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
        ("http", b"HTTP/1.1 200 ", b"a"),
        ("http", b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        ("https", b"\x16\x03\x03\x40\x00", b"\x02"),
    ],
    ids=["a header", "a first line", "being asked to go on", "the greeting of an encrypted connection"],
)
def test_who_answers_without_end_is_not_heard_out(scheme: str, greeting: bytes, drop: bytes) -> None:
    receiver = Dripping(greeting, drop)

    sender = WebhookSender(["127.0.0.0/8"], limit_s=0.3)
    said = sender.send(f"{scheme}://127.0.0.1:{receiver.port}/", b"{}", {})

    receiver.end()
    assert said
    assert not receiver.was_heard_out
