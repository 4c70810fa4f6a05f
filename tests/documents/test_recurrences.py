"""How often work repeats, and how often an obligation falls due."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from tracker.documents.deadlines import find_deadlines
from tracker.documents.recurrences import find_recurrences, nature_of, recurrence_of
from tracker.domain.text import clean

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Định kỳ hằng tháng báo cáo Sở Công Thương.", "FREQ=MONTHLY"),
        ("Định kỳ hàng quý tổng hợp số liệu.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Báo cáo kết quả hằng quý về Ban Chỉ đạo.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Hàng\n\nnăm rà soát hộ nghèo.", "FREQ=YEARLY"),
        ("Định kỳ 6 tháng, hằng năm sơ kết.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Định kỳ sáu tháng báo cáo Ủy ban nhân dân tỉnh.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Kiểm tra các bến đò 6 tháng một lần.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Họp Ban Chỉ đạo 3 tháng/lần.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Diễn tập mỗi năm ít nhất 02 lần.", "FREQ=MONTHLY;INTERVAL=6"),
        ("Kiểm tra bếp ăn 4 lần/năm.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Gửi báo cáo trước ngày 25 hàng tháng.", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("Gửi báo cáo trước ngày 05 của tháng sau.", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("Hằng tháng, gửi số liệu trước ngày 20.", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Báo cáo trước ngày 20 tháng cuối quý.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        ("Gửi trước ngày 10 của tháng đầu quý tiếp theo.", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ("Báo cáo trước ngày 15 tháng 12 hằng năm.", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ("Báo cáo trước ngày 15/6 và 15/12 hàng năm.", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"),
        ("Báo cáo vào thứ Sáu hàng tuần.", "FREQ=WEEKLY;BYDAY=FR"),
        ("Giao ban thứ 2 và thứ 5 hằng tuần.", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("Hằng tuần cập nhật tiến độ.", "FREQ=WEEKLY"),
        ("Tổng hợp báo cáo tháng, quý, năm.", "FREQ=MONTHLY"),
        ("Sở Nội vụ xây dựng kế hoạch tuyển dụng hằng năm.", "FREQ=YEARLY"),
        ("Các huyện báo cáo theo từng quý.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Hàng quí báo cáo kết quả.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Gửi số liệu vào ngày 15 và 30 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=15,30"),
        (
            "Báo cáo 6 tháng (trước ngày 15/6), báo cáo năm (trước ngày 15/12).",
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        ),
        ("Báo cáo 6 tháng (trước ngày 20/6), báo cáo năm (trước ngày 15/12).", "FREQ=MONTHLY;INTERVAL=6"),
        ("Định kỳ (quý, 6 tháng, năm) báo cáo huyện.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Sinh hoạt tối thiểu 01 lần/tháng.", "FREQ=MONTHLY"),
        ("Trả lời cử tri sau mỗi quý.", "FREQ=MONTHLY;INTERVAL=3"),
        ("Thời gian trình: tháng 12 hằng năm.", "FREQ=YEARLY;BYMONTH=12"),
        ("Định kỳ báo cáo Thường trực Huyện ủy.", None),
        ("Thường xuyên sơ, tổng kết phong trào.", None),
        ("Thời gian thực hiện: Thường xuyên.", None),
    ],
)
def test_a_repetition_becomes_a_rule(words: str, rule: str | None) -> None:
    found = find_recurrences(words)

    assert [one.rule for one in found] == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "Đưa chỉ tiêu vào kế hoạch 5 năm và hằng năm về việc làm.",
        "Bố trí kinh phí hằng năm cho thư viện.",
        "Bố trí kinh phí triển khai kế hoạch hoạt động hàng năm cho các xã.",
        "Hướng dẫn các trường xây dựng kế hoạch phát triển hằng năm và 5 năm.",
        "Cung cấp đầu mối tổng hợp báo cáo định kỳ về chợ.",
        "Không tổ chức kiểm tra định kỳ trong năm 2021.",
        "Hưởng ứng Ngày Sách 21/4 hằng năm.",
        "Mức trợ cấp 360.000 đồng/người/tháng.",
        "Lấy kết quả làm căn cứ xếp loại thi đua hằng năm.",
        "Tháng hành động vì môi trường.",
        "Sơ kết 6 tháng đầu năm 2021.",
        "Phục vụ đời sống hằng ngày của nhân dân.",
        "Thường xuyên kiểm tra an toàn hồ đập.",
        "Hằng năm giảm từ 1 đến 2% số hộ nghèo.",
        "Thực hiện chế độ báo cáo định kỳ theo quy định.",
        "Căn cứ kế hoạch hằng năm, tổ chức thực hiện.",
    ],
)
def test_a_pace_that_only_names_a_thing_is_no_repetition(words: str) -> None:
    assert find_recurrences(words) == ()


def test_a_written_day_goes_before_a_bare_pace() -> None:
    found = find_recurrences("Định kỳ hằng tháng tổng hợp, gửi về Sở trước ngày 20 hằng tháng.")

    assert [one.rule for one in found] == ["FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=20"]
    assert recurrence_of(found) == "FREQ=MONTHLY;BYMONTHDAY=20"


def test_a_repetition_without_a_pace_is_only_periodic() -> None:
    assert recurrence_of(find_recurrences("Định kỳ rà soát quy hoạch chợ.")) == "periodic"
    assert recurrence_of(()) is None


NATURES = """
one_off|Xây dựng kế hoạch phòng, chống sốt xuất huyết trên địa bàn huyện
one_off|Ban hành quy chế phối hợp quản lý bến xe
one_off|Tham mưu UBND tỉnh ban hành nghị quyết về hỗ trợ học phí
one_off|Tổ chức hội nghị tổng kết mười năm thực hiện chương trình cấp nước sạch
one_off|Thành lập tổ công tác rà soát quy hoạch chợ
one_off|Hoàn thành việc đo đạc bản đồ địa chính trước ngày 30/9/2021
one_off|Lập danh mục các điểm đen tai nạn giao thông
one_off|Trình Hội đồng nhân dân tỉnh đề án sáp nhập trường học
one_off|Tổng kiểm tra các cơ sở kinh doanh khí đốt
one_off|Báo cáo ngay kết quả về Sở Công Thương
one_off|Giúp Ban Thường vụ Huyện ủy triển khai nghị quyết
one_off|Xây dựng và trình phê duyệt phương án giá nước
one_off|Tuần lễ Áo dài vì cộng đồng năm 2021
one_off|Tổ chức 03 lớp tập huấn kỹ năng số cho cán bộ xã
one_off|UBND các xã xây dựng phương án di dời dân khỏi vùng sạt lở
one_off|Khởi công kè chống sạt lở bờ sông
one_off|Soạn thảo hướng dẫn sử dụng phần mềm một cửa
periodic|Định kỳ hằng quý báo cáo kết quả về Sở Y tế
periodic|Hằng năm rà soát danh sách hộ nghèo
periodic|Báo cáo Ban Thường vụ Thành ủy về kết quả thực hiện
periodic|Sơ kết, tổng kết việc thực hiện phong trào
periodic|Tổng hợp, báo cáo Chủ tịch UBND tỉnh
periodic|Giao ban hằng tháng với các phòng chuyên môn
periodic|Thường xuyên sơ kết, rút kinh nghiệm
periodic|Gửi báo cáo về Chi cục Thú y trước ngày 20 hằng tháng
periodic|Kiểm tra công tác phòng cháy ít nhất 02 lần/năm
periodic|Tổng kết, nhân rộng mô hình trồng rừng gỗ lớn
event_driven|Kịp thời xử lý các vụ lấn chiếm đất rừng
event_driven|Phát hiện kịp thời, khoanh vùng các ổ dịch tả lợn
event_driven|Khi có bão, tổ chức sơ tán dân khỏi vùng trũng
event_driven|Hỗ trợ kịp thời các hộ bị thiệt hại do lũ quét
event_driven|Kịp thời báo cáo Chủ tịch UBND tỉnh những vướng mắc phát sinh
event_driven|Chủ động, kịp thời tháo gỡ khó khăn cho hợp tác xã
event_driven|Trường hợp phát hiện thực phẩm bẩn, tiến hành tiêu hủy theo quy định
event_driven|Đề xuất kịp thời việc điều chỉnh quy hoạch sử dụng đất
event_driven|Kịp thời chấn chỉnh tình trạng xe quá tải
standing|Tăng cường công tác quản lý tài nguyên khoáng sản
standing|Tiếp tục duy trì nề nếp sinh hoạt chi bộ
standing|Đẩy mạnh chuyển đổi số trong các trường phổ thông
standing|Thường xuyên kiểm tra, giám sát việc chấp hành luật giao thông
standing|Tuyên truyền, vận động nhân dân tham gia bảo hiểm y tế
standing|Phối hợp với ngành văn hóa bảo vệ di tích
standing|Quản lý chặt chẽ nguồn thải ra sông
standing|Xây dựng đời sống văn hóa ở khu dân cư
standing|Đẩy mạnh phong trào xây dựng nông thôn mới
standing|Ngăn chặn kịp thời, không để tái diễn nạn phá rừng
standing|Kiểm tra việc xây dựng kế hoạch của các phòng
standing|Bảo đảm an toàn thông tin cho hệ thống một cửa
standing|Thực hiện nghiêm Quy chế làm việc của cơ quan
standing|Nâng cao chất lượng khám bệnh, chữa bệnh tuyến xã
standing|Có giải pháp hiệu quả để giảm nghèo bền vững
standing|Bố trí đủ kinh phí hằng năm cho thư viện huyện
"""


@pytest.mark.parametrize("line", [line for line in NATURES.splitlines() if line])
def test_the_nature_of_a_duty_follows_from_its_words(line: str) -> None:
    nature, words = line.split("|")

    found = nature_of(words, find_deadlines(words, date(2021, 3, 10)), find_recurrences(words))

    assert found == nature


@pytest.mark.parametrize(
    "unit",
    ["hàng năm ", "định kỳ ", "ngày 1 tháng đầu ", "báo cáo ", "6 tháng, ", "thứ hai, ", "kịp thời ", " "],
)
def test_a_long_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    began = time.perf_counter()

    found = find_recurrences(text)
    nature_of(text, (), found[:0])

    assert time.perf_counter() - began < 5


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled documents are not beside the checkout")
def test_real_directives_repeat_where_their_labels_say_so() -> None:
    documents = json.loads((CORPUS / "labels.json").read_text("utf-8"))["documents"]
    for one in documents:
        text = clean((CORPUS / one["file"]).read_text("utf-8"))
        wanted = [" ".join(r["text"].split()) for item in one["items"] for r in item["recurrence"]]

        found = [recurrence.words for recurrence in find_recurrences(text)]

        assert len(found) >= len(wanted), one["file"]
