"""One assignment as the officer's page shows it, each kind of row by one query. Lists are `work_lists`. No rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, text

from tracker.records.assignments import AssignmentRow, EvidenceRow, ExtensionRow, SubmissionRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow, DutyRow, IndicatorRow, TaskRow
from tracker.records.people import PersonRow
from tracker.records.work import WorkDraftRow
from tracker.store.tables import table_of

_A = table_of(AssignmentRow)
_T = table_of(TaskRow)
_D = table_of(DirectiveRow)
_U = table_of(DutyRow)
_I = table_of(IndicatorRow)
_X = table_of(ExtensionRow)
_S = table_of(SubmissionRow)
_F = table_of(EvidenceRow)
_P = table_of(PersonRow)
_W = table_of(WorkDraftRow)
_B = table_of(BodyRow).alias("body")
_C = table_of(BodyRow).alias("board")


@dataclass(frozen=True, slots=True)
class WorkFound:
    """An assignment with the words of its task, who follows it up, and what waits: an extension, a draft."""

    id: UUID
    no: int
    directive_id: UUID
    task_id: UUID
    body_code: str
    body_name: str
    role: str
    period: str
    state: str
    phase: str
    version: int
    revision: int
    due_on: date | None
    report_on: date | None
    acknowledged_at: datetime | None
    reported_on: date | None
    done_on: date | None
    opened_at: datetime
    path: str
    title: str
    text: str
    directive_no: int
    number: str | None
    kind: str | None
    issuer: str | None
    issued_on: date | None
    subject: str | None
    coordinator_body: str | None
    coordinator_name: str | None
    asked_due_on: date | None
    asked_reason: str | None
    asked_at: datetime | None
    draft_at: datetime | None

    @property
    def ref(self) -> str:
        """What people type."""
        return f"{self.directive_no}-{self.no}"

    @property
    def expected_on(self) -> date | None:
        """The due date, or the day of the period's report."""
        return self.due_on or self.report_on


class DutyLine(NamedTuple):
    """One duty."""

    text: str
    due_on: date | None
    needs_evidence: bool


class IndicatorLine(NamedTuple):
    """One indicator with its baseline."""

    position: int
    metric: str
    unit: str | None
    baseline: float
    baseline_period: str | None


class SubmissionFound(NamedTuple):
    """One revision, and who handed it in (empty once that is erased)."""

    id: UUID
    revision: int
    results: str
    difficulties: str
    proposals: str
    figures: str
    submitted_at: datetime
    submitted_by: str | None


class EvidenceFound(NamedTuple):
    """One file handed in."""

    id: UUID
    submission_id: UUID
    sha256: str
    name: str
    size: int


class PartnerLine(NamedTuple):
    """A body that has a part in the same task and period."""

    body_code: str
    body_name: str
    role: str
    state: str
    phase: str
    reported_on: date | None


class ExtensionFound(NamedTuple):
    """One request and what was decided."""

    state: str
    phase: str
    old_due_on: date | None
    asked_due_on: date
    reason: str
    requested_by: str | None
    requested_at: datetime
    decided_at: datetime | None
    decision_reason: str | None


class WorkReads:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, ref: str, person: UUID | None) -> WorkFound | None:
        """The assignment people call `3-12`; None where there is none."""
        left, _, right = ref.partition("-")
        if not (left.isdigit() and right.isdigit() and len(ref) < 20):
            return None
        keys = {"directive_no": int(left), "number": int(right), "person": person}
        row = self._connection.execute(_FIND, keys).one_or_none()
        return WorkFound(*tuple(row)) if row else None

    def draft_of_directive(self, key: UUID) -> str:
        """What was read of the directive, as JSON: it holds the products that the text asks for."""
        return str(self._connection.execute(_DRAFT, {"key": key}).scalar_one())

    def duties(self, task: UUID) -> tuple[DutyLine, ...]:
        """In the order of the text."""
        return tuple(DutyLine(*row) for row in self._rows(_DUTIES, task))

    def indicators(self, directive: UUID) -> tuple[IndicatorLine, ...]:
        """In the order of the text."""
        return tuple(IndicatorLine(*row) for row in self._rows(_INDICATORS, directive))

    def submissions(self, assignment: UUID) -> tuple[SubmissionFound, ...]:
        """The latest first."""
        return tuple(SubmissionFound(*row) for row in self._rows(_SUBMISSIONS, assignment))

    def evidence(self, assignment: UUID) -> tuple[EvidenceFound, ...]:
        """The files of all revisions, by name."""
        return tuple(EvidenceFound(*row) for row in self._rows(_EVIDENCE, assignment))

    def partners(self, task: UUID, period: str) -> tuple[PartnerLine, ...]:
        """Every body with a part in the task in this period, leads first."""
        rows = self._connection.execute(_PARTNERS, {"key": task, "period_": period})
        return tuple(PartnerLine(*row) for row in rows)

    def extensions(self, assignment: UUID) -> tuple[ExtensionFound, ...]:
        """The latest first."""
        return tuple(ExtensionFound(*row) for row in self._rows(_EXTENSIONS, assignment))

    def _rows(self, query: Any, key: UUID) -> Any:
        values: Mapping[str, Any] = {"key": key}
        return self._connection.execute(query, values)


