"""Words of a report made by rule: shortened quotes, short names, symbols."""

import pytest

from tracker.domain.report_words import condense, short_name, symbol_of, without_number


def test_a_short_report_is_quoted_whole() -> None:
    assert condense("  Đã mở hai lớp\ntập huấn.  ") == "Đã mở hai lớp tập huấn."


def test_of_a_long_report_the_first_whole_sentences_are_quoted() -> None:
    text = "Đã mở hai lớp tập huấn cho cán bộ xã. " * 3 + "Kinh phí do huyện bố trí. " * 20

    quoted = condense(text, 130)

    assert (
        quoted
        == "Đã mở hai lớp tập huấn cho cán bộ xã. " * 2 + "Đã mở hai lớp tập huấn cho cán bộ xã.\u00a0…"
    )


def test_a_sentence_without_end_is_cut_between_words() -> None:
    quoted = condense("đã rà soát " * 60, 50)

    assert quoted == "đã rà soát " * 4 + "đã\u00a0…"
    assert len(quoted) <= 50


def test_a_number_at_the_beginning_does_not_stand_for_the_whole() -> None:
    assert condense("1. " + "Các đơn vị mẫu rà soát bến bãi " * 10, 60).startswith("1. Các đơn vị mẫu")


@pytest.mark.parametrize("length", [1, 2, 40, 319, 320, 321, 5000])
def test_a_quote_keeps_to_its_limit(length: int) -> None:
    assert len(condense("a. bc " * length, 320)) <= 320


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("5. Các đơn vị mẫu rà soát", "5", "Các đơn vị mẫu rà soát"),
        ("b) Rà soát", "II.3.b", "Rà soát"),
        ("2019 là năm đầu", "2", "2019 là năm đầu"),
        ("- Rà soát", "1.-2", "- Rà soát"),
        ("", "1", ""),
    ],
)
def test_an_item_is_told_without_the_number_it_stands_under(text: str, path: str, words: str) -> None:
    assert without_number(text, path) == words


@pytest.mark.parametrize(
    ("name", "superior", "short", "symbol"),
    [
        ("Ban Tuyên giáo Tỉnh ủy", "Tỉnh ủy Bình Mẫu", "Ban Tuyên giáo", "BTGTU"),
        ("Ban Tuyên giáo Tỉnh uỷ Bình Mẫu", "Tỉnh ủy Bình Mẫu", "Ban Tuyên giáo", "BTGTU"),
        ("Ban Tuyên giáo và Dân vận Thành ủy", "Thành ủy Mẫu", "Ban Tuyên giáo và Dân vận", "BTGDVTU"),
        ("Sở Đất đai", "UBND tỉnh", "Sở Đất đai", "SĐĐ"),
        ("Văn phòng", None, "Văn phòng", "VP"),
    ],
)
def test_a_body_is_named_without_its_superior_and_known_by_its_initials(
    name: str, superior: str | None, short: str, symbol: str
) -> None:
    assert (short_name(name, superior), symbol_of(name, superior)) == (short, symbol)
