"""A durable move (guard, state, hashed event, roll-up, commit) beside the bare SQLite transaction."""

import hashlib
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from uuid import UUID

from bench.figures import Figure
from bench.office import a_draft, an_office, officer_of
from tracker.domain.people import SYSTEM
from tracker.store import sqlite_library
from tracker.usecases.context import Context
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.move_assignment import MoveAssignment, move_assignment

_COUNT = 400
_ROUNDS = 5


def run() -> list[Figure]:
    """Moves a second against `select + update + event insert` a second, same library, journal and sync, in turns."""
    with an_office(bodies=1) as (tracker, ctx), tempfile.TemporaryDirectory() as folder:
        issue_directive(ctx, IssueDirective(a_draft(tracker, _COUNT * _ROUNDS, 1, date(2019, 12, 31))))
        with tracker.context_for(SYSTEM).open_reading() as unit:
            directive = unit.directives.all()[0]
            ids = [a.id for a in unit.assignments.of_directive(directive.id)]
        officer = officer_of(tracker, "body-0000")
        raw_move = _raw(Path(folder) / "raw.db")
        ours, raw = [], []
        for turn in range(_ROUNDS):
            part = ids[turn * _COUNT : (turn + 1) * _COUNT]
            ours.append(_rate(partial(_start, officer, part)))
            raw.append(_rate(raw_move))
    rate, limit = median(ours), median(raw)
    return [Figure("durable move", rate, limit, "per s", "≥ 0.20 of raw", rate >= 0.20 * limit)]


def _start(officer: Context, ids: Sequence[UUID], n: int) -> None:
    move_assignment(officer, MoveAssignment(ids[n], "start"))


def _rate(work: Callable[[int], object]) -> float:
    began = time.perf_counter()
    for n in range(_COUNT):
        work(n)
    return _COUNT / (time.perf_counter() - began)


def _raw(path: Path) -> Callable[[int], object]:
    connection = sqlite_library.library().connect(path)
    sqlite_library.prepare(connection)
    # Its own best: so few pages a commit that checkpoints are rare and the journal's blocks are used again.
    connection.execute("PRAGMA wal_autocheckpoint=1000")
    connection.execute("CREATE TABLE a (id TEXT PRIMARY KEY, state TEXT, version INT)")
    connection.execute("CREATE TABLE e (seq INTEGER PRIMARY KEY, subject TEXT, payload TEXT, hash TEXT)")
    keys = [hashlib.sha256(str(n).encode()).hexdigest()[:32] for n in range(_COUNT)]
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO a VALUES (?, 'assigned', 1)", [(key,) for key in keys])
    connection.execute("COMMIT")

    def move(n: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        row = connection.execute("SELECT state, version FROM a WHERE id = ?", (keys[n],)).fetchone()
        connection.execute(
            "UPDATE a SET state = ?, version = ? WHERE id = ?", ("in_progress", row[1] + 1, keys[n])
        )
        connection.execute(
            "INSERT INTO e (subject, payload, hash) VALUES (?, ?, ?)", (keys[n], '{"verb":"start"}', keys[n])
        )
        connection.execute("COMMIT")

    return move
