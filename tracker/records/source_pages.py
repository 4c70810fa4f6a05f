"""The table of pages whose words were recognised from a picture. No rules."""

from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class SourcePageRow(SQLModel, table=True):
    """A page of the file a directive was read from: its picture, and where each line of the text stands on it.

    `places` is JSON, [[line, left, top, right, bottom], …]: lines count from 1 in the text as read (findings and
    items name them), sides are ten-thousandths of the page. The picture lies with the files, under its SHA-256.
    """

    __tablename__ = "source_page"
    __table_args__ = (CheckConstraint("page >= 1 AND width > 0 AND height > 0", name="size"),)

    directive_id: UUID = Field(foreign_key="directive.id", primary_key=True)
    page: int = Field(primary_key=True)
    sha256: str = Field(max_length=64)
    width: int
    height: int
    places: str
