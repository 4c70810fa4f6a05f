"""Labels of other kinds, and labels that scanners and converters spoil: put right from their place in the order."""

import pytest

from tests.documents.test_structure import body, keys, leads, paths
from tracker.domain.directive import ItemKind


def test_capital_letters_head_sections_above_roman_numbers() -> None:
    text = "A. YÊU CẦU\n1. Làm gọn.\nB. PHÂN CÔNG\nI. Sở A\n1. Đo đất.\nII. Sở B\n1. Vẽ bản đồ."

    assert paths(text) == ["A", "A.1", "B", "B.I", "B.I.1", "B.II", "B.II.1"]


def test_points_may_be_counted_in_words() -> None:
    assert paths("Một là, Sở A đo đất.\nHai là, Sở B vẽ bản đồ.") == ["1", "2"]
    assert paths("Thứ nhất, Sở A đo đất.\nThứ hai, Sở B vẽ bản đồ.") == ["1", "2"]


def test_parts_may_be_counted_in_words_with_their_title_below() -> None:
    text = "PHẦN THỨ NHẤT\nTÌNH HÌNH\nĐất rộng.\nPHẦN THỨ HAI\nNHIỆM VỤ\n1. Sở A đo đất."

    assert paths(text)[-1] == "PHẦN THỨ HAI.1"


@pytest.mark.parametrize("label", ["I. ", "l. ", "1, ", "1.", "1.\n"])
def test_the_first_number_is_one_however_it_was_read(label: str) -> None:
    assert paths(f"{label}Sở A đo đất.\n2. Sở B vẽ bản đồ.\n3. Sở C lập sổ.") == ["1", "2", "3"]


def test_a_digit_that_looks_like_a_letter_is_mended_and_said() -> None:
    text = "\n".join(f"{number}. Sở A đo đất xã {number}." for number in range(1, 5)) + "\nS. Sở B vẽ bản đồ."

    assert paths(text)[-1] == "5"
    assert "finding.label_mended" in keys(text)


def test_a_lost_dash_is_none_of_the_numbers_still_to_come() -> None:
    text = "1. Sở Y tế:\n\n. Đo đất các xã vùng cao và vùng sâu của huyện.\n\n- Vẽ bản đồ.\n\n2. Sở B lập sổ."

    assert paths(text) == ["1", "2"]
    assert leads(text) == {"1": ["Sở Y tế"], "2": ["Sở B"]}


def test_numbers_counted_inside_a_sentence_open_nothing() -> None:
    text = """1. Sở A báo cáo theo các nội dung của văn bản này, trong đó có: 1. số vụ việc; 2. số người;
3. số tiền đã chi và các nội dung khác mà Sở A thấy cần báo cáo trong năm nay.
2. Sở B vẽ bản đồ các xã vùng cao, vùng sâu của tỉnh và gửi về Văn phòng."""

    assert paths(text) == ["1", "2"]


def test_dashes_that_tell_different_bodies_under_a_plain_title_are_items() -> None:
    plain = "1. Về nguồn vốn:\n- Sở Tài chính ứng vốn.\n- Sở Xây dựng kiểm tra hồ sơ.\n2. Sở Y tế báo cáo."
    directed = "1. UBND tỉnh chỉ đạo:\n- Sở Tài chính ứng vốn.\n- Sở Xây dựng kiểm tra hồ sơ."

    assert paths(plain) == ["1", "1.-1", "1.-2", "2"]
    assert paths(directed) == ["1"]


def test_paragraphs_after_as_follows_are_an_order_each() -> None:
    text = """Sở A đề nghị các đơn vị thực hiện một số nội dung sau:

Rà soát hồ sơ đất đai.

Báo cáo về Sở A trước ngày 20/5/2024.

Sở Y tế kiểm tra nguồn nước."""

    assert paths(text) == ["p1", "p2", "p3"]
    assert leads(text) == {"p1": ["các đơn vị"], "p2": ["các đơn vị"], "p3": ["Sở Y tế"]}


def test_paragraphs_under_a_title_that_tell_different_bodies_are_items() -> None:
    text = "1. Nâng cao chất lượng\nSở Y tế kiểm tra nguồn nước.\nSở Tài chính bố trí kinh phí."

    assert leads(text) == {"1": [], "1.p1": ["Sở Y tế"], "1.p2": ["Sở Tài chính"]}


def test_what_opens_the_dashes_of_a_part_is_no_item_and_its_dashes_are_tasks() -> None:
    text = """1. Về tình hình ruộng đất
Đất đai còn rộng.
Chủ tịch UBND tỉnh yêu cầu các sở thực hiện các việc sau:
- Sở Y tế kiểm tra nguồn nước.
- Sở Tài chính bố trí kinh phí."""

    assert [(one.path, one.kind) for one in body(text)] == [
        ("1", ItemKind.GROUP),
        ("1.-1", ItemKind.TASK),
        ("1.-2", ItemKind.TASK),
    ]


def test_answering_for_it_among_other_work_is_work() -> None:
    text = "1. Yêu cầu UBND các xã tăng cường tuần tra; chịu trách nhiệm trước Chủ tịch UBND huyện nếu để cháy rừng."

    assert [one.kind for one in body(text)] == [ItemKind.TASK]
