"""The directory of bodies as a list, as of a day. Reads only."""

from datetime import date
from typing import NamedTuple

from tracker.domain.directory import Directory
from tracker.store.bodies import Bodies
from tracker.usecases.context import Context


class BodyLine(NamedTuple):
    """One body; dates are ISO 8601 or None."""

    code: str
    name: str
    kind: str | None
    parent: str | None
    groups: tuple[str, ...]
    since: str | None
    until: str | None
    certainty: str | None


def list_bodies(ctx: Context, *, on: date | None = None, group: str | None = None) -> list[BodyLine]:
    """Bodies that exist on the day (all when None), of one group where asked; raises UnknownGroup."""
    directory = stored_directory(ctx)
    wanted = set(directory.members(group, on)) if group else None
    return [
        BodyLine(
            b.code,
            b.name,
            b.kind,
            b.parent,
            _groups(directory, b.code, on),
            b.valid_from.isoformat() if b.valid_from else None,
            b.valid_until.isoformat() if b.valid_until else None,
            b.certainty,
        )
        for b in directory.bodies
        if b.is_valid(on) and (wanted is None or b.code in wanted)
    ]


def stored_directory(ctx: Context) -> Directory:
    """The whole directory, for looking names up."""
    with ctx.open_reading() as unit:
        return Bodies(unit.session).load()


def _groups(directory: Directory, code: str, on: date | None) -> tuple[str, ...]:
    return tuple(
        g.code for g in directory.groups if any(m.code == code and m.is_valid(on) for m in g.members)
    )
