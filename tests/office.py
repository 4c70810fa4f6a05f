"""An office to test with: a clock that is moved by hand, people, bodies, and directives said in a line or two."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from tracker import settings
from tracker.adapters.clock import SetClock
from tracker.bootstrap import Tracker
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.people import SYSTEM, Actor, Role
from tracker.domain.review import draft_text
from tracker.domain.review_head import register_head
from tracker.records.bodies import BodyRow
from tracker.records.directives import DirectiveRow
from tracker.records.people import PersonRow
from tracker.store.assignments import Assignment
from tracker.store.engine import open_engine
from tracker.usecases.context import Context
from tracker.usecases.issue_directive import Issued, IssueDirective, issue_directive
from tracker.usecases.move_assignment import MoveAssignment, Moved, move_assignment
from tracker.usecases.submissions import Submission

BOARD = "ban-tuyen-giao"
FIRST_DAY = date(2019, 5, 8)


class Office:
    """One database with a clock at 8 a.m. of FIRST_DAY."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder
        self.clock = SetClock.on(FIRST_DAY)
        env = {"TRACKER_DATA_DIR": str(folder), "TRACKER_DATABASE_URL": url}
        self.tracker = Tracker(settings.read(env), open_engine(url), self.clock)
        self.system = self.tracker.context_for(SYSTEM)
        self._directives = 0

    def close(self) -> None:
        """Let the connections go."""
        self.tracker.engine.dispose()

    def body(self, code: str, name: str | None = None) -> str:
        """A body of the directory, made when it is not there yet."""
        with self.system.open_unit() as unit:
            if not unit.assignments.body_exists(code):
                unit.session.add(BodyRow(code=code, name=name or f"Đơn vị mẫu {code}"))
                unit.commit()
        return code

    def person(self, role: Role, body: str | None = None, *, is_head: bool = False) -> Context:
        """A new person of a body, and their way into the use cases."""
        if body:
            self.body(body)
        key = self.tracker.new_id()
        person = PersonRow(
            id=key,
            name=f"Cán bộ mẫu {key.hex[:4]}",
            email=f"{role.value}-{key.hex[:8]}@example.vn",
            role=role.value,
            body_code=body,
            is_head=is_head,
            created_at=self.clock.now(),
        )
        with self.system.open_unit() as unit:
            unit.people.add(person)
            unit.commit()
        return self.tracker.context_for(Actor(key, person.name, role, body))

    def coordinator(self) -> Context:
        """A coordinator of the board that follows up."""
        return self.person(Role.COORDINATOR, BOARD)

    def officer(self, body: str) -> Context:
        """An officer of a body."""
        return self.person(Role.OFFICER, body)

    def draft(self, *items: Mapping[str, Any], figures: Sequence[Mapping[str, Any]] = ()) -> UUID:
        """A directive in draft, from items made by `item`."""
        self.body(BOARD)
        self._directives += 1
        for entry in items:
            for mention in [*entry["leads"], *entry["directed"], *entry["coordinating"]]:
                for code in mention["bodies"]:
                    self.body(code)
        with self.system.open_unit() as unit:
            row = DirectiveRow(
                id=self.tracker.new_id(),
                no=unit.directives.next_no(),
                number=f"{self._directives}-CV/TU",
                number_key=f"{self._directives} cv tu",
                issuer_key="tinh uy mau",
                scope="term-2015",
                kind="công văn",
                system="party",
                issuer="Tỉnh ủy mẫu",
                issued_on=date(2019, 5, 7),
                subject="việc mẫu",
                sha256=hashlib.sha256(str(self._directives).encode()).hexdigest(),
                file_name="mau.txt",
                text="",
                draft=draft_text({"items": list(items), "figures": list(figures)}),
                state="draft",
                workflow_version=1,
                coordinator_body=BOARD,
                imported_at=self.clock.now(),
            )
            unit.directives.add(row)
            unit.events.add(_imported(row))
            unit.commit()
        return row.id

    def drafted(self, data: Mapping[str, Any], source: str) -> UUID:
        """A directive in draft as it was read from its source text; the bodies it names are there already."""
        self.body(BOARD)
        words = draft_text(dict(data))
        with self.system.open_unit() as unit:
            row = DirectiveRow(
                id=self.tracker.new_id(),
                no=unit.directives.next_no(),
                **asdict(register_head(dict(data))),
                sha256=hashlib.sha256(source.encode()).hexdigest(),
                file_name="mau.txt",
                text=source,
                draft=words,
                state="draft",
                workflow_version=1,
                coordinator_body=BOARD,
                imported_at=self.clock.now(),
            )
            unit.directives.add(row)
            unit.events.add(_imported(row))
            unit.commit()
        return row.id

    def issue(self, ctx: Context, directive: UUID, **due_on: date) -> Issued:
        """Issue a draft; keyword `i1=date` sets the due date of item 1."""
        dates = {key.removeprefix("i"): day for key, day in due_on.items()}
        return issue_directive(ctx, IssueDirective(directive, due_on=dates))

    def issued(
        self, *items: Mapping[str, Any], figures: Sequence[Mapping[str, Any]] = ()
    ) -> list[Assignment]:
        """A directive with these items, issued; its assignments in the order opened."""
        directive = self.draft(*items, figures=figures)
        self.issue(self.coordinator(), directive)
        return self.assignments(directive)

    def assignments(self, directive: UUID) -> list[Assignment]:
        """What is stored now."""
        with self.system.open_reading() as unit:
            return list(unit.assignments.of_directive(directive))

    def now(self, assignment: Assignment) -> Assignment:
        """The assignment as it stands now."""
        with self.system.open_reading() as unit:
            return unit.assignments.get(assignment.id)

    def move(self, ctx: Context, assignment: Assignment, verb: str, **more: Any) -> Moved:
        """Move it as it stands now; `results="…"` makes a submission."""
        results = more.pop("results", None)
        if results is not None:
            more["submission"] = Submission(results)
        return move_assignment(ctx, MoveAssignment(assignment.id, verb, **more))

    def system_as(self, actor: Actor) -> Context:
        """The use cases as any actor, also one without an account."""
        return replace(self.system, actor=actor)


