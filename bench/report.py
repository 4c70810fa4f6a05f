"""The context of a report over 100,000 assignments beside the bare aggregation, and the year of 500 directives."""

import resource
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from bench.figures import Figure, seconds
from bench.office import a_draft, an_office
from tracker.bootstrap import Tracker
from tracker.domain.people import SYSTEM
from tracker.domain.report import plain
from tracker.domain.spans import parse_period
from tracker.store import sqlite_library
from tracker.store.engine import sqlite_path
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.context import Context, start_of_day
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.usecases.submissions import Submission

_FIRST, _ROUNDS, _MOVED = date(2019, 5, 8), 5, 1_000
_SUBMISSION = Submission(
    "đã thực hiện xong phần việc được giao. " * 8, "thiếu kinh phí", "đề nghị bố trí kinh phí"
)

_AGGREGATE = """
WITH opened AS (
  SELECT subject_id, payload ->> 'body' AS body, payload ->> 'task' AS task, payload ->> 'due_on' AS due_on,
    payload ->> 'state' AS state
  FROM event WHERE kind = 'assignment.opened' AND at < :cut),
moved AS (
  SELECT subject_id, payload ->> 'to' AS state, MAX(seq) AS seq
  FROM event WHERE kind = 'assignment.moved' AND at < :cut GROUP BY subject_id),
dated AS (
  SELECT subject_id, payload ->> 'new' AS due_on, MAX(seq) AS seq
  FROM event WHERE kind = 'assignment.due_changed' AND at < :cut GROUP BY subject_id)
SELECT opened.body, opened.task, COALESCE(moved.state, opened.state), COUNT(*),
  SUM(COALESCE(dated.due_on, opened.due_on) < :day), SUM(COALESCE(dated.due_on, opened.due_on) IS NULL)
FROM opened LEFT JOIN moved USING (subject_id) LEFT JOIN dated USING (subject_id)
GROUP BY 1, 2, 3
"""
"""The counts by body, task and state as of one instant, from the same events and nothing else."""


def run() -> list[Figure]:
    """Seconds for a quarter with the five earlier ones it is compared with, and for a year of many directives."""
    return [_quarter(), *_year()]


def _quarter() -> Figure:
    with an_office(bodies=100) as (tracker, ctx):
        _give_out(tracker, ctx, directives=34, items=30, bodies=100)
        wanted = BuildReport(parse_period("2020-Q1"))
        turns = [(seconds(lambda: build_report(ctx, wanted)), _raw(tracker)) for _ in range(_ROUNDS)]
    ours, raw = (median(times) for times in zip(*turns, strict=True))
    return Figure("report context, 102,000 assignments", ours, raw, "s", "≤ 3 × raw SQL", ours <= 3 * raw)


def _year() -> list[Figure]:
    with an_office(bodies=20) as (tracker, ctx):
        _give_out(tracker, ctx, directives=500, items=5, bodies=20)
        context: list[Any] = []
        took = seconds(lambda: context.append(plain(build_report(ctx, BuildReport(parse_period("2019"))))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure("year of 500 directives, 50,000 assignments", took, None, "s", "≤ 60 s", took <= 60),
        Figure("… peak memory of the process", peak, None, "MB", "≤ 1,000 MB", peak <= 1_000),
    ]


def _give_out(tracker: Tracker, ctx: Context, directives: int, items: int, bodies: int) -> None:
    """Directives over eleven months, two of three with a deadline; on the last day some work is reported."""
    clock: Any = tracker.clock
    for n in range(directives):
        day = _FIRST + timedelta(days=n * 320 // directives)
        clock.set(day)
        due_on = day + timedelta(days=40) if n % 3 else None
        issue_directive(ctx, IssueDirective(a_draft(tracker, items, bodies, due_on)))
    _report_some(tracker, clock)
    clock.set(date(2020, 4, 1))


def _report_some(tracker: Tracker, clock: Any) -> None:
    with tracker.context_for(SYSTEM).open_reading() as unit:
        last = unit.directives.all()[:10]
        work = [a for d in last for a in unit.assignments.of_directive(d.id)][:_MOVED]
        officers = {a.body_code: unit.people.actor(f"{a.body_code}@example.vn") for a in work}
    clock.set(date(2020, 3, 27))
    for one in work:
        officer = tracker.context_for(officers[one.body_code])
        move_assignment(officer, MoveAssignment(one.id, "start"))
        move_assignment(officer, MoveAssignment(one.id, "report", submission=_SUBMISSION))


def _raw(tracker: Tracker) -> float:
    """The aggregation at each cut-off that the report compares: the quarter's, and those of the four before."""
    connection = sqlite_library.library().connect(sqlite_path(tracker.settings.database_url))
    sqlite_library.prepare(connection)
    period, days = parse_period("2020-Q1"), []
    for _ in range(5):
        days.append(period.end)
        period = period.previous

    def work() -> None:
        for day in days:
            cut = start_of_day(day).astimezone(UTC).replace(tzinfo=None)
            holes = {"cut": _as_stored(cut), "day": day.isoformat()}
            connection.execute(_AGGREGATE, holes).fetchall()

    took = seconds(work)
    connection.close()
    return took


def _as_stored(at: datetime) -> str:
    return at.isoformat(sep=" ", timespec="microseconds")
