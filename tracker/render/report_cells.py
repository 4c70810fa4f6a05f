"""The cells that tables of a report are made of.

A table is {caption, columns: rows of {text, colspan, rowspan}, widths in per cent, rows of cells, sum}; a cell is
{text, kind, figure}: kind "n" for numbers; `figure` is the name by which the report can explain the number.
"""

from typing import Any

Cell = dict[str, Any]


def text(words: object) -> Cell:
    """A cell of words."""
    return {"text": str(words), "kind": "t", "figure": ""}


def count(shown: object, figure: str = "") -> Cell:
    """A cell of a number, already formatted."""
    return {"text": str(shown), "kind": "n", "figure": figure}


def title(words: str, colspan: int = 1, rowspan: int = 1) -> dict[str, Any]:
    """The head of a column or of several."""
    return {"text": words, "colspan": colspan, "rowspan": rowspan}
