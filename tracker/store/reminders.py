"""Planning's queries: which assignments to look at, what was planned for them, who is told. Set-wise only.

The three statements that handle every candidate are plain SQL over the driver, whose values are passed back as they
came: turning thousands of keys into objects and back would cost more than the database's own work.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.records.assignments import AssignmentRow
from tracker.records.events import SettingRow
from tracker.records.outbox import ReminderRow
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_A = table_of(AssignmentRow)
_P = table_of(PersonRow)
_R = table_of(ReminderRow)
_SETTING = table_of(SettingRow)

Key = UUID | str
"""An assignment's key as the driver gives it, to be handed back and nothing else."""


class Candidate(NamedTuple):
    """An open assignment whose day to look at it has come; from `phase` on, what the ladder goes by."""

    id: Key
    body_code: str
    coordinator_body: str | None
    phase: str
    due_on: date | None
    report_on: date | None
    last_activity_on: date
    opened_at: datetime


class Reminder(NamedTuple):
    """One rung for one assignment and one person, carried by one message."""

    assignment_id: Key
    rung: str
    anchor_on: date
    recipient_id: UUID
    message_id: UUID
    planned_on: date


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as far as telling them is concerned."""

    id: UUID
    email: str
    lang: str
    role: str
    body_code: str | None
    is_head: bool


_CANDIDATES = (
    "SELECT a.id, a.body_code, d.coordinator_body, a.phase, a.due_on, a.report_on, a.last_activity_on, a.opened_at "
    "FROM assignment a JOIN directive d ON d.id = a.directive_id WHERE a.notice_on <= {hole}"
)
# Locked in one order: of two planners the second waits, and then finds nothing left to plan. SQLite has no row
# locks, and asked for an order it would walk the primary key of the whole table instead of the index of days.
_LOCKED = " ORDER BY a.id FOR UPDATE OF a"
_PLANNED = (
    "SELECT r.assignment_id, r.rung, r.anchor_on FROM assignment a JOIN reminder r ON r.assignment_id = a.id "
    "WHERE a.notice_on <= {hole}"
)
_ADD = (
    "INSERT INTO reminder (assignment_id, rung, anchor_on, recipient_id, message_id, planned_on) "
    "VALUES ({hole}, {hole}, {hole}, {hole}, {hole}, {hole})"
)
_LOOK_NEXT = "UPDATE assignment SET notice_on = {hole} WHERE id IN ({holes})"
_CONTACTS = select(_P.c.id, _P.c.email, _P.c.lang, _P.c.role, _P.c.body_code, _P.c.is_head)
_AT_ONCE = 500  # values in one IN list; SQLite's oldest limit is 999
_OPEN = _A.c.phase.in_(("waiting", "working", "reported"))
_LOOK_AT_ALL = (
    update(_A)
    .where(_OPEN, or_(_A.c.notice_on.is_(None), _A.c.notice_on > bindparam("day")))
    .values(notice_on=bindparam("day"))
)


class Reminders:
    """Reads and writes of one planning run."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_postgres = connection.dialect.name == "postgresql"

    def candidates(self, today: date) -> list[Candidate]:
        """Everything to look at today, locked where the database has row locks."""
        rows = self._rows(_CANDIDATES + (_LOCKED if self._is_postgres else ""), (today.isoformat(),))
        return [
            Candidate(
                key, body, board, phase, _day(due), _day(report), _day(active) or today, _instant(opened)
            )
            for key, body, board, phase, due, report, active, opened in rows
        ]

    def planned(self, today: date) -> Iterator[tuple[Key, str, date]]:
        """(assignment, rung, anchor date) of all reminders planned before for the candidates."""
        for key, rung, anchor_on in self._rows(_PLANNED, (today.isoformat(),)):
            yield key, rung, _day(anchor_on) or today

    def contacts(self) -> list[Contact]:
        """Everyone active, in a fixed order."""
        query = _CONTACTS.where(_P.c.is_active).order_by(_P.c.email)
        return [Contact(*row) for row in self._connection.execute(query)]

    def add_all(self, reminders: Sequence[Reminder]) -> None:
        """Insert reminders; a repeated (assignment, rung, anchor date, recipient) raises AlreadyThere."""
        if not reminders:
            return
        rows = [
            (r.assignment_id, r.rung, r.anchor_on.isoformat(), r.recipient_id.hex, r.message_id.hex, day)
            for r in reminders
            for day in (r.planned_on.isoformat(),)
        ]
        self._connection.exec_driver_sql(_ADD.format(hole=self._hole), rows)

    def look_again_on(self, days: Mapping[Key, date | None]) -> None:
        """Store for each assignment the next day on which to look at it."""
        keys: dict[date | None, list[Key]] = defaultdict(list)
        for key, day in days.items():
            keys[day].append(key)
        # Many share their day: a few statements for all instead of one for each.
        for day, those in keys.items():
            for start in range(0, len(those), _AT_ONCE):
                part = those[start : start + _AT_ONCE]
                holes = ", ".join([self._hole] * len(part))
                self._run(_LOOK_NEXT.replace("{holes}", holes), (day.isoformat() if day else None, *part))

    def look_at_all(self, day: date) -> None:
        """Have every open assignment looked at on this day: the ladder or the calendar was changed."""
        self._connection.execute(_LOOK_AT_ALL, {"day": day})

    def setting(self, key: str) -> str | None:
        """A value kept by the system, None when there is none."""
        query = select(_SETTING.c.value).where(_SETTING.c.key == key)
        return self._connection.execute(query).scalar_one_or_none()

    def change_setting(self, key: str, value: str) -> bool:
        """Keep a value; False when it is the one kept already. Of several at once, one changes it."""
        insert = postgresql.insert if self._is_postgres else sqlite.insert
        row = insert(_SETTING).values(key=key, value=value)
        once = row.on_conflict_do_update(
            index_elements=["key"], set_={"value": value}, where=_SETTING.c.value != value
        )
        return self._connection.execute(once.returning(_SETTING.c.key)).first() is not None

    def last_planned_on(self) -> date | None:
        """The latest day for which anything was planned."""
        last: date | None = self._connection.execute(select(func.max(_R.c.planned_on))).scalar_one()
        return last

    def to_look_at(self, today: date) -> int:
        """How many assignments a planning run would look at."""
        query = select(func.count()).select_from(_A).where(_A.c.notice_on <= today)
        return self._connection.execute(query).scalar_one()

    @property
    def _hole(self) -> str:
        return "%s" if self._is_postgres else "?"

    def _run(self, sql: str, values: tuple[Any, ...]) -> Any:
        return self._connection.exec_driver_sql(sql.replace("{hole}", self._hole), values)

    def _rows(self, sql: str, values: tuple[Any, ...]) -> Any:
        return self._run(sql, values).all()


@cache
def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


@cache
def _instant(value: datetime | str) -> datetime:
    # SQLite keeps instants as text in UTC.
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value
