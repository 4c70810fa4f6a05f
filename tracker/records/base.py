"""What all tables share: the naming of constraints and the check for enumerated values. No tables."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = SQLModel.metadata


def one_of(column: str, values: Iterable[Any]) -> CheckConstraint:
    """A CHECK that the column holds one of the values (table models do not validate, the database does)."""
    listed = ", ".join(f"'{v}'" for v in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
