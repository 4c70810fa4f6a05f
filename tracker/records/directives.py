"""Tables of directives, their tasks, duties and indicators. No rules."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.domain.directive import Nature, System
from tracker.records.base import one_of


class DirectiveRow(SQLModel, table=True):
    """A directive: the document as read (`text`, `sha256` of the file), the draft as reviewed, its own state.

    `scope` is the term (Party) or year (State) within which `number_key` is unique for `issuer_key`.
    """

    __tablename__ = "directive"
    __table_args__ = (
        UniqueConstraint("issuer_key", "number_key", "scope"),
        one_of("system", [s.value for s in System]),
        # What a board follows, in the order of the register; the first also finds it without reading long texts.
        Index(None, "coordinator_body", "no"),
        Index(None, "coordinator_body", "state", "no"),
    )

    id: UUID = Field(primary_key=True)
    no: int = Field(unique=True)  # the register's running number, what people type
    number: str | None = Field(default=None, max_length=64)
    number_key: str | None = Field(default=None, max_length=64)
    issuer_key: str | None = Field(default=None, max_length=200)
    scope: str | None = Field(default=None, max_length=16)
    kind: str | None = Field(default=None, max_length=64)
    system: str | None = Field(default=None, max_length=8)
    issuer: str | None = Field(default=None, max_length=300)
    issued_on: date | None = None
    place: str | None = Field(default=None, max_length=100)
    subject: str | None = None
    urgency: str | None = Field(default=None, max_length=32)
    sha256: str = Field(max_length=64, unique=True)
    file_name: str = Field(max_length=300)
    text: str
    draft: str  # JSON of domain.draft.Draft
    state: str = Field(max_length=32, index=True)
    workflow_version: int
    version: int = 1
    regime: str = Field(default="calendar", max_length=16)
    period_length: str = Field(default="quarter", max_length=8)
    coordinator_body: str | None = Field(default=None, foreign_key="body.code", max_length=64)
    next_assignment_no: int = 1
    imported_at: datetime
    issued_at: datetime | None = None


class TaskRow(SQLModel, table=True):
    """A task: one item of the directive. `state` is the roll-up of its leads, confirmed by replay."""

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("directive_id", "path"),
        one_of("nature", [n.value for n in Nature]),
        CheckConstraint("span_start >= 0 AND span_end >= span_start", name="span"),
    )

    id: UUID = Field(primary_key=True)
    directive_id: UUID = Field(foreign_key="directive.id", index=True)
    position: int
    path: str = Field(max_length=64)
    kind: str = Field(max_length=16)
    title: str = Field(max_length=500)
    text: str
    span_start: int
    span_end: int
    nature: str = Field(max_length=16)
    recurrence: str | None = Field(default=None, max_length=200)
    due_on: date | None = None
    state: str = Field(max_length=32)


class DutyRow(SQLModel, table=True):
    """One distinct obligation inside a task, with its span in the directive's text."""

    __tablename__ = "duty"
    __table_args__ = (
        UniqueConstraint("task_id", "position"),
        one_of("nature", [n.value for n in Nature]),
    )

    id: UUID = Field(primary_key=True)
    task_id: UUID = Field(foreign_key="task.id")
    position: int
    text: str
    span_start: int
    span_end: int
    nature: str = Field(max_length=16)
    due_on: date | None = None
    recurrence: str | None = Field(default=None, max_length=200)
    needs_evidence: bool = False


class IndicatorRow(SQLModel, table=True):
    """A figure followed over time, with its baseline from the directive's preamble."""

    __tablename__ = "indicator"
    __table_args__ = (UniqueConstraint("directive_id", "position"),)

    id: UUID = Field(primary_key=True)
    directive_id: UUID = Field(foreign_key="directive.id")
    position: int
    metric: str = Field(max_length=500)
    unit: str | None = Field(default=None, max_length=64)
    baseline: float
    baseline_period: str | None = Field(default=None, max_length=200)
    source: str | None = Field(default=None, max_length=300)
    span_start: int
    span_end: int
