"""The table of people: who may act, and where notices for a body go. No rules."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from tracker.domain.people import Role
from tracker.records.base import one_of


class PersonRow(SQLModel, table=True):
    """A person with one role, of one body (None for system-wide roles). `email` is in lower case."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("role", [r.value for r in Role if r is not Role.SYSTEM]),
        one_of("lang", ["vi", "en"]),
    )

    id: UUID = Field(primary_key=True)
    name: str = Field(max_length=200)
    email: str = Field(max_length=254, unique=True)
    role: str = Field(max_length=16)
    body_code: str | None = Field(default=None, foreign_key="body.code", index=True, max_length=64)
    is_head: bool = False
    lang: str = Field(default="vi", max_length=2)
    is_active: bool = True
    created_at: datetime
