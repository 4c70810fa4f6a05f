"""Tables of what an officer is still writing: private working text, no part of the record. No rules."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class WorkDraftRow(SQLModel, table=True):
    """A report that a person has begun, as typed; gone when it is handed in. `figures`: JSON, number -> as typed."""

    __tablename__ = "work_draft"

    assignment_id: UUID = Field(primary_key=True, foreign_key="assignment.id")
    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    results: str = ""
    difficulties: str = ""
    proposals: str = ""
    figures: str = "{}"
    saved_at: datetime


class DraftFileRow(SQLModel, table=True):
    """A file chosen for a report that is not handed in yet; the bytes lie in the file store under their SHA-256."""

    __tablename__ = "draft_file"
    __table_args__ = (
        UniqueConstraint("assignment_id", "person_id", "sha256"),
        CheckConstraint("size > 0", name="size"),
    )

    id: UUID = Field(primary_key=True)
    assignment_id: UUID = Field(foreign_key="assignment.id")
    person_id: UUID = Field(foreign_key="person.id")
    sha256: str = Field(max_length=64)
    name: str = Field(max_length=300)
    size: int
    added_at: datetime
