"""People and bodies as the administrator and the coordinator look after them. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tracker.domain.people import Role
from tracker.domain.permissions import HOLDERS, NotPermitted, Permission, may, require
from tracker.domain.text import fold
from tracker.store.directory_page import BodyShown, DirectoryPage, PersonShown
from tracker.store.faults import PersonNotFound
from tracker.usecases.context import Context

__all__ = [
    "BodiesPage",
    "BodyShown",
    "PersonShown",
    "bodies_page",
    "body_choices",
    "people_page",
    "person_shown",
]


@dataclass(frozen=True)
class BodiesPage:
    """Bodies that exist today, those nobody can be told for first where asked, and how many of these there are."""

    rows: tuple[BodyShown, ...]
    without_contact: int
    total: int


def people_page(ctx: Context, words: str = "") -> Sequence[PersonShown]:
    """Everybody with their body and whether they can log in; with `words`, those whose name, address or body has
    them all, accents aside. Raises NotPermitted."""
    require(ctx.actor, Permission.PEOPLE_MANAGE)
    with ctx.open_reading() as unit:
        rows = DirectoryPage(unit.connection).people()
    return [row for row in rows if _has(words, row.name, row.email, row.body_name or "")]


def person_shown(ctx: Context, key: UUID) -> PersonShown:
    """One of them; raises NotPermitted, PersonNotFound."""
    found = next((row for row in people_page(ctx) if row.id == key), None)
    if found is None:
        raise PersonNotFound(email=str(key))
    return found


def bodies_page(ctx: Context, words: str = "", *, only_without: bool = False) -> BodiesPage:
    """The bodies of today with their groups and contacts; raises NotPermitted for those who follow nothing."""
    if not may(ctx.actor, Permission.DIRECTIVE_READ):
        raise NotPermitted(
            permission=Permission.DIRECTIVE_READ.value,
            who=HOLDERS[Permission.DIRECTIVE_READ],
            name=ctx.actor.name,
        )
    with ctx.open_reading() as unit:
        rows = DirectoryPage(unit.connection).bodies(ctx.today())
    wanted = [row for row in rows if _has(words, row.name, row.code, *row.groups)]
    shown = tuple(row for row in wanted if not (only_without and row.contacts))
    return BodiesPage(shown, sum(not row.contacts for row in rows), len(rows))


def body_choices(ctx: Context) -> list[tuple[str, str]]:
    """Code and name of the bodies of today, for a choice in a form."""
    with ctx.open_reading() as unit:
        return [(row.code, row.name) for row in DirectoryPage(unit.connection).bodies(ctx.today())]


def needs_body(role: Role) -> bool:
    """Whether a person of this role belongs to a body."""
    return role in (Role.OFFICER, Role.COORDINATOR)


def _has(words: str, *texts: str) -> bool:
    folded = " ".join(fold(text) for text in texts)
    return all(word in folded for word in fold(words).split())
