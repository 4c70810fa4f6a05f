"""The text of a directive cut where items, bodies and findings begin and end, so that a page can light them up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tracker.domain.directive import Span
from tracker.usecases.review_shown import ReviewPage
from tracker.usecases.source_pages import PlacedPage

_NARROW = 60
"""Characters on a narrow line of an office's paper."""
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text at character `at`. `marks` are what it is part of (who, head, note, warning, error); `is_gap`: empty
    lines, of which an office's page shows less than a scan has."""

    at: int
    text: str
    marks: tuple[str, ...]
    findings: tuple[int, ...]
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The pieces of one item, counted from 1 in the order of the page; of none where `item` is 0."""

    item: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LitLine:
    """A line on the picture of a page, in ten-thousandths, and the item it belongs to (0: none)."""

    item: int
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class LitPage:
    """A page with its lines."""

    page: int
    width: int
    height: int
    lines: tuple[LitLine, ...]


_Mark = tuple[Span, str, int]


def passages(page: ReviewPage) -> list[Passage]:
    """The whole text, every character of it once."""
    marks = [*_marks(page), *((gap.span(), "gap", 0) for gap in _GAP.finditer(page.text))]
    items = [(item.span, "item", number) for number, item in enumerate(page.items, 1) if item.span]
    cut = _pieces(page.text, [*items, *marks])
    return [
        Passage(number, tuple(piece for _, piece in some))
        for number, some in groupby(cut, key=lambda p: p[0])
    ]


def lit_pages(page: ReviewPage, pages: Iterable[PlacedPage]) -> list[LitPage]:
    """The pictures' lines with their items."""
    owners = _owners(page)
    return [
        LitPage(
            one.page,
            one.width,
            one.height,
            tuple(
                LitLine(owners.get(at.line, 0), at.left, at.top, at.right - at.left, at.bottom - at.top)
                for at in one.lines
            ),
        )
        for one in pages
    ]


def _owners(page: ReviewPage) -> dict[int, int]:
    """The item of each line. Reading joins broken lines, so where one ends is told by the next, and by its length."""
    starts = sorted((item.line, number) for number, item in enumerate(page.items, 1) if item.span)
    ends = [line for line, _ in starts[1:]] + [2**31]
    owners: dict[int, int] = {}
    for (line, number), end in zip(starts, ends, strict=True):
        text = page.items[number - 1].text
        most = line + 1 + text.count("\n") + len(text) // _NARROW
        owners |= dict.fromkeys(range(line, min(end, most)), number)
    return owners


def _marks(page: ReviewPage) -> Iterator[_Mark]:
    for value in page.head:
        if value.span:
            yield value.span, "head", 0
    for item in page.items:
        yield from ((who.span, "who", 0) for who in item.who if who.span)
    for finding in page.findings:
        if finding.span and finding.is_open:
            yield finding.span, finding.severity, finding.number


def _pieces(text: str, marks: Sequence[_Mark]) -> Iterator[tuple[int, Piece]]:
    begin, end = defaultdict[int, list[_Mark]](list), defaultdict[int, list[_Mark]](list)
    for mark in marks:
        begin[mark[0][0]].append(mark)
        end[mark[0][1]].append(mark)
    cuts = sorted({0, len(text), *(at for at in (*begin, *end) if 0 < at < len(text))})
    active: list[_Mark] = [mark for at in begin if at < 0 for mark in begin[at]]
    for at, until in pairwise(cuts):
        active = [mark for mark in active if mark not in end[at]] + begin[at]
        yield _piece(text, at, until, active)


def _piece(text: str, at: int, until: int, active: Sequence[_Mark]) -> tuple[int, Piece]:
    kinds = tuple(dict.fromkeys(kind for _, kind, _ in active if kind not in ("item", "gap")))
    findings = tuple(number for _, kind, number in active if number and kind not in ("item", "gap"))
    item = next((number for _, kind, number in active if kind == "item"), 0)
    return item, Piece(at, text[at:until], kinds, findings, any(kind == "gap" for _, kind, _ in active))
