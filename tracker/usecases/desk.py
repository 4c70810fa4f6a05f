"""The coordinator's desk: what needs somebody now, of the directives that their board follows. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tracker.domain.assignments import DUE_SOON_DAYS
from tracker.domain.permissions import Permission, require
from tracker.store.desk import COUNTED, KINDS, DeskKey, DeskRow
from tracker.store.desk import Desk as DeskReads
from tracker.store.unit import Unit
from tracker.usecases.context import Context

__all__ = ["COUNTED", "KINDS", "Desk", "DeskPage", "DeskPart", "DeskRow", "desk", "desk_page"]

SILENT_DAYS = 90
"""Calendar days without a sign of life after which undated work is silent, as on the shipped ladder."""


@dataclass(frozen=True)
class DeskPart:
    """One kind: how many (COUNTED at most) and the first rows."""

    kind: str
    count: int
    rows: tuple[DeskRow, ...]


@dataclass(frozen=True)
class Desk:
    """The whole desk; `failed` messages could not be delivered."""

    parts: tuple[DeskPart, ...]
    failed: int

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits."""
        return not self.failed and not any(part.count for part in self.parts)


@dataclass(frozen=True)
class DeskPage:
    """Rows of one kind. `next_key` is empty on the last page."""

    kind: str
    rows: Sequence[DeskRow]
    next_key: str


def desk(ctx: Context, rows: int = 5) -> Desk:
    """Every kind with its first rows. Two queries, whatever there is; raises NotPermitted."""
    require(ctx.actor, Permission.ASSIGNMENT_MANAGE)
    with ctx.open_reading() as unit:
        reads = _reads(ctx, unit)
        top, counts = reads.top(rows), reads.counts()
    parts = (DeskPart(kind, counts[kind], tuple(row for row in top if row.kind == kind)) for kind in KINDS)
    return Desk(tuple(parts), counts["failed"])


def desk_page(ctx: Context, kind: str, after: str = "", limit: int = 50) -> DeskPage:
    """Rows of one kind after a key; an unknown key begins at the start. Raises NotPermitted, KeyError for a kind
    that is none."""
    require(ctx.actor, Permission.ASSIGNMENT_MANAGE)
    if kind not in KINDS:
        raise KeyError(kind)
    with ctx.open_reading() as unit:
        found = _reads(ctx, unit).page(kind, _key(after), limit + 1)
    shown = found[:limit]
    return DeskPage(kind, shown, _text(shown[-1]) if len(found) > limit else "")


def _reads(ctx: Context, unit: Unit) -> DeskReads:
    today = ctx.today()
    silent = today - timedelta(days=SILENT_DAYS)
    return DeskReads(unit.connection, ctx.actor.body, today, today + timedelta(days=DUE_SOON_DAYS), silent)


def _text(row: DeskRow) -> str:
    return f"{row.on.isoformat()}.{row.id.hex}"


def _key(text: str) -> DeskKey | None:
    day, _, key = text.partition(".")
    try:
        return DeskKey(date.fromisoformat(day), UUID(key))
    except ValueError:
        return None
