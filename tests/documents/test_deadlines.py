"""By when work is due, in the words of directives."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from tracker.documents.deadlines import find_deadlines, impossible_dates
from tracker.domain.text import clean

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
ISSUED = date(2021, 3, 10)


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("Báo cáo kết quả trước ngày 15/12/2021.", date(2021, 12, 15)),
        ("Nộp hồ sơ trước ngày 05 tháng 7 năm 2021.", date(2021, 7, 5)),
        ("Gửi danh sách trước\n\nngày 30 \n\ntháng 6 năm 2021.", date(2021, 6, 30)),
        ("Gửi danh sách rước ngày 30/6/2021.", date(2021, 6, 30)),
        ("Gửi về Sở chậm nhất đến ngày 20/8/2021.", date(2021, 8, 20)),
        ("Gửi về Sở chậm nhật ngày 20/8/2021.", date(2021, 8, 20)),
        ("Gửi về Sở trước 16 giờ 30 phút, ngày 20/8/2021.", date(2021, 8, 20)),
        ("Gửi về Sở trước 16h00 ngày 20/8/2021.", date(2021, 8, 20)),
        ("Đăng ký thi đua, hạn chót 13/10/2021.", date(2021, 10, 13)),
        ("Xây kè xong trước ngày 01/9/2021.", date(2021, 9, 1)),
        ("Lát vỉa hè, hoàn thành trong tháng 4 năm 2021.", date(2021, 4, 30)),
        ("Trình đề án trong quý II/2021.", date(2021, 6, 30)),
        ("Trình đề án trong quý III năm 2021.", date(2021, 9, 30)),
        ("Ban hành định mức trong năm 2022.", date(2022, 12, 31)),
        ("Hoàn thành kiểm kê đến hết ngày 31/5/2021.", date(2021, 5, 31)),
        ("Triển khai tiêm phòng đến hết tháng 11 năm 2021.", date(2021, 11, 30)),
        ("Thời gian hoàn thành: Quý IV/2021.", date(2021, 12, 31)),
        ("Thời gian thực hiện: Từ quý II/2021 đến hết năm 2022.", date(2022, 12, 31)),
        ("Thời gian thực hiện: Quý II, III/2021.", date(2021, 9, 30)),
        ("Thời hạn trình: trước ngày 12/9/2021.", date(2021, 9, 12)),
        ("Tháng 4/2021", date(2021, 4, 30)),
        ("Quý III/2021", date(2021, 9, 30)),
        ("Tổ chức kiểm tra từ ngày 10/5/2021 đến ngày 20/5/2021.", date(2021, 5, 20)),
        ("Trả lời trong vòng 10 ngày kể từ ngày ban hành.", date(2021, 3, 20)),
        ("Trả lời trong thời hạn 5 ngày làm việc, kể từ ngày 12/3/2021.", date(2021, 3, 19)),
        ("Hoàn thành cấp sổ trong 6 tháng đầu năm 2022.", date(2022, 6, 30)),
        ("Sắp xếp xong các trạm trước tháng 6/2021.", date(2021, 5, 31)),
        ("Nộp trước ngày l5/6/2O21.", date(2021, 6, 15)),
        ("Đến ngày 30/6/2021 phải hoàn thành việc rà soát.", date(2021, 6, 30)),
        ("Thời gian nhận hồ sơ: đến hết ngày 15/5/2021.", date(2021, 5, 15)),
        ("Hoàn thành: Quý II/2021.", date(2021, 6, 30)),
    ],
)
def test_a_deadline_is_read_as_its_last_day(words: str, due_on: date) -> None:
    found = find_deadlines(words, ISSUED)

    assert [one.due_on for one in found] == [due_on]
    assert not found[0].inferred_year


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("Báo cáo trước ngày 15/12.", date(2021, 12, 15)),
        ("Báo cáo trước ngày 20 tháng 6.", date(2021, 6, 20)),
        ("Báo cáo trước ngày 15/01.", date(2022, 1, 15)),
        ("Hoàn thành trong tháng 5.", date(2021, 5, 31)),
    ],
)
def test_a_missing_year_is_the_next_in_which_the_day_comes(words: str, due_on: date) -> None:
    (found,) = find_deadlines(words, ISSUED)

    assert (found.due_on, found.inferred_year) == (due_on, True)
    assert find_deadlines(words, None) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Chỉ thị số 15-CT/TU ngày 05/11/2020 của Tỉnh ủy.",
        "Chương trình cấp nước sạch giai đoạn 2021 - 2025.",
        "Quyết định này có hiệu lực từ ngày 01/7/2021.",
        "Mức thu mới áp dụng từ ngày 01 tháng 10 năm 2021.",
        "Tại cuộc họp ngày 29/5/2021, các sở đã báo cáo.",
        "Sở đã yêu cầu báo cáo trước ngày 30/11/2020 nhưng đến nay chưa nhận được.",
        "Miễn phí tham quan bảo tàng đến hết năm 2021.",
        "Chưa thực hiện điều chỉnh giá vé trong Quý II năm 2021.",
        "Thời gian thực hiện: Từ quý III/2021.",
        "Gửi báo cáo trước ngày 25 hằng tháng.",
        "Báo cáo trước ngày 15 tháng 12 hằng năm.",
        "Hằng năm, trước ngày 20/11 gửi dự toán.",
        "Trả lời trong vòng 10 ngày kể từ ngày nhận được văn bản này.",
        "Các hộ xây nhà trước ngày 01/7/2014 không có giấy phép.",
        "Hoàn thành trước ngày 31/02/2021.",
        "Mục tiêu 90-90-90 đến năm 2030.",
        "Phấn đấu đến quý IV năm 2025 hoàn thành các chỉ tiêu.",
        "Thời gian thực hiện: Năm 2021 và những năm tiếp theo.",
        "Báo cáo trước ngày 15/6 và trước ngày 15/12 hằng năm.",
    ],
)
def test_what_sets_no_date_for_the_work_is_no_deadline(words: str) -> None:
    assert find_deadlines(words, ISSUED) == ()


def test_the_span_and_words_are_those_of_the_text() -> None:
    text = "Các xã lập danh sách, gửi trước  ngày 12/4/2021 để tổng hợp."

    (found,) = find_deadlines(text, ISSUED)

    assert text[slice(*found.span)] == "trước  ngày 12/4/2021"
    assert found.words == "trước ngày 12/4/2021"


def test_a_day_no_calendar_has_is_shown_and_gives_no_deadline() -> None:
    text = "Gửi trước ngày 31/02/2021, họp ngày 45 tháng 3, tỷ lệ 45/50 và 3.12."

    assert [text[slice(*span)] for span in impossible_dates(text)] == ["ngày 31/02/2021", "ngày 45 tháng 3"]


def test_two_deadlines_keep_their_order() -> None:
    text = "Trình trước ngày 10/4/2021; ban hành trong tháng 5/2021."

    assert [one.due_on for one in find_deadlines(text, ISSUED)] == [date(2021, 4, 10), date(2021, 5, 31)]


@pytest.mark.parametrize(
    "unit", ["trước ngày ", "từ ngày 1 ", "trong quý I, ", "1/", "thời gian ", "12/12/2021 ", "( "]
)
def test_a_long_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    began = time.perf_counter()

    find_deadlines(text, ISSUED)
    impossible_dates(text)

    assert time.perf_counter() - began < 5


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled documents are not beside the checkout")
def test_the_deadlines_of_real_directives_are_found() -> None:
    documents = json.loads((CORPUS / "labels.json").read_text("utf-8"))["documents"]
    hits = misses = 0
    for one in documents:
        text = clean((CORPUS / one["file"]).read_text("utf-8"))
        issued_on = one["date_true"] or one["date"]
        found = find_deadlines(text, date.fromisoformat(issued_on) if issued_on else None)
        days = {str(deadline.due_on) for deadline in found}
        wanted = {d["date"].split("/")[-1] for item in one["items"] for d in item["deadlines"]} - {".."}
        hits += len(wanted & days)
        misses += len(wanted - days)

    assert hits / (hits + misses) >= 0.95
