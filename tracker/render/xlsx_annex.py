"""The tables of a report as a workbook: numbers as numbers, dates as dates, words never as formulas. Streamed."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from tracker.render.docx_package import core_properties
from tracker.render.fixed_zip import packed
from tracker.render.report_grid import head_rows

Words = dict[str, Any]

FORMATS = {"": "#,##0.##", "%": "0.0%", "±": "+#,##0.##;−#,##0.##;0", "±%": "+0.0;−0.0;0", "d": "dd/mm/yyyy"}
WHOLE = {"": "#,##0", "±": "+#,##0;−#,##0;0"}
LONGEST = 32_000
"""Letters of one cell; a spreadsheet takes 32.767."""

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_TITLE = re.compile(r"[\[\]:*?/\\]")
_SIDE = Side(style="thin")
_GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_ALIGNED = {
    "n": Alignment(horizontal="center", vertical="top", wrap_text=True),
    "t": Alignment(horizontal="left", vertical="top", wrap_text=True),
}
_HEADED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_FACE = "Times New Roman"
_FONT, _BOLD = Font(name=_FACE, size=11), Font(name=_FACE, size=11, bold=True)
_TITLE, _ITALIC = Font(name=_FACE, size=13, bold=True), Font(name=_FACE, size=11, italic=True)


def workbook(words: Words, tell: Callable[[int, int], None]) -> bytes:
    """One sheet a table, annexes first; the same words give the same bytes. `tell` hears of each sheet."""
    book = Workbook(write_only=True)
    tables = list(_tables(words))
    for n, (name, title, table) in enumerate(tables, 1):
        _sheet(book, name, title, table)
        tell(n, len(tables))
    room = BytesIO()
    book.save(room)
    return _fixed(room, words)


def _tables(words: Words) -> Iterator[tuple[str, str, Words]]:
    """(name of the sheet, its title, table)."""
    for part in [*words["annexes"], *words["sections"]]:
        tables = [block["table"] for block in part["blocks"] if block["table"]]
        title = part.get("title") or part["heading"]
        name = part.get("letter") or part["heading"] or words["title"]
        for n, table in enumerate(tables, 1):
            yield (f"{name} ({n})" if len(tables) > 1 else name), title, table


def _sheet(book: Workbook, name: str, title: str, table: Words) -> None:
    sheet = book.create_sheet(_unused(book, name))
    heads = head_rows(table["columns"])
    top = 3 + len(heads)
    for n, width in enumerate(table["widths"], 1):
        sheet.column_dimensions[get_column_letter(n)].width = max(6, width * 1.4)
    sheet.freeze_panes = f"A{top}"
    sheet.print_title_rows = f"3:{top - 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.merged_cells = _Merged(_merges(table["columns"], heads))
    sheet.append([_text(sheet, title, _TITLE)])
    sheet.append([_text(sheet, table["caption"], _ITALIC)])
    for line in heads:
        sheet.append(_head(sheet, line))
    for cells in table["rows"]:
        sheet.append([_cell(sheet, cell, _FONT) for cell in cells])
    if table["sum"]:
        sheet.append([_cell(sheet, cell, _BOLD) for cell in table["sum"]])


class _Merged(list[CellRange]):
    """What a sheet that is written row by row asks of its merged cells."""

    @property
    def ranges(self) -> list[CellRange]:
        return list(self)


def _merges(columns: Iterable[Iterable[Words]], heads: list[list[Words]]) -> list[CellRange]:
    found = []
    for n, (line, laid) in enumerate(zip(columns, heads, strict=True)):
        starts = [head for head in laid if head["merge"] != "on"]
        for head, place in zip(line, starts, strict=True):
            first, row = place["column"] + 1, 3 + n
            if head["colspan"] > 1 or head["rowspan"] > 1:
                last, bottom = first + head["colspan"] - 1, row + head["rowspan"] - 1
                found.append(CellRange(min_col=first, min_row=row, max_col=last, max_row=bottom))
    return found


def _head(sheet: Any, line: list[Words]) -> list[Cell]:
    cells = []
    for head in line:
        for n in range(head["colspan"]):
            cell = _text(sheet, head["text"] if n == 0 else "", _BOLD)
            cell.alignment, cell.border = _HEADED, _GRID
            cells.append(cell)
    return cells


def _cell(sheet: Any, it: Words, font: Font) -> Cell:
    cell = _text(sheet, it["text"], font) if it["value"] is None else _valued(sheet, it, font)
    cell.alignment, cell.border = _ALIGNED[it["kind"]], _GRID
    return cell


def _valued(sheet: Any, it: Words, font: Font) -> Cell:
    value, form = it["value"], it["form"]
    if form == "d":
        value = date.fromisoformat(value)
    elif form == "%":
        value = round(value / 100, 6)
    cell = WriteOnlyCell(sheet, value)
    is_whole = form in WHOLE and value == int(value)
    cell.number_format = WHOLE[form] if is_whole else FORMATS[form]
    cell.font = font
    return cell


def _text(sheet: Any, text: str, font: Font) -> Cell:
    """Words: whatever they begin with, the cell holds a string."""
    cell = WriteOnlyCell(sheet, _NOT_TEXT.sub("", text)[:LONGEST] or None)
    if cell.value is not None:
        cell.data_type = "s"
    cell.font = font
    return cell


def _unused(book: Workbook, name: str) -> str:
    """At most 31 letters, none of those that a sheet's name may not have, and not twice."""
    clean = _NOT_TITLE.sub(" ", name).strip("' ")[:25] or "1"
    taken = {title.casefold() for title in book.sheetnames}
    names = (clean if n == 1 else f"{clean} {n}" for n in range(1, len(taken) + 2))
    return next(one for one in names if one.casefold() not in taken)


def _fixed(room: BytesIO, words: Words) -> bytes:
    """The same package in a fixed order without the hour of its making."""
    with ZipFile(room) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    parts["docProps/core.xml"] = core_properties(words).encode()
    return packed({"[Content_Types].xml": parts.pop("[Content_Types].xml"), **parts})
