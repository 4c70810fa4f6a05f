"""Planning reminders over 100,000 assignments, beside the bare indexed query and bulk insert."""

import uuid
from datetime import date, timedelta
from statistics import median
from typing import Any

from bench.figures import Figure, seconds
from bench.office import a_draft, an_office
from tracker.bootstrap import Tracker
from tracker.domain.people import SYSTEM
from tracker.store import sqlite_library
from tracker.store.engine import sqlite_path
from tracker.usecases.context import Context
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.plan_reminders import plan_reminders

_BODIES, _FAR, _NEAR = 100, 33, 10
_DAY = date(2019, 6, 24)


def run() -> list[Figure]:
    """Seconds to plan 1,000 owed of 100,000, and to plan when nothing is owed, at two sizes."""
    with an_office(bodies=_BODIES) as (tracker, ctx):
        _issue(tracker, ctx, 30, date(2030, 6, 28))
        small_idle = _idle(tracker)
        for _ in range(_FAR - 1):
            _issue(tracker, ctx, 30, date(2030, 6, 28))
        _issue(tracker, ctx, _NEAR, _DAY + timedelta(days=5))
        raw = _raw(tracker)
        clock: Any = tracker.clock
        _warm_up(tracker, ctx, clock)
        clock.set(_DAY)
        system = tracker.context_for(SYSTEM)
        planned = None

        def plan() -> None:
            nonlocal planned
            planned = plan_reminders(system)

        ours = seconds(plan)
        assert planned is not None
        large_idle = _idle(tracker)
    name = f"plan {planned.reminders} owed of {(_FAR * 30 + _NEAR) * _BODIES:,}"
    return [
        Figure(name, ours * 1000, raw * 1000, "ms", "≤ 5 × raw query and insert", ours <= 5 * raw),
        Figure(
            "plan, nothing owed: 100,000 beside 3,000",
            large_idle * 1000,
            small_idle * 1000,
            "ms",
            "flat",
            large_idle <= 2 * small_idle,
        ),
    ]


def _warm_up(tracker: Tracker, ctx: Context, clock: Any) -> None:
    """One small plan first: the scheduler lives for months, and the first run in a process builds the statements."""
    issue_directive(ctx, IssueDirective(a_draft(tracker, 1, 3, _DAY - timedelta(days=7))))
    clock.set(_DAY - timedelta(days=11))
    plan_reminders(tracker.context_for(SYSTEM))


def _issue(tracker: Tracker, ctx: Context, items: int, due_on: date) -> None:
    issue_directive(ctx, IssueDirective(a_draft(tracker, items, _BODIES, due_on)))


def _idle(tracker: Tracker) -> float:
    system = tracker.context_for(SYSTEM)
    plan_reminders(system)
    return min(seconds(lambda: plan_reminders(system)) for _ in range(9))


def _raw(tracker: Tracker) -> float:
    """The same rows found by the index and as many reminders inserted and committed, without any rule."""
    path = sqlite_path(tracker.settings.database_url)
    connection = sqlite_library.library().connect(path)
    sqlite_library.prepare(connection)
    message = _a_message(connection)

    def work() -> None:
        connection.execute("BEGIN IMMEDIATE")
        found = connection.execute(
            "SELECT id, body_code, due_on FROM assignment WHERE notice_on <= ?", (_DAY.isoformat(),)
        ).fetchall()
        person = connection.execute("SELECT id FROM person LIMIT 1").fetchone()[0]
        rows = [(row[0], "bench", row[2], person, message, "2019-06-24") for row in found]
        connection.executemany("INSERT INTO reminder VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")

    times = []
    for _ in range(5):
        times.append(seconds(work))
        connection.execute("DELETE FROM reminder")
    connection.execute("DELETE FROM message WHERE id = ?", (message,))
    connection.close()
    return median(times)


def _a_message(connection: Any) -> str:
    key = uuid.uuid4().hex
    connection.execute(
        "INSERT INTO message (id, key, channel, template, lang, address, data, state, attempts, ambiguous, "
        "next_try_at, created_at) VALUES (?, 'bench', 'mail', 'x', 'vi', 'x@example.vn', '{}', 'cancelled', 0, 0, "
        "'2019-01-01', '2019-01-01')",
        (key,),
    )
    return key
