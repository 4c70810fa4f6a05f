"""Puts the lines of one row of a flattened table back into its columns: the best way to share them out in order.

Each column wants what its head says: bodies, a time, a paper. A line in lower case goes on the cell before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.documents.mentions import Text, phrase_at
from tracker.documents.verbs import PRODUCT
from tracker.domain.text import strip_accents

_TIME = re.compile(
    r"^\W*(?:(?:truoc|trong|den|tu|xong|cham nhat|hoan thanh|vao|het|den het|cuoi|dau|giua)\b.{0,24})?"
    r"(?:thang|quy|nam|ngay|tuan|dinh ky|thuong xuyen|hang (?:nam|quy|thang|tuan|ngay)|giai doan|\d{1,2}[/.-]\d{1,4}|"
    r"20\d\d|theo (?:ke hoach|tien do|quy dinh)|khi co|dot xuat|lien tuc|sau khi|6 thang|i{1,3}/20|iv/20)\b"
)
_PRODUCT = re.compile(rf"\W*(?:cac |du thao |noi dung )?{PRODUCT}")
_GOES_ON = re.compile(r"(?:,|-|/|\b(?:va|cac|cua|voi|ve|cho|trong|thuoc|theo|tai|den|ngay|thang|nam))$")
_HEAD_ALONE = re.compile(r"\b(?:so|(?<!ngang )bo|ban|uy|cuc|phong|hoi)$")
# Where one cell may end and the next begin on the same line: before a capital; with as many lines as there are columns
# only after the last word of a name, and not inside one ("Văn phòng UBND tỉnh", "Chủ tịch UBND xã").
_ANYWHERE = re.compile(r"(?<=[^\W_,;])\s+(?=[A-ZĐÀ-Ỹ0-9])")
_AFTER_A_CELL = re.compile(
    r"(?<=[a-zà-ỹđ)])(?<!phòng)(?<!tịch)(?<!đạo)(?<!đốc)(?<!trưởng)(?<!thư)(?<!của)(?<!và)(?<!với)(?<!thuộc)(?<!cho)"
    r"(?<!cùng)(?<!viên)(?<!các)(?<!tra)(?<!tại)(?<!ban)(?<!trình)(?<!Bộ)(?<!Sở)\s+"
    r"(?=(?:Bộ|Sở|Cục|Chi cục|UBND|Ủy ban|Công an|Các|Hội|Tháng|Quý|Năm|Trước|Thường xuyên|Hằng|Hàng)\b)"
)
_MOST = 80
_LONGEST = {"leads": 16, "partners": 16, "time": 6}
"""Lines of a row, and of one cell in it."""
_EMPTY = {"task": -9.0, "leads": -3.0, "partners": -0.6, "time": -0.8, "product": -0.8}
_NEVER = -1e9


@dataclass(frozen=True)
class _Unit:
    """One line of a row with what it looks like."""

    text: str
    is_low: bool
    opens_body: bool
    is_body: bool
    is_time: bool
    is_product: bool
    hangs: bool  # the line before it is not finished
    is_cut: bool  # it stood on one line with the unit before it


def cells_of_lines(lines: Sequence[str], roles: Sequence[str | None]) -> list[str] | None:
    """The cells of a row, one for each role; None when the lines are too many. Cost grows with their square, and
    there are few."""
    if not lines or len(lines) > _MOST:
        return None
    parts, cuts = _parted(lines, _ANYWHERE if len(lines) < len(roles) else _AFTER_A_CELL)
    units = [_unit(part, parts[at - 1] if at else "", at in cuts) for at, part in enumerate(parts)]
    count = len(units)
    best = [[_NEVER] * (count + 1) for _ in range(len(roles) + 1)]
    came = [[0] * (count + 1) for _ in range(len(roles) + 1)]
    best[0][0] = 0.0
    for column, role in enumerate(roles):
        for begin in range(count + 1):
            if best[column][begin] == _NEVER:
                continue
            for end, worth in _runs(units, role, begin):
                if best[column][begin] + worth > best[column + 1][end]:
                    best[column + 1][end] = best[column][begin] + worth
                    came[column + 1][end] = begin
    return _cut(parts, came, len(roles), count)


def _cut(parts: Sequence[str], came: list[list[int]], columns: int, count: int) -> list[str]:
    cells: list[str] = []
    end = count
    for column in range(columns, 0, -1):
        begin = came[column][end]
        cells.append(" ".join(parts[begin:end]))
        end = begin
    return cells[::-1]


def _runs(units: Sequence[_Unit], role: str | None, begin: int) -> list[tuple[int, float]]:
    """Where a column that begins at `begin` may end, and how well those lines fill it."""
    made = [(begin, _EMPTY.get(role or "", -0.4))]
    worth = 0.0
    for end in range(begin, min(len(units), begin + _LONGEST.get(role or "", 40))):
        unit = units[end]
        worth += _opening(unit, role) if end == begin else _inner(unit, role)
        made.append((end + 1, worth))
    return made


def _opening(unit: _Unit, role: str | None) -> float:
    worth = -4.0 * unit.is_low - 3.0 * unit.hangs - 1.0 * unit.is_cut
    if role in ("leads", "partners"):
        return worth + (3.0 if unit.opens_body else -3.0) - 2.0 * unit.is_time
    if role == "time":
        return worth + (3.0 if unit.is_time else -4.0)
    if role == "product":
        return worth + 1.5 * unit.is_product - 2.0 * unit.is_time - 1.5 * unit.is_body
    return worth - (1.0 if role == "task" else 0.5) * unit.is_time


def _inner(unit: _Unit, role: str | None) -> float:
    if role in ("leads", "partners") and unit.is_product and not unit.opens_body:
        return -3.0
    if unit.is_low or unit.hangs or unit.is_cut:
        return -1.0 * (unit.is_time and not unit.hangs and role != "time")
    if role in ("leads", "partners"):
        return -0.7 if unit.opens_body else -3.0
    if role == "time":
        return -0.5 if unit.is_time else -2.0
    return -0.6 - 2.0 * unit.is_body - 1.5 * unit.is_time - (0.6 * unit.is_product if role == "task" else 0)


def _unit(line: str, before: str, is_cut: bool) -> _Unit:
    folded = strip_accents(line)
    phrase = phrase_at(Text(line), 0) if line[:1].isupper() else None
    opens = phrase is not None and bool(phrase.mentions)
    return _Unit(
        text=line,
        is_low=line[:1].islower() or line[:1] in "(,",
        opens_body=opens,
        is_body=opens and phrase is not None and phrase.end >= len(line.rstrip(" .;,")) - 2,
        is_time=bool(_TIME.match(folded)) and len(line) < 60,
        is_product=bool(_PRODUCT.match(folded)),
        hangs=not is_cut and _is_open(strip_accents(before), opens),
        is_cut=is_cut,
    )


def _is_open(before: str, opens_body: bool) -> bool:
    """Whether a line is not finished: "UBND các huyện,", "… của", and "Sở" before what is no body itself."""
    return bool(_GOES_ON.search(before)) or (not opens_body and bool(_HEAD_ALONE.search(before)))


def _parted(lines: Sequence[str], where: re.Pattern[str]) -> tuple[list[str], set[int]]:
    """The lines, those that hold several cells parted; and which of the parts were cut off from the one before."""
    parts: list[str] = []
    cuts: set[int] = set()
    for line in lines:
        begin = 0
        for found in where.finditer(line):
            rest = line[found.end() :]
            if _TIME.match(strip_accents(rest)) or (
                rest[0].isalpha() and phrase_at(Text(rest), 0) is not None
            ):
                parts.append(line[begin : found.start()])
                cuts.add(len(parts))
                begin = found.end()
        parts.append(line[begin:])
    return parts, cuts
