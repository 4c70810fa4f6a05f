"""What charts are made of: bars, words and lines with their places, in points; one SVG template draws them all.

A chart is {key, title, description, width, height, bars, texts, lines}. A bar is {x, y, width, height, fill}; `fill`
names a pattern that stays legible in black and white: solid, hatch, grey, white, cross, dots.
"""

from collections.abc import Iterable, Sequence
from typing import Any

WIDTH = 468
"""The text area of an upright A4 page, 165 mm."""

SIZE = 10
"""Points of the words in a chart."""

Chart = dict[str, Any]
Shape = dict[str, Any]


def bar(x: float, y: float, width: float, height: float, fill: str) -> Shape:
    """A filled rectangle with an outline."""
    return {"x": _r(x), "y": _r(y), "width": _r(width), "height": _r(height), "fill": fill}


def label(x: float, y: float, text: str, anchor: str = "start") -> Shape:
    """Words on the line `y`; `anchor` start, middle or end."""
    return {"x": _r(x), "y": _r(y), "text": text, "anchor": anchor}


def line(x1: float, y1: float, x2: float, y2: float) -> Shape:
    """A thin line."""
    return {"x1": _r(x1), "y1": _r(y1), "x2": _r(x2), "y2": _r(y2)}


def chart(key: str, title: str, description: str, height: float, shapes: Sequence[Shape]) -> Chart:
    """The shapes sorted by what they are; `height` in points."""
    return {
        "key": key,
        "title": title,
        "description": description,
        "width": WIDTH,
        "height": _r(height),
        "bars": [s for s in shapes if "fill" in s],
        "texts": [s for s in shapes if "text" in s],
        "lines": [s for s in shapes if "x1" in s],
    }


def legend(entries: Iterable[tuple[str, str]], y: float) -> tuple[list[Shape], float]:
    """Boxes with their words (fill, words), three to a line; and the height they take."""
    shapes: list[Shape] = []
    found = list(entries)
    for n, (fill, words) in enumerate(found):
        x, top = (n % 3) * WIDTH / 3, y + n // 3 * 15
        shapes += [bar(x, top, 18, 9, fill), label(x + 23, top + 8.5, words)]
    return shapes, 15 * ((len(found) + 2) // 3)


def folded(words: str, letters: int, lines: int = 2) -> list[str]:
    """So many lines at most; longer words stand whole in the table."""
    found = [""]
    for word in words.split():
        if len(f"{found[-1]} {word}") > letters:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    return found if len(found) <= lines else [*found[: lines - 1], f"{found[lines - 1]} …"]


def _r(value: float) -> float:
    return round(value, 1)
