"""Bodies and groups of the directory by what people type of their names, accents aside. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.bodies import Body, Group
from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission, require
from tracker.domain.text import fold
from tracker.store.bodies import Bodies
from tracker.usecases.context import Context


class NobodyOfThatName(Invalid):
    """No body or group of the directory is called so."""

    key = "reviewing.nobody_of_that_name"


class SeveralOfThatName(Invalid):
    """The words fit several; `names` are the first of them."""

    key = "reviewing.several_of_that_name"


@dataclass(frozen=True)
class SoughtBody:
    """A body or a group. `also` is the other name by which it was found."""

    code: str
    name: str
    is_group: bool
    also: str = ""


def sought_bodies(ctx: Context, words: str, limit: int = 8) -> tuple[SoughtBody, ...]:
    """Those whose names hold every word, or words that begin so; the closest first. None for no words."""
    require(ctx.actor, Permission.DIRECTIVE_READ)
    wanted = fold(words)
    if not wanted:
        return ()
    with ctx.open_reading() as unit:
        directory = Bodies(unit.session).load()
    entries: list[Body | Group] = [*directory.bodies, *directory.groups]
    found = [one for entry in entries if (one := _found(entry, wanted))]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0])[:limit])


def body_named(ctx: Context, words: str) -> SoughtBody:
    """The one of exactly this name or code, else the only one it fits. Raises NobodyOfThatName, SeveralOfThatName."""
    found = sought_bodies(ctx, words)
    exact = [one for one in found if fold(words) in (fold(one.name), fold(one.code), fold(one.also))]
    chosen = exact[:1] or found
    if not chosen:
        raise NobodyOfThatName(words=words)
    if len(chosen) > 1:
        raise SeveralOfThatName(words=words, names="; ".join(one.name for one in chosen[:4]))
    return chosen[0]


def _found(entry: Body | Group, wanted: str) -> tuple[tuple[int, int, str], SoughtBody] | None:
    ranked = sorted(_ranks(entry, wanted))
    if not ranked:
        return None
    rank, length, name = ranked[0]
    also = name if name not in (entry.name, entry.code) else ""
    return (rank, length, entry.name), SoughtBody(entry.code, entry.name, isinstance(entry, Group), also)


def _ranks(entry: Body | Group, wanted: str) -> Iterator[tuple[int, int, str]]:
    for name in (entry.name, *entry.aliases, entry.code):
        folded = fold(name)
        if folded == wanted:
            yield 0, 0, name
        elif folded.startswith(wanted):
            yield 1, len(folded), name
        elif all(f" {word}" in f" {folded}" for word in wanted.split()):
            yield 2, len(folded), name
