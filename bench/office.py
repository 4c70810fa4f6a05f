"""An office for the benches: a fresh database, bodies, people, directives of any size."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from tracker import settings
from tracker.adapters.clock import SetClock
from tracker.bootstrap import Tracker, initialise, open_tracker
from tracker.domain.people import SYSTEM, Actor, Role
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow
from tracker.records.people import PersonRow
from tracker.usecases.context import Context

BOARD = "board"


@contextmanager
def an_office(bodies: int) -> Iterator[tuple[Tracker, Context]]:
    """A tracker on a new SQLite file with so many bodies, one officer each, and a coordinator's context."""
    with TemporaryDirectory(prefix="tracker-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        found = settings.read({"TRACKER_DATA_DIR": folder, "TRACKER_DATABASE_URL": url})
        clock = SetClock.on(date(2019, 5, 8))
        initialise(found, clock)
        tracker = open_tracker(found, clock)
        with tracker.context_for(SYSTEM).open_unit() as unit:
            codes = [BOARD, *(f"body-{n:04d}" for n in range(bodies))]
            unit.session.add_all([BodyRow(code=code, name=code) for code in codes])
            unit.session.flush()
            people = [_person(tracker, code) for code in codes]
            unit.session.add_all(people)
            unit.commit()
        coordinator = Actor(people[0].id, "Cán bộ mẫu", Role.COORDINATOR, BOARD)
        yield tracker, tracker.context_for(coordinator)
        tracker.engine.dispose()


def _person(tracker: Tracker, body: str) -> PersonRow:
    return PersonRow(
        id=tracker.new_id(),
        name="Cán bộ mẫu",
        email=f"{body}@example.vn",
        role="coordinator" if body == BOARD else "officer",
        body_code=body,
        created_at=tracker.clock.now(),
    )


def officer_of(tracker: Tracker, body: str) -> Context:
    """The way in of the officer of a body."""
    with tracker.context_for(SYSTEM).open_reading() as unit:
        actor = unit.people.actor(f"{body}@example.vn")
    return tracker.context_for(actor)


def a_draft(tracker: Tracker, items: int, bodies: int, due_on: date | None = None) -> UUID:
    """A draft of so many items, each led by so many bodies."""
    entries = [_item(n + 1, bodies, due_on) for n in range(items)]
    with tracker.context_for(SYSTEM).open_unit() as unit:
        no = unit.directives.next_no()
        row = DirectiveRow(
            id=tracker.new_id(),
            no=no,
            sha256=hashlib.sha256(str(no).encode()).hexdigest(),
            file_name="bench",
            text="",
            draft=json.dumps({"items": entries, "figures": []}),
            state="draft",
            workflow_version=1,
            coordinator_body=BOARD,
            imported_at=tracker.clock.now(),
        )
        unit.directives.add(row)
        unit.commit()
    return row.id


def _item(number: int, bodies: int, due_on: date | None) -> dict[str, Any]:
    text = f"việc mẫu số {number} " + "phải làm cho xong " * 20
    return {
        "path": str(number),
        "kind": "task",
        "text": text,
        "span": [0, len(text)],
        "nature": "one_off",
        "recurrence": None,
        "due_on": due_on.isoformat() if due_on else None,
        "leads": [{"text": "nhóm mẫu", "bodies": [f"body-{n:04d}" for n in range(bodies)]}],
        "directed": [],
        "coordinating": [],
        "duties": [],
    }
