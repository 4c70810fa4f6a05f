"""Tables of tasks ("STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian"), one row to a line, as rows with their roles.

A row is a line that opens with "|" (a Word table, markdown) or has three tabs. Cells flattened one to a line are not
read: no sign is left of where one ends.
"""

import re
from dataclasses import dataclass

from tracker.domain.text import strip_accents

_ROLES = (
    ("partners", re.compile(r"phoi hop|tham gia")),
    (
        "leads",
        re.compile(r"chu tri|(?:don vi|co quan|bo phan|nguoi) (?:thuc hien|phu trach)|^thuc hien|phu trach"),
    ),
    ("time", re.compile(r"thoi (?:gian|han|diem)|tien do|hoan thanh|^han")),
    ("product", re.compile(r"ket qua|san pham")),
    ("order", re.compile(r"^(?:s?tt|so tt|so thu tu)\b")),
    ("task", re.compile(r"nhiem vu|noi dung|cong viec|hoat dong")),
)
_SAME = re.compile(r'^[\s\-–"”nt.]*$')


@dataclass(frozen=True)
class Cell:
    """Words of a cell and where they begin in the row's line."""

    text: str
    at: int


@dataclass(frozen=True)
class TaskRow:
    """One row: what, who leads, who helps, when. A cell that repeats the one above has that one's words."""

    order: str
    task: Cell
    leads: Cell | None
    partners: Cell | None
    time: Cell | None


class TaskTable:
    """Reads the rows of one table after another; `header` is forgotten by `leave`."""

    def __init__(self) -> None:
        self.header: dict[int, str] = {}
        self.above: TaskRow | None = None

    def leave(self) -> None:
        self.header, self.above = {}, None

    def read(self, line: str) -> TaskRow | None:
        """The task of a row; None for a header, a rule and a row that names no task."""
        cells = cells_of(line)
        roles = _roles(cells)
        if roles:
            self.header, self.above = roles, None
            return None
        if not self.header or len(cells) < 3:
            return None
        named = {self.header[at]: cell for at, cell in enumerate(cells) if at in self.header}
        task = named.get("task")
        if task is None or len(task.text) < 5:
            return None
        order = named["order"].text.rstrip(".") if "order" in named else ""
        row = TaskRow(order, task, *(self._cell(named, role) for role in ("leads", "partners", "time")))
        self.above = row
        return row if row.leads is not None else None

    def _cell(self, named: dict[str, Cell], role: str) -> Cell | None:
        cell = named.get(role)
        if cell is None or _SAME.match(cell.text):
            return getattr(self.above, role, None) if role == "leads" else None
        return cell


def is_row(line: str) -> bool:
    """Whether a line is a row of a table of three columns or more."""
    return (line.startswith("|") and line.count("|") >= 4) or line.count("\t") >= 3


def as_row(line: str) -> str:
    """The row written with bars, whatever parted its cells."""
    if line.startswith("|"):
        return " ".join(line.split())
    return "| " + " | ".join(" ".join(cell.split()) for cell in line.split("\t")) + " |"


def is_header(line: str) -> bool:
    """Whether a row names the columns of a table of tasks."""
    return is_row(line) and bool(_roles(cells_of(line)))


def cells_of(line: str) -> list[Cell]:
    """The cells of a row, empty ones too."""
    row = line if line.startswith("|") else as_row(line)
    cells = []
    at = 1
    for part in row.removeprefix("|").removesuffix("|").split("|"):
        cells.append(Cell(part.strip(), at + len(part) - len(part.lstrip())))
        at += len(part) + 1
    return cells


def _roles(cells: list[Cell]) -> dict[int, str]:
    """Which column is what; empty unless a task and a lead are among them."""
    roles: dict[int, str] = {}
    for at, cell in enumerate(cells):
        folded = strip_accents(cell.text)
        if len(folded) > 60:
            return {}
        role = next((name for name, words in _ROLES if words.search(folded)), None)
        if role is not None and role not in roles.values():
            roles[at] = role
    return roles if {"task", "leads"} <= set(roles.values()) else {}
