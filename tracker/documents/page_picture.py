"""A picture of a page made fit for recognition: grey, upright, of a usual size. Needs Pillow; run in a child only."""

from PIL import Image, ImageOps, ImageStat

MAX_DOTS = 60_000_000
"""A page of A3 at 300 dots an inch has 17 million; what claims more than this is no scan of a page."""
_WIDEST = 2_480
_NARROWEST = 1_200
_GUESSED_WIDTH = 1_654
"""Dots of A4 at 200 an inch."""
_STEPS = (2.0, 0.5, 0.1)
_REACH = 6.0
"""Degrees a page may lie askew."""
_LEAST = 0.15
"""Degrees below which turning blurs more than it helps."""


def upright(picture: Image.Image) -> Image.Image:
    """The page in grey, with its lines level."""
    grey = _grey(picture)
    angle = skew_of(grey)
    if abs(angle) < _LEAST:
        return grey
    return grey.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=_paper(grey))


def _grey(picture: Image.Image) -> Image.Image:
    """Of a width between limits. The transparent is paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Image.new("RGBA", layer.size, "white")
        picture.alpha_composite(layer)
    grey = ImageOps.exif_transpose(picture).convert("L")
    width = grey.width
    if width > _WIDEST:
        return grey.resize((_WIDEST, max(1, grey.height * _WIDEST // width)), Image.Resampling.LANCZOS)
    if _NARROWEST > width > _NARROWEST // 6 and grey.height < 3 * width:
        return grey.resize((_GUESSED_WIDTH, grey.height * _GUESSED_WIDTH // width), Image.Resampling.BICUBIC)
    return grey


def skew_of(grey: Image.Image) -> float:
    """Degrees to turn the page by so that rows of ink and rows of paper alternate most sharply; 0 when unclear."""
    small = ImageOps.invert(ImageOps.autocontrast(grey.resize(_small(grey), Image.Resampling.BOX), cutoff=2))
    best = 0.0
    reach = _REACH
    for step in _STEPS:
        count = round(reach / step)
        tried = {best + step * at: 0.0 for at in range(-count, count + 1)}
        best = max(tried, key=lambda angle: (_sharpness(small, angle), -abs(angle)))
        reach = step
    return best if _sharpness(small, best) > 1.02 * _sharpness(small, 0.0) else 0.0


def _small(grey: Image.Image) -> tuple[int, int]:
    width = min(grey.width, 600)
    return width, max(1, min(2_000, grey.height * width // grey.width))


def _sharpness(small: Image.Image, angle: float) -> float:
    """The variance of the rows' darkness."""
    turned = small.rotate(angle, resample=Image.Resampling.BILINEAR) if angle else small
    margin = turned.width // 10
    rows = turned.crop((margin, 0, max(margin + 1, turned.width - margin), turned.height))
    return ImageStat.Stat(rows.resize((1, turned.height), Image.Resampling.BOX)).var[0]


def _paper(grey: Image.Image) -> int:
    """How light the paper is: the commonest tone of the lighter half."""
    counts = grey.histogram()
    return max(range(128, 256), key=lambda tone: counts[tone])
