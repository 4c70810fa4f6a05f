"""Which other documents a text names, and what it says of them."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from tracker.documents.citations import canonical_number, find_citations
from tracker.domain.text import clean

SHARED = Path(__file__).parents[2].parent / "shared"


def numbers(text: str) -> list[str | None]:
    return [one.number for one in find_citations(text)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Chỉ thị số 15-CT/TW, ngày 05/11/2018 của Ban Bí thư", "15-CT/TW"),
        ("Nghị quyết số 07-NQ/TU ngày 02/8/2021", "07-NQ/TU"),
        ("Kế hoạch số 41 - KH / HU", "41-KH/HU"),
        ("Chương trình số 12-CTr/BCĐ", "12-CTr/BCĐ"),
        ("Quyết định số 1131-QĐ/BTCTW", "1131-QĐ/BTCTW"),
        ("Kết luận số 33-\n\nKL/TW", "33-KL/TW"),
        ("Nghị định số 15/2020/NĐ-CP", "15/2020/NĐ-CP"),
        ("Nghị định số 15/2020/NĐ-\nCP ngày 03/02/2020", "15/2020/NĐ-CP"),
        ("Nghị quyết số 98/2023/ \nQH15", "98/2023/QH15"),
        ("Luật Đất đai số 45/2013/QH13", "45/2013/QH13"),
        ("Nghị quyết số 1211/2016/UBTVQH13", "1211/2016/UBTVQH13"),
        ("Thông tư liên tịch số 08/2015/TTLT-BNV-BTC", "08/2015/TTLT-BNV-BTC"),
        ("Quyết định 5129/QĐ-UBND", "5129/QĐ-UBND"),
        ("công văn số 14774/BTC-NSNN", "14774/BTC-NSNN"),
        ("Công văn 1234/BGDĐT-VP", "1234/BGDĐT-VP"),
        ("Tờ trình số 418/LS-LĐTBXH-TC", "418/LS-LĐTBXH-TC"),
        ("Công điện số 628/CĐ-TTg", "628/CĐ-TTg"),
        ("Nghị quyết sô 18NQ-TW", "18-NQ/TW"),
        ("Nghị quyết $Õ 18-NQ/TW", "18-NQ/TW"),
        ("Chỉ thị Sổ 23/CT-TTg", "23/CT-TTg"),
        ("Quyết định số 77/QÐ-TTg", "77/QĐ-TTg"),
        ("Quyết định số 77/QD-TTg", "77/QĐ-TTg"),
        ("Công văn số I985/SYT-NVY", "1985/SYT-NVY"),
        ("Nghị quyết số 18-NQ/TW1", "18-NQ/TW"),
        ("Nghị quyết số 18/NQ-TW", "18-NQ/TW"),
        ("Nghị quyết số18-NQ/TW", "18-NQ/TW"),
        ("Quyết định số 123/QĐ-TIg", "123/QĐ-TTg"),
        ("Nghị quyết số 11/NO-CP", "11/NQ-CP"),
        ("Nghị định số 15/2020/NĐ-GP", "15/2020/NĐ-CP"),
        ("Quyết định số 99/QĐ-UBNID", "99/QĐ-UBND"),
        ("Công văn số 193/UBND", "193/UBND"),
        ("Quy định số 45-QĐi/TW", "45-QĐi/TW"),
        ("Công văn số 12-CVLT/TU", "12-CVLT/TU"),
        ("Nghị quyết số 30a/2008/NQ-CP", "30a/2008/NQ-CP"),
        ("Pháp lệnh số 26/2005/PL-UBTVQH11", "26/2005/PL-UBTVQH11"),
        ("Quyết định số 15/QĐ- UBND", "15/QĐ-UBND"),
    ],
)
def test_a_number_is_read_however_it_was_printed(words: str, number: str) -> None:
    assert numbers(f"Thực hiện {words} về việc làm.") == [number]
    assert canonical_number(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "Phòng, chống HIV/AIDS ở người trẻ.",
        "Giai đoạn 2016 - 2020 và 2021-2025.",
        "Trước ngày 30/4/2021, quý I/2021.",
        "Đạt tỷ lệ 45/50 xã, tốc độ 60 km/h.",
        "Gọi số 0271-3888/VP khi cần.",
        "Tiêu chuẩn TCVN 5574:2018/BXD.",
        "Mục tiêu 90-90-90, dịch COVID-19.",
        "Cấp độ 3/4, khoản 1/Điều 5.",
        "Báo cáo theo Mẫu số 02/KH-DN.",
        "Quy chuẩn QCVN 08-MT:2015/BTNMT.",
        "Đạt 45/UBND cấp xã.",
    ],
)
def test_fractions_dates_and_abbreviations_are_no_numbers(words: str) -> None:
    assert numbers(words) == []


def test_a_party_citation_has_kind_date_issuer_and_title() -> None:
    text = "Thực hiện Chỉ thị số 31-CT/TW, ngày 19/3/2019 của Ban Bí thư về an toàn lao động; rà soát các mỏ."

    (found,) = find_citations(text)

    assert (found.kind, found.number, found.issued_on) == ("Chỉ thị", "31-CT/TW", date(2019, 3, 19))
    assert (found.issuer, found.title) == ("Ban Bí thư", "về an toàn lao động")
    assert text[slice(*found.span)] == "Chỉ thị số 31-CT/TW, ngày 19/3/2019 của Ban Bí thư"


def test_a_title_that_follows_two_papers_belongs_to_both() -> None:
    text = (
        "Quán triệt Nghị quyết số 19-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương và Kế hoạch số 62-KH/TU "
        "ngày 12/3/2018 của Tỉnh ủy về đổi mới đơn vị sự nghiệp."
    )

    first, second = find_citations(text)

    assert first.issuer == "Ban Chấp hành Trung ương"
    assert first.title == second.title == "về đổi mới đơn vị sự nghiệp"


def test_a_paper_named_twice_is_one_with_what_both_mentions_say() -> None:
    text = "Nghị quyết số 02/NQ-CP rất quan trọng. Theo Nghị quyết số 02/NQ-CP ngày 01 tháng 01 năm 2021 của Chính phủ."

    (found,) = find_citations(text)

    assert (found.issued_on, found.issuer) == (date(2021, 1, 1), "Chính phủ")


def test_a_misread_mention_is_the_paper_already_named() -> None:
    assert numbers("Nghị quyết số 26-NQ/TW và Nghị quyết số 26/NQ-TÌW.") == ["26-NQ/TW"]


def test_brackets_give_the_number_of_the_report_named_before_them() -> None:
    text = "Nêu trong Báo cáo sơ kết 03 năm thực hiện đề án chợ (Báo cáo số 118-BC/HU ngày 06/10/2020 của Huyện ủy)."

    (found,) = find_citations(text)

    assert (found.number, found.title) == ("118-BC/HU", "Báo cáo sơ kết 03 năm thực hiện đề án chợ")


def test_the_number_in_the_head_is_the_documents_own() -> None:
    text = "UBND TỈNH MẪU\nSố: 21/CT-UBND\nCHỈ THỊ\nCăn cứ Luật Thủy lợi. Kèm theo Chỉ thị số 21/CT-UBND."

    assert numbers(text) == [None]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Tuyên truyền Luật Phòng, chống ma túy đến học sinh.", "Luật", "Luật Phòng, chống ma túy"),
        ("Theo quy định của Luật quản lý thuế và văn bản liên quan.", "Luật", "Luật quản lý thuế"),
        ("Căn cứ Bộ luật Lao động;", "Bộ luật", "Bộ luật Lao động"),
        ("Thi hành Luật Phòng cháy và chữa cháy.", "Luật", "Luật Phòng cháy và chữa cháy"),
        ("Thực hiện tốt Quy chế phối hợp với ngành y tế.", "Quy chế phối hợp", "Quy chế phối hợp"),
    ],
)
def test_laws_and_regulations_are_known_by_name(text: str, kind: str, title: str) -> None:
    (found,) = find_citations(text)

    assert (found.kind, found.number, found.title) == (kind, None, title)


def test_a_law_named_twice_is_one_and_takes_its_number() -> None:
    text = "Luật Thủy sản số 18/2017/QH14 đã có hiệu lực; tuyên truyền Luật Thủy sản."

    (found,) = find_citations(text)

    assert (found.kind, found.number, found.title) == ("Luật", "18/2017/QH14", "Luật Thủy sản")


def test_words_that_sound_like_laws_are_none() -> None:
    assert find_citations("Phổ biến pháp luật, luật pháp; mời luật sư; Luật này; Luật sư Mẫu.") == ()


def test_a_name_of_a_ministry_keeps_its_commas() -> None:
    text = "Thông tư số 05/2017/TT-BVHTTDL ngày 15/12/2017 của Bộ Văn hóa, Thể thao và Du lịch quy định về lễ hội."

    (found,) = find_citations(text)

    assert found.issuer == "Bộ Văn hóa, Thể thao và Du lịch"


@pytest.mark.parametrize(
    "unit",
    ["15-CT/TW ", "1 - ", "số 12/", "Luật A ", "Quy chế ", "1/QĐ-", "A" * 50, "Chỉ thị ", " ", "Luật A và "],
)
def test_a_long_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    began = time.perf_counter()

    find_citations(text)

    assert time.perf_counter() - began < 5


def test_very_many_different_numbers_are_told_apart_in_time() -> None:
    text = " ".join(f"Quyết định số {n}/QĐ-UBND ngày 1/2/2020 của UBND tỉnh về X{n};" for n in range(3_000))
    began = time.perf_counter()

    assert len(find_citations(text)) == 3_000
    assert time.perf_counter() - began < 5


def symbol(number: str) -> str:
    return "".join(c for c in number.lower().replace("đ", "d") if c.isascii() and c.isalnum())


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the labelled documents are not beside the checkout")
def test_the_numbers_cited_by_real_directives_are_found() -> None:
    documents = json.loads((SHARED / "corpus" / "labels.json").read_text("utf-8"))["documents"]
    hits = extra = missed = 0
    for one in documents:
        text = clean((SHARED / "corpus" / one["file"]).read_text("utf-8"))
        found = {symbol(number) for number in numbers(text) if number}
        wanted = {symbol(cited["symbol"]) for cited in one["cited"]}
        hits, extra, missed = (
            hits + len(found & wanted),
            extra + len(found - wanted),
            missed + len(wanted - found),
        )

    assert 2 * hits / (2 * hits + extra + missed) >= 0.95


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real dispatch is not beside the checkout")
def test_the_real_dispatch_cites_three_numbered_and_two_named_papers() -> None:
    golden = json.loads((SHARED / "seed" / "golden.json").read_text("utf-8"))["citations"]
    text = clean((SHARED / "seed" / "2868-CV-TU.txt").read_text("utf-8"))

    found = {(one.kind, one.number, str(one.issued_on)) for one in find_citations(text)}

    assert found == {
        (one["kind"], one["full"] if one["number"] else None, str(one["date"])) for one in golden
    }
