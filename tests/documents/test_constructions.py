"""Constructions of directives of other offices: steps, terms with a comma, partners after a comma, long lists."""

from datetime import date

import pytest

from tracker.documents.mentions import Text
from tracker.documents.partners import coordinating
from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Item, ItemKind, ParsedDirective

HEAD = """UBND TỈNH MẪU
SỞ MẪU
Số: 41/SM-VP
Bến Mẫu, ngày 06 tháng 5 năm 2019
Kính gửi: Các đơn vị trực thuộc

Sở Mẫu yêu cầu các đơn vị thực hiện:

"""


def read(body: str, head: str = HEAD) -> ParsedDirective:
    return read_directive((head + body).encode(), "cong-van.txt")


def item(body: str) -> Item:
    return next(one for one in read(body).items if one.kind in (ItemKind.TASK, ItemKind.REQUEST))


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("Cục Quản lý Khám, chữa bệnh làm đầu mối lập đoàn kiểm tra.", ["Cục Quản lý Khám, chữa bệnh"]),
        (
            "Phòng Tổ chức đảng, đảng viên chủ trì tổng hợp kết quả.",
            ["Phòng Tổ chức đảng, đảng viên"],
        ),
        (
            "Đảng ủy Khối Các cơ quan và Doanh nghiệp tỉnh, ngoài các việc trên, có hướng dẫn riêng.",
            ["Đảng ủy Khối Các cơ quan và Doanh nghiệp tỉnh"],
        ),
        (
            "Sở Y tế các tỉnh, thành phố, y tế các bộ, ngành kiểm tra bệnh viện.",
            ["Sở Y tế các tỉnh, thành phố", "y tế các bộ, ngành"],
        ),
        (
            "Công chức Tài chính - Kế toán quyết toán nguồn vốn đã cấp.",
            ["Công chức Tài chính - Kế toán"],
        ),
        (
            "Ủy ban nhân dân các huyện xử lý nghiêm chủ tàu vi phạm; Chủ tịch Ủy ban nhân dân huyện chịu trách nhiệm "
            "nếu để tàu vi phạm.",
            ["Ủy ban nhân dân các huyện"],
        ),
    ],
)
def test_a_name_is_read_whole_and_only_who_is_given_work_leads(sentence: str, leads: list[str]) -> None:
    found = item(f"1. {sentence}")

    assert [one.text for one in found.leads] == leads


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Sở A hướng dẫn, cùng với UBND các huyện tháo gỡ khó khăn.", ["UBND các huyện"]),
        ("Cùng với Bộ Công an, Bộ Quốc phòng điều tra nguyên nhân.", ["Bộ Công an", "Bộ Quốc phòng"]),
        (
            "phối hợp với các sở, ngành liên quan, doanh nghiệp phân phối xây dựng kịch bản",
            ["các sở, ngành liên quan", "doanh nghiệp phân phối"],
        ),
        ("phối hợp với địa phương chữa cháy khi có yêu cầu", ["địa phương"]),
        ("phối hợp với các chủ hồ vận hành an toàn", ["các chủ hồ"]),
        ("Sở A cung cấp số liệu, cũng như mẫu biểu cho các huyện", []),
    ],
)
def test_partners_are_named_in_other_ways_than_phoi_hop_voi(sentence: str, partners: list[str]) -> None:
    found = coordinating(Text(sentence), 0, len(sentence))

    assert [one.text for one in found] == partners


def test_steps_are_items() -> None:
    found = read("Bước 1: Phòng Nội vụ lập danh sách.\nBước 2: Phòng Tài chính thẩm định.\n").items

    assert [[one.text for one in step.leads] for step in found] == [["Phòng Nội vụ"], ["Phòng Tài chính"]]


def test_a_list_of_three_hundred_items_keeps_all() -> None:
    body = "\n".join(f"{one}. Phòng Mẫu kiểm tra việc thứ {one} và báo cáo Sở." for one in range(1, 301))

    found = read(body).items

    assert [one.path for one in found] == [str(one) for one in range(1, 301)]


