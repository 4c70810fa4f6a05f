"""Which letters the shipped font has and how wide they are, read from its file. Setting type is others' work.

Only what a rule as long as the words above it needs (DOCX has no such rule), and what a PDF must not be asked to show.
"""

import struct
from functools import lru_cache
from pathlib import Path

from tracker.render.report_faults import FontMissing
from tracker.resources import data_dir

FAMILY = "Liberation Serif"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")


def font_folder() -> Path:
    """Where the four faces lie; raises FontMissing naming the one that does not."""
    folder = data_dir("templates") / "fonts"
    for face in FACES:
        if not (folder / f"LiberationSerif-{face}.ttf").is_file():
            raise FontMissing(font=f"LiberationSerif-{face}.ttf", folder=str(folder))
    return folder


def width(text: str, size: float, face: str = "Regular") -> float:
    """Points that the words take on one line."""
    units, glyphs, advances = _metrics(face)
    return sum(advances[min(glyphs.get(ord(char), 0), len(advances) - 1)] for char in text) * size / units


def covered(text: str) -> str:
    """The text with what the font has no letter for shown as an empty box."""
    glyphs = _metrics("Regular")[1]
    if all(ord(char) in glyphs or char == "\n" for char in text):
        return text
    return "".join(char if ord(char) in glyphs or char in "\n\u200b" else "□" for char in text)


@lru_cache(maxsize=4)
def _metrics(face: str) -> tuple[int, dict[int, int], list[int]]:
    """Units of the em square, glyph by character, advance by glyph (TrueType tables head, cmap, hhea, hmtx)."""
    data = (font_folder() / f"LiberationSerif-{face}.ttf").read_bytes()
    tables = {
        data[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">II", data, 20 + 16 * n)[0]
        for n in range(struct.unpack_from(">H", data, 4)[0])
    }
    units = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    advances = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * n)[0] for n in range(count)]
    return units, _characters(data, tables[b"cmap"]), advances


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """The table of format 4 for the basic plane."""
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        start = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * n)[0]
        if struct.unpack_from(">H", data, start)[0] == 4:
            return _format_4(data, start)
    return {}


def _format_4(data: bytes, start: int) -> dict[int, int]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", data, start + 14 + 2 * (count * n + (n > 0))) for n in range(4)
    )
    at = start + 16 + 6 * count  # where the offsets lie; each counts from its own place
    found: dict[int, int] = {}
    for n in range(count):
        for char in range(starts[n], min(ends[n], 0xFFFE) + 1):
            glyph = char + deltas[n]
            if offsets[n]:
                place = at + 2 * n + offsets[n] + 2 * (char - starts[n])
                glyph = struct.unpack_from(">H", data, place)[0]
                glyph = glyph and glyph + deltas[n]
            if glyph & 0xFFFF:
                found[char] = glyph & 0xFFFF
    return found
