"""Tables of assignments and what bodies hand in: submissions, evidence, extensions. No rules."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, TextClause, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from tracker.domain.assignments import BodyRole
from tracker.domain.workflow import Phase
from tracker.records.base import one_of

_OPEN = text("phase IN ('waiting', 'working', 'reported')")
_UNDATED = text("due_on IS NULL AND phase IN ('waiting', 'working')")
_RETURNED = text("phase = 'working' AND revision > 0")
_REPORTED = text("phase = 'reported'")
_SILENT = text("due_on IS NULL AND report_on IS NULL AND phase IN ('waiting', 'working')")
_MISSING = text("due_on IS NULL AND report_on IS NOT NULL AND phase IN ('waiting', 'working')")
_ENDED = text("phase IN ('done', 'dropped')")


def _part(name: str, day: str, where: TextClause) -> Index:
    return Index(
        f"ix_assignment_body_{name}", "body_code", day, "id", sqlite_where=where, postgresql_where=where
    )


class AssignmentRow(SQLModel, table=True):
    """One task x one body x one role x one period ('' for work that is done once).

    `state` and `phase` equal the replay of the events; `notice_on` is the next day a reminder is owed on,
    None when none is. `due_on` is the obligation's own deadline, `report_on` the period's reporting day.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("task_id", "body_code", "role", "period"),
        UniqueConstraint("directive_id", "no"),
        one_of("role", [r.value for r in BodyRole]),
        one_of("phase", [p.value for p in Phase]),
        CheckConstraint("version >= 1", name="version"),
        Index(
            "ix_assignment_notice_on",
            "notice_on",
            sqlite_where=text("notice_on IS NOT NULL"),
            postgresql_where=text("notice_on IS NOT NULL"),
        ),
        Index(
            "ix_assignment_body_open", "body_code", "due_on", "id", sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
        Index(None, "body_code", "directive_id"),  # everything a body was given, ended work too
        # The parts of a body's list of work (`store.work_lists`), each in the order it is shown in.
        _part("undated", "report_on", _UNDATED),
        _part("returned", "last_activity_on", _RETURNED),
        _part("reported", "reported_on", _REPORTED),
        _part("ended", "last_activity_on", _ENDED),
        # The kinds of work on a coordinator's desk (`store.desk`).
        Index(
            "ix_assignment_reported", "reported_on", "id", sqlite_where=_REPORTED, postgresql_where=_REPORTED
        ),
        Index(
            "ix_assignment_silent", "last_activity_on", "id", sqlite_where=_SILENT, postgresql_where=_SILENT
        ),
        Index("ix_assignment_missing", "report_on", "id", sqlite_where=_MISSING, postgresql_where=_MISSING),
        Index("ix_assignment_due_open", "due_on", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: UUID = Field(primary_key=True)
    no: int
    directive_id: UUID = Field(foreign_key="directive.id")
    task_id: UUID = Field(foreign_key="task.id")
    body_code: str = Field(foreign_key="body.code", max_length=64)
    role: str = Field(max_length=16)
    period: str = Field(default="", max_length=16)
    mention: str = Field(default="", max_length=1000)  # the words of the text that named the body
    state: str = Field(max_length=32)
    phase: str = Field(max_length=16)
    version: int = 1
    workflow_version: int
    due_on: date | None = None
    report_on: date | None = None
    notice_on: date | None = None
    acknowledged_at: datetime | None = None
    last_activity_on: date
    reported_on: date | None = None
    done_on: date | None = None
    revision: int = 0
    heir_of: UUID | None = Field(default=None, foreign_key="assignment.id")
    opened_at: datetime


class SubmissionRow(SQLModel, table=True):
    """Báo cáo kết quả: what a body handed in, one row per numbered revision, never changed afterwards."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("assignment_id", "revision"),)

    id: UUID = Field(primary_key=True)
    assignment_id: UUID = Field(foreign_key="assignment.id")
    revision: int
    results: str
    difficulties: str = ""
    proposals: str = ""
    figures: str = "{}"  # JSON: indicator position -> number
    submitted_by: UUID | None = None
    submitted_at: datetime


class EvidenceRow(SQLModel, table=True):
    """A file handed in with a submission; the bytes lie in the file store under their SHA-256."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("submission_id", "sha256"), CheckConstraint("size >= 0", name="size"))

    id: UUID = Field(primary_key=True)
    submission_id: UUID = Field(foreign_key="submission.id")
    sha256: str = Field(max_length=64)
    name: str = Field(max_length=300)
    size: int


class ExtensionRow(SQLModel, table=True):
    """A request to move one due date, and what was decided; rows are never removed."""

    __tablename__ = "extension"
    __table_args__ = (
        one_of("phase", [p.value for p in Phase]),
        Index(
            "uq_extension_waiting",
            "assignment_id",
            unique=True,
            sqlite_where=text("phase = 'waiting'"),
            postgresql_where=text("phase = 'waiting'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    assignment_id: UUID = Field(foreign_key="assignment.id", index=True)
    state: str = Field(max_length=32)
    phase: str = Field(max_length=16)
    old_due_on: date | None = None
    asked_due_on: date
    reason: str
    requested_by: UUID | None = None
    requested_at: datetime
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None
