"""Planning's queries: which assignments to look at, what was planned for them, who is told. Set-wise only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from tracker.records.assignments import AssignmentRow
from tracker.records.directives import DirectiveRow
from tracker.records.events import SettingRow
from tracker.records.outbox import ReminderRow
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_A = table_of(AssignmentRow)
_D = table_of(DirectiveRow)
_P = table_of(PersonRow)
_R = table_of(ReminderRow)
_SETTING = table_of(SettingRow)
_OPEN = _A.c.phase.in_(("waiting", "working", "reported"))
_DUE_NOW = _A.c.notice_on <= bindparam("today")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open assignment whose day to look at it has come."""

    id: UUID
    body_code: str
    coordinator_body: str | None
    phase: str
    due_on: date | None
    report_on: date | None
    last_activity_on: date
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as far as telling them is concerned."""

    id: UUID
    email: str
    lang: str
    role: str
    body_code: str | None
    is_head: bool


_OWN = tuple(_A.c[name] for name in ("phase", "due_on", "report_on", "last_activity_on", "opened_at"))
_CANDIDATES = (
    select(_A.c.id, _A.c.body_code, _D.c.coordinator_body, *_OWN)
    .join(_D, _D.c.id == _A.c.directive_id)
    .where(_DUE_NOW)
)
# Locked in one order: of two planners the second waits, and then finds nothing left to plan. SQLite has no row
# locks, and asked for an order it would walk the primary key of the whole table instead of the index of days.
_CANDIDATES_LOCKED = _CANDIDATES.order_by(_A.c.id).with_for_update(of=_A)
_PLANNED = select(_R.c.assignment_id, _R.c.rung, _R.c.anchor_on).join(_A, _A.c.id == _R.c.assignment_id)
_CONTACTS = select(_P.c.id, _P.c.email, _P.c.lang, _P.c.role, _P.c.body_code, _P.c.is_head)
_AT_ONCE = 500  # values in one IN list; SQLite's oldest limit is 999
_LOOK_NEXT = (
    update(_A).where(_A.c.id.in_(bindparam("keys", expanding=True))).values(notice_on=bindparam("next_on"))
)
_LOOK_AT_ALL = (
    update(_A)
    .where(_OPEN, or_(_A.c.notice_on.is_(None), _A.c.notice_on > bindparam("day")))
    .values(notice_on=bindparam("day"))
)


class Reminders:
    """Reads and writes of one planning run."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def candidates(self, today: date) -> list[Candidate]:
        """Everything to look at today, locked where the database has row locks."""
        query = _CANDIDATES_LOCKED if self._connection.dialect.name == "postgresql" else _CANDIDATES
        return [Candidate(*row) for row in self._connection.execute(query, {"today": today})]

    def planned(self, today: date) -> Iterator[tuple[UUID, str, date]]:
        """(assignment, rung, anchor date) of all reminders planned before for the candidates."""
        for row in self._connection.execute(_PLANNED.where(_DUE_NOW), {"today": today}):
            yield row[0], row[1], row[2]

    def contacts(self) -> list[Contact]:
        """Everyone active, in a fixed order."""
        query = _CONTACTS.where(_P.c.is_active).order_by(_P.c.email)
        return [Contact(*row) for row in self._connection.execute(query)]

    def add_all(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert reminders; a repeated (assignment, rung, anchor date, recipient) raises AlreadyThere."""
        if rows:
            self._connection.execute(insert(_R), list(rows))

    def look_again_on(self, days: Mapping[UUID, date | None]) -> None:
        """Store for each assignment the next day on which to look at it."""
        keys: dict[date | None, list[UUID]] = defaultdict(list)
        for key, day in days.items():
            keys[day].append(key)
        # Many share their day: a few statements for all instead of one for each.
        for day, those in keys.items():
            for start in range(0, len(those), _AT_ONCE):
                part = those[start : start + _AT_ONCE]
                self._connection.execute(_LOOK_NEXT, {"keys": part, "next_on": day})

    def look_at_all(self, day: date) -> None:
        """Have every open assignment looked at on this day: the ladder or the calendar was changed."""
        self._connection.execute(_LOOK_AT_ALL, {"day": day})

    def setting(self, key: str) -> str | None:
        """A value kept by the system, None when there is none."""
        query = select(_SETTING.c.value).where(_SETTING.c.key == key)
        return self._connection.execute(query).scalar_one_or_none()

    def set_setting(self, key: str, value: str) -> None:
        """Keep a value."""
        changed = self._connection.execute(update(_SETTING).where(_SETTING.c.key == key).values(value=value))
        if changed.rowcount == 0:
            self._connection.execute(insert(_SETTING), [{"key": key, "value": value}])

    def last_planned_on(self) -> date | None:
        """The latest day for which anything was planned."""
        last: date | None = self._connection.execute(select(func.max(_R.c.planned_on))).scalar_one()
        return last

    def to_look_at(self, today: date) -> int:
        """How many assignments a planning run would look at."""
        query = select(func.count()).select_from(_A).where(_DUE_NOW)
        return self._connection.execute(query, {"today": today}).scalar_one()
