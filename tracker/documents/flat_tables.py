"""Tables of tasks whose cells were written one to a line, put back into rows ("| 1 | Rà soát … | Sở A | … |").

The head names the columns (`flat_heads`), the numbers in order open the rows, `flat_rows` shares out what is between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.documents.flat_heads import FlatHead, head_at
from tracker.documents.flat_rows import cells_of_lines
from tracker.documents.labels import roman_value
from tracker.documents.source import Line
from tracker.domain.text import strip_accents

_NUMBER = re.compile(r"^0?(\d{1,3})[.)]?(?:\s+(?=[^\W\da-z_])|$)")
_DECIMAL = re.compile(r"^(\d{1,2})\.(\d{1,2})[.)]?(?:\s+(?=\S)|$)")
_SECTION = re.compile(r"^([IVX]{1,5}|[A-H])(?:[.)]|\s-)?(?:\s+(?=[^\W\da-z_])|$)")
_ENDS = re.compile(
    r"^\W*(?:noi nhan|phu luc|ghi chu|tren day la|tm\s?\.|t/m|kt\s?\.|k/t|(?:danh muc|bieu|mau) so|dieu \d|"
    r"yeu cau |de nghi |giao |trong qua trinh )"
)
_BARE = re.compile(r"^0?\d{1,3}[.)]?$")


def row_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Indexes of lines that are the bare number of a row in a flattened table, and so are no page numbers."""
    texts = [line.text.strip() for line in lines]
    found: set[int] = set()
    expected = 0
    for at, text in enumerate(texts):
        if head_at(texts, at) is not None:
            expected = expected or 1
        elif expected and (number := _NUMBER.match(text)):
            value, is_bare = int(number[1]), bool(_BARE.match(text))
            if value == expected or (is_bare and value == 1):
                expected = value + 1
                if is_bare:
                    found.add(at)
    return frozenset(found)


def with_rows(lines: list[Line]) -> list[Line]:
    """The lines, each flattened table replaced by its rows; the same list when there is none."""
    texts = [line.text.strip() for line in lines]
    made: list[Line] = []
    at = 0
    while at < len(lines):
        head = head_at(texts, at)
        table = _Table(head, lines, texts).read() if head is not None else None
        if table is None:
            made.append(lines[at])
            at += 1
            continue
        made += table.rows
        at = table.end
    return made if len(made) != len(lines) else lines


@dataclass
class _Open:
    """A row while its lines come in."""

    order: str
    at: int
    is_section: bool
    lines: list[str] = field(default_factory=list)


class _Table:
    """One table, read from its head to where its rows end."""

    def __init__(self, head: FlatHead, lines: list[Line], texts: list[str]) -> None:
        self.head = head
        self.lines = lines
        self.texts = texts
        self.columns = len(head.heads) - 1
        self.open: _Open | None = None
        self.number = self.sub = self.section = 0
        self.most = 0
        self.found = 0
        self.rows = [replace(lines[head.begin], text=_joined(head.heads))]
        self.end = head.end

    def read(self) -> "_Table | None":
        """The table with its rows; None when no row could be read."""
        at = self.head.end
        while at < len(self.texts):
            if (after := self._after_repeated_head(at)) is not None:
                at = after
                continue
            if self.open is not None and head_at(self.texts, at) is not None:
                break
            if self._is_filled() and _is_after_table(self.texts[at]):
                break
            self._take(at)
            at += 1
        self.end = at
        if self.open is not None:
            self._close_last()
        return self if self.found else None

    def _after_repeated_head(self, at: int) -> int | None:
        """Where the rows go on when the head is written again on a new page."""
        if self.texts[at] != self.texts[self.head.begin]:
            return None
        wanted = [text for text in self.texts[self.head.begin : self.head.end] if text]
        have = [here for here in range(at, min(at + 3 * len(wanted), len(self.texts))) if self.texts[here]]
        have = have[: len(wanted)]
        return have[-1] + 1 if [self.texts[here] for here in have] == wanted else None

    def _take(self, at: int) -> None:
        text = self.texts[at]
        if not text:
            return
        opened = self._opens(text, at)
        if opened is None:
            if self.open is not None:
                self.open.lines.append(text)
            return
        self._close()
        self.open = opened

    def _opens(self, text: str, at: int) -> _Open | None:
        """A row or a section: its number is the next one."""
        if (found := _NUMBER.match(text)) and int(found[1]) in self._next_numbers():
            self.number, self.sub = int(found[1]), 0
            return _Open(found[1], at, False, _rest(text, found.end()))
        if (found := _DECIMAL.match(text)) and (int(found[1]), int(found[2])) == (self.number, self.sub + 1):
            self.sub += 1
            return _Open(f"{found[1]}.{found[2]}", at, False, _rest(text, found.end()))
        if (found := _SECTION.match(text)) and self._section_of(found[1]) == self.section + 1:
            self.section += 1
            return _Open(found[1], at, True, _rest(text, found.end()))
        return None

    def _next_numbers(self) -> tuple[int, ...]:
        return (self.number + 1,) if self.open is None or not self.open.is_section else (1, self.number + 1)

    def _section_of(self, words: str) -> int:
        roman = roman_value(words) if set(words) <= set("IVX") else 0
        letter = "ABCDEFGH".find(words) + 1
        return roman if roman == self.section + 1 else letter

    def _is_filled(self) -> bool:
        return self.open is not None and len(self.open.lines) >= min(3, self.columns)

    def _close(self) -> None:
        row, self.open = self.open, None
        if row is None:
            return
        if row.is_section:
            self._add(row, [" ".join(row.lines), *[""] * (self.columns - 1)])
            return
        cells = cells_of_lines(row.lines, self.head.roles[1:])
        if cells is not None:
            self.found += 1
            self.most = max(self.most, len(row.lines))
            self._add(row, cells)

    def _close_last(self) -> None:
        """The last row takes no more lines than the longest before it had, or one for each column."""
        row = self.open
        if row is None:
            return
        limit = max(self.columns, self.most)
        if len(row.lines) > limit:
            spare = len(row.lines) - limit
            row.lines = row.lines[:limit]
            while spare and self.end > row.at:
                self.end -= 1
                spare -= bool(self.texts[self.end])
        self._close()

    def _add(self, row: _Open, cells: list[str]) -> None:
        self.rows.append(replace(self.lines[row.at], text=_joined([row.order, *cells])))


def _is_after_table(text: str) -> bool:
    return text[:1].isupper() and bool(_ENDS.match(strip_accents(text[:40])))


def _rest(text: str, at: int) -> list[str]:
    words = text[at:].strip()
    return [words] if words else []


def _joined(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells) + " |"
