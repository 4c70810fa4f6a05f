"""Whatever an office does, in whatever order: what is always true of its record, step after step.

Hypothesis walks one office on SQLite through moves that are allowed and moves that are not. A small model, written
down here without asking our code, foretells which of them succeed.
"""

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import tracker.records
from tests.office import BOARD, Office, item
from tracker.domain.errors import TrackerError
from tracker.domain.people import Actor, Role
from tracker.store import sqlite_library
from tracker.store.assignments import Assignment
from tracker.usecases.change_due import ChangeDue, change_due
from tracker.usecases.context import Context
from tracker.usecases.extensions import DecideExtension, RequestExtension, decide_extension, request_extension
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.usecases.move_directive import MoveDirective, move_directive
from tracker.usecases.open_periods import open_periods
from tracker.usecases.submissions import Submission
from tracker.usecases.verify_record import verify_record

BODIES = ["so-mot", "so-hai", "so-ba"]
HEIRS = ["so-moi", "so-mot"]
ENDED = {"verified", "cancelled", "superseded", "handed_over"}
RANKS = ["assigned", "in_progress", "reported", "verified"]
LEAVING = {
    "cancel": "cancelled",
    "supersede": "superseded",
    "hand_over": "handed_over",
}
EDGES = {
    "assigned": {"acknowledge": "assigned", "start": "in_progress", **LEAVING},
    "in_progress": {"report": "reported", **LEAVING},
    "reported": {"verify": "verified", "return": "in_progress", **LEAVING},
}
VERBS = ["acknowledge", "start", "report", "verify", "return", *LEAVING]
WORK = {"acknowledge", "start", "report"}
JUDGE = {"verify", "return"}
ALL_EDGES = {(state, verb) for state, moves in EDGES.items() for verb in moves} | {
    ("draft", "issue"),
    ("issued", "close"),
    ("issued", "supersede"),
    ("draft", "supersede"),
    ("requested", "grant"),
    ("requested", "refuse"),
}
ALL_REFUSED = {
    (state, verb) for state in [*EDGES, *ENDED] for verb in VERBS if verb not in EDGES.get(state, {})
}

ITEMS = [
    [item("1", leads=["so-mot"], due_on=date(2019, 6, 28))],
    [item("1", leads=["so-mot", "so-hai"], coordinating=["so-ba"], due_on=date(2019, 9, 30))],
    [item("1", leads=["so-hai"], directed=["so-ba"]), item("2", leads=[BOARD], due_on=date(2019, 7, 15))],
    [item("1", leads=["so-ba"], nature="periodic"), item("2", leads=["so-mot"], nature="standing")],
]
T = TypeVar("T")


