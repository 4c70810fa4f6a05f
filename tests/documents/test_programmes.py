"""Which programmes, schemes and plans a text names."""

import json
import time
from pathlib import Path

import pytest

from tracker.documents.programmes import find_programmes
from tracker.domain.text import clean

SEED = Path(__file__).parents[2].parent / "shared" / "seed"


@pytest.mark.parametrize(
    ("text", "name", "start", "end"),
    [
        (
            "Thực hiện Chương trình phát triển thủy sản giai đoạn 2021 - 2025 tỉnh Mẫu Sơn, đẩy mạnh nuôi biển.",
            "Chương trình phát triển thủy sản giai đoạn 2021 - 2025 tỉnh Mẫu Sơn",
            2021,
            2025,
        ),
        (
            "Triển khai Kế hoạch về phòng ngừa, giảm thiểu sạt lở giai đoạn 2018-2020;",
            "Kế hoạch về phòng ngừa, giảm thiểu sạt lở giai đoạn 2018-2020",
            2018,
            2020,
        ),
        (
            "Triển khai Đề án xã hội hóa chợ giai đoạn từ năm 2016 đến năm 2020.",
            "Đề án xã hội hóa chợ giai đoạn từ năm 2016 đến năm 2020",
            2016,
            2020,
        ),
        ("Thực hiện Kế hoạch xây dựng xã hội học tập của UBND huyện.", None, None, None),
        ("Theo Chiến lược phát triển lâm nghiệp đến năm 2030.", None, None, 2030),
        ("Theo Đề án “Nâng tầm hợp tác xã” đã duyệt.", "Đề án “Nâng tầm hợp tác xã”", None, None),
        ("Các nhiệm vụ của Đề án 06 về dữ liệu.", "Đề án 06", None, None),
        (
            "Thực hiện chương trình mục tiêu quốc gia giảm nghèo giai đoạn 2021 - 2025.",
            "chương trình mục tiêu quốc gia giảm nghèo giai đoạn 2021 - 2025",
            2021,
            2025,
        ),
        (
            "Lồng ghép với Chương trình mục tiêu quốc gia giảm nghèo bền vững, gồm bảy dự án.",
            None,
            None,
            None,
        ),
        (
            "Đề án dữ liệu dân cư giai đoạn 2022-2025, tầm nhìn đến năm 2030 đã ban hành.",
            "Đề án dữ liệu dân cư giai đoạn 2022-2025, tầm nhìn đến năm 2030",
            2022,
            2025,
        ),
    ],
)
def test_a_named_undertaking_is_found_with_its_years(
    text: str, name: str | None, start: int | None, end: int | None
) -> None:
    (found,) = find_programmes(text)

    assert (found.start, found.end) == (start, end)
    assert found.name == (name or " ".join(text[slice(*found.span)].split()))


@pytest.mark.parametrize(
    "text",
    [
        "Xây dựng kế hoạch, đề án để cụ thể hóa mục tiêu.",
        "Triển khai Kế hoạch số 94-KH/TU ngày 27/12/2019 của Tỉnh ủy.",
        "Các chương trình, dự án trên địa bàn tỉnh.",
        "Kế hoạch này có hiệu lực từ ngày ký.",
        "Hoàn thành kế hoạch năm 2021 của ngành.",
        "Căn cứ Chương trình số 12-CTr/BCĐ.",
    ],
)
def test_plans_without_a_name_and_numbered_papers_are_none(text: str) -> None:
    assert find_programmes(text) == ()


def test_undertakings_in_a_list_are_kept_apart_and_named_once() -> None:
    text = (
        "(Chương trình nước sạch giai đoạn 2017 - 2020 tỉnh Mẫu, Chương trình nhà ở giai đoạn 2017 - 2020; Đề án cây "
        "xanh giai đoạn 2016 - 2020). Tiếp tục Chương trình nhà ở giai đoạn 2017 - 2020."
    )

    assert [one.name for one in find_programmes(text)] == [
        "Chương trình nước sạch giai đoạn 2017 - 2020 tỉnh Mẫu",
        "Chương trình nhà ở giai đoạn 2017 - 2020",
        "Đề án cây xanh giai đoạn 2016 - 2020",
    ]


@pytest.mark.parametrize(
    "unit", ["Chương trình ", "Đề án của UBND ", "giai đoạn 2016 - ", "kế hoạch 2016-2020 ", "“"]
)
def test_a_long_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    began = time.perf_counter()

    find_programmes(text)

    assert time.perf_counter() - began < 5


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the real dispatch is not beside the checkout")
def test_the_real_dispatch_names_seven_programmes() -> None:
    golden = json.loads((SEED / "golden.json").read_text("utf-8"))["programmes"]
    text = clean((SEED / "2868-CV-TU.txt").read_text("utf-8"))

    found = [(one.name, one.start, one.end) for one in find_programmes(text)]

    assert found == [(one["name"], one["start"], one["end"]) for one in golden if one["kind"] != "Sự kiện"]
