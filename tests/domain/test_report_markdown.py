"""Edited parts: figures stand there by name, and nothing but paragraphs, lists, bold and italic gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.report_markdown import BadHole, NoRate, PartTooLong, UnknownFigure, blocks_of
from tracker.domain.report_narrative import Block, Run
from tracker.domain.report_numbers import rate, typed_figures, written

VALUES = {"total": (1426.0, None), "done": (3, 8), "body/so-1/done": (2, 2), "indicator/1.1": (None, None)}


def text_of(blocks: tuple[Block, ...]) -> str:
    return "\n".join("".join(run.text for run in line) for block in blocks for line in block.lines)


def test_a_figure_is_put_in_by_name_and_written_as_offices_write_it() -> None:
    (block,) = blocks_of(
        "Có {{ total }} việc, xong {{ figure.done }} ({{ done | rate }} của {{done|of}}).", VALUES
    )

    assert text_of((block,)) == "Có 1.426 việc, xong 3 (37,5% của 8)."
    assert [(run.figure, run.form) for run in block.lines[0] if run.figure] == [
        ("total", "value"),
        ("done", "value"),
        ("done", "rate"),
        ("done", "of"),
    ]


def test_an_indicator_that_nobody_reported_is_a_dash() -> None:
    assert text_of(blocks_of("{{ indicator/1.1 }}", VALUES)) == "—"


def test_paragraphs_lists_bold_and_italic_are_read() -> None:
    blocks = blocks_of("Một **hai** *ba*\nbốn\n\n- năm\n- sáu\n  - bảy\n\n1. tám", VALUES)

    assert [block.kind for block in blocks] == ["paragraph", "bullets", "numbers"]
    assert text_of(blocks) == "Một hai ba bốn\nnăm\nsáu\nbảy\ntám"
    assert Run("hai", is_bold=True) in blocks[0].lines[0]
    assert Run("ba", is_italic=True) in blocks[0].lines[0]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[bấm](javascript:alert(1))",
        "![ảnh](http://example.org/a.png)",
        "# Tiêu đề",
        "`mã`",
        "<b>đậm</b>",
        "{% include 'x' %}",
        "{# ẩn #}",
        "&lt;b&gt;",
    ],
)
def test_everything_else_stays_the_text_it_is(text: str) -> None:
    blocks = blocks_of(text, VALUES)

    assert text_of(blocks) == text
    assert blocks[0].kind == "paragraph"


def test_an_unknown_figure_is_named_with_its_line_and_those_like_it() -> None:
    with pytest.raises(UnknownFigure) as told:
        blocks_of("Một dòng.\n\nCó {{ totl }} việc.", VALUES)

    assert told.value.holes == {"line": 3, "name": "totl", "near": "total"}


@pytest.mark.parametrize("text", ["{{ }}", "{{ total", "x }} y", "{{ done | percent }}", "{{ a b }}"])
def test_braces_that_hold_no_name_are_refused_with_their_line(text: str) -> None:
    with pytest.raises((BadHole, UnknownFigure)) as told:
        blocks_of(f"Một.\n{text}", VALUES)

    assert told.value.holes["line"] == 2


def test_a_rate_needs_a_whole() -> None:
    with pytest.raises(NoRate):
        blocks_of("{{ total | rate }}", VALUES)


def test_a_part_too_long_for_any_output_is_refused() -> None:
    with pytest.raises(PartTooLong):
        blocks_of("a" * 40_000, VALUES)


@given(st.text(max_size=300))
def test_any_text_is_blocks_or_one_named_error(text: str) -> None:
    try:
        blocks = blocks_of(text, VALUES)
    except (BadHole, UnknownFigure, NoRate):
        return
    assert all(block.kind in ("paragraph", "bullets", "numbers") for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "đã hoàn thành 12 nhiệm vụ",
        "còn 3 cơ quan chưa báo cáo",
        "đạt 62,5%",
        "có 8/10 nhiệm vụ",
        "14 đơn vị quá hạn",
    ],
)
def test_a_typed_number_beside_what_is_counted_is_noticed(text: str) -> None:
    (typed,) = typed_figures("limits", f"Dòng một.\n{text}")

    assert (typed.part, typed.line) == ("limits", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 2868-CV/TU ngày 07/5/2019",
        "trong quý II năm 2019 các cơ quan",
        "{{ done }} nhiệm vụ",
        "theo Điều 5 Luật Trẻ em",
        "giai đoạn 2016 - 2020",
        "1. Việc thứ nhất",
        "kỳ họp thứ 3",
    ],
)
def test_dates_document_numbers_and_named_figures_are_not(text: str) -> None:
    assert typed_figures("limits", text) == []


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_rate_is_written_to_a_tenth(part: int, whole: int) -> None:
    shown = float(rate(part, whole).rstrip("%").replace(".", "").replace(",", "."))

    assert abs(shown - 100 * part / whole) <= 0.05 + 1e-9
    assert written(part).replace(".", "") == str(part)
