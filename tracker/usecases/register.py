"""The directives that somebody may know of, newest first, searched with or without accents. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.domain.people import Role
from tracker.domain.permissions import Permission, require
from tracker.domain.text import fold
from tracker.store.register import Register, RegisterRow, SoughtDirective, WorkCount
from tracker.usecases.context import Context

MOST_SOUGHT = 5_000
"""Directives that a search looks at, the newest: more than an office gets in twenty years."""


@dataclass(frozen=True)
class RegisterLine:
    """A directive and how its work stands today."""

    row: RegisterRow
    work: WorkCount


@dataclass(frozen=True)
class RegisterPage:
    """`next_no` is 0 on the last page, else what the next begins after. `is_empty`: nothing at all is there."""

    lines: tuple[RegisterLine, ...]
    next_no: int
    is_empty: bool


def register_page(
    ctx: Context, *, words: str = "", state: str = "", after: int = 0, limit: int = 30
) -> RegisterPage:
    """A page of the list; a coordinator's holds what their board follows. Raises NotPermitted."""
    require(ctx.actor, Permission.DIRECTIVE_READ)
    board = ctx.actor.body if ctx.actor.role is Role.COORDINATOR else None
    with ctx.open_reading() as unit:
        register = Register(unit.connection, board, state)
        rows = _rows(register, fold(words).split(), after or None, limit + 1)
        shown = rows[:limit]
        counts = register.counts([row.id for row in shown], ctx.today())
    lines = tuple(RegisterLine(row, counts.get(row.id, WorkCount())) for row in shown)
    next_no = shown[-1].no if len(rows) > limit else 0
    return RegisterPage(lines, next_no, not lines and not (words or state or after))


def _rows(register: Register, wanted: Sequence[str], before: int | None, limit: int) -> Sequence[RegisterRow]:
    if not wanted:
        return register.page(before, limit)
    found = [one.no for one in register.sought(before, MOST_SOUGHT) if _holds(one, wanted)]
    return register.rows(found[:limit])


def _holds(one: SoughtDirective, wanted: Sequence[str]) -> bool:
    said = (one.number, one.kind, one.issuer, one.subject)
    text = f" {one.no} {' '.join(_folded(part) for part in said if part)}"
    return all(f" {word}" in text for word in wanted)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return fold(text)
