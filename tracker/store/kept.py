"""What the system keeps about itself (`setting`): the last run of each tick, the last check of the record."""

import json
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.records.events import SettingRow
from tracker.store.tables import table_of

_T = table_of(SettingRow)


class Kept:
    """Small plain values by key; keys begin with what they are about (`tick.plan`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, *beginnings: str) -> dict[str, dict[str, Any]]:
        """Every value whose key begins with one of these."""
        rows = self._connection.execute(select(_T.c.key, _T.c.value))
        return {row.key: json.loads(row.value) for row in rows if row.key.startswith(beginnings)}

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep a value in the place of the one before."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        insert = postgresql.insert if self._connection.dialect.name == "postgresql" else sqlite.insert
        row = insert(_T).values(key=key, value=text)
        self._connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": text}))
