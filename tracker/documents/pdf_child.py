"""`python -m tracker.documents.pdf_child` reads a PDF from standard input and prints its pages as JSON.

Each page is {"rows": [[[text, left, top, right, bottom, font], …], …], "picture": share of the page that pictures
cover, "drawn": objects on it, "rules": [[left, top, right, bottom], …] of thin lines}; a row has several pieces where
wide gaps or upright rules part it. Exit 3 for a file that asks for a password, 1 for any other reason it cannot be
read. Run only by `pdf_text`.
"""

import ctypes
import json
import sys
from typing import Any

MAX_PAGES = 1_500
MAX_CHARACTERS = 4_000_000
_LOOKED_AT = 120
"""Pages whose pictures, fonts and gaps are looked at: looking takes longer than reading."""
_MOST_OBJECTS = 4_000
_MOST_RULES = 300
_THIN = 3.0
"""Points up to which a box is a line."""
_WIDE = 2.0
"""Heights of a line: a gap wider than this parts columns."""


def main() -> int:
    import pypdfium2  # here, so that importing the module costs the parent nothing

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        return 3 if "password" in str(error).lower() else 1
    pages: list[dict[str, Any]] = []
    total = 0
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            pages.append({"rows": [], "picture": 0.0, "drawn": 0, "rules": []})
            continue
        pages.append(_page(page, is_looked_at=number < _LOOKED_AT))
        page.close()
        total += sum(len(piece[0]) for row in pages[-1]["rows"] for piece in row)
        if total > MAX_CHARACTERS:
            break
    sys.stdout.write(json.dumps(pages))
    return 0


def _page(page: Any, is_looked_at: bool) -> dict[str, Any]:
    texts = page.get_textpage()
    size = page.get_size()
    rules = _rules(page) if is_looked_at else []
    upright = [rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1]][:_MOST_RULES]
    rows = []
    at = 0
    for line in texts.get_text_range(0, -1).split("\n"):
        if line.strip():
            parts = _parted(texts, at, line, upright) if is_looked_at else [(at, line)]
            rows.append(
                [
                    (part.strip(), *_box(texts, start, part, size), _font(texts, start))
                    for start, part in parts
                ]
            )
        at += len(line) + 1
    drawn, share = _pictures(page, size) if is_looked_at or not rows else (0, 0.0)
    placed = [_placed(*rule, size) for rule in rules]
    return {"rows": rows, "picture": share, "drawn": drawn, "rules": placed}


def _rules(page: Any) -> list[tuple[float, float, float, float]]:
    """Thin lines and the edges of boxes: (left, bottom, right, top) in points."""
    import pypdfium2.raw as raw

    made: list[tuple[float, float, float, float]] = []
    for at, one in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if at >= _MOST_OBJECTS:
            break
        left, low, right, high = one.get_bounds()
        if min(right - left, high - low) < _THIN:
            made.append((left, low, right, high))
        elif raw.FPDFPath_CountSegments(one) <= 6:
            made += [(left, low, left, high), (right, low, right, high)]
            made += [(left, low, right, low), (left, high, right, high)]
    return made


def _box(texts: Any, at: int, line: str, size: tuple[float, float]) -> tuple[int, ...]:
    """From the first letter of a line to its last, in ten-thousandths from the upper left corner."""
    first = at + len(line) - len(line.lstrip())
    last = at + len(line.rstrip()) - 1
    try:
        left, low, _, high = texts.get_charbox(first, loose=True)
        _, low_2, right, high_2 = texts.get_charbox(last, loose=True)
    except Exception:  # pypdfium2 tells of a letter without a place by whatever it has
        return 0, 0, 0, 0
    return _placed(left, min(low, low_2), right, max(high, high_2), size)


def _placed(left: float, low: float, right: float, high: float, size: tuple[float, float]) -> tuple[int, ...]:
    """Points from the lower left corner -> ten-thousandths from the upper left one."""
    width, height = (max(1.0, side) for side in size)
    return (
        _share(left, width),
        _share(height - high, height),
        _share(right, width),
        _share(height - low, height),
    )


def _share(place: float, whole: float) -> int:
    return max(0, min(10_000, int(10_000 * place / whole))) if abs(place) < 1e9 else 0


def _parted(texts: Any, at: int, line: str, rules: list[Any]) -> list[tuple[int, str]]:
    """The line cut where a gap is as wide as between columns, or a rule stands in it: (place of its first letter,
    text)."""
    cuts = [0]
    for place, char in enumerate(line.rstrip()):
        if char == " " and line[:place].strip() and _is_cut(texts, at + place, rules):
            cuts.append(place)
    ends = [*cuts[1:], len(line)]
    return [(at + cut, line[cut:end]) for cut, end in zip(cuts, ends, strict=True) if line[cut:end].strip()]


def _is_cut(texts: Any, at: int, rules: list[Any]) -> bool:
    try:
        _, low, right, high = texts.get_charbox(at - 1, loose=True)
        left = texts.get_charbox(at + 1, loose=True)[0]
    except Exception:  # as above
        return False
    if left - right > _WIDE * max(1.0, high - low):
        return True
    middle = (low + high) / 2
    return any(right - 1 <= rule[0] <= left + 1 and rule[1] <= middle <= rule[3] for rule in rules)


def _pictures(page: Any, size: tuple[float, float]) -> tuple[int, float]:
    """How many objects are drawn, and the share of the page that its pictures cover, at most 1."""
    import pypdfium2.raw as raw

    count = raw.FPDFPage_CountObjects(page)
    covered = 0.0
    for at, one in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if at >= _MOST_OBJECTS:
            break
        left, bottom, right, top = one.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return count, min(1.0, covered / max(1.0, size[0] * size[1]))


def _font(texts: Any, at: int) -> str:
    """The name of the font of a letter; empty where it has none."""
    import pypdfium2.raw as raw

    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(texts, at, buffer, 128, ctypes.c_int())
    return buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""


if __name__ == "__main__":
    sys.exit(main())
