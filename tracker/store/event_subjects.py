"""What events are about, in the words of people: whose assignment on which item, which person. Reads only, no rules."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, null, select, union_all

from tracker.domain.events import Event
from tracker.records.assignments import AssignmentRow
from tracker.records.bodies import BodyRow
from tracker.records.directives import TaskRow
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_A, _B, _P, _T = (table_of(row) for row in (AssignmentRow, BodyRow, PersonRow, TaskRow))


@dataclass(frozen=True)
class EventSubjects:
    """`assignments`: path of the item and name of the body; `people`: names; `bodies`: names by code."""

    assignments: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)


def event_subjects(connection: Connection, events: Collection[Event]) -> EventSubjects:
    """What these events are about, in two queries; what is nowhere found is left out."""
    keys = {event.subject_id for event in events if event.subject_id}
    named = {str(event.data.get("body") or event.data.get("code") or "") for event in events} - {""}
    work = (
        select(_A.c.id, _T.c.path, _B.c.name)
        .join(_T, _T.c.id == _A.c.task_id)
        .join(_B, _B.c.code == _A.c.body_code)
        .where(_A.c.id.in_(keys))
    )
    people = select(_P.c.id, null(), _P.c.name).where(_P.c.id.in_(keys))
    found = connection.execute(union_all(work, people)).all() if keys else []
    names = select(_B.c.code, _B.c.name).where(_B.c.code.in_(named))
    bodies = connection.execute(names).all() if named else []
    return EventSubjects(
        {key: (path, body) for key, path, body in found if path is not None},
        {key: name for key, path, name in found if path is None},
        {row[0]: row[1] for row in bodies},
    )
