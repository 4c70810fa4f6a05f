"""Which distinct obligations a text holds."""

import itertools
import json
import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.citations import find_citations
from tracker.documents.deadlines import find_deadlines
from tracker.documents.duties import split_duties
from tracker.documents.figures import find_figures
from tracker.documents.programmes import find_programmes
from tracker.documents.recurrences import find_recurrences
from tracker.domain.directive import Nature
from tracker.domain.text import clean

SEED = Path(__file__).parents[2].parent / "shared" / "seed"
ISSUED = date(2021, 3, 10)

# The first line of each block is the text; the lines after it are its duties.
SPLITS = """
Rà soát quy hoạch chợ; sắp xếp lại các điểm kinh doanh tự phát. Báo cáo UBND tỉnh kết quả thực hiện.
Rà soát quy hoạch chợ
sắp xếp lại các điểm kinh doanh tự phát
Báo cáo UBND tỉnh kết quả thực hiện

Tăng cường kiểm tra các bến đò, kịp thời xử lý phương tiện quá hạn đăng kiểm, báo cáo UBND huyện trước ngày 15/4/2021.
Tăng cường kiểm tra các bến đò
kịp thời xử lý phương tiện quá hạn đăng kiểm
báo cáo UBND huyện trước ngày 15/4/2021

Tiếp tục quán triệt, triển khai thực hiện nghiêm túc Nghị quyết về phát triển du lịch.
Tiếp tục quán triệt, triển khai thực hiện nghiêm túc Nghị quyết về phát triển du lịch

Mở rộng mạng lưới trạm y tế, đẩy mạnh đào tạo bác sĩ gia đình và phối hợp liên ngành trong phòng bệnh.
Mở rộng mạng lưới trạm y tế
đẩy mạnh đào tạo bác sĩ gia đình
phối hợp liên ngành trong phòng bệnh

Biểu dương các hộ sản xuất giỏi, đồng thời phê phán các hành vi gian lận thương mại.
Biểu dương các hộ sản xuất giỏi
phê phán các hành vi gian lận thương mại

Kiểm tra, giám sát việc thực hiện các quy định về môi trường, an toàn lao động, phòng cháy.
Kiểm tra, giám sát việc thực hiện các quy định về môi trường, an toàn lao động, phòng cháy

Xây dựng kế hoạch, đề án phát triển làng nghề (nêu rõ nguồn vốn; phân công cụ thể). Tổ chức tập huấn cho các hộ.
Xây dựng kế hoạch, đề án phát triển làng nghề (nêu rõ nguồn vốn; phân công cụ thể)
Tổ chức tập huấn cho các hộ

Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này và định kỳ báo cáo Thường trực Huyện ủy.
Theo dõi
đôn đốc
kiểm tra việc thực hiện Kế hoạch này
định kỳ báo cáo Thường trực Huyện ủy

Căn cứ tình hình thực tế, xây dựng phương án cấp nước, tổ chức diễn tập chống hạn.
Căn cứ tình hình thực tế, xây dựng phương án cấp nước
tổ chức diễn tập chống hạn

Chủ trì, phối hợp với Sở Xây dựng, Sở Giao thông vận tải rà soát các công trình chậm tiến độ.
Chủ trì, phối hợp với Sở Xây dựng, Sở Giao thông vận tải rà soát các công trình chậm tiến độ

Vận động người dân phân loại rác tại nguồn, hạn chế dùng túi ni lông.
Vận động người dân phân loại rác tại nguồn, hạn chế dùng túi ni lông

Chỉ đạo các cơ quan, tổ chức, đơn vị trực thuộc chấp hành quy định về tiết kiệm điện.
Chỉ đạo các cơ quan, tổ chức, đơn vị trực thuộc chấp hành quy định về tiết kiệm điện

Nâng cao chất lượng dạy học, bảo đảm đủ giáo viên, không để học sinh bỏ học.
Nâng cao chất lượng dạy học, bảo đảm đủ giáo viên, không để học sinh bỏ học

Thực hiện các nhiệm vụ sau: a) Cấp phát thuốc cho trạm y tế; b) Tập huấn cho nhân viên y tế thôn.
Thực hiện các nhiệm vụ sau
Cấp phát thuốc cho trạm y tế
Tập huấn cho nhân viên y tế thôn

Tuyên truyền Luật Giao thông đường bộ, Tháng hành động vì an toàn giao thông năm 2021.
Tuyên truyền Luật Giao thông đường bộ
Tháng hành động vì an toàn giao thông năm 2021

Phổ biến các chính sách về nhà ở, các chỉ tiêu trong Chương trình phát triển nhà ở giai đoạn 2021 - 2025.
Phổ biến các chính sách về nhà ở
các chỉ tiêu trong Chương trình phát triển nhà ở giai đoạn 2021 - 2025

Đẩy mạnh xã hội hóa giáo dục, huy động nguồn lực của doanh nghiệp, tranh thủ sự giúp đỡ của các tổ chức quốc tế.
Đẩy mạnh xã hội hóa giáo dục, huy động nguồn lực của doanh nghiệp, tranh thủ sự giúp đỡ của các tổ chức quốc tế

Rà soát các dự án treo; thu hồi đất bỏ hoang; hoàn thành trước ngày 30/6/2021.
Rà soát các dự án treo
thu hồi đất bỏ hoang; hoàn thành trước ngày 30/6/2021

Xây dựng chương trình hành động, hoàn thành trong quý III/2021.
Xây dựng chương trình hành động, hoàn thành trong quý III/2021

Đôn đốc việc thực hiện Kế hoạch này, định kỳ 6 tháng tổng hợp, báo cáo Ban Thường vụ Huyện ủy.
Đôn đốc việc thực hiện Kế hoạch này
định kỳ 6 tháng tổng hợp, báo cáo Ban Thường vụ Huyện ủy

Thực hiện tốt công tác tiếp dân, giải quyết khiếu nại ngay từ cơ sở.
Thực hiện tốt công tác tiếp dân, giải quyết khiếu nại ngay từ cơ sở

Hướng dẫn thủ tục cấp phép, đề xuất mức phí phù hợp, báo cáo Ban Chỉ đạo xem xét.
Hướng dẫn thủ tục cấp phép
đề xuất mức phí phù hợp
báo cáo Ban Chỉ đạo xem xét

Nâng cấp các đường dây trung thế, cải tạo trạm biến áp để giảm tổn thất, hạn chế sự cố.
Nâng cấp các đường dây trung thế, cải tạo trạm biến áp để giảm tổn thất, hạn chế sự cố

Rà soát hợp đồng thuê đất; theo dõi việc nộp tiền thuê; đề xuất thu hồi đất bỏ hoang; đo đạc lại ranh giới.
Rà soát hợp đồng thuê đất
theo dõi việc nộp tiền thuê
đề xuất thu hồi đất bỏ hoang
đo đạc lại ranh giới

Theo dõi diễn biến giá cả, tổ chức bình ổn thị trường dịp Tết.
Theo dõi diễn biến giá cả
tổ chức bình ổn thị trường dịp Tết

Tuyên truyền khẩu hiệu “Sạch nhà; đẹp ngõ. Văn minh phố” trên loa truyền thanh.
Tuyên truyền khẩu hiệu “Sạch nhà; đẹp ngõ. Văn minh phố” trên loa truyền thanh

Đặc biệt là tuyên truyền tác hại của thuốc lá. Ngoài ra, vận động trồng cây xanh.
tuyên truyền tác hại của thuốc lá
vận động trồng cây xanh

Báo cáo UBND tỉnh xem xét, chỉ đạo.
Báo cáo UBND tỉnh xem xét, chỉ đạo

Chủ động, đồng bộ, quyết liệt phòng, chống cháy rừng.
Chủ động, đồng bộ, quyết liệt phòng, chống cháy rừng

Đưa nội dung phòng chống đuối nước vào trường học, cập nhật trình độ chuyên môn cho giáo viên.
Đưa nội dung phòng chống đuối nước vào trường học, cập nhật trình độ chuyên môn cho giáo viên

Xử lý nghiêm các trường hợp vi phạm nồng độ cồn, công khai kết quả xử lý trên trang thông tin điện tử.
Xử lý nghiêm các trường hợp vi phạm nồng độ cồn
công khai kết quả xử lý trên trang thông tin điện tử

Tham mưu UBND tỉnh ban hành kế hoạch cải cách hành chính, tổ chức đối thoại với doanh nghiệp.
Tham mưu UBND tỉnh ban hành kế hoạch cải cách hành chính, tổ chức đối thoại với doanh nghiệp

Hướng dẫn, kiểm tra các địa phương tiêm phòng cho đàn gia súc; cấp đủ vắc xin; giám sát chặt chẽ ổ dịch cũ.
Hướng dẫn, kiểm tra các địa phương tiêm phòng cho đàn gia súc
cấp đủ vắc xin
giám sát chặt chẽ ổ dịch cũ
"""


