"""Words through templates to a file, in each of the four forms. Which words is `report_document`."""

from datetime import date
from pathlib import Path
from typing import Any

from tracker.render.report_environment import html_environment, typst_environment
from tracker.render.report_shapes import ReportForm
from tracker.render.template_faults import rendered

Words = dict[str, Any]


def draw(words: Words, form: ReportForm, folders: tuple[Path, ...]) -> bytes:
    """The file. Raises TemplateBroken and its kin, DrawingRefused, FontMissing."""
    if form == "xlsx":
        from tracker.render.xlsx_annex import workbook

        return workbook(words)
    drawn = with_pictures(words, folders)
    if form == "html":
        return rendered(html_environment(folders), f"{words['kind']}.html.j2", drawn).encode()
    if form == "docx":
        from tracker.render.docx_package import docx_of

        return docx_of(drawn, folders)
    return _pdf(drawn, folders)


def with_pictures(words: Words, folders: tuple[Path, ...]) -> Words:
    """The words with the SVG of every chart in it, drawn by the one chart template."""
    environment = html_environment(folders)
    for chart in charts_of(words):
        chart["svg"] = rendered(environment, "parts/chart.svg.j2", {"chart": chart})
    return words


def charts_of(words: Words) -> list[Words]:
    """Every chart, in the order in which they come."""
    parts = [*words["sections"], *words["annexes"]]
    return [block["chart"] for part in parts for block in part["blocks"] if block["chart"]]


def _pdf(words: Words, folders: tuple[Path, ...]) -> bytes:
    from tracker.render.pdf_typst import pdf_of

    dated = words["dated"]
    source = rendered(typst_environment(folders), f"{words['kind']}.typ.j2", words)
    return pdf_of(source, date(dated["year"], dated["month"], dated["day"]))
