"""Tables with drawn lines on a page of a PDF -> one row of cells between bars; merged cells fill each row they cover.

Tables without lines are left as they are, and so is what has fewer than three columns: a letterhead, a signature.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.documents.page_columns import Piece, Row
from tracker.documents.source import Box

_NEAR = 25
"""Ten-thousandths within which lines are one."""
_THICK = 70
"""What a line may be thick, with what its ends stand out."""
_MOST_LINES, _MOST_TABLES = 200, 6
_COLUMNS, _MOST_COLUMNS = 3, 40


@dataclass
class _Grid:
    """A table: the edges of its columns and rows, the cells with a line on their left and above them, and the words
    in each cell. Cells are (row, column)."""

    xs: list[int]
    ys: list[int]
    lined_left: set[tuple[int, int]]
    lined_above: set[tuple[int, int]]
    words: dict[tuple[int, int], list[Piece]] = field(default_factory=dict)

    def cell_of(self, piece: Piece) -> tuple[int, int] | None:
        """Row and column of the middle of a piece; None outside the table."""
        left, top, right, bottom = piece.box
        row, column = (
            _between(self.ys, (top + bottom) // 2),
            _between(self.xs, min((left + right) // 2, left + 200)),
        )
        return None if row is None or column is None else (row, column)

    def __post_init__(self) -> None:
        """`first`: for each cell the upper left one of the merged cell that it belongs to."""
        self.first: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                cell = first = (row, column)
                if column and cell not in self.lined_left:
                    first = self.first[row, column - 1]
                elif row and cell not in self.lined_above:
                    first = self.first[row - 1, column]
                self.first[cell] = first

    def rows(self) -> list[Piece]:
        """Each row as a line; empty unless three columns hold words."""
        owned: dict[tuple[int, int], list[Piece]] = {}
        for place in sorted(self.words):
            owned.setdefault(self.first[place], []).extend(self.words[place])
        if len({column for _, column in owned}) < _COLUMNS:
            return []
        return [self._row(row, owned) for row in range(len(self.ys) - 1)]

    def _row(self, row: int, owned: dict[tuple[int, int], list[Piece]]) -> Piece:
        cells = []
        for column in range(len(self.xs) - 1):
            first = self.first[row, column]
            words = owned.get(first, []) if first[1] == column else []
            cells.append(" ".join(piece.text for piece in words).replace("|", "/"))
        box = (self.xs[0], self.ys[row], self.xs[-1], self.ys[row + 1])
        return Piece("| " + " | ".join(cells) + " |", box)


def with_tables(rows: Sequence[Row], rules: Sequence[Box]) -> list[Row]:
    """The rows of a page with each table as lines of its own, where its first words stood."""
    made: list[Row] = list(rows)
    for grid in _grids(rules):
        kept: list[Row] = []
        at = None
        for row in made:
            inside = [piece for piece in row if grid.cell_of(piece) is not None]
            for piece in inside:
                grid.words.setdefault(grid.cell_of(piece) or (0, 0), []).append(piece)
            at = len(kept) if inside and at is None else at
            outside = [piece for piece in row if piece not in inside]
            if outside:
                kept.append(outside)
        lines = grid.rows()
        if lines and at is not None:
            made = [*kept[:at], *([line] for line in lines if line.text.strip("| ")), *kept[at:]]
    return made


def _grids(rules: Sequence[Box]) -> list[_Grid]:
    """The tables of a page, from the top: where level lines are joined by at least four upright ones."""
    upright = [rule for rule in rules if rule[2] - rule[0] <= _THICK < rule[3] - rule[1]][:_MOST_LINES]
    level = [rule for rule in rules if rule[3] - rule[1] <= _THICK < rule[2] - rule[0]][:_MOST_LINES]
    made: list[_Grid] = []
    for lines in _joined(upright):
        top, bottom = min(line[1] for line in lines), max(line[3] for line in lines)
        left, right = min(line[0] for line in lines), max(line[2] for line in lines)
        xs = _distinct([_edge(line, 0) for line in lines])
        inside = [
            one
            for one in level
            if top - _NEAR <= one[1] <= bottom + _NEAR and one[2] > left and one[0] < right
        ]
        ys = _distinct([_edge(one, 1) for one in inside])
        if _COLUMNS < len(xs) <= _MOST_COLUMNS and len(ys) > 2:
            above = {(row, column) for column, row in _passed(inside, ys, xs, axis=0)}
            made.append(_Grid(xs, ys, set(_passed(lines, xs, ys, axis=1)), above))
    return made[:_MOST_TABLES]


def _joined(upright: Sequence[Box]) -> list[list[Box]]:
    """Upright lines by table: those whose heights touch."""
    groups: list[list[Box]] = []
    lowest = -1
    for line in sorted(upright, key=lambda one: one[1]):
        if not groups or line[1] > lowest + _NEAR:
            groups.append([])
            lowest = -1
        groups[-1].append(line)
        lowest = max(lowest, line[3])
    return groups


def _edge(line: Box, axis: int) -> int:
    """The middle of a line across its direction."""
    return (line[axis] + line[axis + 2]) // 2


def _distinct(places: Sequence[int]) -> list[int]:
    made: list[int] = []
    for place in sorted(places):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return made


def _between(edges: Sequence[int], place: int) -> int | None:
    """In which of the spaces between edges a place lies."""
    if not edges[0] <= place <= edges[-1]:
        return None
    return max(at for at, edge in enumerate(edges[:-1]) if edge <= place)


def _passed(
    lines: Sequence[Box], edges: Sequence[int], spaces: Sequence[int], axis: int
) -> list[tuple[int, int]]:
    """(space, edge) for each space whose middle a line along that edge passes; `axis` 0 is level, 1 upright."""
    middles = [(low + high) // 2 for low, high in pairwise(spaces)]
    made = []
    for line in lines:
        edge = min(range(len(edges)), key=lambda at: abs(edges[at] - _edge(line, 1 - axis)))
        made += [(at, edge) for at, middle in enumerate(middles) if line[axis] <= middle <= line[axis + 2]]
    return made
