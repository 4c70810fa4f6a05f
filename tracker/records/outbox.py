"""Tables of messages owed (the outbox) and of the reminders that caused them. No rules."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from tracker.records.base import one_of


class MessageState(StrEnum):
    """Where a message stands. An expired lease leaves it `sending`: it may or may not have gone out."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    CANCELLED = "cancelled"


class MessageRow(SQLModel, table=True):
    """One message to one recipient. Rendered at sending from `template`, `data`; `id` makes its Message-ID.

    `key` is unique: the cause decides, not a check beforehand.
    """

    __tablename__ = "message"
    __table_args__ = (
        one_of("state", [s.value for s in MessageState]),
        one_of("channel", ["mail", "inbox"]),
        CheckConstraint("attempts >= 0", name="attempts"),
        Index(
            "ix_message_waiting",
            "next_try_at",
            sqlite_where=text("state IN ('pending', 'sending')"),
            postgresql_where=text("state IN ('pending', 'sending')"),
        ),
        Index(None, "recipient_id", "created_at"),
        Index(
            "ix_message_sent",
            "sent_at",
            "id",
            sqlite_where=text("state = 'sent'"),
            postgresql_where=text("state = 'sent'"),
        ),
        Index(
            "ix_message_dead",
            "created_at",
            "id",
            sqlite_where=text("state = 'dead'"),
            postgresql_where=text("state = 'dead'"),
        ),
    )

    id: UUID = Field(primary_key=True)
    key: str = Field(max_length=200, unique=True)
    channel: str = Field(default="mail", max_length=8)
    template: str = Field(max_length=64)
    lang: str = Field(default="vi", max_length=2)
    recipient_id: UUID | None = Field(default=None, foreign_key="person.id")
    address: str = Field(max_length=254)
    data: str  # JSON: plain values for the template
    state: str = Field(default=MessageState.PENDING.value, max_length=16)
    attempts: int = 0
    ambiguous: int = 0
    next_try_at: datetime
    owner: str | None = Field(default=None, max_length=64)
    lease_until: datetime | None = None
    last_error: str | None = Field(default=None, max_length=500)
    created_at: datetime
    sent_at: datetime | None = None


class ReminderRow(SQLModel, table=True):
    """One rung of the ladder, owed to one recipient about one assignment and one anchor date; never twice."""

    __tablename__ = "reminder"
    __table_args__ = (Index(None, "message_id"),)

    assignment_id: UUID = Field(primary_key=True, foreign_key="assignment.id")
    rung: str = Field(primary_key=True, max_length=32)
    anchor_on: date = Field(primary_key=True)
    recipient_id: UUID = Field(primary_key=True, foreign_key="person.id")
    message_id: UUID = Field(foreign_key="message.id")
    planned_on: date
