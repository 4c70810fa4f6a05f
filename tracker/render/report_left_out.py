"""Which figures of a report its templates leave out: each is marked, the marks are looked for. Draws no file."""

import copy
from pathlib import Path
from typing import Any

from tracker.render.report_drawing import source_of
from tracker.render.report_shapes import ReportForm

Words = dict[str, Any]

SENTENCES = "…"
"""Stands before the first words of a paragraph with numbers in it that is left out."""

_OPENING = 40


def left_out(words: Words, form: ReportForm, folders: tuple[Path, ...]) -> list[str]:
    """Names of figures, and beginnings of paragraphs with numbers, that the drawn report does not show."""
    if form == "xlsx":
        return []
    marked, marks = _marked(words)
    text = source_of(marked, form, folders)
    shown = {name for mark, name in marks.items() if mark in text}
    return [name for name in dict.fromkeys(marks.values()) if name not in shown]


def _marked(words: Words) -> tuple[Words, dict[str, str]]:
    """The words with every figure replaced by a mark of its own, and the name of each mark."""
    marked = copy.deepcopy(words)
    marks: dict[str, str] = {}

    def mark(name: str) -> str:
        made = f"m{len(marks)}x7q"
        marks[made] = name
        return made

    for block in (block for part in (*marked["sections"], *marked["annexes"]) for block in part["blocks"]):
        if any(char.isdigit() for run in block["runs"] for char in run["text"]):
            opening = "".join(run["text"] for run in block["runs"]).lstrip("-+ ")[:_OPENING]
            block["runs"][-1]["text"] += mark(f"“{opening}{SENTENCES}”")
        table = block["table"]
        for cells in [*table["rows"], *([table["sum"]] if table["sum"] else [])] if table else []:
            for cell in (cell for cell in cells if cell["figure"]):
                cell["text"] = mark(_grouped(cell["figure"]))
    known = set(marks.values())
    for name in marked["figures"]:
        if name in known:
            marked["figures"][name] = mark(name)
    return marked, marks


def _grouped(figure: str) -> str:
    """`body/*/total` for the total of any body: a template has all of a column or none."""
    kind, *key = figure.split("/")
    return f"{kind}/*/{key[-1]}" if len(key) > 1 else figure
