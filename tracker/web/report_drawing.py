"""Drawing papers for a page: a few at a time, so that large ones leave room for everybody else."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from tracker.bootstrap import report_drawer
from tracker.domain.errors import Unavailable
from tracker.settings import Settings

AT_ONCE = 2
WAIT_S = 20
_ROOM = BoundedSemaphore(AT_ONCE)

TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The forms of a paper with their media types."""


class StillDrawing(Unavailable):
    """Others' papers are being drawn, and it takes long."""

    key = "papers.still_drawing"


def drawn(
    settings: Settings, context: Mapping[str, Any], form: str, kind: str = "progress"
) -> tuple[bytes, str]:
    """The paper in the office's language, and a sentence where the office's templates leave figures out.

    Raises StillDrawing and what the templates make wrong.
    """
    with room():
        return report_drawer(settings, settings.lang).paper(context, form, kind)


@contextmanager
def room() -> Iterator[None]:
    """A place among the few that draw; raises StillDrawing."""
    if not _ROOM.acquire(timeout=WAIT_S):
        raise StillDrawing()
    try:
        yield
    finally:
        _ROOM.release()
