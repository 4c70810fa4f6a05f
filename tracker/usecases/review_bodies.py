"""From the review into the directory: a body that nobody had registered, or words kept as another name of one.

Both also settle what the words mean in the draft. Undoing that leaves the directory as it is.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from tracker.domain.bodies import Body, Group
from tracker.domain.body_codes import good_code, proposed_code
from tracker.domain.body_names import group_key, name_key
from tracker.domain.directory import Directory
from tracker.domain.events import EventKind
from tracker.domain.permissions import Permission, require
from tracker.domain.review import edited
from tracker.domain.review_edits import Mean, plain
from tracker.domain.review_errors import NameTaken, NoWords
from tracker.domain.review_parts import short_enough
from tracker.domain.text import one_line
from tracker.store.bodies import Bodies
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.drafts import Reviewed, draft_data, frame_of, open_draft, save_draft
from tracker.usecases.import_bodies import body_added, body_changed, group_changed

_NAME = 500


@dataclass(frozen=True)
class AddBody:
    """A new body for words of the draft. `name` "" takes the words, `code` "" proposes one; `parent` is a code.

    Where the name is another than the words, these become its alias."""

    directive_id: UUID
    words: str
    name: str = ""
    code: str = ""
    kind: str | None = None
    parent: str | None = None
    seen_version: int | None = None


@dataclass(frozen=True)
class KeepAlias:
    """Words of the draft as another name of a body or group that is there."""

    directive_id: UUID
    words: str
    code: str
    seen_version: int | None = None


def add_body(ctx: Context, command: AddBody) -> Reviewed:
    """Register it and let the words mean it wherever they stand in the draft; `edit["codes"]` has its code.

    Raises as `review_directive`, and NoWords, BadCode, CodeTaken, NameTaken, UnknownBody (for the parent).
    """
    require(ctx.actor, Permission.BODIES_MANAGE)
    words = _words(command.words)
    name = _words(command.name or words)
    with ctx.open_unit() as unit:
        row = open_draft(ctx, unit, command.directive_id, command.seen_version)
        unit.directives.lock_register()
        directory = Bodies(unit.session).load()
        for one in (name, words):
            _refuse_taken(directory, one, own=None)
        if command.parent:
            directory.body(command.parent)
        codes = {b.code for b in directory.bodies} | {g.code for g in directory.groups}
        code = good_code(command.code, codes) if command.code else proposed_code(name, codes)
        aliases = (words,) if name_key(words) != name_key(name) else ()
        body = Body(code, name, command.kind, command.parent, aliases)
        Bodies(unit.session).add_bodies([body])
        unit.events.add(body_added(body))
        meaning = Mean(words, (code,))
        data = edited(draft_data(row), meaning, frame_of(unit, row))
        done = save_draft(unit, row, EventKind.DRAFT_EDITED, plain(meaning), data)
        unit.commit()
    return done


def keep_alias(ctx: Context, command: KeepAlias) -> Reviewed:
    """Keep it and let the words mean it wherever they stand in the draft; the name it has already adds nothing.

    Raises as `review_directive`, and NoWords, NameTaken, UnknownBody.
    """
    require(ctx.actor, Permission.BODIES_MANAGE)
    words = _words(command.words)
    with ctx.open_unit() as unit:
        row = open_draft(ctx, unit, command.directive_id, command.seen_version)
        unit.directives.lock_register()
        directory = Bodies(unit.session).load()
        _refuse_taken(directory, words, own=command.code)
        meaning = Mean(words, (command.code,))
        data = edited(draft_data(row), meaning, frame_of(unit, row))
        _put_alias(unit, directory, command.code, words)
        done = save_draft(unit, row, EventKind.DRAFT_EDITED, plain(meaning), data)
        unit.commit()
    return done


def _words(text: str) -> str:
    words = one_line(text)
    if not name_key(words):
        raise NoWords()
    return short_enough(words, "name", _NAME)


def _refuse_taken(directory: Directory, words: str, own: str | None) -> None:
    # A name of two bodies names neither: the next document would be asked about it.
    entries: list[Body | Group] = [*directory.bodies, *directory.groups]
    for entry in entries:
        if entry.code != own and _has_name(entry, words):
            raise NameTaken(words=words, code=entry.code)


def _has_name(entry: Body | Group, words: str) -> bool:
    key = group_key if isinstance(entry, Group) else name_key
    return key(words) in {key(name) for name in (entry.name, *entry.aliases)}


def _put_alias(unit: Unit, directory: Directory, code: str, words: str) -> None:
    group = next((one for one in directory.groups if one.code == code), None)
    was = group or directory.body(code)
    if _has_name(was, words):
        return
    now = replace(was, aliases=(*was.aliases, words))
    if isinstance(now, Group):
        Bodies(unit.session).put_groups([now])
        unit.events.add(group_changed(now))
    elif isinstance(was, Body):
        Bodies(unit.session).change_bodies([now])
        unit.events.add(body_changed(was, now))
