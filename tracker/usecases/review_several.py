"""Several edits of a draft decided on together: all are made, each an event and a step to undo, or none is."""

from dataclasses import dataclass
from uuid import UUID

from tracker.domain.events import EventKind
from tracker.domain.review import edited
from tracker.domain.review_edits import Edit, plain
from tracker.usecases.context import Context
from tracker.usecases.drafts import Reviewed, draft_data, frame_of, open_draft, save_draft


@dataclass(frozen=True)
class ReviewSeveral:
    """The edits in order, none for none; `seen_version` as in ReviewDirective."""

    directive_id: UUID
    edits: tuple[Edit, ...]
    seen_version: int | None = None


def review_several(ctx: Context, command: ReviewSeveral) -> Reviewed:
    """Make them; the last one's result. Those that change nothing leave no trace. Raises as `review_directive`."""
    with ctx.open_unit() as unit:
        row = open_draft(ctx, unit, command.directive_id, command.seen_version)
        done = Reviewed(row.id, row.version, {}, False)
        for edit in command.edits:
            data = edited(draft_data(row), edit, frame_of(unit, row))
            done = save_draft(unit, row, EventKind.DRAFT_EDITED, plain(edit), data)
        unit.commit()
    return done
