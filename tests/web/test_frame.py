"""What every answer has: headers, sizes, languages, errors in plain sentences with what was typed still there."""

import json
import re
from html import unescape
from typing import Any

import pytest
from fastapi import Request, Response
from fastapi.responses import JSONResponse

from tests.office import Office
from tests.web.site import Site, queries, words
from tracker.domain.errors import Conflict, TrackerError, Unavailable
from tracker.domain.people import Role
from tracker.web import app as app_module
from tracker.web.routes import ANY_PERSON, Routes
from tracker.web.visit import Visit

routes = Routes()


def told_to_a_program(request: Request, error: TrackerError, status: int) -> Response:
    return JSONResponse({"key": error.key, "status": status}, status)


programs = Routes(prefix="/api/try", how="token", tells=told_to_a_program)


@programs.post("/conflict", ANY_PERSON)
def conflict_of_a_program(visit: Visit) -> Response:
    raise SomebodyWasFirst(ref="1-1")


class SomebodyWasFirst(Conflict):
    key = "error.stale_assignment"


class NoRoom(Unavailable):
    key = "error.database_full"


@routes.post("/try/conflict", ANY_PERSON)
def conflict(visit: Visit) -> Response:
    raise SomebodyWasFirst(ref="1-1")


@routes.post("/try/again", ANY_PERSON)
def again(visit: Visit) -> Response:
    return JSONResponse(sorted(visit.form.all_typed()))


@routes.get("/try/bug", ANY_PERSON)
def bug(visit: Visit) -> Response:
    raise ZeroDivisionError("a secret of somebody")


@routes.get("/try/full", ANY_PERSON)
def full(visit: Visit) -> Response:
    raise NoRoom()


@routes.post("/try/file", ANY_PERSON, max_body=1024 * 1024)
def file(visit: Visit) -> Response:
    ((name, data),) = visit.form.files("file")
    return Response(f"{name} {len(data)}")


@pytest.fixture
def site(sqlite_office: Office, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The application with some pages of trouble."""
    found = app_module.found_routes()
    monkeypatch.setattr(app_module, "found_routes", lambda: [*found, routes, programs])
    return Site(sqlite_office)


_FORM = "application/x-www-form-urlencoded"
PAGES = ("/login", "/account", "/style", "/khong-co", "/healthz", "/try/bug")


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_tells_the_browser_to_trust_nothing_but_us(site: Site, path: str) -> None:
    answer = site.visitor(site.office.person(Role.LEADER)).get(path)

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-request-id"]


def test_cookies_travel_encrypted_alone_but_on_this_very_machine(site: Site) -> None:
    local = site.visitor().get("/login").headers["set-cookie"]
    far = site.visitor().get("http://theo-doi.example.vn/login").headers["set-cookie"]
    encrypted = site.visitor().get("https://theo-doi.example.vn/login")

    assert "Secure" not in local
    assert far.startswith("__Host-")
    for cookie in (far, encrypted.headers["set-cookie"]):
        assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))
        assert "samesite=lax" in cookie.lower()
    assert "max-age=" in encrypted.headers["strict-transport-security"]


def test_over_a_plain_connection_from_afar_one_is_told_that_a_login_cannot_be_kept(site: Site) -> None:
    assert "không được mã hóa" in words(site.visitor().get("http://theo-doi.example.vn/login").text)


@pytest.mark.parametrize("role", [Role.LEADER, None], ids=str)
def test_pages_are_not_kept_and_files_are_for_ever(site: Site, role: Role | None) -> None:
    visitor = site.visitor(site.office.person(role) if role else None)
    page = visitor.get("/style" if role else "/login")
    style = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]

    file = visitor.get(style)

    assert page.headers["cache-control"] == "no-store"
    assert "immutable" in file.headers["cache-control"]
    assert file.headers["content-encoding"] == "gzip"
    assert "set-cookie" not in file.headers
    assert visitor.get("/static/app.0000000000.css").status_code == 404


def test_programs_hear_of_errors_in_their_own_way_also_of_what_is_not_there(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))

    answers = [visitor.post("/api/try/conflict"), visitor.get("/api/try/khong-co")]

    assert [answer.json() for answer in answers] == [
        {"key": "error.stale_assignment", "status": 409},
        {"key": "web.not_found", "status": 404},
    ]


HOSTILE = (
    """"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7919*7907}}${7919*7907}</textarea><b>"""
)


