"""The officer's pages with 100,000 assignments: server time of each, requests a second of the list, beside the bare
query and render."""

import asyncio
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from subprocess import DEVNULL, Popen
from threading import Thread
from typing import Any

from jinja2 import Environment

from bench.figures import Figure, median_of
from bench.office import a_draft, an_office, officer_of
from tracker.adapters.clock import SystemClock
from tracker.bootstrap import Tracker
from tracker.domain.people import SYSTEM
from tracker.store import sqlite_library
from tracker.store.accounts import Accounts
from tracker.store.engine import sqlite_path
from tracker.usecases.begin_login import begin_login
from tracker.usecases.context import Context
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.my_work import my_work
from tracker.web.app import create_app
from tracker.web.logs import configure

_BODIES, _ITEMS, _DIRECTIVES = 100, 30, 33
_TODAY = date(2019, 5, 8)
_BODY = "body-0042"
_VISITS, _SECONDS, _CLIENTS = 200, 5, 4
_ADDRESS = "127.0.0.1"

_RAW_QUERY = """
SELECT d.no, a.no, d.number, t.path, t.title, a.state, a.phase, a.due_on FROM assignment a
JOIN task t ON t.id = a.task_id JOIN directive d ON d.id = a.directive_id
WHERE a.body_code = ? AND a.phase IN ('waiting', 'working', 'reported') ORDER BY a.due_on, a.id LIMIT 31
"""
_RAW_PAGE = (
    "{% for row in rows %}<li>{% for cell in row %}<span>{{ cell }}</span>{% endfor %}</li>{% endfor %}"
)


def run() -> list[Figure]:
    """p95 of each page at two sizes, requests a second of the list by one process."""
    configure(logging.ERROR)
    with an_office(bodies=_BODIES) as (tracker, coordinator):
        secret = _login(tracker)
        _issue(tracker, coordinator, 3)
        _settle(tracker)
        small = statistics.median(_times(tracker, secret, "/my-work"))
        _issue(tracker, coordinator, _DIRECTIVES - 3)
        _settle(tracker)
        pages = {
            "my work": "/my-work",
            "my work, second page": _second_page(tracker),
            "my work, searched": "/my-work?q=viec+mau+so+7",
            "one assignment": f"/my-work/1-{_number()}",
            "the report form": f"/my-work/1-{_number()}/report",
        }
        times = {name: _times(tracker, secret, path) for name, path in pages.items()}
        raw = _raw(tracker)
        rate, rate_of_cpu = _rate(tracker, secret)
    size = _BODIES * _ITEMS * _DIRECTIVES
    figures = [
        Figure(f"{name}, {size:,} assignments, p95", _p95(ms), raw, "ms", "≤ 50 ms", _p95(ms) <= 50)
        for name, ms in times.items()
    ]
    flat = statistics.median(times["my work"])
    return [
        *figures,
        Figure(
            f"my work: {size:,} beside {3 * _ITEMS * _BODIES:,}", flat, small, "ms", "flat", flat <= 2 * small
        ),
        Figure("my work over HTTP, one process", rate, 1000 / raw, "per s", "≥ 200 per s", rate >= 200),
        Figure(
            "the same by the server's own CPU time",
            rate_of_cpu,
            1000 / raw,
            "per CPU s",
            "≥ 200 per s",
            rate_of_cpu >= 200,
        ),
    ]


def _number() -> int:
    return int(_BODY.rpartition("-")[2]) + 1


def _issue(tracker: Tracker, ctx: Context, count: int) -> None:
    dates = (_TODAY + timedelta(days=30), None, _TODAY - timedelta(days=3), _TODAY + timedelta(days=5))
    for n in range(count):
        issue_directive(ctx, IssueDirective(a_draft(tracker, _ITEMS, _BODIES, dates[n % len(dates)])))


