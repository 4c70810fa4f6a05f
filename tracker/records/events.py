"""Tables of the record: the append-only events, whose change triggers refuse, and our own settings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class EventRow(SQLModel, table=True):
    """One event; `hash` seals it to the one before (`domain.events.seal`)."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "subject_id", "seq"), Index(None, "directive_id", "seq"))

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor_id: UUID | None = None
    kind: str = Field(max_length=32)
    subject_id: UUID | None = None
    directive_id: UUID | None = None
    payload: str | None = None
    salt: str | None = Field(default=None, max_length=32)
    payload_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class SettingRow(SQLModel, table=True):
    """A value the system keeps for itself (for example the fingerprint of the ladder last planned with)."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True, max_length=64)
    value: str
