"""Tables of a .docx -> lines: merged cells filled in, letterheads column by column, tables of tasks row by row."""

from dataclasses import dataclass, field

from tracker.documents.reading_errors import UnsafeFile

_WIDEST = 24
"""Columns up to which a row is filled with empty cells; a table of tasks has eight."""
_MOST_COPIED = 2_000_000
"""Letters that merged cells may repeat in one document."""


@dataclass
class Cell:
    """One cell as written: its lines, how many columns it spans, whether it goes on from the row above."""

    lines: list[str] = field(default_factory=list)
    span: int = 1
    goes_on: bool = False


@dataclass
class Row:
    """One row; `before` columns are left out at its start."""

    cells: list[Cell] = field(default_factory=list)
    before: int = 0
    is_deleted: bool = False


class Copied:
    """Counts the letters that merged cells repeat. Raises UnsafeFile beyond what any office table has."""

    def __init__(self) -> None:
        self.letters = 0

    def add(self, lines: list[str]) -> list[str]:
        """The same lines, counted."""
        self.letters += sum(map(len, lines)) + 1
        if self.letters > _MOST_COPIED:
            raise UnsafeFile(format="DOCX")
        return lines


def table_lines(rows: list[Row], copied: Copied) -> list[str]:
    """Two columns with words are a letterhead or a signature: one cell after the other. More are a table: one line a
    row, cells between bars, a merged cell's words in each row it covers."""
    grid = _filled([row for row in rows if not row.is_deleted], copied)
    used = {at for row in grid for at, lines in row.items() if any(map(str.strip, lines))}
    if len(used) <= 2:
        return [line for row in rows if not row.is_deleted for cell in row.cells for line in cell.lines]
    width = min(_WIDEST, max(used) + 1)
    return [_as_line(row, width) for row in grid]


def _filled(rows: list[Row], copied: Copied) -> list[dict[int, list[str]]]:
    """Each row as lines by column."""
    grid: list[dict[int, list[str]]] = []
    for row in rows:
        above = grid[-1] if grid else {}
        made: dict[int, list[str]] = {}
        at = min(row.before, _WIDEST)
        for cell in row.cells:
            goes_on = cell.goes_on and not any(map(str.strip, cell.lines))
            made[at] = copied.add(above.get(at, [])) if goes_on else cell.lines
            at += cell.span if at < _WIDEST else 1
        grid.append(made)
    return grid


def _as_line(row: dict[int, list[str]], width: int) -> str:
    width = max(width, max(row, default=0) + 1)
    cells = (" ".join(row.get(at, [])).replace("|", "/").strip() for at in range(width))
    return "| " + " | ".join(cells) + " |"
