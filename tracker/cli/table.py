"""Text tables that fit the terminal: columns shrink from the widest, words wrap, nothing is cut."""

import shutil
from collections.abc import Sequence
from textwrap import wrap

_GAP = "  "
_NARROWEST = 6


def table(heads: Sequence[str], rows: Sequence[Sequence[object]], width: int | None = None) -> str:
    """The table with a rule under its heads; NFC text is one column a character, so `len` measures it."""
    width = width or shutil.get_terminal_size((120, 24)).columns
    cells = [[_text(value) for value in row] for row in rows]
    widths = [max(len(head), *(len(row[i]) for row in cells), 0) for i, head in enumerate(heads)]
    widths = _shrunk(widths, [len(head) for head in heads], width - len(_GAP) * (len(heads) - 1))
    lines = _lines(heads, widths)
    lines.append(_GAP.join("-" * w for w in widths))
    for row in cells:
        lines += _lines(row, widths)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _shrunk(widths: list[int], least: list[int], room: int) -> list[int]:
    widths = list(widths)
    floors = [max(_NARROWEST, n) for n in least]
    while sum(widths) > room:
        spare = [w - floor for w, floor in zip(widths, floors, strict=True)]
        widest = max(range(len(widths)), key=lambda i: (spare[i] > 0, widths[i]))
        if spare[widest] <= 0:
            break
        over = sum(widths) - room
        second = max((w for i, w in enumerate(widths) if i != widest and spare[i] > 0), default=0)
        step = max(1, min(over, spare[widest], widths[widest] - second))
        widths[widest] -= step
    return widths


def _lines(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, w) or [""] for cell, w in zip(cells, widths, strict=True)]
    return [
        _GAP.join(
            (part[i] if i < len(part) else "").ljust(w) for part, w in zip(wrapped, widths, strict=True)
        )
        for i in range(max(len(part) for part in wrapped))
    ]


def shown_day(iso: str | None) -> str:
    """30/6/2019 from 2019-06-30, nothing from nothing (a zero before days below 10 and the months 1 and 2)."""
    if not iso:
        return ""
    year, month, number = iso[:10].split("-")
    return f"{number}/{month if int(month) < 3 else int(month)}/{year}"
