"""Moving an assignment by a verb of `workflows/assignment.toml`: ask, decide, record, change, commit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, Target, may, require
from tracker.domain.text import clean
from tracker.domain.workflow import Move, Phase
from tracker.store.assignments import Assignment, AssignmentNotFound
from tracker.store.unit import Unit
from tracker.usecases.changed_meanwhile import changed_meanwhile
from tracker.usecases.context import Context
from tracker.usecases.guards import Question, facts_of
from tracker.usecases.hand_over import open_for_heir
from tracker.usecases.notice_dates import notice_on
from tracker.usecases.return_notice import owe_return_notice
from tracker.usecases.roll_up import roll_up
from tracker.usecases.submissions import Handed, Submission, add_submission, keep_files

REPORT = "report"
"""The verb that hands a submission in; with any other nothing is handed in."""


@dataclass(frozen=True)
class MoveAssignment:
    """A verb on an assignment. `seen_version` None means: as it stands now."""

    assignment_id: UUID
    verb: str
    seen_version: int | None = None
    reason: str = ""
    submission: Submission | None = None
    successor: str | None = None


@dataclass(frozen=True)
class Moved:
    """What came of it."""

    assignment: Assignment
    task_state: str
    heir: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)


def move_assignment(ctx: Context, command: MoveAssignment) -> Moved:
    """Make the move, or raise AssignmentNotFound, NotPermitted, MoveNotAllowed, GuardFailed, StaleAssignment.

    Bytes of evidence are stored before the transaction: a row never points at a file that is not there.
    """
    handed = None
    if command.verb == REPORT and command.submission is not None:
        _require_may_report(ctx, command.assignment_id)
        handed = keep_files(ctx, command.submission)
    with ctx.open_unit() as unit:
        was = assignment_for(ctx, unit, command.assignment_id)
        moved = apply_move(ctx, unit, was, command, handed)
        unit.commit()
    return moved


def _require_may_report(ctx: Context, key: UUID) -> None:
    """Nobody's bytes are kept who may not hand anything in; asked again in the transaction."""
    with ctx.open_reading() as unit:
        found = unit.assignments.get(key)
    if not may(ctx.actor, Permission.ASSIGNMENT_READ, target_of(found)):
        raise AssignmentNotFound(ref=str(key))
    require(ctx.actor, ctx.rules.workflows.assignment.find(found.state, REPORT).permission, target_of(found))


def assignment_for(ctx: Context, unit: Unit, key: UUID) -> Assignment:
    """The assignment, if the actor may know of it; absent and forbidden look the same."""
    found = unit.assignments.for_update(key)
    if not may(ctx.actor, Permission.ASSIGNMENT_READ, target_of(found)):
        raise AssignmentNotFound(ref=str(key))
    return found


def target_of(assignment: Assignment) -> Target:
    """Whom a permission on it is asked about."""
    return Target(assignment.body_code, assignment.coordinator_body)


def apply_move(
    ctx: Context, unit: Unit, was: Assignment, command: MoveAssignment, handed: Handed | None = None
) -> Moved:
    """The move inside a transaction that the caller opened and commits."""
    command = replace(command, reason=clean(command.reason).strip())
    if command.seen_version is not None and command.seen_version != was.version:
        # Before anything else: what is wrong with the verb now is what the other person did.
        raise changed_meanwhile(unit, was)
    workflow = ctx.rules.workflows.assignment
    move = workflow.find(was.state, command.verb)
    require(ctx.actor, move.permission, target_of(was))
    reached = workflow.take(
        was.state, command.verb, facts_of(move, _question(ctx, unit, was, command, handed))
    )
    now = _changed(ctx, was, move, reached)
    if handed is not None:
        add_submission(ctx, unit, now, handed)
    # Only where the move asks for a successor: who may start work may not give work to others.
    is_inherited = command.successor is not None and "has_successor" in move.guards
    heir = open_for_heir(ctx, unit, was, command.successor or "") if is_inherited else None
    unit.events.add(_moved_event(was, now, command, handed, heir))
    unit.assignments.save(was, now)
    if (was.phase, now.phase) == (Phase.REPORTED, Phase.WORKING):
        owe_return_notice(ctx, unit, now, command.reason)
    task_state = roll_up(ctx, unit, was.task_id, was.directive_id)
    return Moved(now, task_state, heir, handed.names if handed else {})


def _question(
    ctx: Context, unit: Unit, was: Assignment, command: MoveAssignment, handed: Handed | None
) -> Question:
    return Question(
        ctx,
        unit,
        was,
        reason=command.reason,
        results=handed.results if handed else "",
        has_evidence=bool(handed and handed.names),
        successor=command.successor,
    )


def _changed(ctx: Context, was: Assignment, move: Move, reached: str) -> Assignment:
    today, phase = ctx.today(), ctx.rules.workflows.assignment.phase_of(reached)
    is_report = phase is Phase.REPORTED
    reported_on = today if is_report else was.reported_on if phase is Phase.DONE else None
    now = replace(
        was,
        state=reached,
        phase=phase.value,
        version=was.version + 1,
        last_activity_on=today,
        acknowledged_at=was.acknowledged_at
        or (ctx.now() if move.permission is Permission.ASSIGNMENT_WORK else None),
        reported_on=reported_on,
        done_on=reported_on if phase is Phase.DONE else None,
        revision=was.revision + (1 if is_report else 0),
    )
    return replace(now, notice_on=notice_on(ctx.rules, now, today))


def _moved_event(
    was: Assignment, now: Assignment, command: MoveAssignment, handed: Handed | None, heir: str | None
) -> NewEvent:
    payload: dict[str, object] = {
        "verb": command.verb,
        "from": was.state,
        "to": now.state,
        "version": now.version,
        "task": str(was.task_id),
    }
    if command.reason:
        payload["reason"] = clean(command.reason).strip()
    if handed is not None:
        payload["submission"] = handed.digest(now.revision)
    if heir is not None:
        payload["heir"] = heir
    return NewEvent(EventKind.ASSIGNMENT_MOVED, was.id, was.directive_id, payload)
