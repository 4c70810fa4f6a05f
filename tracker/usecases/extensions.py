"""Asking for a later due date, and deciding on it. Every old due date stays on record."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.domain.text import clean
from tracker.domain.workflow import Phase
from tracker.records.assignments import ExtensionRow
from tracker.store.assignments import Assignment
from tracker.store.unit import Unit
from tracker.usecases.change_due import NoReason, put_due_on
from tracker.usecases.changed_meanwhile import changed_meanwhile
from tracker.usecases.context import Context
from tracker.usecases.move_assignment import assignment_for, target_of


class NothingToExtend(Conflict):
    """The assignment has no due date, or nothing is expected of it any more."""

    key = "error.nothing_to_extend"


class ExtensionTooLate(Conflict):
    """The due date has passed; the request had to come before."""

    key = "error.extension_too_late"


class NotLater(Invalid):
    """The asked date is not after the present one."""

    key = "error.not_later"


class AlreadyAsked(Conflict):
    """One request is waiting for a decision already."""

    key = "error.extension_already_asked"


class NoExtensionWaiting(NotFound):
    """No request waits for a decision."""

    key = "error.no_extension_waiting"


@dataclass(frozen=True)
class RequestExtension:
    """Which assignment, until when, why. `seen_version` None means: as it stands now."""

    assignment_id: UUID
    asked_due_on: date
    reason: str
    seen_version: int | None = None


class AlreadyLater(Conflict):
    """The due date was changed meanwhile; granting would bring it forward again."""

    key = "error.already_later"


@dataclass(frozen=True)
class DecideExtension:
    """Grant or refuse (`verb`) the request that waits. `seen_version` None means: as it stands now."""

    assignment_id: UUID
    verb: str
    reason: str = ""
    seen_version: int | None = None


def request_extension(ctx: Context, command: RequestExtension) -> UUID:
    """Record the request and return its id; raises what the classes above say."""
    with ctx.open_unit() as unit:
        was = assignment_for(ctx, unit, command.assignment_id)
        _refuse_stale(unit, was, command.seen_version)
        require(ctx.actor, Permission.EXTENSION_REQUEST, target_of(was))
        _refuse_unfit(ctx, unit, was, command)
        workflow = ctx.rules.workflows.extension
        key = ctx.new_id()
        row = {
            "id": key,
            "assignment_id": was.id,
            "state": workflow.initial,
            "phase": workflow.phase_of(workflow.initial).value,
            "old_due_on": was.due_on,
            "asked_due_on": command.asked_due_on,
            "reason": clean(command.reason).strip(),
            "requested_by": ctx.actor.id,
            "requested_at": ctx.now(),
        }
        unit.assignments.add_extension(row)
        unit.events.add(_requested(was, key, command))
        unit.assignments.save(was, replace(was, version=was.version + 1, last_activity_on=ctx.today()))
        unit.commit()
    return key


def _refuse_stale(unit: Unit, was: Assignment, seen_version: int | None) -> None:
    if seen_version not in (None, was.version):
        raise changed_meanwhile(unit, was)


def _refuse_unfit(ctx: Context, unit: Unit, was: Assignment, command: RequestExtension) -> None:
    if was.due_on is None or not Phase(was.phase).is_open:
        raise NothingToExtend(ref=was.ref)
    if not command.reason.strip():
        raise NoReason()
    if command.asked_due_on <= was.due_on:
        raise NotLater(asked=command.asked_due_on, due_on=was.due_on)
    must_precede = ctx.rules.workflows.extension.options.get("request_before_expiry", True)
    if must_precede and ctx.today() > was.due_on:
        raise ExtensionTooLate(due_on=was.due_on)
    if unit.assignments.waiting_extension(was.id) is not None:
        raise AlreadyAsked(ref=was.ref)


def _requested(was: Assignment, key: UUID, command: RequestExtension) -> NewEvent:
    payload = {
        "extension": str(key),
        "old_due_on": was.due_on.isoformat() if was.due_on else None,
        "asked_due_on": command.asked_due_on.isoformat(),
        "reason": clean(command.reason).strip(),
        "version": was.version + 1,
    }
    return NewEvent(EventKind.EXTENSION_REQUESTED, was.id, was.directive_id, payload)


def decide_extension(ctx: Context, command: DecideExtension) -> date | None:
    """Decide and return the due date that now holds; raises NoExtensionWaiting, NotPermitted,
    GuardFailed, NothingToExtend where the work to be put off has ended since, AlreadyLater where its date has been
    put to that day or beyond."""
    workflow = ctx.rules.workflows.extension
    with ctx.open_unit() as unit:
        was = assignment_for(ctx, unit, command.assignment_id)
        _refuse_stale(unit, was, command.seen_version)
        asked = unit.assignments.waiting_extension(was.id)
        if asked is None:
            raise NoExtensionWaiting(ref=was.ref)
        move = workflow.find(asked.state, command.verb)
        require(ctx.actor, move.permission, target_of(was))
        facts = {
            "has_reason": bool(command.reason.strip()),
            "is_not_own_request": asked.requested_by is None or asked.requested_by != ctx.actor.id,
        }
        reached = workflow.take(asked.state, command.verb, facts)
        is_granted = workflow.phase_of(reached) is Phase.DONE
        if is_granted and not Phase(was.phase).is_open:
            raise NothingToExtend(ref=was.ref)  # work done late would turn into work done in time
        if is_granted and was.due_on is not None and asked.asked_due_on <= was.due_on:
            raise AlreadyLater(ref=was.ref, asked=asked.asked_due_on, due_on=was.due_on)
        unit.assignments.decide_extension(asked.id, _decision(ctx, reached, command))
        unit.events.add(_decided(was, asked, reached, command))
        due_on = asked.asked_due_on if is_granted else was.due_on
        if is_granted:
            put_due_on(ctx, unit, was, due_on, command.reason or asked.reason, extension=asked.id)
        unit.commit()
    return due_on


def _decision(ctx: Context, reached: str, command: DecideExtension) -> dict[str, object]:
    return {
        "state": reached,
        "phase": ctx.rules.workflows.extension.phase_of(reached).value,
        "decided_by": ctx.actor.id,
        "decided_at": ctx.now(),
        "decision_reason": clean(command.reason).strip() or None,
    }


def _decided(was: Assignment, asked: ExtensionRow, reached: str, command: DecideExtension) -> NewEvent:
    payload = {
        "extension": str(asked.id),
        "verb": command.verb,
        "from": asked.state,
        "to": reached,
        "reason": clean(command.reason).strip(),
    }
    return NewEvent(EventKind.EXTENSION_MOVED, was.id, was.directive_id, payload)
