"""Word files, PDFs and pictures with any bytes changed, cut out or put in end in a reading or in one of our errors."""

import zipfile
from contextlib import suppress
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.documents.test_any_text import assert_sound
from tests.documents.test_docx import HEAD, cell, row, table
from tests.documents.test_read import docx, p
from tests.security.hostile import scanned_pages, simple_pdf
from tracker.documents.parse import parse
from tracker.documents.read import read_document
from tracker.domain.errors import Invalid

Change = tuple[int, int, bytes]
"""Where, how many bytes go, what comes instead."""
CHANGES = st.lists(
    st.tuples(st.integers(0, 100_000), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=8
)
TAGS = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:del>", "</w:del>", "<w:r>",
     "</w:r>", "<w:pPr>", "</w:pPr>", "<w:t>1. Giao Sở Y tế</w:t>", "<w:vMerge/>", "<w:gridSpan w:val='9'/>",
     "<w:numPr><w:ilvl w:val='7'/><w:numId w:val='1'/></w:numPr>", "<w:txbxContent>", "</w:txbxContent>", "<w:br/>",
     "<w:sectPr>", "</w:sectPr>", "<w:ins>", "</w:ins>", "<w:sdt>", "</w:sdt>", "<w:trPr>", "</w:trPr>"]
)  # fmt: skip
WORD_FILE = docx(
    p("1. Giao Sở Y tế báo cáo.") + table(HEAD, row(cell("1"), cell("Đo đất"), cell("A"), cell("30/6")))
)


def many(count: int) -> settings:
    return settings(deadline=None, max_examples=count, suppress_health_check=[HealthCheck.too_slow])


def changed(data: bytes, changes: list[Change]) -> bytes:
    made = bytearray(data)
    for at, gone, new in changes:
        at %= len(made) + 1
        made[at : at + gone] = new
    return bytes(made)


def assert_read_or_refused(data: bytes) -> None:
    with suppress(Invalid):
        assert_sound(parse(read_document(data, "tệp")))


def picture(form: str) -> bytes:
    made = BytesIO()
    Image.linear_gradient("L").save(made, form)
    return made.getvalue()


@given(CHANGES)
@many(150)
def test_a_word_file_with_bytes_changed(changes: list[Change]) -> None:
    assert_read_or_refused(b"PK\x03\x04" + changed(WORD_FILE, changes)[4:])


@given(CHANGES)
@many(150)
def test_a_word_file_whose_text_has_bytes_changed(changes: list[Change]) -> None:
    with zipfile.ZipFile(BytesIO(WORD_FILE)) as archive:
        body = archive.read("word/document.xml")
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", changed(body, changes))

    assert_read_or_refused(made.getvalue())


@given(st.lists(TAGS, max_size=40).map("".join))
@many(150)
def test_a_word_file_of_any_elements(body: str) -> None:
    assert_read_or_refused(docx(body))


@given(st.lists(TAGS.filter(lambda tag: not tag.startswith("</")), max_size=12))
@many(150)
def test_a_word_file_of_elements_in_any_order_that_are_all_closed(tags: list[str]) -> None:
    opened = [tag[1:-1] for tag in tags if "/" not in tag]
    body = "".join(tags) + "".join(f"</{name}>" for name in reversed(opened))

    assert_read_or_refused(docx(body))


@given(CHANGES)
@many(20)
def test_a_pdf_with_bytes_changed(changes: list[Change]) -> None:
    assert_read_or_refused(b"%PDF-" + changed(simple_pdf(), changes)[5:])


@given(CHANGES)
@many(8)
def test_a_scanned_pdf_with_bytes_changed(changes: list[Change]) -> None:
    assert_read_or_refused(b"%PDF-" + changed(scanned_pages(1), changes)[5:])


@given(st.sampled_from(["PNG", "JPEG", "TIFF", "GIF", "BMP"]), CHANGES)
@many(12)
def test_a_picture_with_bytes_changed(form: str, changes: list[Change]) -> None:
    data = picture(form)

    assert_read_or_refused(data[:4] + changed(data, changes)[4:])
