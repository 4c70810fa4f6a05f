"""Scans: a dispatch printed, scanned a little askew and recognised keeps its items and leads; doubts are findings."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from tests.paper import Paper, as_jpeg, paper_of, pictures_of, printed, scan_of, scanned
from tests.programs import needs_ocr
from tests.source import ROOT
from tracker.documents.parse import parse
from tracker.documents.read import read_document
from tracker.documents.read_directive import read_directive
from tracker.documents.reading_errors import NoOcr, NoWordsSeen, PictureTooLarge, TooManyScans
from tracker.documents.source import SourceText
from tracker.domain.directive import Severity
from tracker.usecases.sample import DISPATCH, sample_file

REAL = ROOT.parent / "shared" / "seed" / "2868-CV-TU.txt"
ORDER = "1. Giao Sở Y tế lập kế hoạch khám mắt cho học sinh, báo cáo trước ngày 15/6/2019."
SMALL = Paper(["TỈNH ỦY BÌNH PHƯỚC", "*", "Số 41-CV/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM"], [], [ORDER])


@cache
def small_page() -> Image.Image:
    """The upper third of a page with one order, clean."""
    page = pictures_of(printed(SMALL))[0]
    return page.crop((0, 0, page.width, page.height // 3))


@cache
def sample_scan() -> tuple[str, SourceText]:
    """The sample dispatch as typed, and as read from its scan."""
    typed = sample_file(DISPATCH)[0].decode()
    return typed, read_document(scan_of(printed(paper_of(typed))), "scan.pdf")


def error_rate(typed: str, source: SourceText) -> float:
    """Wrong, missing and added letters of a hundred, from the salute to the copies; the printed page is the measure."""
    wanted, found = _running(read_document(printed(paper_of(typed)))), _running(source)
    return 100 * Levenshtein.distance(wanted, found) / len(wanted)


def _running(source: SourceText) -> str:
    words = " ".join(" ".join(line.text for line in source.lines).split())
    return words[words.index("Kính gửi") : words.index("Nơi nhận")]


def assert_read_as_typed(typed: str, source: SourceText) -> None:
    by_hand, found = read_directive(typed.encode()), parse(source)
    assert (found.number, found.issued_on, found.issuer) == (
        by_hand.number,
        by_hand.issued_on,
        by_hand.issuer,
    )
    assert [item.path for item in found.items] == ["1", "2", "3", "4", "5", "6"]
    for wanted, item in zip(by_hand.items, found.items, strict=True):
        assert [lead.text for lead in item.leads] == [lead.text for lead in wanted.leads], item.path
        assert [one.text for one in item.coordinating] == [one.text for one in wanted.coordinating], item.path
        assert item.due_on == wanted.due_on, item.path


@needs_ocr
def test_a_scanned_dispatch_keeps_its_six_items_and_their_leads() -> None:
    typed, source = sample_scan()

    assert_read_as_typed(typed, source)
    assert error_rate(typed, source) < 1.0


@needs_ocr
@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real dispatch is not beside the checkout")
def test_the_real_dispatch_scanned_keeps_its_six_items_and_their_leads() -> None:
    typed = REAL.read_text("utf-8")

    source = read_document(scan_of(printed(paper_of(typed))))

    assert_read_as_typed(typed, source)
    assert error_rate(typed, source) < 1.0


@needs_ocr
def test_a_scan_has_its_pages_pictures_and_places() -> None:
    _, source = sample_scan()

    assert (source.kind, [one.page for one in source.pictures]) == ("pdf", [1, 2])
    assert all(
        one.data.startswith(b"\xff\xd8\xff") and one.height > one.width > 1_000 for one in source.pictures
    )
    assert {line.page for line in source.lines} == {1, 2}
    assert all(line.box and line.box[0] < line.box[2] and line.box[1] < line.box[3] for line in source.lines)


@needs_ocr
@pytest.mark.parametrize("turn", [-4.0, 2.5])
def test_a_page_that_lay_askew_is_put_straight(turn: float) -> None:
    found = read_directive(as_jpeg(scanned(small_page(), turn)))

    assert (found.number, [item.path for item in found.items]) == ("41-CV/TU", ["1"])
    assert [lead.text for lead in found.items[0].leads] == ["Sở Y tế"]


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_pictures_of_the_usual_forms_are_read(form: str) -> None:
    made = BytesIO()
    small_page().save(made, form)

    source = read_document(made.getvalue(), "anh.pdf")

    assert source.kind == "picture"
    assert ORDER in " ".join(line.text for line in source.lines)


@needs_ocr
def test_a_tiff_has_as_many_pages_as_were_scanned_and_each_is_told() -> None:
    made, told = BytesIO(), list[tuple[int, int]]()
    small_page().save(made, "TIFF", save_all=True, append_images=[small_page()])

    source = read_document(made.getvalue(), progress=lambda done, total: told.append((done, total)))

    assert {line.page for line in source.lines} == {1, 2}
    assert told == [(1, 2), (2, 2)]


def mixed() -> bytes:
    """A page with text, a scanned page, a page with text."""
    made = pypdfium2.PdfDocument.new()
    for data in (printed(SMALL), scan_of(printed(SMALL)), printed(SMALL)):
        made.import_pages(pypdfium2.PdfDocument(data))
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


@needs_ocr
def test_only_the_scanned_pages_of_a_file_are_recognised() -> None:
    source = read_document(mixed())

    assert [one.page for one in source.pictures] == [2]
    by_page = [" ".join(line.text for line in source.lines if line.page == page) for page in (1, 2, 3)]
    assert all(ORDER in " ".join(text.split()) for text in by_page)


@pytest.mark.parametrize("data", [as_jpeg(small_page()), scan_of(printed(SMALL))], ids=["picture", "pdf"])
def test_where_nothing_recognises_scans_one_sentence_says_what_to_install(
    data: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoOcr) as refused:
        read_document(data)

    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in refused.value.holes["command"]


def test_where_nothing_recognises_scans_the_other_pages_are_read_and_the_missing_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = mixed()
    monkeypatch.setenv("PATH", str(tmp_path))

    source = read_document(data)

    [doubt] = source.doubts
    assert {line.page for line in source.lines} == {1, 3}
    assert (doubt.key, doubt.severity, doubt.holes["page"]) == ("ocr.page_needs_program", Severity.ERROR, "2")
    assert doubt in parse(source).findings


@needs_ocr
def test_words_that_are_hard_to_read_are_a_finding_with_their_line() -> None:
    page = scanned(small_page())
    worn = page.resize((page.width // 3, page.height // 3)).resize(page.size)

    source = read_document(as_jpeg(worn, quality=20))

    assert {doubt.key for doubt in source.doubts} <= {"ocr.line_unsure", "ocr.words_unsure"}
    assert source.doubts
    assert {doubt.line for doubt in source.doubts} <= {line.number for line in source.lines}


@needs_ocr
def test_a_picture_without_words_says_so() -> None:
    made = BytesIO()
    Image.new("L", (1_000, 1_400), 255).save(made, "PNG")

    with pytest.raises(NoWordsSeen):
        read_document(made.getvalue())


def test_a_picture_of_absurd_size_is_refused() -> None:
    made = BytesIO()
    Image.new("1", (30_000, 30_000)).save(made, "PNG")

    with pytest.raises((PictureTooLarge, NoOcr)):
        read_document(made.getvalue())


@needs_ocr
def test_more_scanned_pages_than_are_recognised_at_a_time_are_refused_at_once() -> None:
    page = Image.new("1", (200, 280), 1)
    made = BytesIO()
    page.save(made, "TIFF", save_all=True, append_images=[page] * 149)

    with pytest.raises(TooManyScans) as refused:
        read_document(made.getvalue())

    assert refused.value.holes == {"limit": 100, "pages": 150}
