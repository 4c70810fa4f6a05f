"""Which background numbers a text gives, of what, when and according to whom."""

import json
import time
from pathlib import Path

import pytest

from tracker.documents.figures import find_figures
from tracker.domain.text import clean

SEED = Path(__file__).parents[2].parent / "shared" / "seed"


@pytest.mark.parametrize(
    ("text", "metric", "value", "unit"),
    [
        ("Số hộ thiếu nước sạch 1.426 hộ.", "hộ thiếu nước sạch", 1426, "hộ"),
        ("Tỷ lệ che phủ rừng đạt 12,5%.", "Tỷ lệ che phủ rừng", 12.5, "%"),
        ("Toàn tỉnh có 1.250 hộ nghèo.", "hộ nghèo", 1250, "hộ nghèo"),
        ("Đã xảy ra 12 vụ cháy rừng.", "cháy rừng", 12, "vụ"),
        ("Thu ngân sách đạt 3.200,5 tỷ đồng.", "Thu ngân sách", 3200.5, "tỷ đồng"),
        ("Diện tích lúa bị hạn là 450 ha.", "Diện tích lúa bị hạn", 450, "ha"),
        ("Tổng số ca mắc tay chân miệng là 87 ca.", "ca mắc tay chân miệng", 87, "ca"),
        ("Tử vong do đuối nước 21 người.", "Tử vong do đuối nước", 21, "người"),
        ("Nợ đọng bảo hiểm còn 15 triệu đồng.", "Nợ đọng bảo hiểm", 15, "triệu đồng"),
        ("Hiện có 45 hợp tác xã hoạt động.", "hoạt động", 45, "hợp tác xã"),
        ("Giải ngân chỉ đạt 62 % kế hoạch.", "Giải ngân", 62, "%"),
        ("Cả nước có 3.000.000 lượt người.", "lượt người", 3_000_000, "lượt người"),
    ],
)
def test_a_figure_is_read_with_what_it_counts(text: str, metric: str, value: float, unit: str) -> None:
    (found,) = find_figures(text)

    assert (found.metric, found.value, found.unit) == (metric, value, unit)


def test_the_figures_of_a_sentence_share_its_period_and_source() -> None:
    text = (
        "Theo thống kê năm 2020 và quý I/2021 của Sở Giao thông vận tải - Chi nhánh Bắc: Số người chết vì tai nạn 18 "
        "người, bị thương 40 người. Số xe quá tải 7 xe."
    )

    first, second, third = find_figures(text)

    assert first.period == second.period == "năm 2020 và quý I/2021"
    assert first.source == second.source == "Sở Giao thông vận tải - Chi nhánh Bắc"
    assert (second.metric, third.period, third.source) == ("bị thương", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo sơ kết 05 năm thực hiện Chỉ thị.",
        "Gửi trước ngày 15/6/2021.",
        "Theo Quyết định số 12/QĐ-UBND.",
        "Định kỳ 6 tháng báo cáo.",
        "Tổ chức 02 lớp tập huấn.",
        "Phấn đấu tỷ lệ bao phủ đạt 95%.",
        "Giai đoạn 2016 - 2020.",
        "Theo khoản 1, 3, Điều 5.",
        "Mỗi xã ít nhất 03 mô hình, 02 trường học.",
    ],
)
def test_counts_in_names_dates_and_targets_are_no_background(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize("unit", ["12 em, ", "1.000.", "theo thống kê ", "năm 2018 và ", "số ", "12 % "])
def test_a_long_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    began = time.perf_counter()

    find_figures(text)

    assert time.perf_counter() - began < 5


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the real dispatch is not beside the checkout")
def test_the_real_dispatch_gives_four_figures_with_period_and_source() -> None:
    golden = json.loads((SEED / "golden.json").read_text("utf-8"))["preamble"]
    text = clean((SEED / "2868-CV-TU.txt").read_text("utf-8"))

    found = find_figures(text)

    assert [(f.metric, f.value, f.unit) for f in found] == [
        (f["metric"], f["value"], f["unit"]) for f in golden["figures"]
    ]
    assert {f.period for f in found} == {golden["figures_period"]}
    assert {f.source for f in found} == {golden["figures_source"]}
