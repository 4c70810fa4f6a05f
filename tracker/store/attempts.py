"""Counting attempts, one statement each: correct however many processes count at once."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, case, delete, or_
from sqlalchemy.dialects import postgresql, sqlite

from tracker.records.accounts import AttemptRow
from tracker.store.tables import table_of

_T = table_of(AttemptRow)
_INSERT: dict[str, Callable[..., sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class Attempts:
    """How often each key was tried of late."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, key: str, limit: int, now: datetime, rested_since: datetime) -> bool:
        """Count one more; False, and nothing counted, where the limit is reached.

        The count begins anew when the last attempt lies before `rested_since`: so no stretch of that length ever
        holds more than `limit`.
        """
        new = _INSERT[self._connection.dialect.name](_T).values(key=key, count=1, last_at=now)
        is_rested = _T.c.last_at <= rested_since
        counted = new.on_conflict_do_update(
            index_elements=["key"],
            set_={"count": case((is_rested, 1), else_=_T.c.count + 1), "last_at": now},
            where=or_(is_rested, _T.c.count < limit),
        )
        return self._connection.execute(counted.returning(_T.c.key)).one_or_none() is not None

    def forget(self, key: str) -> None:
        """It succeeded."""
        self._connection.execute(delete(_T).where(_T.c.key == key))
