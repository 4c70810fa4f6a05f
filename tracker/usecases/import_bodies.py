"""Taking a directory file into the record: new bodies are added, known ones changed, none removed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.bodies import Body, Group, Membership, Succession
from tracker.domain.directory import Directory
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.store.bodies import Bodies, in_pairs
from tracker.usecases.context import Context


@dataclass(frozen=True)
class ImportResult:
    """Codes of bodies and groups, and how many steps of succession were recorded."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    successions: int = 0


@dataclass(frozen=True)
class _Difference:
    """What an import has to write."""

    new_bodies: tuple[Body, ...]
    changed_bodies: tuple[tuple[Body, Body], ...]
    groups: tuple[tuple[Group | None, Group], ...]
    successions: tuple[Succession, ...]


def import_bodies(ctx: Context, directory: Directory) -> ImportResult:
    """Make the stored directory say what this one says; twice changes nothing.

    What this one does not name stays as it is: work may depend on it. A group named here has exactly the members
    given here. Certainty and note are kept where this one has none.
    """
    require(ctx.actor, Permission.BODIES_MANAGE)
    with ctx.open_unit() as unit:
        bodies = Bodies(unit.session)
        todo = _difference(bodies.load(), directory)
        bodies.add_bodies(todo.new_bodies)
        bodies.change_bodies(new for _, new in todo.changed_bodies)
        bodies.put_groups(new for _, new in todo.groups)
        bodies.put_successions(todo.successions)
        unit.events.add_all(list(_events(todo)))
        unit.commit()
    return _result(todo, directory)


def _difference(stored: Directory, given: Directory) -> _Difference:
    bodies = {body.code: body for body in stored.bodies}
    groups = {group.code: group for group in stored.groups}
    steps = {pair for step in stored.successions for pair in in_pairs(step)}
    wanted = [(bodies.get(b.code), _kept(bodies.get(b.code), b)) for b in given.bodies]
    return _Difference(
        tuple(new for old, new in wanted if old is None),
        tuple((old, new) for old, new in wanted if old is not None and old != new),
        tuple((groups.get(g.code), g) for g in given.groups if groups.get(g.code) != g),
        tuple(pair for step in given.successions for pair in in_pairs(step) if pair not in steps),
    )


def _kept(old: Body | None, new: Body) -> Body:
    if old is None:
        return new
    return replace(new, certainty=new.certainty or old.certainty, note=new.note or old.note)


def _events(todo: _Difference) -> Iterator[NewEvent]:
    for body in todo.new_bodies:
        yield body_added(body)
    for was, body in todo.changed_bodies:
        yield body_changed(was, body)
    for _, group in todo.groups:
        yield group_changed(group)
    for step in todo.successions:
        yield _event(EventKind.SUCCESSION_RECORDED, _plain_step(step))


def body_added(body: Body) -> NewEvent:
    """The event of a new body."""
    return _event(EventKind.BODY_ADDED, {"code": body.code, **_plain(body)})


def body_changed(was: Body, body: Body) -> NewEvent:
    """The event of a body that has other values now, old and new of each."""
    before, after = _plain(was), _plain(body)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    return _event(EventKind.BODY_CHANGED, {"code": body.code, "changes": changes})


def group_changed(group: Group) -> NewEvent:
    """The event of a group that is new, or has other values now."""
    return _event(EventKind.GROUP_CHANGED, _plain_group(group))


def _event(kind: EventKind, payload: Mapping[str, Any]) -> NewEvent:
    return NewEvent(kind, None, None, payload)


def _plain(body: Body) -> dict[str, Any]:
    return {
        "name": body.name,
        "kind": body.kind,
        "parent": body.parent,
        "aliases": list(body.aliases),
        "valid_from": _day(body.valid_from),
        "valid_until": _day(body.valid_until),
        "certainty": body.certainty,
        "note": body.note,
    }


def _plain_group(group: Group) -> dict[str, Any]:
    members = [_plain_member(member) for member in group.members]
    return {
        "code": group.code,
        "name": group.name,
        "aliases": list(group.aliases),
        "is_open": group.is_open,
        "members": members,
    }


def _plain_member(member: Membership) -> dict[str, Any]:
    return {"code": member.code, "since": _day(member.since), "until": _day(member.until)}


def _plain_step(step: Succession) -> dict[str, Any]:
    return {
        "old": step.old[0],
        "new": step.new[0],
        "on": _day(step.on),
        "function": step.function,
        "basis": step.basis,
        "certainty": step.certainty,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _result(todo: _Difference, given: Directory) -> ImportResult:
    added = [body.code for body in todo.new_bodies] + [new.code for old, new in todo.groups if old is None]
    changed = [new.code for _, new in todo.changed_bodies]
    changed += [new.code for old, new in todo.groups if old is not None]
    moved = {*added, *changed}
    codes = [body.code for body in given.bodies] + [group.code for group in given.groups]
    same = [code for code in codes if code not in moved]
    return ImportResult(tuple(added), tuple(changed), tuple(same), len(todo.successions))
