"""Paging by key: a page begins after the last key of the one before; the thousandth costs what the first does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

ROWS = 50
"""Rows on a page; ask the use case for one more to know whether there is a next."""

Row = TypeVar("Row")


@dataclass(frozen=True)
class Paging:
    """What the pager of a list shows. `next_url` is empty on the last page."""

    is_first: bool
    first_url: str
    next_url: str

    @classmethod
    def of(cls, path: str, query: Mapping[str, Any], after: str, next_key: str) -> "Paging":
        """The list at `path` with these criteria, now after the key `after` (empty: from the start)."""
        kept = {name: value for name, value in query.items() if value not in ("", None)}
        onward = _url(path, {**kept, "after": next_key}) if next_key else ""
        return cls(not after, _url(path, kept), onward)


def page_of(rows: Sequence[Row], size: int = ROWS) -> tuple[Sequence[Row], bool]:
    """The rows of this page out of those fetched (`size` + 1 were asked for), and whether there are more."""
    return rows[:size], len(rows) > size


def _url(path: str, query: Mapping[str, Any]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
