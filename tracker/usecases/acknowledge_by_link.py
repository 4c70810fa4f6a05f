"""Acknowledging receipt by the link of a mail: what the person's body got by one directive, in one go."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.links import Claim, LinkBroken, LinkUsed, Purpose
from tracker.domain.people import Actor
from tracker.domain.workflow import Phase
from tracker.records.directives import TaskRow
from tracker.store.accounts import Accounts, Person
from tracker.store.assignments import Assignment
from tracker.store.unit import Unit
from tracker.usecases.accounts import Door, actor_of
from tracker.usecases.context import Context
from tracker.usecases.move_assignment import MoveAssignment, move_assignment

_VERB = "acknowledge"


@dataclass(frozen=True)
class ReceivedLine:
    """One assignment of the person's body."""

    ref: str
    path: str
    title: str
    due_on: date | None
    acknowledged_at: datetime | None


@dataclass(frozen=True)
class Received:
    """What was received, and by whom it may be acknowledged."""

    person: str
    number: str | None
    subject: str | None
    lines: tuple[ReceivedLine, ...]

    @property
    def is_acknowledged(self) -> bool:
        """Whether nothing waits to be acknowledged."""
        return all(line.acknowledged_at for line in self.lines)


def received_by(ctx: Context, door: Door, token: str) -> Received:
    """What the link is about; raises LinkBroken, LinkExpired, LinkUsed. Changes nothing: scanners open links."""
    claim = _claim(ctx, door, token)
    with ctx.open_reading() as unit:
        person = _person(unit, claim)
        directive = unit.directives.get(claim.subject)
        tasks = {task.id: task for task in unit.directives.tasks(claim.subject)}
        found = [_line(one, tasks[one.task_id]) for one in _of_body(unit, claim, person)]
    return Received(person.name, directive.number, directive.subject, tuple(found))


def acknowledge_by_link(ctx: Context, door: Door, token: str) -> int:
    """Acknowledge all that waits for it, as the person the mail went to; how many. Again: none. Raises as above."""
    claim = _claim(ctx, door, token)
    with ctx.open_reading() as unit:
        person = _person(unit, claim)
        waiting = [one for one in _of_body(unit, claim, person) if one.acknowledged_at is None]
    actor: Actor = actor_of(person)
    workflow = ctx.rules.workflows.assignment
    open_now = [one for one in waiting if _VERB in workflow.verbs_from(one.state)]
    for one in open_now:
        move_assignment(ctx.as_(actor), MoveAssignment(one.id, _VERB, one.version))
    return len(open_now)


def _claim(ctx: Context, door: Door, token: str) -> Claim:
    claim = door.key.claim(token, ctx.now())
    if claim.purpose is not Purpose.ACKNOWLEDGE:
        raise LinkBroken()
    return claim


def _person(unit: Unit, claim: Claim) -> Person:
    person = Accounts(unit.connection).person(key=claim.person) if claim.person else None
    if person is None or person.body_code is None:
        raise LinkUsed()
    return person


def _of_body(unit: Unit, claim: Claim, person: Person) -> list[Assignment]:
    every = unit.assignments.of_directive(claim.subject)
    return [one for one in every if one.body_code == person.body_code and Phase(one.phase).is_open]


def _line(one: Assignment, task: TaskRow) -> ReceivedLine:
    return ReceivedLine(one.ref, one.path, task.title, one.due_on or one.report_on, one.acknowledged_at)
