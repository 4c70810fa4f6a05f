"""Pictures of the pages a directive was read from: kept at import, shown to whoever may read the directive."""

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from tracker.documents.source import SourceText
from tracker.domain.errors import Unavailable
from tracker.domain.permissions import Permission, Target, may, require
from tracker.records.directives import DirectiveRow
from tracker.records.source_pages import SourcePageRow
from tracker.store.directives import DirectiveNotFound
from tracker.store.source_pages import SourcePages
from tracker.store.unit import Unit
from tracker.usecases.context import Context


class PictureLost(Unavailable):
    """The file of a picture is gone from the data folder, or is not what was kept."""

    key = "ocr.picture_lost"


@dataclass(frozen=True)
class PlacedLine:
    """Where a line of the text stands on its page: ten-thousandths of its width and height."""

    line: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class ShownPage:
    """A page to compare the text with: a JPEG and its size in dots, the lines on it, and which pages there are."""

    page: int
    picture: bytes
    width: int
    height: int
    lines: tuple[PlacedLine, ...]
    pages: tuple[int, ...]


@dataclass(frozen=True)
class PlacedPage:
    """A page without its picture: its size in dots, and the lines on it."""

    page: int
    width: int
    height: int
    lines: tuple[PlacedLine, ...]


def keep_pages(ctx: Context, source: SourceText, directive_id: UUID) -> list[SourcePageRow]:
    """Store the pictures durably and make their rows. Twice is safe: a picture is kept once."""
    places: dict[int, list[tuple[int, ...]]] = {}
    for line in source.lines:
        if line.page is not None and line.box is not None:
            places.setdefault(line.page, []).append((line.number, *line.box))
    return [
        SourcePageRow(
            directive_id=directive_id,
            page=one.page,
            sha256=ctx.files.put(one.data),
            width=one.width,
            height=one.height,
            places=json.dumps(places.get(one.page, []), separators=(",", ":")),
        )
        for one in source.pictures
    ]


def pages_of(ctx: Context, ref: str) -> tuple[int, ...]:
    """Which pages of a directive there are pictures of; empty where its file had text. Raises as `show_page`."""
    with ctx.open_reading() as unit:
        return SourcePages(unit.session).numbers(_readable(ctx, unit, ref).id)


def placed_pages(ctx: Context, directive_id: UUID) -> tuple[PlacedPage, ...]:
    """The pages of a directive that the actor was shown already, without the pictures; raises NotPermitted."""
    require(ctx.actor, Permission.DIRECTIVE_READ)
    with ctx.open_reading() as unit:
        found = SourcePages(unit.session).places(directive_id)
    return tuple(
        PlacedPage(page, width, height, tuple(PlacedLine(*place) for place in json.loads(places)))
        for page, width, height, places in found
    )


def show_page(ctx: Context, ref: str, page: int) -> ShownPage:
    """One page of a directive by register number or the document's own. Raises NotPermitted, DirectiveNotFound (also
    where another board follows it), PageNotFound, PictureLost."""
    with ctx.open_reading() as unit:
        pages = SourcePages(unit.session)
        directive = _readable(ctx, unit, ref)
        row = pages.get(directive.id, page)
        numbers = pages.numbers(directive.id)
    lines = tuple(PlacedLine(*place) for place in json.loads(row.places))
    return ShownPage(page, _picture(ctx, row), row.width, row.height, lines, numbers)


def _readable(ctx: Context, unit: Unit, ref: str) -> DirectiveRow:
    require(ctx.actor, Permission.DIRECTIVE_READ)
    row = unit.directives.by_ref(ref)
    if not may(ctx.actor, Permission.DIRECTIVE_READ, Target(coordinator_body=row.coordinator_body)):
        raise DirectiveNotFound(ref=ref)
    return row


def _picture(ctx: Context, row: SourcePageRow) -> bytes:
    try:
        picture = ctx.files.get(row.sha256)
    except FileNotFoundError as error:
        raise PictureLost(page=row.page) from error
    if hashlib.sha256(picture).hexdigest() != row.sha256:
        raise PictureLost(page=row.page)
    return picture