@pytest.mark.parametrize("block", SPLITS.strip().split("\n\n"))
def test_a_text_holds_its_distinct_obligations(block: str) -> None:
    text, *wanted = block.splitlines()

    assert [one.text for one in split_duties(text, 0, ISSUED)] == wanted


def test_the_words_before_the_duties_are_left_out() -> None:
    text = "4. Sở Y tế rà soát các trạm y tế; cấp đủ thuốc."

    first, second = split_duties(text, text.index("rà soát"), ISSUED)

    assert (first.text, second.text) == ("rà soát các trạm y tế", "cấp đủ thuốc")
    assert [text[slice(*one.span)] for one in (first, second)] == [first.text, second.text]


def test_a_duty_has_its_own_date_pace_and_recipient() -> None:
    text = (
        "Lập danh sách điểm sạt lở trước ngày 20/4/2021; định kỳ hằng quý báo cáo UBND tỉnh để theo dõi; "
        "kịp thời xử lý sự cố đê."
    )

    listing, reporting, acting = split_duties(text, 0, ISSUED)

    assert (listing.nature, listing.due_on) == (Nature.ONE_OFF, date(2021, 4, 20))
    assert (reporting.nature, reporting.recurrence) == (Nature.PERIODIC, "FREQ=MONTHLY;INTERVAL=3")
    assert [one.text for one in reporting.report_to] == ["UBND tỉnh"]
    assert (acting.nature, acting.due_on, acting.recurrence) == (Nature.EVENT_DRIVEN, None, None)


