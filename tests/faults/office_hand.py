"""One hand that does all the work of an office, writing down what it was told is done; made to be killed."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from multiprocessing.synchronize import Event
from pathlib import Path
from uuid import UUID

from tests.faults.dispatches import a_dispatch
from tests.office import Office
from tracker.domain.errors import Conflict
from tracker.domain.people import Actor
from tracker.usecases.import_directive import import_directive
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.usecases.submissions import Submission

VERBS = ("start", "report", "verify")


@dataclass(frozen=True)
class Told:
    """A line of the notebook: what was answered to be done. `is_new` False where it had been done before."""

    what: str
    key: UUID
    is_new: bool
    number: int

    def line(self) -> bytes:
        """As it stands in the notebook."""
        return f"{self.what} {self.key} {'new' if self.is_new else 'known'} {self.number}\n".encode()


def read_notebook(path: Path) -> list[Told]:
    """Every whole line."""
    text = path.read_text() if path.exists() else ""
    rows = [line.split() for line in text[: text.rfind("\n") + 1].splitlines()]
    return [Told(what, UUID(key), is_new == "new", int(number)) for what, key, is_new, number in rows]


def work_on(
    url: str,
    folder: str,
    day: date,
    board: Actor,
    officers: Mapping[str, Actor],
    first: int,
    notebook: str,
    begun: Event,
) -> None:
    """Import, issue, start, report and verify one dispatch after the other; all again where it is not known."""
    office = Office(url, Path(folder))
    office.clock.set(day)
    # A line is written after the answer, in one call: a line in the notebook is an answer that was given.
    page = os.open(notebook, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    begun.set()
    for number in count(first):
        for told in one_dispatch(office, board, officers, number):
            os.write(page, told.line())


def one_dispatch(office: Office, board: Actor, officers: Mapping[str, Actor], number: int) -> Iterator[Told]:
    """Do what is still to be done for one dispatch, and say each thing when it is done."""
    ctx = office.tracker.context_for(board)
    imported = import_directive(ctx, a_dispatch(number))
    yield Told("import", imported.id, imported.is_new, number)
    issued = issue_directive(ctx, IssueDirective(imported.id))
    yield Told("issue", imported.id, issued.is_new, number)
    for assignment in office.assignments(imported.id):
        for verb in VERBS:
            actor = board if verb == "verify" else officers[assignment.body_code]
            yield Told(verb, assignment.id, _moved(office, actor, assignment.id, verb), number)


def _moved(office: Office, actor: Actor, key: UUID, verb: str) -> bool:
    handed = Submission("đã làm", evidence={"anh.jpg": key.bytes}) if verb == "report" else None
    try:
        move_assignment(office.tracker.context_for(actor), MoveAssignment(key, verb, submission=handed))
    except Conflict:
        return False
    return True
