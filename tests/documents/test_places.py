"""Every value of the head, of Nơi nhận and of the signature says where in the text it stands."""

from datetime import date
from pathlib import Path

import pytest

from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Duty, Item, ParsedDirective
from tracker.domain.text import fold

OURS = sorted((Path(__file__).parent / "directives").glob("*.txt"))
SHARED = Path(__file__).parents[2].parent / "shared"
REAL = sorted([*SHARED.glob("seed/*.txt"), *SHARED.glob("corpus/*.txt")])
"""The real dispatch and its neighbours, where they lie beside the checkout."""

HEAD = ("number", "kind", "system", "issuer", "issued_on", "place", "subject", "urgency")
AS_WRITTEN = ("number", "issuer", "place", "subject", "urgency")
"""The values whose words stand in the text; a kind may be told from a symbol, a date has another form."""


def documents() -> list[object]:
    real = [pytest.param(path, marks=pytest.mark.shared) for path in REAL]
    return [*OURS, *real]


def read(path: Path) -> ParsedDirective:
    return read_directive(path.read_bytes(), path.name)


def words_at(found: ParsedDirective, name: str) -> list[str]:
    return letters(found.text[slice(*found.spans[name])])


def letters(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_each_value_of_the_head_has_its_place(path: Path) -> None:
    found = read(path)

    known = {name for name in HEAD if getattr(found, name) is not None}

    assert known <= found.spans.keys()
    assert found.spans.keys() - known <= {
        "signature.authority",
        "signature.position",
        "signature.name",
    }


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_the_words_at_that_place_are_those_of_the_value(path: Path) -> None:
    found = read(path)

    for name in AS_WRITTEN:
        value = getattr(found, name)
        if value is not None:
            missing = set(letters(value)) - set(words_at(found, name))
            assert not missing, (name, value, found.text[slice(*found.spans[name])])


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_each_line_of_noi_nhan_stands_where_it_says(path: Path) -> None:
    found = read(path)

    spans = found.distribution_spans
    for text, span in zip(found.distribution, spans, strict=True):
        assert letters(found.text[slice(*span)])[:1] == letters(text)[:1]
        assert set(letters(text)) <= set(letters(found.text[slice(*span)]))
    assert list(spans) == sorted(spans)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_each_part_of_the_signature_stands_where_it_says(path: Path) -> None:
    found = read(path)

    for part in ("authority", "position", "name"):
        value = getattr(found.signature, part)
        assert (value is not None) == (f"signature.{part}" in found.spans)
        if value is not None:
            assert set(letters(value)) <= set(words_at(found, f"signature.{part}"))


def test_a_letter_tells_its_kind_by_the_symbol_of_its_number() -> None:
    text = "Số: 45/SYT-NVY\nKính gửi: Các bệnh viện công lập.\n1. Đề nghị các bệnh viện rà soát kho thuốc."

    found = read_directive(text.encode(), "cong-van.txt")

    assert found.kind == "công văn"
    assert found.text[slice(*found.spans["kind"])] == "45/SYT-NVY"


def test_a_letter_without_a_number_tells_its_kind_by_its_greeting() -> None:
    text = "Kính gửi: Các bệnh viện công lập.\n1. Đề nghị các bệnh viện rà soát kho thuốc."

    found = read_directive(text.encode(), "cong-van.txt")

    assert found.text[slice(*found.spans["kind"])] == "Kính gửi: Các bệnh viện công lập."


def test_an_issuer_over_two_lines_is_shown_from_its_first_word_to_its_last() -> None:
    text = "HUYỆN ỦY\nMẪU SƠN *\nSố 12-CV/HU\nKính gửi: Các xã.\n1. Đề nghị các xã trực đêm."

    found = read_directive(text.encode(), "cong-van.txt")

    assert found.issuer == "Huyện ủy Mẫu Sơn"
    assert found.text[slice(*found.spans["issuer"])] == "HUYỆN ỦY\nMẪU SƠN"


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_each_date_and_pace_says_from_which_words_it_was_read(path: Path) -> None:
    found = read(path)

    for item in (*found.items, *found.annex):
        parts: list[Item | Duty] = [item, *item.duties]
        for one in parts:
            assert (one.due_on is None) == (one.due_span is None)
            assert (one.recurrence is None) == (one.recurrence_span is None)
            for span in (one.due_span, one.recurrence_span):
                assert span is None or 0 <= span[0] < span[1] <= len(found.text)
            if one.due_on is not None and one.due_span is not None:
                told = found.text[slice(*one.due_span)]
                assert any(part in told for part in _ways(one.due_on)), (told, one.due_on)


def _ways(day: date) -> list[str]:
    """Some part of a date stands in its words: the day, the month, the quarter or the year."""
    quarter = (day.month + 2) // 3
    return [str(day.year), str(day.day), str(day.month), ("I", "II", "III", "IV")[quarter - 1], "ngày", "năm"]


def test_a_date_in_a_line_of_its_own_is_pointed_to() -> None:
    text = (
        "SỞ Y TẾ\nSố: 45/KH-SYT\n1. Rà soát kho thuốc\n- Đơn vị chủ trì: Phòng Nghiệp vụ Dược.\n"
        "- Thời gian hoàn thành: trước ngày 15/6/2019.\n2. Định kỳ hằng quý, Văn phòng Sở báo cáo kết quả."
    )

    found = read_directive(text.encode(), "ke-hoach.txt")

    first, second = found.items
    assert first.due_span is not None
    assert found.text[slice(*first.due_span)].endswith("15/6/2019")
    assert second.recurrence_span is not None
    assert "hằng quý" in found.text[slice(*second.recurrence_span)]
