"""Posts that were made once: claimed in the transaction that does them, told again to whoever asks again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.records.programs import OnceRow
from tracker.store.tables import table_of

_O = table_of(OnceRow)


@dataclass(frozen=True, slots=True)
class Done:
    """A post that was done. `answer` is None while nobody told it yet."""

    request_hash: str
    status: int | None
    answer: str | None
    answer_hash: str | None


class Onces:
    """Everything about them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, key: str, made_after: datetime) -> Done | None:
        """What was done under the key of late."""
        columns = [_O.c[name] for name in Done.__slots__]
        query = select(*columns).where(_O.c.key == key, _O.c.made_at > made_after)
        row: Any = self._connection.execute(query).one_or_none()
        return Done(*row) if row else None

    def claim(self, key: str, request_hash: str, now: datetime, kept_since: datetime) -> bool:
        """Say that it is done with this transaction; False where another one did. Waits for one under way."""
        self._connection.execute(delete(_O).where(_O.c.made_at <= kept_since))
        insert = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
        new: Any = insert(_O).values(key=key, request_hash=request_hash, made_at=now)
        claimed = new.on_conflict_do_nothing().returning(_O.c.key)
        return self._connection.execute(claimed).one_or_none() is not None

    def tell(self, key: str, status: int, answer: str, answer_hash: str) -> None:
        """Keep what was answered."""
        values = {"status": status, "answer": answer, "answer_hash": answer_hash}
        self._connection.execute(update(_O).where(_O.c.key == key).values(**values))
