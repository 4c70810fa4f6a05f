"""The directory of bodies as stored: read whole, written a body, a group, a succession at a time. No rules.

A succession from several bodies to several is kept, and comes back, as one step for each pair.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from tracker.domain.bodies import Body, Group, Membership, Succession
from tracker.domain.body_names import group_key, name_key
from tracker.domain.directory import Directory
from tracker.records.bodies import BodyAliasRow, BodyGroupRow, BodyRow, MembershipRow, SuccessionRow
from tracker.store.tables import table_of

_BODY = table_of(BodyRow)
_ALIAS = table_of(BodyAliasRow)
_GROUP = table_of(BodyGroupRow)
_MEMBER = table_of(MembershipRow)
_STEP = table_of(SuccessionRow)
_KEY_LENGTH = 500
_AT_ONCE = 500  # values in one IN list; SQLite's oldest limit is 999


class Bodies:
    """Bodies, groups and successions of one database."""

    def __init__(self, session: Session) -> None:
        self._db = session.connection()

    def load(self) -> Directory:
        """Everything, in order of code; aliases and members in the order they were given."""
        aliases = self._aliases()
        bodies = [_body(row, aliases) for row in self._rows(select(_BODY).order_by(_BODY.c.code))]
        members = self._members()
        groups = [_group(row, aliases, members) for row in self._rows(select(_GROUP).order_by(_GROUP.c.code))]
        steps = [_step(row) for row in self._rows(select(_STEP).order_by(_STEP.c.on, _STEP.c.id))]
        return Directory(tuple(bodies), tuple(groups), tuple(steps))

    def add_bodies(self, bodies: Iterable[Body]) -> None:
        """Insert bodies that are not stored yet."""
        bodies = tuple(bodies)
        self._insert(_BODY, [_body_values(body) for body in bodies])
        self._put_aliases({body.code: body.aliases for body in bodies}, is_group=False)

    def change_bodies(self, bodies: Iterable[Body]) -> None:
        """Overwrite bodies that are stored, with their aliases."""
        bodies = tuple(bodies)
        for body in bodies:
            self._db.execute(update(_BODY).where(_BODY.c.code == body.code).values(_body_values(body)))
        self._put_aliases({body.code: body.aliases for body in bodies}, is_group=False)

    def put_groups(self, groups: Iterable[Group]) -> None:
        """Insert or overwrite groups, with their aliases and members, who must be stored already."""
        groups = tuple(groups)
        codes = [group.code for group in groups]
        known = {row["code"] for row in self._rows(select(_GROUP.c.code))}
        self._insert(_GROUP, [_group_values(g) for g in groups if g.code not in known])
        for group in groups:
            if group.code in known:
                self._db.execute(
                    update(_GROUP).where(_GROUP.c.code == group.code).values(_group_values(group))
                )
        for some in _batches(codes):
            self._db.execute(delete(_MEMBER).where(_MEMBER.c.group_code.in_(some)))
        self._insert(_MEMBER, [_member_values(g.code, m) for g in groups for m in g.members])
        self._put_aliases({group.code: group.aliases for group in groups}, is_group=True)

    def put_successions(self, steps: Iterable[Succession]) -> None:
        """Insert steps, or overwrite those of the same bodies, day and function."""
        pairs = [pair for step in steps for pair in in_pairs(step)]
        for step in pairs:
            same = (
                (_STEP.c.old_code == step.old[0])
                & (_STEP.c.new_code == step.new[0])
                & (_STEP.c.on == step.on)
            )
            self._db.execute(delete(_STEP).where(same, _STEP.c.function.is_not_distinct_from(step.function)))
        self._insert(_STEP, [_step_values(step) for step in pairs])

    def _put_aliases(self, aliases: dict[str, tuple[str, ...]], *, is_group: bool) -> None:
        for some in _batches(list(aliases)):
            self._db.execute(delete(_ALIAS).where(_ALIAS.c.owner.in_(some), _ALIAS.c.is_group == is_group))
        key = group_key if is_group else name_key
        rows = [
            {"owner": owner, "is_group": is_group, "alias": alias, "alias_key": key(alias)[:_KEY_LENGTH]}
            for owner, names in aliases.items()
            for alias in names
        ]
        self._insert(_ALIAS, rows)

    def _aliases(self) -> dict[tuple[str, bool], list[str]]:
        found = defaultdict[tuple[str, bool], list[str]](list)
        for row in self._rows(select(_ALIAS).order_by(_ALIAS.c.id)):
            found[row["owner"], row["is_group"]].append(row["alias"])
        return found

    def _members(self) -> dict[str, list[Membership]]:
        found = defaultdict[str, list[Membership]](list)
        for row in self._rows(select(_MEMBER).order_by(_MEMBER.c.id)):
            found[row["group_code"]].append(Membership(row["body_code"], row["since"], row["until"]))
        return found

    def _rows(self, query: Any) -> Iterable[Any]:
        return self._db.execute(query).mappings()

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._db.execute(insert(table), rows)


def in_pairs(step: Succession) -> list[Succession]:
    """The same succession as one step for each old and new body."""
    return [
        Succession((old,), (new,), step.on, step.function, step.basis, step.certainty)
        for old in step.old
        for new in step.new
    ]


def _batches(codes: list[str]) -> Iterable[list[str]]:
    return (codes[at : at + _AT_ONCE] for at in range(0, len(codes), _AT_ONCE))


def _body(row: Any, aliases: dict[tuple[str, bool], list[str]]) -> Body:
    return Body(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        parent=row["parent"],
        aliases=tuple(aliases.get((row["code"], False), ())),
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        certainty=row["certainty"],
        note=row["note"],
    )


def _body_values(body: Body) -> dict[str, Any]:
    return {
        "code": body.code,
        "name": body.name,
        "kind": body.kind,
        "parent": body.parent,
        "valid_from": body.valid_from,
        "valid_until": body.valid_until,
        "certainty": body.certainty,
        "note": body.note,
    }


def _group(
    row: Any, aliases: dict[tuple[str, bool], list[str]], members: dict[str, list[Membership]]
) -> Group:
    code = row["code"]
    return Group(
        code, row["name"], tuple(aliases.get((code, True), ())), row["is_open"], tuple(members.get(code, ()))
    )


def _group_values(group: Group) -> dict[str, Any]:
    return {"code": group.code, "name": group.name, "is_open": group.is_open}


def _member_values(group_code: str, member: Membership) -> dict[str, Any]:
    return {"group_code": group_code, "body_code": member.code, "since": member.since, "until": member.until}


def _step(row: Any) -> Succession:
    return Succession(
        (row["old_code"],), (row["new_code"],), row["on"], row["function"], row["basis"], row["certainty"]
    )


def _step_values(step: Succession) -> dict[str, Any]:
    return {
        "old_code": step.old[0],
        "new_code": step.new[0],
        "on": step.on,
        "function": step.function,
        "basis": step.basis,
        "certainty": step.certainty,
    }
