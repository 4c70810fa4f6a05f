"""Lists for people, as plain SQL over the driver itself: reading a page must not wait for the ORM to load.

Rows come back as the NamedTuples below. Changes never go this way (`unit`).
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from tracker.store.faults import DatabaseUnreachable, DatabaseWrongVersion, fault_of
from tracker.store.version import HEAD

_HOLE = re.compile(r":([a-z_]+)")
OPEN_PHASES = "('waiting', 'working', 'reported')"


class PersonLine(NamedTuple):
    """A person."""

    id: str
    name: str
    email: str
    role: str
    body: str | None
    is_active: bool


class TaskLine(NamedTuple):
    """A task with how many of its assignments are open and late as of the day asked."""

    directive: int
    number: str | None
    path: str
    title: str
    nature: str
    due_on: str | None
    state: str
    leads: str
    bodies: int
    open: int
    overdue: int


class AssignmentLine(NamedTuple):
    """An assignment."""

    directive: int
    no: int
    path: str
    body: str
    body_name: str
    role: str
    period: str
    state: str
    phase: str
    due_on: str | None
    report_on: str | None
    reported_on: str | None
    done_on: str | None
    version: int
    title: str


class DirectiveLine(NamedTuple):
    """A directive."""

    no: int
    number: str | None
    kind: str | None
    issued_on: str | None
    issuer: str | None
    subject: str | None
    state: str
    tasks: int
    assignments: int


_PERSON = "SELECT CAST(id AS TEXT), name, email, role, body_code, is_active FROM person"

_TASKS = """
SELECT d.no, d.number, t.path, t.title, t.nature, CAST(t.due_on AS TEXT), t.state,
  (SELECT {concat} FROM (SELECT DISTINCT b.name FROM assignment x JOIN body b ON b.code = x.body_code
     WHERE x.task_id = t.id AND x.role = 'lead' AND (:body = '' OR x.body_code = :body) LIMIT 3) AS lead_names),
  COUNT(DISTINCT a.body_code), COALESCE(SUM(CASE WHEN a.phase IN {open} THEN 1 ELSE 0 END), 0),
  COALESCE(SUM(CASE WHEN a.phase IN {open} AND a.due_on < {today} THEN 1 ELSE 0 END), 0)
FROM task t JOIN directive d ON d.id = t.directive_id
LEFT JOIN assignment a ON a.task_id = t.id AND (:body = '' OR a.body_code = :body)
WHERE (:directive = 0 OR d.no = :directive) AND d.no >= :from_no
  AND (:board = '' OR d.coordinator_body = :board
       OR EXISTS (SELECT 1 FROM assignment y WHERE y.task_id = t.id AND y.body_code = :board))
GROUP BY d.no, d.number, t.id, t.path, t.title, t.nature, t.due_on, t.state, t.position
HAVING :body = '' OR COUNT(a.id) > 0
ORDER BY d.no, t.position LIMIT :limit
"""

_ASSIGNMENTS = """
SELECT d.no, a.no, t.path, a.body_code, b.name, a.role, a.period, a.state, a.phase, CAST(a.due_on AS TEXT),
  CAST(a.report_on AS TEXT), CAST(a.reported_on AS TEXT), CAST(a.done_on AS TEXT), a.version, t.title
FROM directive d JOIN assignment a ON a.directive_id = d.id JOIN task t ON t.id = a.task_id
JOIN body b ON b.code = a.body_code
WHERE (d.no > :after_directive OR (d.no = :after_directive AND a.no > :after_no)) {where}
ORDER BY d.no, a.no LIMIT :limit
"""

_DIRECTIVES = """
SELECT d.no, d.number, d.kind, CAST(d.issued_on AS TEXT), d.issuer, d.subject, d.state,
  (SELECT COUNT(*) FROM task t WHERE t.directive_id = d.id),
  (SELECT COUNT(*) FROM assignment a WHERE a.directive_id = d.id)
FROM directive d
WHERE :board = '' OR d.coordinator_body = :board
  OR EXISTS (SELECT 1 FROM assignment a WHERE a.directive_id = d.id AND a.body_code = :board)
