"""Tables of the accounts: how a person comes in over the web. No secret stands here that opens anything."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.records.base import one_of


class AccountRow(SQLModel, table=True):
    """How a person proves who they are: a password, an identity at the office's provider, or both."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    password_hash: str | None = Field(default=None, max_length=300)  # argon2
    password_set_at: datetime | None = None
    issuer: str | None = Field(default=None, max_length=300)
    subject: str | None = Field(default=None, max_length=300)


class LoginRow(SQLModel, table=True):
    """A login under way. The cookie holds a secret; here is its SHA-256."""

    __tablename__ = "login"

    id: UUID = Field(primary_key=True)
    secret_hash: str = Field(max_length=64, unique=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    began_at: datetime
    seen_at: datetime
    ends_at: datetime = Field(index=True)
    browser: str = Field(default="", max_length=120)


class LinkRow(SQLModel, table=True):
    """A link that may be used once. The link itself is signed and stands nowhere (`domain.links`)."""

    __tablename__ = "link"
    __table_args__ = (one_of("purpose", ["setup", "invitation", "reset"]),)

    id: UUID = Field(primary_key=True)
    purpose: str = Field(max_length=16)
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    made_at: datetime
    expires_at: datetime = Field(index=True)
    used_at: datetime | None = None


class AttemptRow(SQLModel, table=True):
    """How often something was tried of late. `key` is a keyed digest: no address of anybody."""

    __tablename__ = "attempt"
    __table_args__ = (CheckConstraint("count > 0", name="count"),)

    key: str = Field(primary_key=True, max_length=64)
    count: int
    last_at: datetime = Field(index=True)
