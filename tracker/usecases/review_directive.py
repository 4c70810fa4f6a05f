"""Reviewing until the directive is issued: one edit of its draft, the last one undone, the last undone done again."""

from dataclasses import dataclass
from uuid import UUID

from tracker.domain.draft_changes import applied, reversed_changes
from tracker.domain.events import EventKind
from tracker.domain.review import edited
from tracker.domain.review_edits import Edit, plain
from tracker.domain.review_errors import EditErased, NothingToRedo, NothingToUndo
from tracker.domain.review_history import Step, history_of
from tracker.usecases.context import Context
from tracker.usecases.drafts import Reviewed, draft_data, frame_of, open_draft, refuse_other_draft, save_draft


@dataclass(frozen=True)
class ReviewDirective:
    """One edit (`domain.review_edits`); `seen_version` is that of the draft it was decided on, None for any."""

    directive_id: UUID
    edit: Edit
    seen_version: int | None = None


@dataclass(frozen=True)
class TakeBack:
    """Undo or redo; `seen_version` as in ReviewDirective."""

    directive_id: UUID
    seen_version: int | None = None


def review_directive(ctx: Context, command: ReviewDirective) -> Reviewed:
    """Make the edit; one that changes nothing leaves no trace.

    Raises DirectiveNotFound, NotPermitted, DraftClosed, StaleDraft, NumberRegistered, and what `review.edited` raises.
    """
    with ctx.open_unit() as unit:
        row = open_draft(ctx, unit, command.directive_id, command.seen_version)
        data = edited(draft_data(row), command.edit, frame_of(unit, row))
        done = save_draft(unit, row, EventKind.DRAFT_EDITED, plain(command.edit), data)
        unit.commit()
    return done


def undo_edit(ctx: Context, command: TakeBack) -> Reviewed:
    """Take back the last edit that stands, whoever made it; a body or alias added with it stays in the directory.

    Raises as `review_directive`, and NothingToUndo, EditErased, DraftDiffers.
    """
    with ctx.open_unit() as unit:
        row = open_draft(ctx, unit, command.directive_id, command.seen_version)
        history = history_of(unit.events.of_subject(row.id))
        if not history.done:
            raise NothingToUndo(no=row.no)
        step = _readable(history.done[-1])
        refuse_other_draft(row, history)
        data = applied(draft_data(row), reversed_changes(step.changes))
        undone = save_draft(unit, row, EventKind.DRAFT_UNDONE, step.edit, data, of=step.seq)
        unit.commit()
    return undone


def redo_edit(ctx: Context, command: TakeBack) -> Reviewed:
    """Do again what was undone last. Raises as `review_directive`, and NothingToRedo, EditErased, DraftDiffers."""
    with ctx.open_unit() as unit:
        row = open_draft(ctx, unit, command.directive_id, command.seen_version)
        history = history_of(unit.events.of_subject(row.id))
        if not history.undone:
            raise NothingToRedo(no=row.no)
        step = _readable(history.undone[-1])
        refuse_other_draft(row, history)
        data = applied(draft_data(row), step.changes)
        redone = save_draft(unit, row, EventKind.DRAFT_REDONE, step.edit, data, of=step.seq)
        unit.commit()
    return redone


def _readable(step: Step) -> Step:
    if not step.changes:
        raise EditErased(seq=step.seq)
    return step