_NAMED: Mapping[str, Any] = {
    "body_name": _B.c.name,
    "path": _T.c.path,
    "title": _T.c.title,
    "text": _T.c.text,
    "directive_no": _D.c.no,
    "number": _D.c.number,
    "kind": _D.c.kind,
    "issuer": _D.c.issuer,
    "issued_on": _D.c.issued_on,
    "subject": _D.c.subject,
    "coordinator_body": _D.c.coordinator_body,
    "coordinator_name": _C.c.name,
    "asked_due_on": _X.c.asked_due_on,
    "asked_reason": _X.c.reason,
    "asked_at": _X.c.requested_at,
    "draft_at": _W.c.saved_at,
}
_KEY = bindparam("key", type_=_A.c.id.type)
_FIND = (
    select(*(_NAMED.get(name, _A.c.get(name)).label(name) for name in WorkFound.__slots__))
    .select_from(_D)
    .join(_A, _A.c.directive_id == _D.c.id)
    .join(_T, _T.c.id == _A.c.task_id)
    .join(_B, _B.c.code == _A.c.body_code)
    .outerjoin(_C, _C.c.code == _D.c.coordinator_body)
    .outerjoin(_X, (_X.c.assignment_id == _A.c.id) & text("extension.phase = 'waiting'"))
    .outerjoin(_W, (_W.c.assignment_id == _A.c.id) & (_W.c.person_id == bindparam("person")))
    .where(_D.c.no == bindparam("directive_no"), _A.c.no == bindparam("number"))
)
_DRAFT = select(_D.c.draft).where(_D.c.id == _KEY)
_DUTIES = (
    select(_U.c.text, _U.c.due_on, _U.c.needs_evidence).where(_U.c.task_id == _KEY).order_by(_U.c.position)
)
_INDICATORS = (
    select(*(_I.c[name] for name in IndicatorLine._fields))
    .where(_I.c.directive_id == _KEY)
    .order_by(_I.c.position)
)
_SUBMISSIONS = (
    select(*(_S.c[name] for name in SubmissionFound._fields[:-1]), _P.c.name)
    .outerjoin(_P, _P.c.id == _S.c.submitted_by)
    .where(_S.c.assignment_id == _KEY)
    .order_by(_S.c.revision.desc())
)
_EVIDENCE = (
    select(*(_F.c[name] for name in EvidenceFound._fields))
    .join(_S, _S.c.id == _F.c.submission_id)
    .where(_S.c.assignment_id == _KEY)
    .order_by(_F.c.name)
)
_PARTNERS = (
    select(_A.c.body_code, _B.c.name, _A.c.role, _A.c.state, _A.c.phase, _A.c.reported_on)
    .join(_B, _B.c.code == _A.c.body_code)
    .where(_A.c.task_id == _KEY, _A.c.period == bindparam("period_"))
    .order_by(_A.c.no)
)
_EXTENSIONS = (
    select(
        _X.c.state,
        _X.c.phase,
        _X.c.old_due_on,
        _X.c.asked_due_on,
        _X.c.reason,
        _P.c.name,
        _X.c.requested_at,
        _X.c.decided_at,
        _X.c.decision_reason,
    )
    .outerjoin(_P, _P.c.id == _X.c.requested_by)
    .where(_X.c.assignment_id == _KEY)
    .order_by(_X.c.requested_at.desc())
)
