"""The interface for programs with 100,000 assignments: server time of a page of the list, beside the bare query."""

import asyncio
import json
import logging
import statistics
import time
from collections.abc import Mapping
from typing import Any

from bench.figures import Figure, median_of
from bench.office import an_office, officer_of
from bench.work_pages import _BODIES, _BODY, _DIRECTIVES, _ITEMS, _issue, _repeat, _settle
from tracker.bootstrap import Tracker
from tracker.domain.scopes import Scope
from tracker.store import sqlite_library
from tracker.store.engine import sqlite_path
from tracker.usecases.context import Context
from tracker.usecases.tokens import MakeToken, make_token
from tracker.web.app import create_app
from tracker.web.logs import configure
from tracker.web.programs.rate import Rate

_CALLS = 200
_RAW = """
SELECT d.no, a.no, t.path, t.title, a.body_code, b.name, a.state, a.due_on FROM directive d
JOIN assignment a ON a.directive_id = d.id JOIN task t ON t.id = a.task_id JOIN body b ON b.code = a.body_code
WHERE d.no >= 17 ORDER BY d.no, a.no LIMIT 51
"""


def run() -> list[Figure]:
    """p95 of the list as the board and as an officer ask for it, and flat to the last page."""
    configure(logging.ERROR)
    with an_office(bodies=_BODIES) as (tracker, coordinator):
        _issue(tracker, coordinator, _DIRECTIVES)
        _settle(tracker)
        board, officer = _secret(coordinator), _secret(officer_of(tracker, _BODY))
        asked = {
            "assignments, first page": (board, ""),
            "assignments, in the middle": (board, "after=17-1500"),
            "assignments, last page": (board, f"after={_DIRECTIVES}-2900"),
            "assignments of a body": (board, f"body={_BODY}&open=true"),
            "assignments overdue": (board, "overdue=true"),
            "assignments in a state that none has": (board, "state=none"),
            "an officer's assignments": (officer, ""),
            "an officer's, in the middle": (officer, "after=17-1500"),
        }
        times = {name: _times(tracker, *one) for name, one in asked.items()}
        raw = _raw(tracker)
    size = _BODIES * _ITEMS * _DIRECTIVES
    return [
        Figure(f"{name}, {size:,}, p95", _p95(ms), raw, "ms", "≤ 50 ms", _p95(ms) <= 50)
        for name, ms in times.items()
    ]


def _secret(ctx: Context) -> str:
    return make_token(ctx, MakeToken("bench", (Scope.READ,)))


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _times(tracker: Tracker, secret: str, query: str) -> list[float]:
    app = create_app(tracker)
    app.state.rate = Rate(tracker.clock.monotonic, limit=10**9)

    async def calls() -> list[float]:
        return [await _call(app, tracker, secret, query) for _ in range(_CALLS)]

    return [seconds * 1000 for seconds in asyncio.run(calls())[10:]]


async def _call(app: Any, tracker: Tracker, secret: str, query: str) -> float:
    headers = [(b"host", b"localhost"), (b"authorization", f"Bearer {secret}".encode())]
    path = "/api/v1/assignments"
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    answer = b""
    status = 0

    async def receive() -> Mapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        nonlocal answer, status
        status = message.get("status", status)
        answer += message.get("body", b"")

    began = time.perf_counter()
    await app(scope, receive, send)
    took = time.perf_counter() - began
    assert status == 200, f"{query}: {status}"
    assert "items" in json.loads(answer)
    return took


def _raw(tracker: Tracker) -> float:
    """Milliseconds of one bare query by the driver, and its rows as JSON."""
    connection = sqlite_library.library().connect(sqlite_path(tracker.settings.database_url))

    def once() -> None:
        json.dumps(connection.execute(_RAW).fetchall())

    found = median_of(lambda: _repeat(once, 50)) / 50 * 1000
    connection.close()
    return found
