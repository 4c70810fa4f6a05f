"""A part of a section before it becomes blocks, and the numbers sentences are made of. No sentences."""

from collections.abc import Iterable
from typing import Any

from tracker.render.report_speaker import Plain

Part = dict[str, Any]
"""{heading, paragraphs, dashes, table, items, edited}; see `part` and `report_blocks.part_blocks`."""


def part(heading: str | None, paragraphs: Iterable[str] = (), **more: Any) -> Part:
    """A part with nothing in it but what is given."""
    empty: Part = {"dashes": [], "items": [], "table": None, "edited": None}
    return {"heading": heading, "paragraphs": list(paragraphs), **empty, **more}


def either(dashes: list[str], nothing: str) -> dict[str, list[str]]:
    """The points, or the paragraph that says there are none."""
    return {"dashes": dashes} if dashes else {"paragraphs": [nothing]}


def values(context: Plain) -> dict[str, int]:
    """The totals by name."""
    return {name: figure["value"] for name, figure in context["figures"].items()}
