"""The cells that tables of a report are made of.

A table is {caption, columns: rows of {text, colspan, rowspan}, widths in per cent, rows of cells, sum}; a cell is
{text, kind, figure, value, form}: kind "n" for numbers; `figure` is the name by which the report can explain the
number; `value` is what a spreadsheet holds where that is not the text: a number, or a date as ISO text; `form` is
"" for a number, "%" for a rate in per cent, "±" for a change, "±%" for a change of a rate, "d" for a date.
"""

from typing import Any

Cell = dict[str, Any]
Table = dict[str, Any]


def text(words: object) -> Cell:
    """A cell of words."""
    return {"text": str(words), "kind": "t", "figure": "", "value": None, "form": ""}


def dated(shown: str, on: str) -> Cell:
    """A cell of one date."""
    return {"text": shown, "kind": "t", "figure": "", "value": on, "form": "d"}


def count(shown: object, figure: str = "", value: float | None = None, form: str = "") -> Cell:
    """A cell of a number, already formatted; `value` the number itself."""
    return {"text": str(shown), "kind": "n", "figure": figure, "value": value, "form": form}


def title(words: str, colspan: int = 1, rowspan: int = 1) -> dict[str, Any]:
    """The head of a column or of several."""
    return {"text": words, "colspan": colspan, "rowspan": rowspan}


def table(
    caption: str, columns: list[list[dict[str, Any]]], widths: list[float], rows: list[list[Cell]]
) -> Table:
    """A table without a sum."""
    return {"caption": caption, "columns": columns, "widths": widths, "rows": rows, "sum": None}
