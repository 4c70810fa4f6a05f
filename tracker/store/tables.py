"""The SQLAlchemy table behind a record class. Nothing else."""

from sqlalchemy import Table
from sqlmodel import SQLModel


def table_of(record: type[SQLModel]) -> Table:
    """The table of a class declared with `table=True`."""
    table = record.__table__  # type: ignore[attr-defined]  # set by the metaclass
    assert isinstance(table, Table)
    return table
