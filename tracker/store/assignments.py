"""Assignments and what bodies hand in: prepared statements, because every durable move runs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, Update, bindparam, insert, select, update

from tracker.domain.errors import Conflict, NotFound
from tracker.records.assignments import AssignmentRow, EvidenceRow, ExtensionRow, SubmissionRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, DutyRow, TaskRow
from tracker.store.tables import table_of

_A = table_of(AssignmentRow)
_T = table_of(TaskRow)
_D = table_of(DirectiveRow)
_S = table_of(SubmissionRow)
_X = table_of(ExtensionRow)


class AssignmentNotFound(NotFound):
    """No such assignment, or not one that the asker may know of."""

    key = "error.assignment_not_found"


class StaleAssignment(Conflict):
    """Someone else changed it since it was read."""

    key = "error.stale_assignment"


class SubmissionLine(NamedTuple):
    """One revision as handed in."""

    revision: int
    results: str
    difficulties: str
    proposals: str
    figures: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment with what a move has to know of its task and directive."""

    id: UUID
    no: int
    directive_id: UUID
    task_id: UUID
    body_code: str
    role: str
    period: str
    mention: str
    state: str
    phase: str
    version: int
    workflow_version: int
    due_on: date | None
    report_on: date | None
    notice_on: date | None
    acknowledged_at: datetime | None
    last_activity_on: date
    reported_on: date | None
    done_on: date | None
    revision: int
    heir_of: UUID | None
    opened_at: datetime
    task_state: str
    path: str
    directive_no: int
    coordinator_body: str | None
    directive_state: str

    @property
    def ref(self) -> str:
        """What people type: register number of the directive and number of the assignment in it."""
        return f"{self.directive_no}-{self.no}"


_OWN = tuple(f.name for f in fields(Assignment) if f.name in _A.c)
_COLUMNS = (
    *(_A.c[name] for name in _OWN),
    _T.c.state.label("task_state"),
    _T.c.path,
    _D.c.no.label("directive_no"),
    _D.c.coordinator_body,
    _D.c.state.label("directive_state"),
)
_FULL = select(*_COLUMNS).join(_T, _T.c.id == _A.c.task_id).join(_D, _D.c.id == _A.c.directive_id)
_BY_ID = _FULL.where(_A.c.id == bindparam("key"))
_BY_ID_LOCKED = _BY_ID.with_for_update(of=_A)
_BY_REF = _FULL.where(_D.c.no == bindparam("directive_no"), _A.c.no == bindparam("number"))
_OF_TASK = _FULL.where(_A.c.task_id == bindparam("key")).order_by(_A.c.no)
_OF_DIRECTIVE = _FULL.where(_A.c.directive_id == bindparam("key")).order_by(_A.c.no)
_SAME_WORK = _FULL.where(
    _A.c.task_id == bindparam("task"),
    _A.c.role == bindparam("role_"),
    _A.c.period == bindparam("period_"),
    _A.c.body_code == bindparam("body"),
)
_LEADS = (
    select(_T.c.state, _A.c.period, _A.c.state)
    .outerjoin_from(_T, _A, (_A.c.task_id == _T.c.id) & (_A.c.role == "lead"))
    .where(_T.c.id == bindparam("key"))
)
_LOCK_TASK = select(_T.c.id).where(_T.c.id == bindparam("key")).with_for_update()
_SET_TASK_STATE = update(_T).where(_T.c.id == bindparam("key")).values(state=bindparam("to_state"))
_NEEDS_EVIDENCE = (
    select(table_of(DutyRow).c.id)
    .where(table_of(DutyRow).c.task_id == bindparam("key"), table_of(DutyRow).c.needs_evidence)
    .limit(1)
)
_SAVED = (
    "state",
    "phase",
    "due_on",
    "notice_on",
    "acknowledged_at",
    "last_activity_on",
    "reported_on",
    "done_on",
    "revision",
)


@cache
def _saving(changed: tuple[str, ...]) -> Update:
    # Only what changed is named: an index is rewritten for every column named, whether its value is new or not.
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in changed}
    same = (_A.c.id == bindparam("key")) & (_A.c.version == bindparam("seen"))
    return update(_A).where(same).values(version=bindparam("seen_next"), **values)


_LAST_SUBMISSION = select(_S.c.submitted_by).where(
    _S.c.assignment_id == bindparam("key"), _S.c.revision == bindparam("revision")
)
_WAITING_EXTENSION = select(_X).where(_X.c.assignment_id == bindparam("key"), _X.c.phase == "waiting")


