"""Pages of a PDF, or a picture, drawn as JPEG files by a limited child; what stands on them is not looked at."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from tracker.documents.limited_run import Limits, Ran, run_limited
from tracker.documents.reading_errors import DamagedFile, DamagedPicture, PictureTooLarge

MAX_MEGADOTS = 60
_MEGABYTES = 480
_FILE_MEGABYTES = 30


@dataclass(frozen=True)
class Drawn:
    """A page on disk, its size in dots."""

    page: int
    path: Path
    width: int
    height: int


def pages_in(data: bytes) -> int:
    """How many pages a picture has (only TIFF has more than one). Raises DamagedPicture, PictureTooLarge, TooSlow."""
    return int(json.loads(_asked(data, Path("/"), "count", seconds=3).printed))


def draw(data: bytes, pages: list[int], folder: Path) -> list[Drawn]:
    """These pages, in files of `folder`. Raises DamagedFile, PictureTooLarge, TooSlow."""
    run = _asked(data, folder, ",".join(map(str, pages)), seconds=3 + 2 * len(pages))
    return [Drawn(page, folder / f"{page}.jpg", *size) for page, *size in json.loads(run.printed)]


def _asked(data: bytes, folder: Path, what: str, seconds: int) -> Ran:
    run = run_limited(
        [sys.executable, "-m", "tracker.documents.raster_child", str(folder), what],
        Limits(seconds, _MEGABYTES, _FILE_MEGABYTES),
        data,
    )
    if run.code == 4:
        raise PictureTooLarge(limit=MAX_MEGADOTS)
    if run.code != 0:
        raise DamagedFile(format="PDF") if b"%PDF-" in data[:1024] else DamagedPicture()
    return run
