"""The DOCX as an office's programs take it, and the PDF as an archive takes it."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pypdfium2 as pdfium
import pytest

from tests.render.reading_forms import squeezed
from tracker.render.report_files import render_report
from tracker.render.report_sample import Size, sample
from tracker.render.report_sample_papers import sample_of

SOFFICE = shutil.which("soffice")
STYLES = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Body Text",
    "Caption",
    "Header",
    "Table Grid",
)


@pytest.fixture(scope="module")
def report() -> bytes:
    """A DOCX of several pages with every annex."""
    return render_report(sample(Size(tasks=6, bodies=40, per_task=8)), "vi", "docx")


def test_the_document_is_made_of_words_own_styles(report: bytes) -> None:
    document = docx.Document(BytesIO(report))

    used = {p.style.name for p in document.paragraphs if p.style is not None}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Caption"} <= used
    assert {style.name for style in document.styles if style.name in STYLES} == set(STYLES)
    assert document.core_properties.author == "Ban Tuyên giáo Tỉnh ủy"


def test_every_letter_is_in_times_new_roman_and_black(report: bytes) -> None:
    with ZipFile(BytesIO(report)) as archive:
        styles, body = (archive.read(f"word/{name}.xml").decode() for name in ("styles", "document"))

    assert set(re.findall(r'w:ascii="([^"]+)"', styles + body)) == {"Times New Roman"}
    assert set(re.findall(r'<w:color w:val="([^"]+)"', styles + body)) == {"000000"}


def test_columns_of_a_table_add_up_to_the_width_of_the_text(report: bytes) -> None:
    document: Any = docx.Document(BytesIO(report))

    tables = [t for t in document.tables if t.style is not None and t.style.name == "Table Grid"]
    widths = {sum(int(column.get(f"{{{ns}}}w")) for column in t._tbl.tblGrid) for t in tables for ns in [_W]}
    assert widths == {round(165 * 1440 / 25.4), round(252 * 1440 / 25.4)}
    for table in tables:
        assert len({sum(cell.grid_span for cell in row._tr.tc_lst) for row in table.rows}) == 1


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_document_as_it_is_and_sets_the_same_pages(
    tmp_path: Path, report: bytes
) -> None:
    (tmp_path / "report.docx").write_bytes(report)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]

    subprocess.run([*command, str(tmp_path / "report.docx")], capture_output=True, timeout=120, check=True)

    opened = pdfium.PdfDocument(tmp_path / "report.pdf")
    sizes = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in opened]
    assert sizes[0] == (210, 297)
    assert (297, 210) in sizes
    text = squeezed("".join(page.get_textpage().get_text_range() for page in opened))
    for words in ("ĐẢNG CỘNG SẢN VIỆT NAM", "PHỤ LỤC E", "K/T TRƯỞNG BAN", "Cán bộ mẫu 1"):
        assert squeezed(words) in text


@pytest.mark.parametrize("kind", ["progress", "urging"])
def test_the_pdf_is_tagged_and_made_for_archives(kind: Any) -> None:
    data = render_report(sample_of(kind), "vi", "pdf", kind)

    assert b"<pdfaid:part>3</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"/StructTreeRoot" in data
    assert b"/Marked true" in data
    assert b"/Lang(vi)" in data


def test_the_pdf_carries_its_own_letters_and_no_others() -> None:
    data = render_report(sample_of("progress"), "vi", "pdf")

    fonts = set(re.findall(rb"/FontName/([A-Z]{6}\+)?([\w-]+)", data))
    assert fonts
    assert {name.split(b"-")[0] for _, name in fonts} == {b"LiberationSerif"}
    assert all(prefix for prefix, _ in fonts), "every font is embedded as a part"


def test_the_days_in_the_files_are_the_reports_own() -> None:
    pdf = pdfium.PdfDocument(render_report(sample_of("progress"), "vi", "pdf"))
    document = docx.Document(BytesIO(render_report(sample_of("progress"), "vi", "docx")))

    assert pdf.get_metadata_value("CreationDate").startswith("D:20200102000000")
    created = document.core_properties.created
    assert created is not None
    assert created.date().isoformat() == "2020-01-02"