def test_a_misread_number_between_its_neighbours_is_mended() -> None:
    found = read("1. Phòng A kiểm tra.\n2. Phòng B kiểm tra.\n8. Phòng C kiểm tra.\n4. Phòng D kiểm tra.\n")

    assert [one.path for one in found.items] == ["1", "2", "3", "4"]
    assert any(one.key == "finding.label_mended" for one in found.findings)


def test_a_deadline_on_a_day_that_does_not_exist_is_pointed_out() -> None:
    found = read("1. Phòng Mẫu gửi báo cáo trước ngày 31/6/2019.\n")

    (finding,) = [one for one in found.findings if one.key == "finding.impossible_date"]
    assert finding.holes["words"] == "trước ngày 31/6/2019"
    assert found.text[slice(*(finding.span or (0, 0)))] == "trước ngày 31/6/2019"
    assert found.items[0].due_on is None


def test_a_telegram_with_an_hour_before_its_day_is_dated() -> None:
    found = read("1. Sở Mẫu trực 24/24 giờ.\n", HEAD.replace("ngày 06", "hồi 9 giờ 30 ngày 06"))

    assert found.issued_on == date(2019, 5, 6)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Phòng Mẫu đo và thông báo độ mặn hằng tuần.", "FREQ=WEEKLY"),
        ("Các trạm báo cáo về Văn phòng thường trực trước 7 giờ và 16 giờ hằng ngày.", "FREQ=DAILY"),
        ("Các đơn vị báo cáo nhanh về Văn phòng thường trực 3 giờ một lần.", "FREQ=DAILY"),
        ("Bí thư các chi bộ mở ít nhất mỗi quý một lần sinh hoạt chuyên đề.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Phòng Mẫu công khai đóng góp của nhân dân hằng quý.", "FREQ=MONTHLY;INTERVAL=3"),
    ],
)
def test_a_pace_at_the_end_of_its_clause_repeats_the_work(sentence: str, rule: str) -> None:
    found = item(f"1. {sentence}")

    assert rule in [found.recurrence, *(duty.recurrence for duty in found.duties)]


@pytest.mark.parametrize(
    "heading", ["HẠN CHẾ", "Hạn chế, tồn tại", "Đánh giá tình hình", "KẾT QUẢ THỰC HIỆN"]
)
def test_a_heading_of_what_was_gives_no_work(heading: str) -> None:
    found = read(f"I. {heading}\n1. Phòng Nội vụ làm hồ sơ chậm.\nII. NHIỆM VỤ\n1. Phòng Nội vụ sửa hồ sơ.\n")

    assert [one.path for one in found.items if one.kind is ItemKind.TASK] == ["II.1"]


def test_a_heading_that_opens_with_a_verb_heads_work() -> None:
    found = item(
        "I. NỘI DUNG\n1. Lập danh sách đối tượng\nTrạm Y tế xã phối hợp với Trường Mầm non lập danh sách.\n"
    )

    assert [one.text for one in found.leads] == ["Trạm Y tế xã"]


def test_a_council_that_agrees_gives_no_work() -> None:
    found = read("1. Hội đồng nhân dân tỉnh cơ bản tán thành đánh giá của Ủy ban nhân dân tỉnh.\n")

    assert [one.kind for one in found.items] != [ItemKind.TASK]


def test_what_somebody_asks_for_after_telling_of_faults_is_work() -> None:
    found = read(
        "1. Để khắc phục những hạn chế, Ban Thường vụ Huyện ủy yêu cầu:\n"
        "1.1. Bí thư các chi bộ phải chuẩn bị kỹ nội dung sinh hoạt.\n"
        "1.2. Cấp ủy cơ sở phân công cấp ủy viên dự sinh hoạt.\n"
    )

    assert [one.kind for one in found.items] == [ItemKind.GROUP, ItemKind.TASK, ItemKind.TASK]


def test_an_order_under_a_heading_of_faults_is_pointed_out() -> None:
    found = read(
        "I. KẾT QUẢ\n1. Đa số đơn vị làm tốt.\n"
        "II. HẠN CHẾ\n1. Phòng Nội vụ chủ trì khắc phục, báo cáo Giám đốc trước ngày 15/6/2019.\n"
    )

    assert [one.holes["path"] for one in found.findings if one.key == "finding.order_not_a_task"] == ["II.1"]