def _settle(tracker: Tracker) -> None:
    """Half of the work is over, some is returned or reported: set behind the record, for the sizes alone."""
    connection = sqlite_library.library().connect(sqlite_path(tracker.settings.database_url))
    for state, phase, revision, rest in (
        ("verified", "done", 1, "no % 2 = 0"),
        ("reported", "reported", 1, "no % 9 = 1"),
        ("in_progress", "working", 1, "no % 27 = 5"),
    ):
        connection.execute(
            f"UPDATE assignment SET state = ?, phase = ?, revision = ?, reported_on = '2019-05-08' "
            f"WHERE {rest} AND phase = 'waiting'",
            (state, phase, revision),
        )
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def _login(tracker: Tracker) -> str:
    """The secret of a login that holds today: a server of its own looks at the wall clock."""
    ctx = replace(officer_of(tracker, _BODY), clock=SystemClock())
    with tracker.context_for(SYSTEM).open_unit() as unit:
        person = Accounts(unit.connection).person(key=ctx.actor.id)
        assert person is not None
        secret = begin_login(ctx, unit, person, "bench", "password")
        unit.commit()
    return secret


def _times(tracker: Tracker, secret: str, path: str) -> list[float]:
    """Milliseconds of each visit, from the request's arrival to the last byte handed to the server, in this process."""
    app = create_app(tracker)

    async def visits() -> list[float]:
        return [await _visit(app, secret, path) for _ in range(_VISITS)]

    return [seconds * 1000 for seconds in asyncio.run(visits())[10:]]


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


async def _visit(app: Any, secret: str, path: str) -> float:
    plain, _, query = path.partition("?")
    cookie = f"tracker-login={secret}"
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": plain, "raw_path": plain.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"localhost"), (b"accept-encoding", b"gzip"), (b"cookie", cookie.encode())],
        "client": (_ADDRESS, 1), "server": (_ADDRESS, 80),
    }  # fmt: skip
    status = 0

    async def receive() -> Mapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    began = time.perf_counter()
    await app(scope, receive, send)
    took = time.perf_counter() - began
    assert status == 200, f"{path}: {status}"
    return took


def _second_page(tracker: Tracker) -> str:
    return f"/my-work?after={my_work(officer_of(tracker, _BODY)).next_key}"


def _raw(tracker: Tracker) -> float:
    """Milliseconds of one bare query by the driver and one bare render."""
    connection = sqlite_library.library().connect(sqlite_path(tracker.settings.database_url))
    template = Environment(autoescape=True).from_string(_RAW_PAGE)

    def once() -> None:
        template.render(rows=connection.execute(_RAW_QUERY, (_BODY,)).fetchall())

    once()
    found = median_of(partial(_repeat, once, 50)) / 50 * 1000
    connection.close()
    return found


def _repeat(work: Callable[[], None], times: int) -> None:
    for _ in range(times):
        work()


def _rate(tracker: Tracker, secret: str) -> tuple[float, float]:
    """Requests a second of a server of its own, asked by a few connections that stay open; by the clock, and by the
    CPU time it used, which other work on the machine does not change."""
    command = [sys.executable, "-c", "from tracker.cli import main; raise SystemExit(main())"]
    data = str(tracker.settings.data_dir)
    env = {**os.environ, "TRACKER_DATA_DIR": data, "TRACKER_DATABASE_URL": tracker.settings.database_url}
    arguments = ["serve", "--no-scheduler", "--port", "8765"]
    with Popen([*command, *arguments], env=env, stdout=DEVNULL, stderr=DEVNULL) as server:
        try:
            _wait()
            before = _cpu_seconds(server.pid)
            asked = _asked(secret)
            return asked / _SECONDS, asked / (_cpu_seconds(server.pid) - before)
        finally:
            server.terminate()


def _wait() -> None:
    for _ in range(100):
        try:
            connection = HTTPConnection(_ADDRESS, 8765, timeout=5)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.2)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _asked(secret: str) -> int:
    """How many were answered in _SECONDS."""
    headers = {"Cookie": f"tracker-login={secret}", "Accept-Encoding": "gzip"}
    counts: list[int] = []

    def client() -> None:
        connection, done, end = HTTPConnection(_ADDRESS, 8765), 0, time.perf_counter() + _SECONDS
        while time.perf_counter() < end:
            connection.request("GET", "/my-work", headers=headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
            done += 1
        counts.append(done)

    threads = [Thread(target=client) for _ in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)
