"""Reports that people have begun: each sees and changes their own. No part of the record, so no events."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.records.work import DraftFileRow, WorkDraftRow
from tracker.store.tables import table_of

_W = table_of(WorkDraftRow)
_F = table_of(DraftFileRow)
_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class DraftFound(NamedTuple):
    """The text of a draft. `figures` is JSON: number of the indicator -> as typed."""

    results: str
    difficulties: str
    proposals: str
    figures: str
    saved_at: datetime


class DraftFile(NamedTuple):
    """A file chosen for the report."""

    id: UUID
    sha256: str
    name: str
    size: int


class WorkDrafts:
    """The drafts of one person."""

    def __init__(self, connection: Connection, person: UUID) -> None:
        self._connection = connection
        self._person = person

    def get(self, assignment: UUID) -> DraftFound | None:
        """The draft, None where there is none."""
        query = select(*(_W.c[name] for name in DraftFound._fields)).where(*self._own(_W, assignment))
        row = self._connection.execute(query).one_or_none()
        return DraftFound(*row) if row else None

    def put(self, assignment: UUID, values: Mapping[str, Any]) -> None:
        """Store it in the place of the one before."""
        new = self._insert(_W).values(assignment_id=assignment, person_id=self._person, **values)
        keys = ["assignment_id", "person_id"]
        self._connection.execute(new.on_conflict_do_update(index_elements=keys, set_=dict(values)))

    def files(self, assignment: UUID) -> tuple[DraftFile, ...]:
        """In the order chosen."""
        query = select(*(_F.c[name] for name in DraftFile._fields)).where(*self._own(_F, assignment))
        return tuple(
            DraftFile(*row) for row in self._connection.execute(query.order_by(_F.c.added_at, _F.c.id))
        )

    def count_files(self, assignment: UUID) -> int:
        """How many there are."""
        query = select(func.count()).select_from(_F).where(*self._own(_F, assignment))
        return int(self._connection.execute(query).scalar_one())

    def add_file(self, assignment: UUID, values: Mapping[str, Any]) -> None:
        """Add a file; one of the same content is there already and stays as it is."""
        new = self._insert(_F).values(assignment_id=assignment, person_id=self._person, **values)
        keys = ["assignment_id", "person_id", "sha256"]
        self._connection.execute(new.on_conflict_do_nothing(index_elements=keys))

    def remove_file(self, assignment: UUID, key: UUID) -> None:
        """Let a file go; absent is fine."""
        self._connection.execute(delete(_F).where(*self._own(_F, assignment), _F.c.id == key))

    def clear(self, assignment: UUID) -> None:
        """Nothing is left of the draft."""
        for table in (_W, _F):
            self._connection.execute(delete(table).where(*self._own(table, assignment)))

    def _own(self, table: Any, assignment: UUID) -> tuple[Any, Any]:
        return table.c.assignment_id == assignment, table.c.person_id == self._person

    def _insert(self, table: Any) -> Any:
        return _INSERTS[self._connection.dialect.name](table)
