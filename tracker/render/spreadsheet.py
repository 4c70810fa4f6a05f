"""A list as a spreadsheet, CSV or XLSX: numbers as numbers, days as days, words never as formulas. Row by row."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Value = str | int | float | date | None
Row = Sequence[Value]

MOST_ROWS = 1_048_575
"""What a sheet holds beside its head."""
LONGEST = 32_000
"""Letters of one cell; a spreadsheet takes 32.767."""

_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 200
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets take for the beginning of a formula; also as wide letters."""
_NOT_TITLE = re.compile(r"[\[\]:*?/\\]")
_BOLD, _PLAIN = Font(bold=True), Font()
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def csv_pieces(heads: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """UTF-8 with the mark by which Excel knows it, some rows at a time; days in ISO."""
    yield "\ufeff".encode()
    yield from _pieces([heads])
    yield from _pieces([_inert(value) for value in row] for row in rows)


def xlsx_file(title: str, heads: Sequence[str], rows: Iterable[Row]) -> IO[bytes]:
    """The workbook in a file that stands at its beginning; its head stays in sight. The caller closes it."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(_NOT_TITLE.sub(" ", title)[:31] or "1")
    sheet.freeze_panes = "A2"
    for n, head in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(n)].width = max(12, min(48, len(head) * 2))
    sheet.append([_words(sheet, head, _BOLD) for head in heads])
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{last}"
    room: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # the caller closes it
    book.save(room)
    room.seek(0)
    return room


def _pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    room = StringIO()
    writer = csv.writer(room)
    for n, row in enumerate(rows, 1):
        writer.writerow(row)
        if n % _PIECE == 0:
            yield room.getvalue().encode()
            room.seek(0)
            room.truncate()
    yield room.getvalue().encode()


def _inert(value: Value) -> Value:
    """The same; words that would be computed get the sign that makes them words."""
    if isinstance(value, str):
        text = _NOT_TEXT.sub("", value)
        return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    return value.isoformat() if isinstance(value, date) else value


def _cell(sheet: Any, value: Value) -> Cell:
    if isinstance(value, str):
        return _words(sheet, value, _PLAIN)
    cell = WriteOnlyCell(sheet)
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    return cell


def _words(sheet: Any, text: str, font: Font) -> Cell:
    """Words: whatever they begin with, the cell holds a string."""
    cell = WriteOnlyCell(sheet, _NOT_TEXT.sub("", text)[:LONGEST] or None)
    if cell.value is not None:
        cell.data_type = "s"
    cell.font, cell.alignment = font, _WRAPPED
    return cell