def test_a_date_at_the_end_of_a_sentence_holds_for_all_its_duties() -> None:
    text = "Kiểm kê đất công; rà soát hợp đồng thuê; hoàn thành trước ngày 30/6/2021. Quản lý tốt đất lúa."

    dates = [one.due_on for one in split_duties(text, 0, ISSUED)]

    assert dates == [date(2021, 6, 30), date(2021, 6, 30), None]


WORDS = """
kiểm tra|báo cáo|UBND tỉnh|trước ngày|31/02|15/6/2021|quý|IV|hằng năm|định kỳ|, |; |. |(|)|“|”|- |a) |và|để|Chương trình
giai đoạn|2016 - 2020|số|15-CT/TW|12/NĐ-|của|Luật|1.426|em|%|tháng|từ|đến hết|trong vòng|10 ngày|kịp thời|việc|giúp|0
99|⁄|\u0301|ﬁ|İ
"""


@given(st.lists(st.sampled_from(re.split(r"[|\n]", WORDS)), max_size=60).map(" ".join))
def test_whatever_the_words_every_reading_ends_inside_the_text(text: str) -> None:
    duties = split_duties(text, 0, ISSUED)

    spans = [one.span for one in duties]
    spans += [one.span for one in find_citations(text)] + [one.span for one in find_deadlines(text, ISSUED)]
    spans += [one.span for one in find_figures(text)] + [one.span for one in find_programmes(text)]
    spans += [one.span for one in find_recurrences(text)]
    assert all(0 <= begin < end <= len(text) for begin, end in spans)
    assert all(one.span[1] <= other.span[0] for one, other in itertools.pairwise(duties))


def test_a_blank_text_has_no_duty() -> None:
    assert split_duties("", 0, None) == ()
    assert split_duties("  ./. ", 0, None) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "kiểm tra, ",
        "a; ",
        "và báo cáo ",
        "(",
        "“",
        "công tác ",
        ". A",
        "giúp ",
        "để ",
        "chủ động, ",
        " ",
        "a) ",
    ],
)
def test_a_long_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    began = time.perf_counter()

    split_duties(text, 0, ISSUED)

    assert time.perf_counter() - began < 5


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the real dispatch is not beside the checkout")
def test_the_real_dispatch_holds_its_thirty_five_duties() -> None:
    """`until_2020` is the end of a programme, so that duty stands; the rest of the words are those of `Nature`."""
    natures = {"annual": "periodic", "periodic_unspecified": "periodic", "until_2020": "standing"}
    golden = json.loads((SEED / "golden.json").read_text("utf-8"))["items"]
    found, wanted = [], []
    for item in golden:
        text = " ".join(item["paragraphs"])
        anchors = item["sub_obligations"]
        for duty in split_duties(text, anchors[0]["char_start"], date(2019, 5, 7)):
            found.append((item["number"], duty.span[0], str(duty.nature)))
        for one in anchors:
            nature = natures.get(one["recurrence"], one["recurrence"])
            wanted.append((item["number"], one["char_start"], nature))

    assert found == wanted
    assert len(found) == 35


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the real dispatch is not beside the checkout")
def test_the_real_dispatch_is_understood_in_some_milliseconds() -> None:
    text = clean((SEED / "2868-CV-TU.txt").read_text("utf-8"))
    took = []
    for _ in range(5):
        began = time.perf_counter()
        for read in (find_citations, find_recurrences, find_figures, find_programmes):
            read(text)
        find_deadlines(text, ISSUED)
        split_duties(text, 0, ISSUED)
        took.append(time.perf_counter() - began)

    assert min(took) < 0.05  # 8 ms on the machine it was written on; the bench holds the exact bound
