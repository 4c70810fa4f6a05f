"""Handing in a report from where it was written: work that was only given is started by it, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tracker.domain.permissions import Permission, require
from tracker.store.assignments import Assignment, StaleAssignment
from tracker.store.unit import Unit
from tracker.store.work_drafts import DraftFile, WorkDrafts
from tracker.usecases.changed_meanwhile import changed_meanwhile
from tracker.usecases.context import Context
from tracker.usecases.find_work import find_work, person_of
from tracker.usecases.move_assignment import (
    REPORT,
    MoveAssignment,
    Moved,
    apply_move,
    assignment_for,
    target_of,
)
from tracker.usecases.submissions import Handed, Submission, keep_files

_START = "start"


@dataclass(frozen=True)
class HandIn:
    """Which report on what. `seen_revision` is the revision that stood when it was written: another one means that
    a colleague reported in the meantime; with `seen_version`, any other change is told too. The files of the person's
    draft go with it."""

    ref: str
    submission: Submission
    seen_revision: int
    seen_version: int | None = None


def hand_in(ctx: Context, command: HandIn) -> Moved:
    """Start where that is due, report, and let the draft go.

    Raises AssignmentNotFound, StaleAssignment, MoveNotAllowed, GuardFailed, UnknownIndicator, and what is wrong with
    words or files. Then nothing has changed and the draft is as it was.
    """
    with ctx.open_reading() as unit:
        key = find_work(ctx, unit, command.ref).id
    handed = keep_files(ctx, command.submission)
    assert handed is not None
    with ctx.open_unit() as unit:
        was = assignment_for(ctx, unit, key)
        require(ctx.actor, Permission.ASSIGNMENT_WORK, target_of(was))
        if command.seen_version not in (None, was.version):
            raise changed_meanwhile(unit, was)
        if was.revision != command.seen_revision:
            raise StaleAssignment(ref=was.ref)
        drafts = WorkDrafts(unit.connection, person_of(ctx))
        whole = _with_files(handed, drafts.files(key))
        moved = apply_move(ctx, unit, _started(ctx, unit, was), MoveAssignment(key, REPORT), whole)
        drafts.clear(key)
        unit.commit()
    return moved


def _started(ctx: Context, unit: Unit, was: Assignment) -> Assignment:
    """The assignment as work under way; as it is, where it cannot be started any more."""
    verbs = ctx.rules.workflows.assignment.verbs_from(was.state)
    if REPORT in verbs or _START not in verbs:
        return was
    return apply_move(ctx, unit, was, MoveAssignment(was.id, _START)).assignment


def _with_files(handed: Handed, files: tuple[DraftFile, ...]) -> Handed:
    names, sizes = dict(handed.names), dict(handed.sizes)
    for file in files:
        if file.sha256 in names.values():
            continue
        name = _free(file.name, names)
        names[name], sizes[name] = file.sha256, file.size
    return replace(handed, names=names, sizes=sizes)


def _free(name: str, taken: Mapping[str, str]) -> str:
    free = name
    while free in taken:
        free = f"{len(taken) + 1}-{free}"[:300]
    return free
