"""Owing messages: inserting into the outbox once per key. Claiming and settling are the deliverer's."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from tracker.records.outbox import MessageRow
from tracker.store.tables import table_of

_M = table_of(MessageRow)
_ONCE = {
    "sqlite": sqlite.insert(_M).on_conflict_do_nothing(index_elements=["key"]),
    "postgresql": postgresql.insert(_M).on_conflict_do_nothing(index_elements=["key"]),
}


class Messages:
    """The outbox as its causes see it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def owe_all(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert messages; those whose key is there already are left as they are."""
        if rows:
            self._connection.execute(_ONCE[self._connection.dialect.name], list(rows))
