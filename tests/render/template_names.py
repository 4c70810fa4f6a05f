"""The names a template may use, read off the words of made-up reports of every kind."""

import re
from collections.abc import Iterator
from typing import Any

from tracker.render.report_document import document_words
from tracker.render.report_files import template_folders
from tracker.render.report_sample_papers import sample_of
from tracker.render.report_shapes import KINDS

_NAMED = {"figures": "<name>", "profile.styles": "<element>"}
"""Maps whose keys are names: one entry stands for all."""

_SHORT = ((r"^(sections|annexes)\.blocks\.", "block."), (r"^block\.(table|chart)\.", r"\1."))
"""Blocks, tables and charts are written down once, wherever they stand."""


def names_in_words() -> set[str]:
    """Every name that any kind of report has in either form; `sections.blocks` for an entry of a list in a list."""
    found: set[str] = set()
    for kind in KINDS:
        for system in ("state", "party"):
            words = document_words(sample_of(kind, system), "vi", kind, template_folders(None))
            found |= {_shortened(name) for name in _names(words, "")}
    found -= {"block.table", "block.chart"}  # their parts have names of their own
    return {name for name in found if not any(other.startswith(f"{name}.") for other in found)}


def _names(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, one in value.items():
            yield from _names(one, ".".join(filter(None, (name, _NAMED.get(name, key)))))
    elif isinstance(value, list) and value:
        for one in value:
            yield from _names(one, name)
    else:
        yield name


def _shortened(name: str) -> str:
    for pattern, short in _SHORT:
        name = re.sub(pattern, short, name)
    return name
