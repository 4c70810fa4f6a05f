"""Tables of tasks ("STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian"), one row to a line, as rows with roles.

A row is a line that opens with "|" (a Word table, markdown), has three tabs or three bars between blanks. Cells one
to a line are put back into rows by `flat_tables` before.
"""

import re
from dataclasses import dataclass

from tracker.documents.columns import is_full, is_second_head, may_go_on, merged, role_of, roles_of
from tracker.domain.text import strip_accents

_SAME = re.compile(r'^(?:[\s\-–—"”“″.]*|nt|n/t|nhu tren|nt\.)$')
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)?$|^\(?[A-Z]\)?$")
_SECTION = re.compile(r"^(?:[IVX]+|[A-HĐ])$")
_SUB = re.compile(r"^(?:\d+(?:\.\d+)+|[a-zđ]|[-+*•])$")


@dataclass(frozen=True)
class Cell:
    """Words of a cell and where they begin in the row's line."""

    text: str
    at: int


@dataclass(frozen=True)
class TaskRow:
    """One row: what, who leads, who helps, when, what comes of it. Cells without words are None. A heading across
    the table is a section; `is_carried` says that the lead is the one of the row above."""

    order: str
    task: Cell
    leads: Cell | None = None
    partners: Cell | None = None
    time: Cell | None = None
    product: Cell | None = None
    is_section: bool = False
    is_carried: bool = False

    @property
    def is_bare(self) -> bool:
        """Only a number and words: a heading, or a row whose cells are merged with those above."""
        return not (self.partners or self.time or self.product) and (self.leads is None or self.is_carried)

    @property
    def is_sub(self) -> bool:
        """Numbered under another row: "1.1", "a", "-"."""
        return bool(_SUB.match(self.order))


class TaskTable:
    """Reads the rows of one table after another; a new head begins a new table."""

    def __init__(self) -> None:
        self.heads: list[str] = []
        self.roles: dict[int, str] = {}
        self.above: TaskRow | None = None
        self.is_fresh = False

    @property
    def has_leads(self) -> bool:
        return "leads" in self.roles.values()

    def read(self, line: str) -> TaskRow | None:
        """The task or section of a row; None for a head, a rule and a row that names neither."""
        cells = cells_of(line)
        if self._takes_head([cell.text for cell in cells]):
            return None
        filled = [cell for cell in cells if cell.text]
        if not is_full(self.roles) or not filled:
            return None
        if self.is_fresh and all(_COLUMN_NUMBER.match(cell.text) for cell in filled) and len(filled) > 2:
            return None
        self.is_fresh = False
        row = self._section(cells) or self._task(cells)
        if row is not None:
            self.above = row
        return row

    def _takes_head(self, heads: list[str]) -> bool:
        if self.heads and self.is_fresh and is_second_head(heads):
            self._set(merged(self.heads, heads))
            return True
        roles = roles_of(heads)
        if len(roles) < 2 or not (is_full(roles) or may_go_on(heads, roles)):
            return False
        if sum(role_of(head) is not None for head in heads if head) < 2:
            return False
        self._set(heads)
        return True

    def _set(self, heads: list[str]) -> None:
        self.heads, self.roles = heads, roles_of(heads)
        self.above, self.is_fresh = None, True

    def _section(self, cells: list[Cell]) -> TaskRow | None:
        """ "II | Công tác kế hoạch | | | |", or the words in one cell that goes across the table."""
        words = {cell.text for cell in cells if cell.text}
        order = next((cell.text.strip(" .-)") for cell in cells if _is_section_number(cell.text)), "")
        rest = [cell for cell in cells if cell.text and not _is_section_number(cell.text)]
        if order and rest and len({cell.text for cell in rest}) == 1:
            return TaskRow(order, rest[0], is_section=True)
        if len(words) != 1 or len(cells) < 3:
            return None
        found = re.match(r"([IVX]+|[A-HĐ])\s*[.\-–:]\s*(?=\w)", rest[0].text) if rest else None
        if found is not None:
            cell = rest[0]
            return TaskRow(found[1], Cell(cell.text[found.end() :], cell.at + found.end()), is_section=True)
        return TaskRow("", rest[0], is_section=True) if rest and len(rest[0].text) > 4 else None

    def _task(self, cells: list[Cell]) -> TaskRow | None:
        named = {self.roles[at]: cell for at, cell in enumerate(cells) if at in self.roles and cell.text}
        order = named["order"].text.strip(" .)") if "order" in named else ""
        task = named.get("task")
        if task is None and self.above is not None and not order and "leads" in named:
            task = self.above.task  # cells of the task merged over several rows
        if task is None or len(task.text) < 5:
            return None
        leads, is_carried = self._leads(named.get("leads"))
        partners, time, product = (_unless_same(named.get(role)) for role in ("partners", "time", "product"))
        return TaskRow(order, task, leads, partners, time, product, is_carried=is_carried)

    def _leads(self, cell: Cell | None) -> tuple[Cell | None, bool]:
        if cell is not None and not _SAME.match(strip_accents(cell.text)):
            return cell, False
        above = self.above
        return (above.leads, True) if above is not None and above.leads is not None else (None, False)


def is_row(line: str) -> bool:
    """Whether a line is a row of a table of three columns or more."""
    if line.startswith("|"):
        return line.count("|") >= 4
    return line.count("\t") >= 3 or line.count(" | ") >= 3


def as_row(line: str) -> str:
    """The row written with bars, whatever parted its cells."""
    if line.startswith("|"):
        return " ".join(line.split())
    cells = line.split("\t") if "\t" in line else line.split("|")
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"


def is_header(line: str) -> bool:
    """Whether a row names the columns of a table of tasks, or is the upper of two rows that do."""
    if not is_row(line):
        return False
    heads = [cell.text for cell in cells_of(line)]
    roles = roles_of(heads)
    return is_full(roles) or may_go_on(heads, roles)


def cells_of(line: str) -> list[Cell]:
    """The cells of a row, empty ones too."""
    row = line if line.startswith("|") else as_row(line)
    cells = []
    at = 1
    for part in row.removeprefix("|").removesuffix("|").split("|"):
        cells.append(Cell(part.strip(), at + len(part) - len(part.lstrip())))
        at += len(part) + 1
    return cells


def _is_section_number(words: str) -> bool:
    return bool(_SECTION.match(words.strip(" .-)")))


def _unless_same(cell: Cell | None) -> Cell | None:
    return None if cell is None or _SAME.match(strip_accents(cell.text)) else cell
