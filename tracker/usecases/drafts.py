"""A draft inside a transaction: opened by somebody who may edit it, what an edit may look at, saved with its event."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from tracker.domain.directory import Directory
from tracker.domain.draft_changes import differences
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, Target, require
from tracker.domain.review import draft_text
from tracker.domain.review_errors import DraftClosed, DraftDiffers, NumberRegistered, StaleDraft
from tracker.domain.review_head import register_head
from tracker.domain.review_history import History, history_of
from tracker.domain.review_parts import Data, Frame, Named
from tracker.domain.workflow import Phase
from tracker.records.directives import DirectiveRow
from tracker.store.bodies import Bodies
from tracker.store.unit import Unit
from tracker.usecases.context import Context

_TOLD = 3  # edits that a stale reviewer is told of by name


@dataclass(frozen=True)
class Reviewed:
    """The draft after a change: the version to hand in with the next one, and what was done (`review_edits.plain`)."""

    id: UUID
    version: int
    edit: dict[str, Any]
    is_changed: bool


def open_draft(ctx: Context, unit: Unit, key: UUID, seen_version: int | None) -> DirectiveRow:
    """The row, locked. Raises DirectiveNotFound, NotPermitted, DraftClosed, StaleDraft."""
    row = unit.directives.for_update(key)
    require(ctx.actor, Permission.DIRECTIVE_REVIEW, Target(coordinator_body=row.coordinator_body))
    if not is_open(ctx, row):
        raise DraftClosed(no=row.no, state=row.state)
    refuse_stale(unit, row, seen_version)
    return row


def refuse_stale(unit: Unit, row: DirectiveRow, seen_version: int | None) -> None:
    """Raise StaleDraft, which tells who changed what, unless this version is the one that was looked at (or None)."""
    if seen_version is None or seen_version == row.version:
        return
    steps = history_of(unit.events.of_subject(row.id)).steps
    missed = [step for step in steps if step.version > seen_version]
    who = list(dict.fromkeys(step.by for step in missed)) or ["?"]
    edits = [step.edit for step in missed[-_TOLD:]]
    raise StaleDraft(no=row.no, who=who, count=len(missed), edits=edits, version=row.version)


def is_open(ctx: Context, row: DirectiveRow) -> bool:
    """Whether the draft may still change."""
    return ctx.rules.workflows.directive.phase_of(row.state) is Phase.WAITING


def draft_data(row: DirectiveRow) -> Data:
    """The draft as plain data."""
    data: Data = json.loads(row.draft)
    return data


def frame_of(unit: Unit, row: DirectiveRow) -> Frame:
    """What an edit may look at; the directory is read only if it asks for a body."""

    @lru_cache(maxsize=1)
    def directory() -> Directory:
        return Bodies(unit.session).load()

    return Frame(row.text, lambda code: named_in(directory(), row, code))


def named_in(directory: Directory, row: DirectiveRow, code: str) -> Named:
    """A group with its members on the date of the document, else the body; raises UnknownBody."""
    if any(group.code == code for group in directory.groups):
        group = directory.group(code)
        return Named(group.name, directory.members(code, row.issued_on), code, group.is_open)
    return Named(directory.body(code).name, (code,))


def save_draft(
    unit: Unit, row: DirectiveRow, kind: EventKind, edit: dict[str, Any], data: Data, of: int | None = None
) -> Reviewed:
    """Keep the draft with one event that tells old and new; nothing at all where nothing changed.

    Raises NumberRegistered where the head would make it a document that is in the register.
    """
    was, now = draft_data(row), draft_text(data)
    changes = differences(was, data)
    if not changes:
        return Reviewed(row.id, row.version, edit, False)
    _put_head(unit, row, was, data)
    payload = {
        "edit": edit,
        "changes": changes,
        "version": row.version + 1,
        "draft_sha256": [_digest(row.draft), _digest(now)],
    }
    if of is not None:
        payload["of"] = of
    unit.events.add(NewEvent(kind, row.id, row.id, payload))
    row.draft, row.version = now, row.version + 1
    return Reviewed(row.id, row.version, edit, True)


def _put_head(unit: Unit, row: DirectiveRow, was: Data, now: Data) -> None:
    before, after = asdict(register_head(was)), asdict(register_head(now))
    changed = {name: value for name, value in after.items() if before[name] != value}
    if not changed:
        return
    unit.directives.lock_register()
    if after["number_key"]:
        other = unit.directives.same_number(after["issuer_key"], after["number_key"], after["scope"], row.id)
        if other is not None:
            raise NumberRegistered(number=after["number"], no=other.no)
    for name, value in changed.items():
        setattr(row, name, value)


def refuse_other_draft(row: DirectiveRow, history: History) -> None:
    """Raise DraftDiffers unless the stored draft is the one that the last step left: nothing is undone on another."""
    if history.steps and history.steps[-1].draft_sha256 != _digest(row.draft):
        raise DraftDiffers(no=row.no)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