class OfficeLife(RuleBasedStateMachine):
    """One office; the class counts over all runs which edges were taken and which were refused."""

    template: ClassVar[Path]
    people: ClassVar[list[Actor]]
    taken: ClassVar[Counter[tuple[str, str]]] = Counter()
    refused: ClassVar[Counter[tuple[str, str]]] = Counter()

    @initialize()
    def open_the_office(self) -> None:
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "tracker.db"
        shutil.copy(self.template, path)
        self.office = Office(f"sqlite:///{path}", path.parent)
        self.looking = sqlite_library.library().connect(path)
        self.directives: list[UUID] = []
        self.drafts: list[UUID] = []
        self.heads: list[tuple[int, str]] = []
        self.before = self.rows()

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self.looking.close()
            self.office.close()
            self.folder.cleanup()

    # What people do

    @precondition(lambda self: len(self.directives) + len(self.drafts) < 3)
    @rule(items=st.sampled_from(ITEMS))
    def take_in_a_directive(self, items: list[dict[str, Any]]) -> None:
        self.drafts.append(self.office.draft(*items))

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def issue(self, data: st.DataObject) -> None:
        key, ctx = data.draw(st.sampled_from(self.drafts)), self.anybody(data)
        is_done = self.attempt(lambda: issue_directive(ctx, IssueDirective(key)), is_board(ctx.actor))
        if is_done is not None:
            self.drafts.remove(key)
            self.directives.append(key)
            self.taken["draft", "issue"] += 1
            again = self.rows()
            assert not issue_directive(ctx, IssueDirective(key)).is_new
            assert self.rows() == again

    @precondition(lambda self: self.assignments())
    @rule(data=st.data())
    def make_a_legal_move(self, data: st.DataObject) -> None:
        open_ones = [a for a in self.assignments() if a.state in EDGES]
        if not open_ones:
            return
        was = data.draw(st.sampled_from(open_ones))
        verb = data.draw(st.sampled_from(sorted(EDGES[was.state])))
        fit = [p for p in self.people if may(p, verb, was)]
        self.move(was, verb, self.ctx(data.draw(st.sampled_from(fit))), "vì việc mẫu", "đã làm", "so-moi", None)

    @precondition(lambda self: self.assignments())
    @rule(
        data=st.data(),
        verb=st.sampled_from([*VERBS, "to_verified"]),
        reason=st.sampled_from(["", "\x00", "vì việc mẫu"]),
        results=st.sampled_from([None, " ", "đã làm"]),
        successor=st.sampled_from([None, "khong-co", *HEIRS]),
        seen=st.sampled_from([None, 0, -1]),
    )
    def try_any_move(
        self,
        data: st.DataObject,
        verb: str,
        reason: str,
        results: str | None,
        successor: str | None,
        seen: int | None,
    ) -> None:
        was = data.draw(st.sampled_from(self.assignments()))
        self.move(was, verb, self.anybody(data), reason, results, successor, seen)

    @precondition(lambda self: self.assignments())
    @rule(data=st.data(), days=st.integers(-3, 60), reason=st.sampled_from(["", "mưa lũ"]))
    def ask_for_more_time(self, data: st.DataObject, days: int, reason: str) -> None:
        was = data.draw(st.sampled_from(self.assignments()))
        asker = data.draw(st.sampled_from([p for p in self.people if may(p, "start", was)] + self.people))
        asked = (was.due_on or self.today()) + timedelta(days=days)
        is_fit = (
            may(asker, "start", was)
            and was.due_on is not None
            and was.state not in ENDED
            and bool(reason)
            and days > 0
            and self.today() <= was.due_on
            and not self.has_waiting_request(was)
        )
        command = RequestExtension(was.id, asked, reason)
        if self.attempt(lambda: request_extension(self.ctx(asker), command), is_fit) is not None:
            self.one_step_on(was, due_on=was.due_on)

    @precondition(lambda self: any(self.has_waiting_request(a) for a in self.assignments()))
    @rule(data=st.data(), verb=st.sampled_from(["grant", "refuse", "report"]), reason=st.sampled_from(["", "x"]))
    def decide_on_more_time(self, data: st.DataObject, verb: str, reason: str) -> None:
        was = data.draw(st.sampled_from([a for a in self.assignments() if self.has_waiting_request(a)]))
        fit = [p for p in self.people if may(p, "verify", was)]
        decider = data.draw(st.sampled_from(fit + self.people))
        is_fit = may(decider, "verify", was) and (
            (verb == "grant" and was.state not in ENDED) or (verb == "refuse" and bool(reason))
        )
        asked = self.waiting_requests()[was.id]
        command = DecideExtension(was.id, verb, reason)
        is_done = self.attempt(lambda: decide_extension(self.ctx(decider), command) or "none", is_fit)
        if is_done is not None:
            self.one_step_on(was, due_on=asked if verb == "grant" else was.due_on)
            self.taken["requested", verb] += 1

    @precondition(lambda self: self.directives)
    @rule(data=st.data(), path=st.sampled_from(["1", "2", "9"]), days=st.none() | st.integers(-10, 90))
    def change_a_due_date(self, data: st.DataObject, path: str, days: int | None) -> None:
        key, ctx = data.draw(st.sampled_from(self.directives)), self.anybody(data)
        due_on = None if days is None else self.today() + timedelta(days=days)
        is_there = any(a.path == path for a in self.assignments(key))
        before = {a.id: a for a in self.assignments(key)}
        command = ChangeDue(key, path, due_on, "việc mẫu")
        if self.attempt(lambda: change_due(ctx, command), is_board(ctx.actor) and is_there) is None:
            return
        for now in self.assignments(key):
            was = before[now.id]
            is_touched = was.path == path and was.state not in ENDED and was.due_on != due_on
            assert (now.version - was.version, now.due_on) == ((1, due_on) if is_touched else (0, was.due_on))

    @precondition(lambda self: self.directives or self.drafts)
    @rule(data=st.data(), verb=st.sampled_from(["close", "close", "supersede"]), reason=st.sampled_from(["", "x"]))
    def end_a_directive(self, data: st.DataObject, verb: str, reason: str) -> None:
        key, ctx = data.draw(st.sampled_from(self.directives + self.drafts)), self.anybody(data)
        state = self.directive_state(key)
        is_fit = is_board(ctx.actor) and (
            (verb == "close" and state == "issued" and self.is_all_ended(key))
            or (verb == "supersede" and state in ("draft", "issued") and reason != "")
        )
        before = {a.id: a.state for a in self.assignments(key)}
        reached = self.attempt(lambda: move_directive(ctx, MoveDirective(key, verb, reason)), is_fit)
        if reached is None:
            return
        self.taken[state, verb] += 1
        for now in self.assignments(key):
            was = before[now.id]
            assert now.state == ("superseded" if verb == "supersede" and was not in ENDED else was)
        if key in self.drafts:
            self.drafts.remove(key)

    @rule()
    def open_the_periods_that_have_begun(self) -> None:
        open_periods(self.office.system)
        once = self.rows()
        assert open_periods(self.office.system).assignments == 0
        assert self.rows() == once

    @rule(days=st.sampled_from([0, 1, 7, 40]))
    def let_days_pass(self, days: int) -> None:
        self.office.clock.pass_days(days)

    # What is always true

    @invariant()
    def the_record_is_sound_and_fits_every_head_written_down(self) -> None:
        found = verify_record(self.ctx(next(p for p in self.people if p.role is Role.INSPECTOR)))
        assert found.is_sound, (found.breaks, found.differences)
        self.heads.append((found.events, found.head))
        for head in {self.heads[0], self.heads[len(self.heads) // 2]}:
            inspector = self.ctx(next(p for p in self.people if p.role is Role.INSPECTOR))
            assert not verify_record(inspector, head).breaks

    @invariant()
    def a_task_stands_where_its_least_advanced_lead_stands(self) -> None:
        tasks: dict[UUID, list[Assignment]] = {}
        for one in self.assignments():
            tasks.setdefault(one.task_id, []).append(one)
        for assignments in tasks.values():
            assert assignments[0].task_state == least_advanced(assignments)

    @invariant()
    def a_body_has_the_same_work_once(self) -> None:
        keys = [(a.task_id, a.body_code, a.role, a.period) for a in self.assignments()]
        assert len(keys) == len(set(keys))
        assert {a.state for a in self.assignments()} <= {*EDGES, *ENDED}

    @invariant()
    def what_has_ended_stays_ended(self) -> None:
        ended = {a.id: a.state for a in self.assignments() if a.state in ENDED}
        assert getattr(self, "ended", {}).items() <= ended.items()
        self.ended = ended
        self.before = self.rows()

    # How the model looks at it

    def move(
        self,
        was: Assignment,
        verb: str,
        ctx: Context,
        reason: str,
        results: str | None,
        successor: str | None,
        seen: int | None,
    ) -> None:
        is_seen = seen is None or seen == 0
        is_fit = may(ctx.actor, verb, was) and is_seen and self.is_guarded(was, verb, reason, results, successor)
        handed = Submission(results) if results is not None else None
        version = None if seen is None else was.version + seen
        command = MoveAssignment(was.id, verb, version, reason, handed, successor)
        moved = self.attempt(lambda: move_assignment(ctx, command), is_fit)
        if moved is None:
            self.refused[was.state, verb] += 1
            return
        self.taken[was.state, verb] += 1
        self.one_step_on(was, state=EDGES[was.state][verb])
        assert (moved.heir is not None) == (verb == "hand_over")

    def attempt(self, action: Callable[[], T], is_fit: bool) -> T | None:
        """Do it; None where it was refused, and then no table changed. It succeeds where the model says so."""
        try:
            done = action()
        except TrackerError as error:
            assert not is_fit, f"refused, and should not have been: {error}"
            assert self.rows() == self.before
            return None
        assert is_fit, "done, and should have been refused"
        return done

    def is_guarded(
        self, was: Assignment, verb: str, reason: str, results: str | None, successor: str | None
    ) -> bool:
        if verb not in EDGES.get(was.state, {}):
            return False
        if verb == "acknowledge":
            return was.acknowledged_at is None
        if verb == "report":
            return bool(results and results.strip())
        if verb == "hand_over":
            return reason == "vì việc mẫu" and self.may_inherit(was, successor)
        return verb not in ("return", *LEAVING) or reason == "vì việc mẫu"

    def may_inherit(self, was: Assignment, successor: str | None) -> bool:
        if successor not in HEIRS or successor == was.body_code:
            return False
        same = [
            a
            for a in self.assignments(was.directive_id)
            if (a.task_id, a.role, a.period, a.body_code) == (was.task_id, was.role, was.period, successor)
        ]
        return all(a.state not in ENDED for a in same)

    def one_step_on(self, was: Assignment, **changed: Any) -> None:
        now = self.office.now(was)
        assert now.version == was.version + 1
        assert {name: getattr(now, name) for name in changed} == changed

    def is_all_ended(self, key: UUID) -> bool:
        """Every task done once has ended, and of every other task the latest period of each body."""
        by_task: dict[UUID, list[Assignment]] = {}
        for one in self.assignments(key):
            by_task.setdefault(one.task_id, []).append(one)
        for assignments in by_task.values():
            latest = max(a.period for a in assignments)
            if not latest and assignments[0].task_state not in ENDED:
                return False
            if latest and any(a.state not in ENDED for a in assignments if a.period == latest):
                return False
        return True

    def assignments(self, directive: UUID | None = None) -> list[Assignment]:
        keys = [directive] if directive else self.directives
        return [a for key in keys for a in self.office.assignments(key)]

    def waiting_requests(self) -> dict[UUID, date]:
        rows = self.looking.execute(
            "SELECT assignment_id, asked_due_on FROM extension WHERE state = 'requested'"
        )
        return {UUID(key): date.fromisoformat(day) for key, day in rows.fetchall()}

    def has_waiting_request(self, assignment: Assignment) -> bool:
        return assignment.id in self.waiting_requests()

    def directive_state(self, key: UUID) -> str:
        found = self.looking.execute("SELECT state FROM directive WHERE id = ?", (key.hex,))
        return str(found.fetchone()[0])

    def rows(self) -> str:
        """A hash over every row of every table."""
        digest = hashlib.sha256()
        for table in tracker.records.metadata.sorted_tables:
            for row in self.looking.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall():
                digest.update(repr(row).encode())
        return digest.hexdigest()

    def anybody(self, data: st.DataObject) -> Context:
        return self.ctx(data.draw(st.sampled_from(self.people)))

    def ctx(self, actor: Actor) -> Context:
        return self.office.tracker.context_for(actor)

    def today(self) -> date:
        return self.office.system.today()


def is_board(actor: Actor) -> bool:
    return actor.role is Role.COORDINATOR


def may(actor: Actor, verb: str, assignment: Assignment) -> bool:
    """Who does the work does it, who judges it is not of the body that did it, who gave it may take it away."""
    if verb in WORK:
        return actor.role in (Role.OFFICER, Role.COORDINATOR) and actor.body == assignment.body_code
    if verb in JUDGE:
        is_boards = assignment.body_code == BOARD
        return actor.role is (Role.LEADER if is_boards else Role.COORDINATOR)
    return is_board(actor)


def least_advanced(assignments: list[Assignment]) -> str:
    leads = [a for a in assignments if a.role == "lead"]
    live = [a for a in leads if a.state in RANKS]
    counted = live or leads
    latest = max(a.period for a in counted)
    states = {a.state for a in counted if a.period == latest}
    return min(states, key=lambda state: (RANKS.index(state) if state in RANKS else len(RANKS), state))


@pytest.fixture
def office_with_people(sqlite_template: Path, tmp_path: Path) -> tuple[Path, list[Actor]]:
    """A database to copy, with everybody in it."""
    path = tmp_path / "people.db"
    shutil.copy(sqlite_template, path)
    office = Office(f"sqlite:///{path}", tmp_path)
    people = [office.coordinator().actor, office.coordinator().actor, office.officer(BOARD).actor]
    people += [office.officer(body).actor for body in {*BODIES, *HEIRS}]
    people += [office.person(role).actor for role in (Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR)]
    office.close()
    with sqlite_library.library().connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path, people


def test_what_is_always_true_of_an_office(office_with_people: tuple[Path, list[Actor]]) -> None:
    OfficeLife.template, OfficeLife.people = office_with_people
    OfficeLife.taken.clear()
    OfficeLife.refused.clear()

    run_state_machine_as_test(
        OfficeLife,
        settings=settings(
            max_examples=40,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )

    print(f"{sum(OfficeLife.taken.values())} done, {sum(OfficeLife.refused.values())} moves refused")
    assert ALL_EDGES - OfficeLife.taken.keys() == set(), "every declared move was made"
    assert ALL_REFUSED - OfficeLife.refused.keys() == set(), "every other move was tried and refused"
