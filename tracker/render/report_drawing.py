"""Words through templates to a file, in each of the four forms. Which words is `report_document`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from markupsafe import Markup

from tracker.render.report_environment import html_environment, typst_environment, word_environment
from tracker.render.report_shapes import ReportForm
from tracker.render.template_faults import rendered

Words = dict[str, Any]

Tell = Callable[[int, int], None]
"""Hears how many parts of a long file are done, and of how many."""


def quiet(_done: int, _of: int) -> None:
    """Tells nobody."""


def draw(words: Words, form: ReportForm, folders: tuple[Path, ...], tell: Tell = quiet) -> bytes:
    """The file; `tell` hears of each part of a long one. Raises TemplateBroken and its kin, DrawingRefused,
    FontMissing."""
    if form == "xlsx":
        from tracker.render.xlsx_annex import workbook

        return workbook(words, tell)
    if form == "pdf":
        return _pdf(words, folders, tell)
    source = source_of(words, form, folders)
    if form == "html":
        return source.encode()
    from tracker.render.docx_package import docx_of

    return docx_of(words, source, folders)


def _pdf(words: Words, folders: tuple[Path, ...], tell: Tell) -> bytes:
    """With the volumes of tables too long for it attached."""
    from tracker.render.pdf_typst import pdf_of
    from tracker.render.pdf_volumes import set_apart, taken_out

    shortened, volumes = taken_out(words)
    dated = date(**words["dated"])
    with TemporaryDirectory(prefix="tracker-volumes-") as room:
        for n, (name, data) in enumerate(set_apart(shortened, volumes, folders), 1):
            (Path(room) / name).write_bytes(data)
            tell(n, len(volumes))
        return pdf_of(source_of(shortened, "pdf", folders), dated, root=Path(room))


def source_of(words: Words, form: ReportForm, folders: tuple[Path, ...]) -> str:
    """What the templates of that form make: the page, typst's source, or the main part of a DOCX.

    Puts into every chart its number and its SVG, drawn by the one chart template.
    """
    for number, chart in enumerate(charts_of(words), 1):
        chart["number"] = number
        svg = rendered(html_environment(folders), "parts/chart.svg.j2", {"chart": chart})
        chart["svg"] = Markup(svg)  # noqa: S704  # the template escapes what it is given
    kind = words["kind"]
    if form == "html":
        return rendered(html_environment(folders), f"{kind}.html.j2", words)
    if form == "docx":
        return rendered(word_environment(folders), f"{kind}.docx.xml.j2", words)
    return rendered(typst_environment(folders), f"{kind}.typ.j2", words)


def charts_of(words: Words) -> list[Words]:
    """Every chart, in the order in which they come."""
    parts = [*words["sections"], *words["annexes"]]
    return [block["chart"] for part in parts for block in part["blocks"] if block["chart"]]