def item(
    path: str = "1",
    *,
    leads: Sequence[str] = (),
    directed: Sequence[str] = (),
    coordinating: Sequence[str] = (),
    nature: str = "one_off",
    due_on: date | None = None,
    recurrence: str | None = None,
    duties: Sequence[Mapping[str, Any]] = (),
    text: str = "thực hiện việc mẫu",
) -> dict[str, Any]:
    """An item of a draft, in the form that reading gives."""
    return {
        "path": path,
        "parent": None,
        "kind": "task",
        "text": text,
        "span": [0, len(text)],
        "nature": nature,
        "recurrence": recurrence,
        "due_on": due_on.isoformat() if due_on else None,
        "leads": [_mention(code) for code in leads],
        "directed": [_mention(code) for code in directed],
        "coordinating": [_mention(code) for code in coordinating],
        "report_to": [],
        "duties": list(duties),
        "citations": [],
    }


def baseline(metric: str, value: float) -> dict[str, Any]:
    """A figure of the preamble, in the form that reading gives."""
    return {"metric": metric, "value": value, "unit": "em", "period": None, "source": None, "span": [0, 1]}


def _mention(code: str) -> dict[str, Any]:
    return {"text": code, "bodies": [code]}


def _imported(row: DirectiveRow) -> NewEvent:
    return NewEvent(EventKind.DIRECTIVE_IMPORTED, row.id, row.id, _said(row))


def _said(row: DirectiveRow) -> dict[str, Any]:
    digest = hashlib.sha256(row.draft.encode()).hexdigest()
    return {"no": row.no, "state": row.state, "draft_sha256": digest}
