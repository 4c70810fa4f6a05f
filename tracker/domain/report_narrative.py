"""The edited parts of a report as plain values: paragraphs and lists of runs. No reading, no layout."""

from dataclasses import dataclass

PARTS = ("direction", "results", "strengths", "limits", "causes", "next", "proposals")
"""The parts that can be edited, in order: I; II; III results, limits, causes; IV next, proposals.

An edited part stands in the place of the sentences made by rule; tables, tasks and annexes stay.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one kind.

    Where `figure` names a figure, `text` is how it is written in Vietnamese, `value` and `of` are its numbers and
    `form` tells which is meant: value, of (the denominator) or rate.
    """

    text: str
    is_bold: bool = False
    is_italic: bool = False
    figure: str | None = None
    form: str | None = None
    value: float | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` paragraph has one line, bullets and numbers have one for each entry."""

    kind: str
    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class NarrativePart:
    """One edited part, by its name in PARTS."""

    name: str
    blocks: tuple[Block, ...]
