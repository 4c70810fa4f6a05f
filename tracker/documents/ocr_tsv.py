"""What Tesseract prints (one word a row, with place and certainty) -> rows of words; nothing is recognised here."""

import re
from dataclasses import dataclass
from statistics import median

from tracker.documents.page_columns import Piece, around
from tracker.documents.source import Box

_WORD = re.compile(r"\w")
_WHOLE = re.compile(r"[0-9]{1,6}")
_SURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,9})?")
_NOISE_BELOW = 35.0
"""Certainty below which signs that are no letters or digits are specks of the paper."""
_SPECK_BELOW = 70.0
"""The same at the ends of a line, where a sign would change how the text is divided."""
_WIDE = 2.2
"""Heights of a line: a gap wider than this parts columns."""


@dataclass(frozen=True)
class _Word:
    line: tuple[str, ...]
    text: str
    box: Box
    sure: float


def rows_of(tsv: str, width: int, height: int) -> list[list[Piece]]:
    """The rows of a page of that many dots. Empty for what is not Tesseract's."""
    rows: dict[tuple[str, ...], list[_Word]] = {}
    for line in tsv.splitlines():
        word = _word(line.split("\t"), width, height)
        if word is not None:
            rows.setdefault(word.line, []).append(word)
    kept = (_without_specks(row) for row in rows.values())
    return [_pieces(row, width / max(1, height)) for row in kept if row]


def _without_specks(row: list[_Word]) -> list[_Word]:
    """The row without signs at its ends that the recogniser itself doubts; empty when no letter is left."""
    if not any(_WORD.search(word.text) for word in row):
        return []
    kept = list(row)
    while _is_speck(kept[-1]):
        kept.pop()
    while _is_speck(kept[0]):
        kept.pop(0)
    return kept


def _is_speck(word: _Word) -> bool:
    return word.sure < _SPECK_BELOW and not _WORD.search(word.text)


def _word(cells: list[str], width: int, height: int) -> _Word | None:
    if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
        return None
    if not all(_WHOLE.fullmatch(cell) for cell in cells[6:10]) or not _SURE.fullmatch(cells[10]):
        return None
    left, top, wide, high = map(int, cells[6:10])
    sure = float(cells[10])
    if not _WORD.search(cells[11]) and cells[11] not in ("-", "+", "*") and sure < _NOISE_BELOW:
        return None
    box = (_share(left, width), _share(top, height), _share(left + wide, width), _share(top + high, height))
    return _Word(tuple(cells[2:5]), cells[11], box, sure)


def _share(dots: int, whole: int) -> int:
    return max(0, min(10_000, dots * 10_000 // max(1, whole)))


def _pieces(words: list[_Word], shape: float) -> list[Piece]:
    """Words of a row, parted where the gap is wide; `shape` is the page's width over its height."""
    high = median(word.box[3] - word.box[1] for word in words) / shape
    parts: list[list[_Word]] = []
    for word in words:
        if not parts or word.box[0] - parts[-1][-1].box[2] > _WIDE * high:
            parts.append([])
        parts[-1].append(word)
    return [_piece(part) for part in parts]


def _piece(words: list[_Word]) -> Piece:
    weight = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / weight
    text = " ".join(word.text for word in words)
    return Piece(
        text, around([word.box for word in words]), sure, tuple((word.text, word.sure) for word in words)
    )
