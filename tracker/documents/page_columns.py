"""Puts words that stand side by side into reading order: the left column of a head or tail before the right one.

Works on rows of pieces with their places on the page, whether a PDF or a recogniser gave them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.documents.source import Box

_MIDDLE = 5_000
_MOST_ROWS = 14
"""Rows that a head or a tail in two columns may have."""


@dataclass(frozen=True)
class Piece:
    """Words on one row without a wide gap; `sure` is 0 to 100, how certain the recogniser was, in all and by word."""

    text: str
    box: Box
    sure: float = 100.0
    words: tuple[tuple[str, float], ...] = ()


Row = Sequence[Piece]


def in_reading_order(rows: Iterable[Row]) -> list[Piece]:
    """One piece a line. Rows of two columns follow column by column; of more than two, joined by tabs."""
    made: list[Piece] = []
    block: list[Row] = []
    for row in rows:
        if block and (not _stays_in_columns(row) or len(block) == _MOST_ROWS):
            made += _by_column(block)
            block = []
        if block or _is_two_columns(row):
            block.append(row)
        else:
            made.append(joined(row))
    return [*made, *_by_column(block)]


def joined(row: Row) -> Piece:
    """The pieces of a row as one."""
    if len(row) == 1:
        return row[0]
    text = ("\t" if len(row) > 2 else " ").join(piece.text for piece in row)
    weight = sum(len(piece.text) for piece in row) or 1
    sure = sum(piece.sure * len(piece.text) for piece in row) / weight
    words = tuple(word for piece in row for word in piece.words)
    return Piece(text, around([piece.box for piece in row]), sure, words)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _is_two_columns(row: Row) -> bool:
    return len(row) == 2 and row[0].box[2] < _MIDDLE + 800 and row[1].box[0] > _MIDDLE - 1_200


def _stays_in_columns(row: Row) -> bool:
    return _is_two_columns(row) or (len(row) == 1 and _side(row[0]) is not None)


def _side(piece: Piece) -> int | None:
    """0 for the left half, 1 for the right one, None for what crosses the middle."""
    left, _, right, _ = piece.box
    if right < _MIDDLE + 300:
        return 0
    return 1 if left > _MIDDLE - 300 else None


def _by_column(block: list[Row]) -> list[Piece]:
    """Rows after the last one that has a right column belong to the running text, but for the rest of a list that
    began beside it ("Nơi nhận")."""
    last = max((at for at, row in enumerate(block) if len(row) == 2 or _side(row[0]) == 1), default=-1)
    while 0 <= last < len(block) - 1 and block[last + 1][0].text.startswith(("-", "–")):
        last += 1
    columns: tuple[list[Piece], list[Piece]] = ([], [])
    for row in block[: last + 1]:
        for at, piece in enumerate(row):
            columns[at if len(row) == 2 else _side(piece) or 0].append(piece)
    return [*columns[0], *columns[1], *(joined(row) for row in block[last + 1 :])]
