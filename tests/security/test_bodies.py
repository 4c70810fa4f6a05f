"""What is read of a request before anybody is known to have sent it."""

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.office import Office, item
from tests.web.site import Site
from tracker.domain.people import Role
from tracker.web.body_limit import SMALL

PLACE = "/my-work/1-1/files"
PIECE = b"x" * 64 * 1024
HEAD = b'--x\r\nContent-Disposition: form-data; name="evidence"; filename="a"\r\n\r\n'
MANY = 64


@pytest.fixture
def site(sqlite_office: Office) -> Site:
    """Directive 1 gives assignment 1-1 to so-mau."""
    sqlite_office.issued(item(leads=["so-mau"]))
    return Site(sqlite_office)


def sent(site: Site, *headers: tuple[bytes, bytes], is_announced: bool = True) -> tuple[int, int]:
    """The status of the answer to four megabytes, and how many bytes were read before it."""
    pieces = [HEAD, *[PIECE] * MANY, b"\r\n--x--\r\n"]
    length = (b"content-length", str(sum(map(len, pieces))).encode())
    own = [(b"host", b"testserver"), (b"content-type", b"multipart/form-data; boundary=x"), *headers]
    scope = {
        "type": "http", "method": "POST", "path": PLACE, "raw_path": PLACE.encode(), "query_string": b"",
        "scheme": "http", "server": ("testserver", 80), "client": ("10.0.0.1", 1), "http_version": "1.1",
        "headers": [*own, length] if is_announced else own, "root_path": "", "asgi": {"version": "3.0"},
    }  # fmt: skip
    read, status = 0, 0
    coming = iter(pieces)

    async def receive() -> MutableMapping[str, Any]:
        nonlocal read
        piece = next(coming, None)
        read += len(piece or b"")
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    # A loop of its own: the browser of other tests keeps one running in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(site.app(scope, receive, send))).result()
    return status, read


def cookie_of(site: Site, role: Role, body: str | None = None) -> tuple[bytes, bytes]:
    secret = site.login_of(site.office.person(role, body).actor)
    return b"cookie", f"tracker-login={secret}".encode()


def test_what_somebody_sends_who_may_is_read_to_its_end(site: Site) -> None:
    status, read = sent(site, cookie_of(site, Role.OFFICER, "so-mau"))

    assert status == 403  # without the token of a form it is read and not taken
    assert read > MANY * len(PIECE)


@pytest.mark.parametrize("is_announced", [True, False], ids=["announced", "unannounced"])
@pytest.mark.parametrize(
    "header",
    [(b"x-none", b""), (b"cookie", b"tracker-login=bia-dat"), (b"authorization", b"Bearer " + b"a" * 43)],
    ids=["nothing", "a made-up cookie", "a made-up token"],
)
def test_of_a_stranger_no_more_is_read_than_of_a_small_form(
    site: Site, header: tuple[bytes, bytes], is_announced: bool
) -> None:
    status, read = sent(site, header, is_announced=is_announced)

    assert (status, read <= SMALL + len(PIECE)) == (401, True)


def test_nor_of_a_login_that_may_not_use_the_page(site: Site) -> None:
    status, read = sent(site, cookie_of(site, Role.INSPECTOR))

    assert (status, read) == (404, 0)


@pytest.mark.parametrize("path", ["/login/", "/reset/", "/account/"])
def test_no_answer_leads_to_the_host_that_a_request_names(site: Site, path: str) -> None:
    answer = site.visitor().get(path, headers={"host": "la.example.org"})

    assert "la.example.org" not in answer.headers.get("location", "")
