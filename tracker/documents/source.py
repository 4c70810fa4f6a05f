"""The text of a file as it came in: numbered lines, before anyone has said what they mean."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.directive import Finding

Box = tuple[int, int, int, int]
"""Left, top, right, bottom: ten-thousandths of the page's width and height, from its upper left corner."""

Progress = Callable[[int, int], None]
"""Told (pages done, pages in all) while pages are being recognised."""


def no_progress(done: int, total: int) -> None:
    """For whoever does not watch."""


@dataclass(frozen=True)
class Line:
    """One line of the file, cleaned (NFC, no control characters). `number` counts from 1, `page` too where known;
    `box` is where it stands on the page, where the form of the file says."""

    number: int
    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True)
class PagePicture:
    """A page as the reader saw it: JPEG, with its size in dots."""

    page: int
    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class SourceText:
    """A whole file as text. `kind` is what the bytes are: txt, docx, doc, pdf or picture. `notes` are keys of
    findings that reading itself gives cause for (an old encoding was converted, an external link was left alone),
    `doubts` such findings with their line, `pictures` the pages whose words were recognised from a picture."""

    lines: tuple[Line, ...]
    name: str = ""
    kind: str = "txt"
    notes: tuple[str, ...] = ()
    doubts: tuple[Finding, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
