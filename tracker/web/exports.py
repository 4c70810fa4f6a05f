"""A list to be taken home as CSV or XLSX. Whoever may not read it is told so before anything is sent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from fastapi import Response
from fastapi.responses import StreamingResponse

from tracker.domain.errors import Invalid
from tracker.render.spreadsheet import MOST_ROWS, Row, csv_pieces, xlsx_file
from tracker.web.door import PageNotFound
from tracker.web.pages.evidence import disposition
from tracker.web.report_drawing import TYPES, room
from tracker.web.visit import Visit

_PIECE = 64 * 1024
_CSV = "text/csv; charset=utf-8"


class TooManyRows(Invalid):
    """More rows than a sheet holds."""

    key = "exports.too_many"


@dataclass(frozen=True)
class Sheet:
    """A list with its name, its head and its rows, which are read while they are sent."""

    title: str
    name: str
    heads: Sequence[str]
    rows: Iterable[Row]


def exported(visit: Visit, sheet: Sheet, form: str) -> Response:
    """The list as a file; raises PageNotFound for another form, TooManyRows, and what reading its first row raises."""
    if form not in ("csv", "xlsx"):
        raise PageNotFound()
    rows = _begun(sheet.rows)
    day = visit.ctx.today().isoformat()
    headers = {
        "Content-Disposition": disposition(f"{sheet.name}-{day}.{form}"),
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    if form == "csv":
        return StreamingResponse(csv_pieces(sheet.heads, rows), media_type=_CSV, headers=headers)
    with room():
        made = xlsx_file(sheet.title, sheet.heads, _counted(rows))
    return StreamingResponse(_read(made), media_type=TYPES["xlsx"], headers=headers)


def _begun(rows: Iterable[Row]) -> Iterator[Row]:
    found = iter(rows)
    return chain(list(islice(found, 1)), found)


def _counted(rows: Iterator[Row]) -> Iterator[Row]:
    for n, row in enumerate(rows, 1):
        if n > MOST_ROWS:
            raise TooManyRows(most=MOST_ROWS)
        yield row


def _read(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        while piece := made.read(_PIECE):
            yield piece
