"""Pictures of pages -> rows of words, by Tesseract with Vietnamese, one limited child a page. Optional on a machine."""

import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tracker.documents.limited_run import Limits, run_limited
from tracker.documents.ocr_tsv import rows_of
from tracker.documents.page_columns import Piece
from tracker.documents.reading_errors import NoOcr

PAGE_SECONDS = 6
"""Of processor time. A page of a dispatch takes one, a dense table on A3 four."""
_PAGE = Limits(PAGE_SECONDS, megabytes=500, waiting=60)
_INSTALL_TESSERACT = "sudo apt-get install tesseract-ocr tesseract-ocr-vie"


def lacking() -> str | None:
    """The command that installs what recognition needs and this machine lacks; None when all is there."""
    if not _speaks_vietnamese(shutil.which("tesseract")):
        return _INSTALL_TESSERACT
    if find_spec("PIL") is None:
        return f"{sys.executable} -m pip install pillow"
    return None


def require_ocr() -> None:
    """Raises NoOcr."""
    command = lacking()
    if command is not None:
        raise NoOcr(command=command)


@cache
def _speaks_vietnamese(program: str | None) -> bool:
    if program is None:
        return False
    command = [program, "--list-langs"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # found on PATH
    return "vie" in asked.stdout.split()


def recognised(picture: Path, width: int, height: int) -> list[list[Piece]]:
    """The rows of one page; empty where nothing was recognised. Raises TooSlow."""
    run = run_limited(["tesseract", str(picture), "-", "-l", "vie", "--psm", "4", "tsv"], _PAGE)
    return rows_of(run.printed.decode("utf-8", "replace"), width, height) if run.code == 0 else []
