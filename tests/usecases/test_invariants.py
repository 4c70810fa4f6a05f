"""What holds after any run of moves: the record is sound, versions rise one by one, a refused move changes nothing."""

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from sqlmodel import select

import tracker.records
from tests.office import BOARD, Office, item
from tracker.bootstrap import rules
from tracker.domain.errors import TrackerError
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission
from tracker.domain.workflow import Phase
from tracker.records.assignments import ExtensionRow
from tracker.store.assignments import Assignment
from tracker.usecases.change_due import ChangeDue, change_due
from tracker.usecases.context import Context
from tracker.usecases.extensions import (
    AlreadyLater,
    DecideExtension,
    RequestExtension,
    decide_extension,
    request_extension,
)
from tracker.usecases.open_periods import open_periods
from tracker.usecases.verify_record import verify_record

BODIES = ("so-mot", "so-hai", BOARD)
WORKFLOW = rules().workflows.assignment
MORE: Mapping[str, Mapping[str, str]] = {
    "report": {"results": "đã làm"},
    "hand_over": {"reason": "theo chỉ đạo"},
    "return": {"reason": "theo chỉ đạo"},
    "cancel": {"reason": "theo chỉ đạo"},
    "supersede": {"reason": "theo chỉ đạo"},
}
"""What a move says besides its verb; without it, it is refused."""
FAULTS = ("state", "person", "words", "verb", "version")
MANY = 12
"""No new work is given beyond so many assignments: every step reads the whole record."""
ITEMS = (
    item("1", leads=["so-mot"], coordinating=["so-hai"], due_on=date(2019, 8, 30)),
    item("1", leads=["so-mot", "so-hai"], nature="standing"),
    item("1", leads=[BOARD], due_on=date(2019, 6, 28)),
)


@dataclass(frozen=True)
class Cast:
    """A migrated file with bodies and people in it, to be copied for each run."""

    folder: Path
    officers: Mapping[str, Actor]
    board: Actor
    leader: Actor


@pytest.fixture
def cast(sqlite_office: Office, tmp_path: Path) -> Cast:
    officers = {body: sqlite_office.officer(body).actor for body in BODIES if body != BOARD}
    officers[BOARD] = sqlite_office.coordinator().actor
    people = (sqlite_office.coordinator().actor, sqlite_office.person(Role.LEADER).actor)
    with sqlite_office.tracker.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    return Cast(tmp_path, officers, *people)


