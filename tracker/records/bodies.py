"""Tables of the directory of bodies: bodies, their aliases, dated groups, successions. No rules."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class BodyRow(SQLModel, table=True):
    """A body by its code, with the dates between which it exists (`valid_until` exclusive)."""

    __tablename__ = "body"
    __table_args__ = (
        CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_from < valid_until", name="dates"
        ),
    )

    code: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=500)
    kind: str | None = Field(default=None, max_length=64)
    parent: str | None = Field(default=None, max_length=64)
    valid_from: date | None = None
    valid_until: date | None = None
    certainty: str | None = Field(default=None, max_length=32)
    note: str | None = None


class BodyAliasRow(SQLModel, table=True):
    """Another name by which a body (or a group, `is_group`) is written."""

    __tablename__ = "body_alias"
    __table_args__ = (UniqueConstraint("owner", "is_group", "alias"), Index(None, "alias_key"))

    id: int | None = Field(default=None, primary_key=True)
    owner: str = Field(max_length=64)
    is_group: bool = False
    alias: str = Field(max_length=500)
    alias_key: str = Field(max_length=500)


class BodyGroupRow(SQLModel, table=True):
    """A group of bodies; an open one is wider than its registered members."""

    __tablename__ = "body_group"

    code: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=500)
    is_open: bool = False


class MembershipRow(SQLModel, table=True):
    """One body in one group between two dates (`until` exclusive)."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("group_code", "body_code", "since"),)

    id: int | None = Field(default=None, primary_key=True)
    group_code: str = Field(foreign_key="body_group.code", max_length=64)
    body_code: str = Field(foreign_key="body.code", max_length=64)
    since: date | None = None
    until: date | None = None


class SuccessionRow(SQLModel, table=True):
    """One step from an old body to a new one, dated, for one function where a body is split."""

    __tablename__ = "succession"
    __table_args__ = (UniqueConstraint("old_code", "new_code", "on", "function"),)

    id: int | None = Field(default=None, primary_key=True)
    old_code: str = Field(foreign_key="body.code", max_length=64)
    new_code: str = Field(foreign_key="body.code", max_length=64)
    on: date
    function: str | None = Field(default=None, max_length=500)
    basis: str | None = None
    certainty: str | None = Field(default=None, max_length=64)