def test_nothing_that_was_typed_becomes_a_part_of_a_page(site: Site) -> None:
    leader = site.office.person(Role.LEADER)
    with site.office.system.open_unit() as unit:
        row = unit.people.get(leader.actor.id) if leader.actor.id else None
        assert row is not None
        row.name = HOSTILE
        unit.commit()
    visitor = site.visitor(leader, user_agent=HOSTILE)

    pages = [
        visitor.get("/account"),
        visitor.fill("/try/conflict", "/account", **{"results": HOSTILE, "name": HOSTILE}),
        site.visitor().get("/login", params={"next": "/" + HOSTILE, "email": HOSTILE}),
        site.visitor().fill("/login", email=HOSTILE, password="x"),
        site.visitor().get(f"/password/{HOSTILE}"),
    ]

    for page in pages:
        assert "alert(1)" in page.text or page is pages[-1]
        assert re.findall(r"<script(?! src=)|<img(?! src=\"/static)|<b>", page.text) == []
        assert str(7919 * 7907) not in page.text


def test_the_frame_asks_the_database_once(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))

    with queries() as asked:
        visitor.get("/style")
        visitor.get("/healthz")

    assert len(asked) == 1, asked


def test_of_two_who_act_the_second_loses_no_word(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))
    typed = "Đã rà soát <b>35</b> hồ sơ.\nCòn 2 hồ sơ."

    answer = visitor.fill("/try/conflict", "/account", results=typed, password="không hiện")

    assert answer.status_code == 409
    assert "Đã rà soát &lt;b&gt;35&lt;/b&gt; hồ sơ.\nCòn 2 hồ sơ." in answer.text
    assert "không hiện" not in answer.text


def test_who_is_logged_out_meanwhile_logs_in_elsewhere_and_sends_it_again(site: Site) -> None:
    leader = site.office.person(Role.LEADER)
    visitor = site.visitor(leader)
    token = visitor.token("/account")
    typed = {"results": "Đã rà soát 35 hồ sơ.\nCòn 2 hồ sơ.", "version": "3"}
    visitor.cookies.clear()

    ended = visitor.post("/try/again", data={"csrf": token, **typed})
    visitor.cookies.set("tracker-login", site.login_of(leader.actor))
    again = visitor.post("/try/again", data=form_of(ended.text))
    taken = visitor.post("/try/again", data=form_of(again.text))

    assert [answer.status_code for answer in (ended, again, taken)] == [401, 403, 200]
    assert taken.json() == [[name, value] for name, value in typed.items()]


def test_what_a_strangers_page_sent_is_not_offered_to_be_sent_again(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))

    answer = visitor.post(
        "/try/again", data={"results": "điều người lạ muốn"}, headers={"origin": "https://la.example.org"}
    )

    assert answer.status_code == 403
    assert "Gửi lại" not in words(answer.text)


def form_of(page: str) -> dict[str, str]:
    """The fields of the form on a page of errors, as a browser would send them."""
    form = re.search(r'<form method="post" action="/try/again">(.*?)</form>', page, re.DOTALL)
    assert form
    hidden = re.findall(r'name="(\w+)" value="([^"]*)"', form[1])
    areas = re.findall(r'<textarea name="(\w+)"[^>]*>\n(.*?)</textarea>', form[1], re.DOTALL)
    return {name: unescape(value) for name, value in [*hidden, *areas]}