class FollowUp(RuleBasedStateMachine):
    """One office in which anything allowed happens in any order, and much that is not allowed is tried."""

    cast: ClassVar[Cast]
    numbers: ClassVar[Iterator[int]] = count()
    taken: ClassVar[Counter[tuple[str, str]]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        path = self.cast.folder / f"run-{next(self.numbers)}.db"
        shutil.copy(self.cast.folder / "tracker.db", path)
        self.office = Office(f"sqlite:///{path}", self.cast.folder)
        self.board = self.office.system_as(self.cast.board)
        self.leader = self.office.system_as(self.cast.leader)
        self.known: dict[UUID, Assignment] = {}
        self.seen: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        """Let the file go."""
        self.office.close()

    @initialize()
    def begin(self) -> None:
        for of_kind in ITEMS:
            self.office.issue(self.board, self.office.draft(of_kind))

    @rule(which=st.sampled_from(range(len(ITEMS))))
    @precondition(lambda self: len(self.known) < MANY)
    def issue(self, which: int) -> None:
        self.office.issue(self.board, self.office.draft(ITEMS[which]))

    @rule(data=st.data(), is_work=st.booleans())
    def legal_step(self, data: st.DataObject, is_work: bool) -> None:
        able = [(a, verb) for a in self._now() for verb in self._verbs(a)]
        able = [one for one in able if one[1] in ("start", "report")] if is_work else able
        if not able:
            return
        # First the move, then whose: much work waits and little is far along. Moves that this office has not
        # seen yet come first, so that all of them are taken whatever is drawn.
        edges = sorted({(a.state, verb) for a, verb in able})
        state, verb = data.draw(st.sampled_from([e for e in edges if e not in self.seen] or edges))
        was = data.draw(st.sampled_from([a for a, v in able if (a.state, v) == (state, verb)]))
        more: dict[str, Any] = dict(MORE.get(verb, {}))
        if verb == "hand_over":
            more["successor"] = data.draw(st.sampled_from(self._heirs(was)))

        moved = self.office.move(self._who(verb, was), was, verb, **more)

        now = self.office.now(was)
        assert (now.state, now.version) == (moved.assignment.state, was.version + 1)
        assert now.task_state == moved.task_state
        self.taken[was.state, verb] += 1
        self.seen.add((was.state, verb))

    @rule(data=st.data(), fault=st.sampled_from(FAULTS))
    def illegal_step(self, data: st.DataObject, fault: str) -> None:
        was = data.draw(st.sampled_from(self._now()))
        step = self._faulty(data, was, fault)
        if step is None:
            return
        who, verb, more = step
        before = self._everything()

        with pytest.raises(TrackerError):
            self.office.move(who, was, verb, **more)

        assert self._everything() == before
        self.refused[fault] += 1

    @rule(data=st.data(), days=st.integers(1, 60))
    def ask_for_more_time(self, data: st.DataObject, days: int) -> None:
        self._ask(data, days)

    def _ask(self, data: st.DataObject, days: int) -> None:
        today = self.office.system.today()
        asked = self._asked()
        able = [a for a in self._open() if a.due_on and a.due_on >= today and a.id not in asked]
        if not able:
            return self._put_ahead(days)
        was = data.draw(st.sampled_from(able))
        until = (was.due_on or today) + timedelta(days=days)

        request_extension(self._officer(was), RequestExtension(was.id, until, "chờ kinh phí"))

        assert self._waits(was)
        assert self.office.now(was).due_on == was.due_on
        return None

    def _put_ahead(self, days: int) -> None:
        """Give the first open work that nobody asked about a due date for which more time can be asked."""
        asked = self._asked()
        for was in [a for a in self._open() if a.id not in asked][:1]:
            until = self.office.system.today() + timedelta(days=days)
            change_due(self.board, ChangeDue(was.directive_id, was.path, until, "ấn định lại"))

    @rule(data=st.data(), verb=st.sampled_from(["grant", "refuse"]))
    def decide(self, data: st.DataObject, verb: str) -> None:
        asked = self._asked()
        waiting = [a for a in (self._open() if verb == "grant" else self._now()) if a.id in asked]
        if not waiting:
            # Where nobody waits, somebody asks now: decisions are made in every walk, whatever is drawn.
            return self._ask(data, 10)
        was = data.draw(st.sampled_from(waiting))

        try:
            due_on = decide_extension(self._over(was), DecideExtension(was.id, verb, "theo chỉ đạo"))
        except AlreadyLater:
            assert verb == "grant"
            assert self._waits(was)
            return None

        assert self.office.now(was).due_on == due_on
        assert not self._waits(was)
        self.taken["requested", verb] += 1
        return None

    @rule(data=st.data(), day=st.none() | st.dates(date(2019, 6, 1), date(2020, 1, 31)))
    def put_another_due_date(self, data: st.DataObject, day: date | None) -> None:
        was = data.draw(st.sampled_from(self._now()))

        change_due(self.board, ChangeDue(was.directive_id, was.path, day, "ấn định lại"))

        assert {a.due_on for a in self._open() if a.task_id == was.task_id} <= {day}

    @rule(days=st.integers(1, 30))
    def let_time_pass(self, days: int) -> None:
        self.office.clock.pass_days(days)
        if len(self.known) < MANY:
            open_periods(self.office.system)

    @invariant()
    def the_record_is_sound(self) -> None:
        found = verify_record(self.board)

        assert found.is_sound, (found.breaks, found.differences)

    @invariant()
    def whatever_changed_has_the_next_version(self) -> None:
        now = {a.id: a for a in self._now()}

        assert self.known.keys() <= now.keys()
        for key, was in self.known.items():
            assert now[key].version - was.version in (0, 1)
            assert now[key].version > was.version or _own(now[key]) == _own(was)
        self.known = now

    def _now(self) -> list[Assignment]:
        with self.office.system.open_reading() as unit:
            rows = reversed(unit.directives.all())
            return [a for row in rows for a in unit.assignments.of_directive(row.id)]

    def _open(self) -> list[Assignment]:
        return [a for a in self._now() if Phase(a.phase).is_open]

    def _verbs(self, assignment: Assignment) -> list[str]:
        done = {"acknowledge"} if assignment.acknowledged_at else set()
        done |= set() if self._heirs(assignment) else {"hand_over"}
        return [verb for verb in WORKFLOW.verbs_from(assignment.state) if verb not in done]

    def _heirs(self, was: Assignment) -> list[str]:
        """Bodies that do not have this work yet."""
        work = (was.task_id, was.role, was.period)
        having = {a.body_code for a in self.known.values() if (a.task_id, a.role, a.period) == work}
        return [body for body in BODIES if body not in having]

    def _faulty(
        self, data: st.DataObject, was: Assignment, fault: str
    ) -> tuple[Context, str, dict[str, Any]] | None:
        """A move with one thing wrong with it, None where this assignment offers none."""
        right = [verb for verb in WORKFLOW.verbs_from(was.state) if fault != "words" or verb in MORE]
        wrong = [m.verb for m in WORKFLOW.moves if was.state not in m.sources]
        verbs = {"state": wrong, "verb": ["to_verified"]}.get(fault, right)
        if not verbs:
            return None
        verb = data.draw(st.sampled_from(verbs))
        other = next(body for body in BODIES if body not in (was.body_code, BOARD))
        who = self.office.system_as(self.cast.officers[other]) if fault == "person" else self._who(verb, was)
        more: dict[str, Any] = {} if fault == "words" else dict(MORE.get(verb, {}))
        if verb == "hand_over":
            more["successor"] = other
        return who, verb, more | ({"seen_version": was.version + 1} if fault == "version" else {})

    def _who(self, verb: str, assignment: Assignment) -> Context:
        """Whoever may make this move."""
        asked = next((m.permission for m in WORKFLOW.moves if m.verb == verb), None)
        if asked is Permission.ASSIGNMENT_WORK:
            return self._officer(assignment)
        return self._over(assignment) if asked is Permission.ASSIGNMENT_VERIFY else self.board

    def _officer(self, assignment: Assignment) -> Context:
        return self.office.system_as(self.cast.officers[assignment.body_code])

    def _over(self, assignment: Assignment) -> Context:
        """Who verifies and decides: the board, and a leader over the board itself."""
        return self.leader if assignment.body_code == BOARD else self.board

    def _waits(self, assignment: Assignment) -> bool:
        return assignment.id in self._asked()

    def _asked(self) -> set[UUID]:
        """The assignments with a request that waits for a decision."""
        with self.office.system.open_reading() as unit:
            query = select(ExtensionRow.assignment_id).where(ExtensionRow.phase == Phase.WAITING.value)
            return set(unit.session.exec(query))

    def _everything(self) -> str:
        """A hash of every row of every table."""
        digest = hashlib.sha256()
        with self.office.tracker.engine.connect() as connection:
            for table in tracker.records.metadata.sorted_tables:
                rows = connection.exec_driver_sql(f"SELECT * FROM {table.name} ORDER BY 1, 2").all()
                digest.update(repr((table.name, [tuple(row) for row in rows])).encode())
        return digest.hexdigest()


def _own(assignment: Assignment) -> Assignment:
    """The assignment without what it only shows of its task and its directive."""
    return replace(assignment, version=0, task_state="", directive_state="")


def test_no_order_of_moves_breaks_the_record(cast: Cast) -> None:
    FollowUp.cast = cast
    FollowUp.taken.clear()
    FollowUp.refused.clear()

    limits = settings(max_examples=40, stateful_step_count=60, derandomize=True, deadline=None, database=None)
    run(FollowUp, settings=settings(limits, suppress_health_check=list(HealthCheck)))

    # That each move declared can be made is the next test's; here, that the walks were no idle ones.
    assert {verb for _, verb in FollowUp.taken} >= {"start", "report", "verify", "return", "cancel"}
    assert set(FollowUp.refused) == set(FAULTS)


@pytest.mark.parametrize(
    ("state", "verb"), [(state, move.verb) for move in WORKFLOW.moves for state in move.sources]
)
def test_each_move_declared_can_be_made_and_leaves_a_sound_record(
    office: Office, state: str, verb: str
) -> None:
    board, officer = office.coordinator(), office.officer("so-mot")
    office.body("so-hai")
    [was] = office.issued(item(leads=["so-mot"]))
    for step in _steps_to(state):
        office.move(board if step in ("verify", "return") else officer, was, step, **MORE.get(step, {}))
        was = office.now(was)

    who = officer if verb in ("acknowledge", "start", "report") else board
    more = dict(MORE.get(verb, {})) | ({"successor": "so-hai"} if verb == "hand_over" else {})
    moved = office.move(who, was, verb, **more)

    assert moved.assignment.state == WORKFLOW.find(state, verb).target
    assert verify_record(board).is_sound


def _steps_to(state: str) -> list[str]:
    """The shortest way from the beginning to a state."""
    ways: dict[str, list[str]] = {WORKFLOW.initial: []}
    while state not in ways:
        for move in WORKFLOW.moves:
            for source in [one for one in move.sources if one in ways]:
                ways.setdefault(move.target, [*ways[source], move.verb])
    return ways[state]
