"""HTML, DOCX, PDF and XLSX of one report: the same words, the same figures, the same bytes each time."""

import hashlib
import os
import subprocess
import sys
from datetime import datetime
from typing import Any

import pytest

from tests.render.reading_forms import (
    docx_tables,
    docx_words,
    html_words,
    pdf_text,
    spoken,
    squeezed,
    tables_of,
    xlsx_sheets,
)
from tests.source import ROOT
from tracker.render import format_vi
from tracker.render.report_document import document_words
from tracker.render.report_files import drawn_report, render_report, template_folders
from tracker.render.report_sample import Size, sample
from tracker.render.report_sample_papers import sample_of
from tracker.render.report_shapes import FORMS, KINDS, ReportForm, ReportKind

CASES = [(kind, system, lang) for kind in KINDS for system, lang in (("party", "vi"), ("state", "en"))]


def words_of(kind: ReportKind, system: str = "party", lang: str = "vi") -> dict[str, Any]:
    return document_words(sample_of(kind, system), lang, kind, template_folders(None))


@pytest.mark.parametrize(("kind", "system", "lang"), CASES)
def test_the_page_and_the_document_say_the_same_words_in_the_same_order(
    kind: ReportKind, system: str, lang: str
) -> None:
    context, words = sample_of(kind, system), words_of(kind, system, lang)

    assert html_words(render_report(context, lang, "html", kind)) == spoken(words)
    assert docx_words(render_report(context, lang, "docx", kind)) == spoken(words)


@pytest.mark.parametrize(("kind", "system", "lang"), CASES)
def test_the_pdf_says_every_word_in_the_same_order_and_repeats_only_heads_of_tables(
    kind: ReportKind, system: str, lang: str
) -> None:
    words, text = (
        words_of(kind, system, lang),
        pdf_text(render_report(sample_of(kind, system), lang, "pdf", kind)),
    )
    heads = {squeezed(text) for text in head_texts(words)}

    at = 0
    for said in spoken(words, has_heads=False):
        found = text.find(said, at)
        assert found >= 0, f"{said!r} is not in the PDF after {text[max(0, at - 80) : at]!r}"
        assert not figures_in(left_after(text[at:found], heads)) or in_chart(words), text[at:found]
        at = found + len(said)


def head_texts(words: dict[str, Any]) -> list[str]:
    blocks = [block for part in (*words["sections"], *words["annexes"]) for block in part["blocks"]]
    return [h["text"] for b in blocks if b["table"] for line in b["table"]["columns"] for h in line]


def left_after(text: str, heads: set[str]) -> str:
    for head in sorted(heads, key=len, reverse=True):
        text = text.replace(head, "")
    return text


def figures_in(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


def in_chart(words: dict[str, Any]) -> bool:
    return any(block["chart"] for annex in words["annexes"] for block in annex["blocks"])


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_of_a_table_differs_between_the_forms(kind: ReportKind) -> None:
    context, tables = sample_of(kind), tables_of(words_of(kind))

    assert docx_tables(render_report(context, "vi", "docx", kind)) == tables
    sheets = [shown(sheet) for sheet in xlsx_sheets(render_report(context, "vi", "xlsx", kind))]
    assert sorted(sheets) == sorted(tables)


def shown(sheet: list[list[Any]]) -> list[list[str]]:
    """Each value as the report writes it."""
    return [[as_written(cell) for cell in row] for row in sheet]


def as_written(cell: Any) -> str:
    value, form = cell.value, cell.number_format
    if isinstance(value, datetime):
        return format_vi.day(value.date())
    if not isinstance(value, int | float):
        return value or ""
    if form.endswith("%"):
        return f"{format_vi.number(round(value * 100, 1))}%"
    if not form.startswith("+"):
        return format_vi.number(value)
    signed = (
        format_vi.number(abs(value))
        if not value
        else f"{'+' if value > 0 else '−'}{format_vi.number(abs(value))}"
    )
    return f"{signed} điểm phần trăm" if form.startswith("+0.0") else signed


def test_numbers_are_numbers_and_dates_are_dates_in_the_workbook() -> None:
    sheets = xlsx_sheets(render_report(sample_of("progress"), "vi", "xlsx"))

    values = [cell.value for sheet in sheets for row in sheet for cell in row]
    assert 1426 in values
    assert any(isinstance(value, datetime) for value in values)
    assert not any(isinstance(value, str) and value.isdigit() for value in values if value not in ("1", "2"))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_report_is_the_same_bytes_in_any_process(form: ReportForm) -> None:
    here = {kind: digest(render_report(sample_of(kind), "vi", form, kind)) for kind in KINDS}

    there = [in_process(form, seed) for seed in ("1", "2")]

    assert there == [here, here]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def in_process(form: ReportForm, seed: str) -> dict[str, str]:
    """The digests that a process of its own makes, with that seed for its hashes."""
    code = (
        "import hashlib\nfrom tracker.render.report_files import render_report\n"
        "from tracker.render.report_sample_papers import sample_of\n"
        f"for kind in {KINDS!r}:\n"
        f"    print(kind, hashlib.sha256(render_report(sample_of(kind), 'vi', {form!r}, kind)).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return dict(line.split() for line in done.stdout.splitlines())


def test_a_table_too_long_for_one_pdf_comes_as_volumes_attached_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import pypdfium2 as pdfium

    monkeypatch.setattr("tracker.render.pdf_volumes.ROWS", 700)
    context = sample(Size(directives=1, tasks=3, bodies=500, per_task=400))

    told: list[tuple[int, int]] = []
    drawn = drawn_report(context, "vi", "pdf", tell=lambda done, of: told.append((done, of)))
    report = pdfium.PdfDocument(drawn.data)

    names = [report.get_attachment(n).get_name() for n in range(report.count_attachments())]
    assert names == ["phu-luc-4-1-001.pdf", "phu-luc-4-1-002.pdf"]
    assert told == [(1, 2), (2, 2)]
    volume = pdfium.PdfDocument(bytes(report.get_attachment(1).get_data()))
    last = volume[len(volume) - 1].get_textpage().get_text_bounded()
    assert "Đã mở 1200 lớp" in " ".join(last.split())


def test_a_report_on_very_many_tasks_sums_them_up_by_directive() -> None:
    context = sample(Size(directives=41, tasks=3))

    words = document_words(context, "vi", "progress", template_folders(None))

    body = [block for section in words["sections"] for block in section["blocks"]]
    assert 41 in [len(block["table"]["rows"]) for block in body if block["table"]]
    assert not any(block["kind"] == "item" for block in body)
