"""Directives, their tasks, duties and indicators: reads and inserts. No rules."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select as values_of
from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, func, or_, select

from tracker.domain.errors import NotFound
from tracker.domain.text import fold
from tracker.records.directives import DirectiveRow, DutyRow, IndicatorRow, TaskRow
from tracker.store.tables import table_of

_LOCK_REGISTER = text("SELECT pg_advisory_xact_lock(2019052869)")


_D = table_of(DirectiveRow)
_TOLD_APART = (_D.c.no, _D.c.number_key, _D.c.issuer, _D.c.issued_on, _D.c.coordinator_body)
_AT_ONCE = 500  # values in one IN list; SQLite's oldest limit is 999


class Registered(NamedTuple):
    """What tells a directive of the register from others of its number."""

    no: int
    number_key: str
    issuer: str | None
    issued_on: date | None
    coordinator_body: str | None


class DirectiveNotFound(NotFound):
    """No directive of that number."""

    key = "error.directive_not_found"


class TaskNotFound(NotFound):
    """The directive has no such item."""

    key = "error.task_not_found"


class Directives:
    """Directives by id, by what people call them, by what identifies the document."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: SQLModel) -> None:
        """Add a directive, task, duty or indicator."""
        self._session.add(row)

    def add_all(self, rows: Sequence[SQLModel]) -> None:
        """`add` for many, flushed so that rows pointing at them can follow."""
        self._session.add_all(rows)
        self._session.flush()

    def lock_register(self) -> None:
        """Wait for whoever is entering a directive, so that two neither take one number nor miss each other.

        SQLite's transactions are one at a time already.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.connection().execute(_LOCK_REGISTER)

    def next_no(self) -> int:
        """The next running number of the register, nobody else's while it is locked."""
        return (self._session.exec(select(func.max(DirectiveRow.no))).one() or 0) + 1

    def for_update(self, key: UUID) -> DirectiveRow:
        """The directive, its row locked; raises DirectiveNotFound."""
        query = select(DirectiveRow).where(DirectiveRow.id == key).with_for_update()
        row = self._session.exec(query).one_or_none()
        if row is None:
            raise DirectiveNotFound(ref=str(key))
        return row

    def get(self, key: UUID) -> DirectiveRow:
        """The directive, to look at; raises DirectiveNotFound."""
        row = self._session.get(DirectiveRow, key)
        if row is None:
            raise DirectiveNotFound(ref=str(key))
        return row

    def by_ref(self, ref: str) -> DirectiveRow:
        """By running number (`3`) or the document's own (`2868-CV/TU`); raises DirectiveNotFound."""
        asked = ref.strip()
        by_number = DirectiveRow.number_key == fold(asked)
        query = select(DirectiveRow).where(
            or_(DirectiveRow.no == int(asked), by_number) if asked.isdigit() else by_number
        )
        row = self._session.exec(query.order_by(col(DirectiveRow.no).desc())).first()
        if row is None:
            raise DirectiveNotFound(ref=ref)
        return row

    def same_document(
        self, sha256: str, issuer_key: str | None, number_key: str | None, scope: str | None
    ) -> DirectiveRow | None:
        """The directive with the same bytes, or the same issuer, number and term or year."""
        same_number = (
            (DirectiveRow.issuer_key == issuer_key)
            & (DirectiveRow.number_key == number_key)
            & (DirectiveRow.scope == scope)
        )
        same = DirectiveRow.sha256 == sha256
        query = select(DirectiveRow).where(or_(same, same_number) if number_key else same)
        return self._session.exec(query.order_by(col(DirectiveRow.no))).first()

    def same_number(
        self, issuer_key: str | None, number_key: str, scope: str | None, other_than: UUID
    ) -> DirectiveRow | None:
        """Another directive with this issuer, number and term or year."""
        query = select(DirectiveRow).where(
            DirectiveRow.issuer_key == issuer_key,
            DirectiveRow.number_key == number_key,
            DirectiveRow.scope == scope,
            DirectiveRow.id != other_than,
        )
        return self._session.exec(query.order_by(col(DirectiveRow.no))).first()

    def of_numbers(self, number_keys: Collection[str]) -> list["Registered"]:
        """Every directive that has one of these numbers, folded, by running number; empty for none."""
        keys = sorted(number_keys)
        found: list[Registered] = []
        for at in range(0, len(keys), _AT_ONCE):
            query = values_of(*_TOLD_APART).where(_D.c.number_key.in_(keys[at : at + _AT_ONCE]))
            found += [Registered(*row) for row in self._session.connection().execute(query)]
        return sorted(found)

    def all(self) -> Sequence[DirectiveRow]:
        """Every directive, newest first."""
        return self._session.exec(select(DirectiveRow).order_by(col(DirectiveRow.no).desc())).all()

    def tasks(self, directive_id: UUID) -> Sequence[TaskRow]:
        """The tasks in reading order."""
        query = select(TaskRow).where(TaskRow.directive_id == directive_id).order_by(col(TaskRow.position))
        return self._session.exec(query).all()

    def task(self, directive_id: UUID, path: str) -> TaskRow:
        """The task of one item; raises TaskNotFound."""
        query = select(TaskRow).where(TaskRow.directive_id == directive_id, TaskRow.path == path)
        row = self._session.exec(query).one_or_none()
        if row is None:
            raise TaskNotFound(path=path)
        return row

    def duties(self, directive_id: UUID) -> Sequence[DutyRow]:
        """All duties of a directive, by task and position."""
        query = (
            select(DutyRow)
            .join(TaskRow, col(TaskRow.id) == DutyRow.task_id)
            .where(TaskRow.directive_id == directive_id)
            .order_by(col(TaskRow.position), col(DutyRow.position))
        )
        return self._session.exec(query).all()

    def indicators(self, directive_id: UUID) -> Sequence[IndicatorRow]:
        """The indicators in the order of the text."""
        query = (
            select(IndicatorRow)
            .where(IndicatorRow.directive_id == directive_id)
            .order_by(col(IndicatorRow.position))
        )
        return self._session.exec(query).all()
