"""typst source to PDF/A-3a, tagged, with the fonts of the package alone; any warning is an error. No templates."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.render.font_metrics import FAMILY, font_folder
from tracker.render.report_faults import DrawingRefused, FontMissing

STANDARDS = ("a-3a",)
_NO_FONT = re.compile(r"unknown font family: (.+)")


def pdf_of(
    source: str, dated: date, *, root: Path | None = None, inputs: Mapping[str, str] | None = None
) -> bytes:
    """The document; the same source gives the same bytes. It may read what lies in `root` and nothing else.

    Raises DrawingRefused, FontMissing.
    """
    options = {"format": "pdf", "pdf_standards": list(STANDARDS), "timestamp": _instant(dated)}
    data = _compiled(source, root, inputs, **options)
    return data if isinstance(data, bytes) else b"".join(data)


def png_of(svg: str, width: float, height: float, ppi: float = 150) -> bytes:
    """An SVG of that many points as a picture on white."""
    source = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: white)\n"
        f'#image(bytes(sys.inputs.svg), format: "svg", width: {width}pt)\n'
    )
    data = _compiled(source, None, {"svg": svg}, format="png", ppi=ppi)
    return data if isinstance(data, bytes) else data[0]


def _compiled(
    source: str, root: Path | None, inputs: Mapping[str, str] | None, **options: Any
) -> bytes | list[bytes]:
    import typst  # here: the library is 80 MB, and most commands draw nothing

    compiler = typst.Compiler(
        root=str(root or font_folder()), font_paths=_fonts(font_folder()), sys_inputs=dict(inputs or {})
    )
    try:
        data, warnings = compiler.compile_with_warnings(source.encode(), **options)
    except typst.TypstError as error:
        raise _refused(error.message, error.hints) from error
    if warnings:
        raise _refused(warnings[0].message, warnings[0].hints)
    assert data is not None
    return data


@lru_cache(maxsize=2)
def _fonts(folder: Path) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def _refused(message: str, hints: list[str]) -> FontMissing | DrawingRefused:
    font = _NO_FONT.search(message)
    if font:
        return FontMissing(font=font[1], folder=str(font_folder()))
    return DrawingRefused(detail="; ".join([message, *hints]))


def _instant(dated: date) -> datetime:
    return datetime(dated.year, dated.month, dated.day, tzinfo=UTC)


__all__ = ["FAMILY", "STANDARDS", "pdf_of", "png_of"]
