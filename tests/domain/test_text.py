"""The door for text and the key of matching: what any string turns into."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import clean, fold, one_line, strip_accents

ANY_TEXT = st.text(st.characters(), max_size=60)
"""Also control characters, lone surrogates, noncharacters, unassigned code points."""
TRICKY = st.text(
    st.sampled_from(
        "uUỷủỦđĐðy\u031b\u0309\u0301\u0323 \t\r\n\x00\x0b\x0c\x85\u2028\ufeff\ufffe\ud800\udfffİßﬁK"
    ),
    max_size=30,
)


@given(ANY_TEXT | TRICKY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@given(ANY_TEXT | TRICKY)
def test_clean_text_can_be_stored_sent_and_printed(text: str) -> None:
    cleaned = clean(text)

    cleaned.encode()  # a lone surrogate would raise
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\t\n"]
    assert not set(cleaned) & set("\u2028\u2029\ufeff\ufffe\uffff")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("trang 1\x0ctrang 2", "trang 1\ntrang 2"),
        ("\ufeffSở Mẫu", "Sở Mẫu"),
        ("a\x00b\x0bc\x85d\u2028e", "a b c d e"),
        ("a\ud83db", "a\ufffdb"),
        ("Tổ chức", unicodedata.normalize("NFC", "Tổ chức")),
        (unicodedata.normalize("NFD", "Tỉnh ủy"), "Tỉnh ủy"),
        ("cột\tcột", "cột\tcột"),
        ("", ""),
    ],
)
def test_text_comes_through_the_door_in_one_form(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY_TEXT | TRICKY)
def test_one_line_is_one_line_without_spaces_around(text: str) -> None:
    line = one_line(text)

    assert line == line.strip()
    assert "\n" not in line
    assert "  " not in line
    assert one_line(line) == line


@given(ANY_TEXT | TRICKY)
def test_stripping_accents_keeps_every_position(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)

    assert len(strip_accents(composed)) == len(composed)


@given(ANY_TEXT | TRICKY)
def test_both_normal_forms_fold_alike_and_folding_is_final(text: str) -> None:
    folded = fold(unicodedata.normalize("NFC", text))

    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold(folded) == folded
    assert folded.isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban", "Uỷ ban"),
        ("ủy ban", "ỦY BAN"),
        ("hòa bình", "hoà bình"),
        ("Đảng ủy", "Ðảng uỷ"),  # the second begins with an Icelandic eth
        ("đôn đốc", "ĐÔN ĐỐC"),
        ("12-CV/TU", "12 CV TU"),
        ("  nhiều   khoảng\ttrắng ", "nhiều khoảng trắng"),
        (unicodedata.normalize("NFD", "Thường trực"), "Thường trực"),
    ],
)
def test_two_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [("Uỷ ban nhân dân", "uy ban nhan dan"), ("Đ/c Bí thư", "d c bi thu"), ("!?", ""), ("", "")],
)
def test_a_key_has_only_plain_letters_digits_and_single_spaces(text: str, key: str) -> None:
    assert fold(text) == key


def test_different_letters_keep_different_keys() -> None:
    assert len({fold(word) for word in ("dân", "tân", "lân", "an", "ăn nói")}) == 5