class Assignments:
    """Reads give values; `save` writes one back if nobody else did in between."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def for_update(self, key: UUID) -> Assignment:
        """The assignment, locked where the database has row locks; raises AssignmentNotFound."""
        return self._one(self._connection.execute(_BY_ID_LOCKED, {"key": key}).one_or_none(), key)

    def get(self, key: UUID) -> Assignment:
        """The assignment, to look at; raises AssignmentNotFound."""
        return self._one(self._connection.execute(_BY_ID, {"key": key}).one_or_none(), key)

    def by_ref(self, ref: str) -> Assignment:
        """The assignment people call `3-12`; raises AssignmentNotFound."""
        left, _, right = ref.partition("-")
        if not (left.isdigit() and right.isdigit()):
            raise AssignmentNotFound(ref=ref)
        found = self._connection.execute(_BY_REF, {"directive_no": int(left), "number": int(right)})
        return self._one(found.one_or_none(), ref)

    def of_task(self, task_id: UUID) -> tuple[Assignment, ...]:
        """All assignments of a task, in the order opened."""
        return tuple(Assignment(*row) for row in self._connection.execute(_OF_TASK, {"key": task_id}))

    def of_directive(self, directive_id: UUID) -> tuple[Assignment, ...]:
        """All assignments of a directive, in the order opened."""
        return tuple(
            Assignment(*row) for row in self._connection.execute(_OF_DIRECTIVE, {"key": directive_id})
        )

    def same_work(self, was: Assignment, body: str) -> Assignment | None:
        """Another body's assignment of the same task, role and period, None when it has none."""
        keys = {"task": was.task_id, "role_": was.role, "period_": was.period, "body": body}
        row = self._connection.execute(_SAME_WORK, keys).one_or_none()
        return Assignment(*row) if row else None

    def body_exists(self, code: str) -> bool:
        """Whether the directory has this code."""
        body = table_of(BodyRow)
        return self._connection.execute(select(body.c.code).where(body.c.code == code)).first() is not None

    def body_name(self, code: str) -> str:
        """The name of a body that has work."""
        body = table_of(BodyRow)
        return str(self._connection.execute(select(body.c.name).where(body.c.code == code)).scalar_one())

    def save(self, was: Assignment, now: Assignment) -> None:
        """Write the changed fields, version raised by one; raises StaleAssignment if it was changed."""
        changed = tuple(name for name in _SAVED if getattr(was, name) != getattr(now, name))
        values: dict[str, Any] = {f"to_{name}": getattr(now, name) for name in changed}
        values |= {"key": was.id, "seen": was.version, "seen_next": was.version + 1}
        if self._connection.execute(_saving(changed), values).rowcount != 1:
            raise StaleAssignment(ref=was.ref)

    def add_all(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert new assignments as one batch; a repeated key raises AlreadyThere."""
        if rows:
            self._connection.execute(insert(_A), list(rows))

    def task_and_leads(self, task_id: UUID) -> tuple[str, list[tuple[str, str]]]:
        """The task's stored state, and (period, state) of its leads; the task's row is locked.

        So two moves cannot roll up past each other; SQLite's transactions are one at a time already.
        """
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_LOCK_TASK, {"key": task_id})
        rows = self._connection.execute(_LEADS, {"key": task_id}).all()
        return rows[0][0], [(row[1], row[2]) for row in rows if row[1] is not None]

    def set_task_state(self, task_id: UUID, state: str) -> None:
        """Store the rolled-up state."""
        self._connection.execute(_SET_TASK_STATE, {"key": task_id, "to_state": state})

    def needs_evidence(self, task_id: UUID) -> bool:
        """Whether any duty of the task asks for evidence."""
        return self._connection.execute(_NEEDS_EVIDENCE, {"key": task_id}).first() is not None

    def submitter(self, standing: Assignment) -> UUID | None:
        """Who handed in the latest revision."""
        found = self._connection.execute(
            _LAST_SUBMISSION, {"key": standing.id, "revision": standing.revision}
        )
        return found.scalar_one_or_none()

    def add_submission(self, row: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]]) -> None:
        """Insert a submission and its evidence."""
        self._connection.execute(insert(_S), [dict(row)])
        if evidence:
            self._connection.execute(insert(table_of(EvidenceRow)), list(evidence))

    def submissions(self, assignment_id: UUID) -> tuple[SubmissionLine, ...]:
        """All revisions, in order."""
        columns = [_S.c[name] for name in SubmissionLine._fields]
        query = select(*columns).where(_S.c.assignment_id == assignment_id).order_by(_S.c.revision)
        return tuple(SubmissionLine(*row) for row in self._connection.execute(query))

    def add_extension(self, row: Mapping[str, Any]) -> None:
        """Insert a request; a second waiting one is refused by the unique key."""
        self._connection.execute(insert(_X), [dict(row)])

    def waiting_extension(self, assignment_id: UUID) -> ExtensionRow | None:
        """The request that waits for a decision, if there is one."""
        row = self._connection.execute(_WAITING_EXTENSION, {"key": assignment_id}).mappings().one_or_none()
        return ExtensionRow(**row) if row else None

    def decide_extension(self, key: UUID, values: Mapping[str, Any]) -> None:
        """Store the decision on a request."""
        self._connection.execute(update(_X).where(_X.c.id == key).values(**values))

    def _one(self, row: Row[*tuple[Any, ...]] | None, asked: object) -> Assignment:
        if row is None:
            raise AssignmentNotFound(ref=str(asked))
        return Assignment(*row)
