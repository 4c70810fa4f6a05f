"""`python -m tracker.documents.raster_child FOLDER PAGES` draws pages of a PDF or of a picture from standard input.

PAGES are numbers from 1 with commas, or `count`. Writes FOLDER/<page>.jpg and prints [[page, width, height], …] as
JSON; for `count`, the number of pages. Exit 1: it cannot be read; 4: too many dots. Run only by `page_pictures`.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
QUALITY = 80
_MOST_DOTS = 9_000_000
_FORMS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")


def main(folder: Path, asked: str) -> int:
    from PIL import Image, UnidentifiedImageError

    from tracker.documents.page_picture import MAX_DOTS

    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MAX_DOTS
    data = sys.stdin.buffer.read()
    try:
        made = (
            _counted(data)
            if asked == "count"
            else _drawn(data, folder, [int(one) for one in asked.split(",")])
        )
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return 4
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError, TypeError, KeyError,
            IndexError, ArithmeticError, AttributeError):  # fmt: skip
        return 1  # whatever a damaged picture makes its reader raise: this process reads nothing else
    sys.stdout.write(json.dumps(made))
    return 0


def _counted(data: bytes) -> int:
    from PIL import Image

    with Image.open(BytesIO(data), formats=_FORMS) as picture:
        return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def _drawn(data: bytes, folder: Path, pages: list[int]) -> list[tuple[int, int, int]]:
    from tracker.documents.page_picture import upright

    made = []
    for page, picture in _pdf_pages(data, pages) if b"%PDF-" in data[:1024] else _frames(data, pages):
        straight = upright(picture)
        straight.save(folder / f"{page}.jpg", "JPEG", quality=QUALITY, dpi=(DPI, DPI))
        made.append((page, straight.width, straight.height))
    return made


def _pdf_pages(data: bytes, pages: list[int]) -> Iterator[tuple[int, "Image"]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for number in pages:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DPI / 72, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
        yield number, page.render(scale=scale, grayscale=True).to_pil()
        page.close()


def _frames(data: bytes, pages: list[int]) -> Iterator[tuple[int, "Image"]]:
    from PIL import Image

    with Image.open(BytesIO(data), formats=_FORMS) as picture:
        for number in pages:
            picture.seek(number - 1)
            yield number, picture


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
