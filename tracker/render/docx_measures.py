"""Millimetres, points and shares in the units of WordprocessingML, and how long rules are. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.render.font_metrics import width

TWIPS = 1440 / 25.4
_EMU = 12700


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * TWIPS)


def twentieths(points: float) -> int:
    """Points in twentieths."""
    return round(points * 20)


def halves(points: float) -> int:
    """Points in halves, as sizes of type are given."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Points in eighths, as strokes are given."""
    return round(points * 8)


def emu(points: float) -> int:
    """Points in English metric units, as pictures are given."""
    return round(points * _EMU)


def shares(widths: Sequence[float], mm: float) -> list[int]:
    """Column widths in twips that add up to the whole exactly."""
    whole, total = twips(mm), sum(widths)
    ends = [round(whole * sum(widths[: n + 1]) / total) for n in range(len(widths))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def beside(text: str, style: Mapping[str, Any], mm: float) -> int:
    """Twips left free on each side of a rule as long as the words, in a column of that width."""
    face = "Bold" if style["bold"] else "Regular"
    return max(0, round((twips(mm) - 20 * width(text, style["size"], face)) / 2))


MEASURES: Mapping[str, Callable[..., Any]] = {
    "twips": twips,
    "twentieths": twentieths,
    "halves": halves,
    "eighths": eighths,
    "emu": emu,
    "shares": shares,
    "beside": beside,
}
"""The filters of DOCX templates."""