ORDER BY d.no DESC LIMIT :limit
"""


class Lists:
    """One read-only connection."""

    def __init__(self, connection: Any, is_postgres: bool) -> None:
        self._connection = connection
        self._is_postgres = is_postgres

    def person(self, email: str) -> PersonLine | None:
        """The active person with this address."""
        rows = self._rows(f"{_PERSON} WHERE email = :email", {"email": email.strip().lower()})
        found = [PersonLine(*row) for row in rows]
        return next((p for p in found if p.is_active), None)

    def people(self) -> list[PersonLine]:
        """Everybody, by body and name."""
        return [PersonLine(*row) for row in self._rows(f"{_PERSON} ORDER BY body_code, name", {})]

    def has_body(self, code: str) -> bool:
        """Whether the directory has, or had, this body."""
        return bool(self._rows("SELECT 1 FROM body WHERE code = :code", {"code": code}))

    def directives(self, limit: int, board: str = "") -> list[DirectiveLine]:
        """Directives, newest first; `board` keeps those it follows or has work in."""
        return [DirectiveLine(*row) for row in self._rows(_DIRECTIVES, {"limit": limit, "board": board})]

    def tasks(
        self, *, today: str, directive: int = 0, body: str = "", board: str = "", from_no: int = 0, limit: int
    ) -> list[TaskLine]:
        """Tasks in the order of the documents; `body` keeps those in which it has a part, `board` also those of the
        directives it follows."""
        concat = "string_agg(name, ', ')" if self._is_postgres else "group_concat(name, ', ')"
        day = "CAST(:today AS DATE)" if self._is_postgres else ":today"
        sql = _TASKS.format(concat=concat, open=OPEN_PHASES, today=day)
        holes = {
            "today": today,
            "directive": directive,
            "body": body,
            "board": board,
            "from_no": from_no,
            "limit": limit,
        }
        return [TaskLine(*row) for row in self._rows(sql, holes)]

    def assignments(
        self,
        *,
        limit: int,
        after: tuple[int, int] = (0, 0),
        directive: int = 0,
        body: str = "",
        board: str = "",
        state: str = "",
        overdue_on: str = "",
        is_open: bool = False,
    ) -> list[AssignmentLine]:
        """Assignments after the given reference, in order; empty criteria do not narrow."""
        tests = {
            "AND d.no = :directive": directive,
            "AND a.body_code = :body": body,
            "AND (d.coordinator_body = :board OR a.body_code = :board)": board,
            "AND a.state = :state": state,
            f"AND a.phase IN {OPEN_PHASES} AND a.due_on < {self._day(':overdue_on')}": overdue_on,
            f"AND a.phase IN {OPEN_PHASES}": is_open,
        }
        where = " ".join(test for test, wanted in tests.items() if wanted)
        holes = {
            "limit": limit,
            "after_directive": after[0],
            "after_no": after[1],
            "directive": directive,
            "body": body,
            "board": board,
            "state": state,
            "overdue_on": overdue_on,
        }
        return [AssignmentLine(*row) for row in self._rows(_ASSIGNMENTS.format(where=where), holes)]

    def explain(self, sql: str, holes: Mapping[str, Any]) -> list[str]:
        """SQLite's plan for a query, for the tests of the indexes."""
        return [str(row[-1]) for row in self._rows(f"EXPLAIN QUERY PLAN {sql}", holes)]

    def _day(self, hole: str) -> str:
        return f"CAST({hole} AS DATE)" if self._is_postgres else hole

    def _rows(self, sql: str, holes: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        used = {name: holes[name] for name in _HOLE.findall(sql) if name in holes}
        if self._is_postgres:
            sql = _HOLE.sub(r"%(\1)s", sql)
        return list(self._connection.execute(sql, used).fetchall())


@contextmanager
def open_lists(url: str) -> Iterator[Lists]:
    """Lists on a database of the present version; raises Unavailable."""
    is_postgres = url.startswith("postgresql")
    connection: Any = None
    try:
        connection = _postgres(url) if is_postgres else _sqlite(url)
        _refuse_other_version(connection, _shown(url))
        yield Lists(connection, is_postgres)
    except Exception as error:
        # Two drivers, neither of which may be imported here for its error classes alone.
        if type(error).__module__.split(".")[0] not in ("sqlite3", "pysqlite3", "psycopg"):
            raise
        if connection is None:
            # What a driver says of an address it cannot use repeats the address, password and all.
            raise (fault_of(str(error), _shown(url)) or DatabaseUnreachable(where=_shown(url))) from None
        raise (fault_of(str(error), _shown(url)) or error) from error
    finally:
        if connection is not None:
            connection.close()


def _sqlite(url: str) -> Any:
    from tracker.store import sqlite_library

    path = url.partition("///")[2]
    library = sqlite_library.library()
    connection = library.connect(f"file:{_quoted(path)}?mode=ro", uri=True)
    sqlite_library.prepare(connection, is_writable=False)
    return connection


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _postgres(url: str) -> Any:
    import psycopg

    return psycopg.connect(url.replace("postgresql+psycopg", "postgresql", 1))


def _shown(url: str) -> str:
    """The address without a password."""
    return re.sub(r"//([^:/@]*):[^@]*@", r"//\1:***@", url) if "://" in url else url


def _refuse_other_version(connection: Any, where: str) -> None:
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except Exception as error:
        if "alembic_version" in str(error):
            raise DatabaseUnreachable(where=where) from error
        raise
    if found is None or found[0] != HEAD:
        raise DatabaseWrongVersion(where=where, found=found[0] if found else "", wanted=HEAD)
