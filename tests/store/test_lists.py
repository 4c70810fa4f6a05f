"""The lists: each finds its rows by an index, and shows an officer the work of their own body and nothing else."""

import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from tests.office import BOARD, Office, item
from tracker.domain.people import Role
from tracker.store.assignments import Assignment
from tracker.store.faults import PersonNotFound
from tracker.store.lists import Lists, open_lists
from tracker.usecases.context import Context
from tracker.usecases.lists import Reading, open_reading_for

TODAY = "2019-07-01"


class _Watched:
    """A connection that keeps the statements it was given."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.seen: list[tuple[str, dict[str, Any]]] = []

    def execute(self, sql: str, holes: dict[str, Any]) -> Any:
        """Remember and pass on."""
        self.seen.append((sql, holes))
        return self.connection.execute(sql, holes)


def _plan(office: Office, ask: str, **criteria: Any) -> list[str]:
    with open_lists(office.url) as lists:
        watched = _Watched(lists._connection)
        getattr(Lists(watched, is_postgres=False), ask)(**criteria)
        [(sql, holes)] = watched.seen
        return lists.explain(sql, holes)


def _email(office: Office, ctx: Context) -> str:
    with office.system.open_reading() as unit:
        person = unit.people.get(ctx.actor.id) if ctx.actor.id else None
    assert person is not None
    return person.email


def _refs(lines: list[Any]) -> list[str]:
    return [f"{line.directive}-{line.no}" for line in lines]


@pytest.fixture
def busy(office: Office) -> list[Assignment]:
    """Two directives: so-mot has work in both, so-hai in the first only."""
    first = office.issued(
        item("1", leads=["so-mot", "so-hai"], due_on=date(2019, 6, 28)), item("2", leads=["so-hai"])
    )
    return [*first, *office.issued(item("1", leads=["so-mot"], due_on=date(2019, 7, 31)))]


@pytest.mark.parametrize(
    "criteria",
    [
        {"body": "so-mot"},
        {"body": "so-mot", "is_open": True},
        {"body": "so-mot", "state": "verified"},
        {"body": "so-mot", "overdue_on": TODAY},
        {"overdue_on": TODAY},
        {"directive": 1},
        {"directive": 1, "body": "so-mot"},
    ],
    ids=str,
)
def test_a_page_of_assignments_is_found_by_an_index(sqlite_office: Office, criteria: dict[str, Any]) -> None:
    plan = _plan(sqlite_office, "assignments", limit=50, **criteria)

    assert [step for step in plan if step.startswith("SCAN")] == []
    assert any(step.startswith("SEARCH a USING") for step in plan)


@pytest.mark.parametrize(
    ("ask", "criteria"),
    [
        ("tasks", {"today": TODAY, "limit": 50}),
        ("tasks", {"today": TODAY, "limit": 50, "directive": 1}),
        ("tasks", {"today": TODAY, "limit": 50, "body": "so-mot"}),
        ("directives", {"limit": 50}),
        ("person", {"email": "mot@example.vn"}),
    ],
)
def test_no_list_reads_a_whole_table_unordered(
    sqlite_office: Office, ask: str, criteria: dict[str, Any]
) -> None:
    plan = _plan(sqlite_office, ask, **criteria)

    # A table walked in the order of an index is stopped by the limit; `lead_names` is a list of three.
    assert [s for s in plan if s.startswith("SCAN") and "INDEX" not in s and "lead_names" not in s] == []


def test_pages_follow_each_other_without_a_gap_or_a_repeat(office: Office, busy: list[Assignment]) -> None:
    found: list[Any] = []
    with open_lists(office.url) as lists:
        while page := lists.assignments(
            limit=1, after=(found[-1].directive, found[-1].no) if found else (0, 0)
        ):
            found += page

    assert _refs(found) == [a.ref for a in busy]


def test_criteria_narrow_and_add_up(office: Office, busy: list[Assignment]) -> None:
    office.move(office.officer("so-mot"), busy[0], "start")

    with open_lists(office.url) as lists:
        by_state = lists.assignments(limit=50, state="in_progress")
        late = lists.assignments(limit=50, overdue_on=TODAY)
        late_of_one = lists.assignments(limit=50, overdue_on=TODAY, body="so-hai")
        on_the_day = lists.assignments(limit=50, overdue_on="2019-06-28")

    assert _refs(by_state) == ["1-1"]
    assert _refs(late) == ["1-1", "1-2"]
    assert _refs(late_of_one) == ["1-2"]
    assert on_the_day == []


def test_tasks_count_what_is_open_and_late(office: Office, busy: list[Assignment]) -> None:
    office.move(office.coordinator(), busy[0], "cancel", reason="giao nhầm")

    with open_lists(office.url) as lists:
        tasks = lists.tasks(today=TODAY, limit=50)

    found = [(t.directive, t.path, t.bodies, t.open, t.overdue, t.due_on) for t in tasks]
    assert found == [
        (1, "1", 2, 1, 1, "2019-06-28"),
        (1, "2", 1, 1, 0, None),
        (2, "1", 1, 1, 0, "2019-07-31"),
    ]


def test_an_officer_sees_the_work_of_their_own_body_and_nothing_else(
    office: Office, busy: list[Assignment]
) -> None:
    officer = office.officer("so-hai")

    with open_reading_for(office.url, _email(office, officer)) as reading:
        own, others = reading.assignments(), reading.assignments(body="so-mot")
        directives, tasks = reading.directives(50), reading.tasks(today=TODAY)
        people = reading.people()

    assert _refs(own) == ["1-2", "1-3"]
    assert others == []
    assert [line.no for line in directives] == [1]
    assert [(task.directive, task.path) for task in tasks] == [(1, "1"), (1, "2")]
    assert {person.body for person in people} == {"so-hai"}


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR, Role.COORDINATOR])
def test_whoever_follows_up_sees_the_work_of_every_body(
    office: Office, busy: list[Assignment], role: Role
) -> None:
    body = BOARD if role is Role.COORDINATOR else None

    with open_reading_for(office.url, _email(office, office.person(role, body))) as reading:
        everything, one = reading.assignments(), reading.assignments(body="so-hai")

    assert _refs(everything) == [a.ref for a in busy]
    assert _refs(one) == ["1-2", "1-3"]


def test_a_coordinator_of_another_board_sees_what_they_follow_or_owe(
    office: Office, busy: list[Assignment]
) -> None:
    office.body("ban-khac")
    stranger = office.person(Role.COORDINATOR, "ban-khac")
    owing = office.issued(item("1", leads=["so-mot", "ban-khac"]), item("2", leads=["so-mot"]))

    with open_reading_for(office.url, _email(office, stranger)) as reading:
        found = reading.assignments(), reading.directives(50), reading.tasks(today=TODAY)

    assert _refs(found[0]) == [a.ref for a in owing if a.body_code == "ban-khac"]
    assert [line.no for line in found[1]] == [3]
    assert [(task.directive, task.path) for task in found[2]] == [(3, "1")]


def test_an_officer_without_a_body_sees_nothing(office: Office, busy: list[Assignment]) -> None:
    homeless = office.person(Role.OFFICER)

    with open_reading_for(office.url, _email(office, homeless)) as reading:
        seen = (reading.assignments(), reading.directives(50), reading.tasks(today=TODAY))

    assert seen == ([], [], [])


def test_a_stranger_reads_no_list(office: Office) -> None:
    with pytest.raises(PersonNotFound), open_reading_for(office.url, "nguoi-la@example.vn") as reading:
        assert isinstance(reading, Reading)


def test_lists_need_no_mapping_of_rows_to_objects() -> None:
    heavy = "[m for m in ('sqlalchemy', 'sqlmodel') if m in sys.modules]"
    program = f"import sys, tracker.usecases.lists as _; print({heavy})"

    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=dict(os.environ)
    )

    assert (run.stdout.strip(), run.stderr) == ("[]", "")