def test_a_bug_is_told_with_a_number_that_leads_to_it_and_with_nothing_else(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = site.visitor(site.office.person(Role.LEADER)).get("/try/bug")

    assert answer.status_code == 500
    assert answer.headers["x-request-id"] in words(answer.text)
    for secret in ("ZeroDivisionError", "a secret of somebody", "Traceback"):
        assert secret not in answer.text


def test_without_a_database_one_is_told_so_and_not_that_the_login_is_over(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))
    assert visitor.get("/account").status_code == 200
    with site.office.tracker.engine.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE login RENAME TO login_away")
        connection.commit()

    answer = visitor.get("/account")

    assert answer.status_code == 503


def test_a_full_disk_is_said_and_one_is_asked_to_come_again(site: Site) -> None:
    answer = site.visitor(site.office.person(Role.LEADER)).get("/try/full")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert "Ổ đĩa đã đầy" in words(answer.text)


def test_a_script_gets_the_main_part_alone_and_errors_take_its_place(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER), hx_request="true")

    part, error = visitor.get("/style"), visitor.get("/khong-co")
    nobody = site.visitor(hx_request="true").get("/style")

    assert "<main" in part.text
    assert "<header" not in part.text.partition("<main")[0]
    assert "<html" not in part.text
    assert (error.status_code, error.headers["hx-retarget"]) == (404, "#main")
    assert (nobody.status_code, nobody.headers["hx-redirect"]) == (204, "/login?next=/style")


def test_a_body_larger_than_a_page_takes_is_refused_announced_or_not(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))
    token = visitor.token("/account")

    def send(size: int, path: str = "/try/file") -> Any:
        return visitor.post(path, data={"csrf": token}, files={"file": ("a.txt", b"x" * size)})

    def chunks() -> Any:
        for _ in range(40):
            yield b"x" * 64 * 1024

    fits, large, elsewhere = send(900_000), send(2_000_000), send(900_000, "/account/password")
    unannounced = visitor.post(
        "/try/file", content=chunks(), headers={"content-type": "multipart/form-data; boundary=x"}
    )

    assert (fits.status_code, fits.text) == (200, "a.txt 900000")
    assert [one.status_code for one in (large, elsewhere, unannounced)] == [413, 413, 413]


def test_garbled_requests_get_a_sentence_and_never_a_fault_of_ours(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))
    answers = [
        visitor.post("/login", content=b"\xff\xfe", headers={"content-type": "multipart/form-data"}),
        visitor.post("/login", content=b"{}", headers={"content-type": "application/json"}),
        visitor.post(
            "/login",
            content=b"csrf=%ff%fe&email=%00",
            headers={"content-type": "application/x-www-form-urlencoded"},
        ),
        visitor.get("/login?next=%00%ff"),
        visitor.get("/account", headers={b"cookie": b"tracker-login=\xff; tracker-flash=x.y"}),
        visitor.request("PUT", "/login"),
    ]

    assert all(answer.status_code < 500 for answer in answers), [answer.status_code for answer in answers]


def test_a_message_for_the_next_page_is_ours_or_is_not_shown(site: Site) -> None:
    visitor = site.visitor(site.office.person(Role.LEADER))
    body = "WyJ3ZWIuZm9vdCIsIHt9LCAiZG9uZSJd"
    visitor.cookies.set("tracker-flash", f"{body}.0000")

    assert 'class="flash' not in visitor.get("/account").text


def test_the_log_says_which_page_and_how_long_and_names_nobody(
    site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    import logging

    import structlog

    from tracker.web.logs import configure

    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    configure()
    try:
        email = site.with_password(Role.LEADER)
        site.visitor().fill("/login?next=/account", email=email, password="canary-password")
        site.visitor().get("/password/canary-token")
        site.visitor(site.office.person(Role.LEADER)).get("/try/bug?q=canary-query")
    finally:
        structlog.reset_defaults()
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(level)

    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines() if line.startswith("{")]
    told = json.dumps(lines, ensure_ascii=False)
    requests = [line for line in lines if line["event"] == "request"]
    assert {"request", "method", "route", "status", "ms"} <= requests[0].keys()
    assert any(line["event"] == "bug" and line["exception"] for line in lines)
    for canary in ("canary", email, "a secret of somebody", "127.0.0.1"):
        assert canary not in told
