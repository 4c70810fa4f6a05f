"""Issuing a directive of 30 items to 100 bodies: 3,000 assignments with their events in one transaction."""

from datetime import date

from bench.figures import Figure, seconds
from bench.office import a_draft, an_office
from tracker.store import sqlite_library
from tracker.store.engine import sqlite_path
from tracker.usecases.issue_directive import IssueDirective, issue_directive


def run() -> list[Figure]:
    """Seconds for one issue; the raw limit inserts as many bare rows into two tables."""
    with an_office(bodies=100) as (tracker, ctx):
        issue_directive(ctx, IssueDirective(a_draft(tracker, 1, 1)))
        times = []
        for _ in range(3):
            command = IssueDirective(a_draft(tracker, 30, 100, date(2019, 12, 31)))
            times.append(seconds(lambda command=command: issue_directive(ctx, command)))  # type: ignore[misc]  # bound per turn
        connection = sqlite_library.library().connect(sqlite_path(tracker.settings.database_url))
        sqlite_library.prepare(connection)
        connection.execute("CREATE TABLE raw_a (id TEXT PRIMARY KEY, body TEXT, state TEXT)")
        connection.execute("CREATE TABLE raw_e (seq INTEGER PRIMARY KEY, payload TEXT, hash TEXT)")

        def insert() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT INTO raw_a VALUES (?, 'b', 's')", [(f"{n:032x}",) for n in range(3000)]
            )
            connection.executemany(
                "INSERT INTO raw_e (payload, hash) VALUES ('{}', ?)", [(f"{n:064x}",) for n in range(3000)]
            )
            connection.execute("ROLLBACK")

        raw = min(seconds(insert) for _ in range(3))
        connection.close()
    ours = sorted(times)[1]
    return [Figure("issue 3,000 assignments", ours, raw, "s", "≤ 1 s", ours <= 1)]
