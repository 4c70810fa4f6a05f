"""Tables of what programs come by: tokens, posts that were made once, webhooks and what they are owed. No rules."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from tracker.records.base import one_of


class TokenPurpose(StrEnum):
    """What a token opens."""

    API = "api"
    FEED = "feed"


class DeliveryState(StrEnum):
    """Where a delivery stands. An expired lease leaves it `sending`: it may or may not have arrived."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


class AccessTokenRow(SQLModel, table=True):
    """A token of a person. They hold the secret; here is its SHA-256. `scopes`: words with blanks between."""

    __tablename__ = "access_token"
    __table_args__ = (one_of("purpose", [p.value for p in TokenPurpose]),)

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    purpose: str = Field(max_length=8)
    name: str = Field(max_length=100)
    scopes: str = Field(default="", max_length=64)
    body_code: str | None = Field(
        default=None, foreign_key="body.code", max_length=64
    )  # of a body's calendar
    secret_hash: str = Field(max_length=64, unique=True)
    made_at: datetime
    expires_at: datetime | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None


class OnceRow(SQLModel, table=True):
    """A post that was done, under the digest of its idempotency key. `answer` None: done, not told yet."""

    __tablename__ = "once"

    key: str = Field(primary_key=True, max_length=64)
    request_hash: str = Field(max_length=64)
    made_at: datetime = Field(index=True)
    status: int | None = None
    answer: str | None = None
    answer_hash: str | None = Field(default=None, max_length=64)


class WebhookRow(SQLModel, table=True):
    """An address that is told of events. Its secret is made from the key of the office and stands nowhere.

    `kinds`: kinds of events with blanks between, '' for all; `after_seq`: the last event it was considered for.
    """

    __tablename__ = "webhook"

    id: UUID = Field(primary_key=True)
    name: str = Field(max_length=100)
    url: str = Field(max_length=500)
    kinds: str = Field(default="", max_length=1000)
    is_active: bool = True
    after_seq: int
    made_at: datetime


class WebhookDeliveryRow(SQLModel, table=True):
    """One event owed to one address; never twice. `seq` 0 or less is a test that somebody asked for."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        UniqueConstraint("webhook_id", "seq"),
        one_of("state", [s.value for s in DeliveryState]),
        CheckConstraint("attempts >= 0", name="attempts"),
        Index(
            "ix_webhook_delivery_waiting",
            "next_try_at",
            sqlite_where=text("state IN ('pending', 'sending')"),
            postgresql_where=text("state IN ('pending', 'sending')"),
        ),
        Index(None, "webhook_id", "state", "created_at"),
    )

    id: UUID = Field(primary_key=True)
    webhook_id: UUID = Field(foreign_key="webhook.id")
    seq: int
    state: str = Field(default=DeliveryState.PENDING.value, max_length=8)
    attempts: int = 0
    next_try_at: datetime
    owner: str | None = Field(default=None, max_length=64)
    created_at: datetime
    sent_at: datetime | None = None
    last_error: str | None = Field(default=None, max_length=300)
