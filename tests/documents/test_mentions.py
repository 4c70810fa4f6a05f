"""Where the name of a body begins, where it ends, and what splits a list of names."""

import pytest

from tracker.documents.mentions import Text, phrase_at


def names(words: str, *, any_head: bool = False) -> list[str]:
    phrase = phrase_at(Text(words), 0, any_head=any_head)
    return [] if phrase is None else [one.text for one in phrase.mentions]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sở Xây dựng cấp phép", ["Sở Xây dựng"]),
        (
            "Sở Giao thông vận tải, Sở Xây dựng và Công an tỉnh chủ trì",
            ["Sở Giao thông vận tải", "Sở Xây dựng", "Công an tỉnh"],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch mở lớp", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Sở Tài nguyên và Môi trường, Sở Kế hoạch và Đầu tư rà soát",
            ["Sở Tài nguyên và Môi trường", "Sở Kế hoạch và Đầu tư"],
        ),
        ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh tuần tra", ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]),
        ("Hội Người cao tuổi huyện vận động hội viên", ["Hội Người cao tuổi huyện"]),
        ("Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh vận động", ["Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh"]),
        ("UBND xã, phường, thị trấn cắm biển báo", ["UBND xã, phường, thị trấn"]),
        ("Ban Chỉ huy Phòng, chống thiên tai tỉnh trực", ["Ban Chỉ huy Phòng, chống thiên tai tỉnh"]),
    ],
)
def test_a_name_ends_before_the_predicate_and_a_list_is_split(words: str, expected: list[str]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("các huyện, thị, thành ủy, đảng ủy trực thuộc lãnh đạo", 1),
        ("Các ban, sở, ngành, đoàn thể tỉnh phổ biến", 1),
        ("Sở, ban, ngành, Ủy ban nhân dân các huyện chọn", 2),
        ("các huyện ủy, thành ủy, ban cán sự đảng, đảng đoàn triển khai", 3),
        ("Cơ quan, đơn vị lập danh sách", 1),
    ],
)
def test_a_group_full_of_commas_is_one_mention(words: str, expected: int) -> None:
    assert len(names(words)) == expected


def test_ministries_named_after_a_colon_get_their_head_back() -> None:
    found = names("các Bộ: Y tế, Giáo dục và Đào tạo, Công an và các cơ quan liên quan rà soát")

    assert found == ["Bộ Y tế", "Bộ Giáo dục và Đào tạo", "Bộ Công an", "các cơ quan liên quan"]


def test_office_holders_share_one_complement_and_stay_as_written() -> None:
    assert names("Giám đốc, Phó Giám đốc Sở Nội vụ ký") == ["Giám đốc, Phó Giám đốc Sở Nội vụ"]
    assert names("Giám đốc Sở Nội vụ, Chủ tịch UBND các huyện ký") == [
        "Giám đốc Sở Nội vụ",
        "Chủ tịch UBND các huyện",
    ]


def test_what_a_parenthesis_or_an_apposition_says_is_no_part_of_the_name() -> None:
    assert names("Sở Tư pháp (cơ quan thường trực) tổng hợp") == ["Sở Tư pháp"]
    assert names("Sở Tư pháp - Cơ quan Thường trực Ban Chỉ đạo tổng hợp") == ["Sở Tư pháp"]


def test_sectors_without_a_body_are_split_in_a_list() -> None:
    found = names("ngành y tế, giáo dục và đào tạo phòng bệnh", any_head=True)

    assert found == ["ngành y tế", "giáo dục và đào tạo"]


@pytest.mark.parametrize(
    "words",
    ["Ban hành quy chế", "Phòng, chống dịch", "Hội nghị tổng kết", "Bộ tiêu chí", "Tổ chức mít tinh",
     "Báo cáo kết quả", "Lãnh đạo, chỉ đạo chặt chẽ", "TÌNH HÌNH CHUNG", "Môi trường sống", "Tỉnh táo đề phòng"],
)  # fmt: skip
def test_words_that_only_look_like_a_body_are_none(words: str) -> None:
    assert names(words) == []


def test_a_scan_without_its_accents_still_names_the_body() -> None:
    assert names("Sở Nông nghiệp và Phát triên nông thôn huớng dân, kiêm tra") == [
        "Sở Nông nghiệp và Phát triên nông thôn"
    ]


def test_the_span_points_at_the_words() -> None:
    words = "Giao Sở Y tế, Công an tỉnh kiểm tra"

    phrase = phrase_at(Text(words), 5)

    assert phrase is not None
    assert [words[slice(*one.span)] for one in phrase.mentions if one.span] == ["Sở Y tế", "Công an tỉnh"]
    assert words[phrase.end :] == "kiểm tra"
