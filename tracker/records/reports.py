"""Tables of progress reports: the working copy, what was issued, and the files of what was issued. No rules."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.records.base import one_of


class ReportState(StrEnum):
    """A draft is worked on; what was issued never changes."""

    DRAFT = "draft"
    ISSUED = "issued"


class ReportRow(SQLModel, table=True):
    """A report by what it tells of (`board`, one directive or all, a period) and its edited parts (JSON, by name).

    `key` makes it once; `board` None stands for every board. A row that was issued is refused any change.
    """

    __tablename__ = "progress_report"
    __table_args__ = (
        one_of("state", [s.value for s in ReportState]),
        CheckConstraint("version >= 1", name="version"),
    )

    id: UUID = Field(primary_key=True)
    no: int = Field(unique=True)  # what people type
    key: str = Field(max_length=200, unique=True)
    board: str | None = Field(default=None, max_length=64)
    directive_id: UUID | None = Field(default=None, foreign_key="directive.id")
    period: str = Field(max_length=32)
    regime: str = Field(max_length=16)
    as_of: datetime | None = None
    state: str = Field(default=ReportState.DRAFT.value, max_length=16)
    version: int = 1
    parts: str = "{}"
    corrects: UUID | None = Field(default=None, foreign_key="progress_report.id", unique=True)
    created_at: datetime
    created_by: UUID | None = None


class IssuedReportRow(SQLModel, table=True):
    """What was frozen when a report was issued. The context lies in the file store under `context_sha256`.

    A number is unique for its issuer and year; (`head_seq`, `head_hash`) is the record's head at that moment.
    """

    __tablename__ = "issued_report"
    __table_args__ = (UniqueConstraint("issuer_key", "year", "number"),)

    report_id: UUID = Field(primary_key=True, foreign_key="progress_report.id")
    issuer_key: str = Field(max_length=200)
    year: int
    number: int
    number_text: str = Field(max_length=64)
    dated: date
    position: str = Field(max_length=200)
    is_by_deputy: bool = False
    signer: str = Field(max_length=200)
    lang: str = Field(max_length=2)
    context_sha256: str = Field(max_length=64)
    templates_version: str = Field(max_length=64)
    head_seq: int
    head_hash: str = Field(max_length=64)
    issued_at: datetime
    issued_by: UUID | None = None


class ReportFileRow(SQLModel, table=True):
    """One form of an issued report; the bytes lie in the file store under their SHA-256."""

    __tablename__ = "report_file"
    __table_args__ = (CheckConstraint("size > 0", name="size"),)

    report_id: UUID = Field(primary_key=True, foreign_key="issued_report.report_id")
    form: str = Field(primary_key=True, max_length=8)
    sha256: str = Field(max_length=64)
    name: str = Field(max_length=200)
    size: int
