"""The sample dispatch that ships with the product has the form and the traps of a real one, and reads as intended."""

import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tracker.documents.read_directive import read_directive
from tracker.domain.directive import Nature, ParsedDirective, System

SAMPLE = Path(__file__).parents[2] / "tracker" / "sample" / "dispatch.txt"


@pytest.fixture(scope="module")
def found() -> ParsedDirective:
    return read_directive(SAMPLE.read_bytes(), SAMPLE.name)


def test_it_carries_the_traps_of_a_real_dispatch() -> None:
    text = SAMPLE.read_text("utf-8")
    lines = text.split("\n")

    assert any(unicodedata.normalize("NFC", line) != line for line in lines)
    assert "UỶ" in text
    assert "ủy" in text
    assert any(line.rstrip().endswith("-") for line in lines)
    assert any(line.rstrip().endswith("Hàng") for line in lines)
    assert sum(not line.strip() for line in lines) > 50


def test_the_head(found: ParsedDirective) -> None:
    assert (found.number, found.kind, found.system) == ("3071-CV/TU", "công văn", System.PARTY)
    assert (found.issuer, found.place) == ("Tỉnh ủy Bình Phước", "Bình Phước")
    assert found.issued_on == date(2019, 5, 8)
    assert found.subject == "tăng cường bảo đảm trật tự, an toàn giao thông cho học sinh"
    assert len(found.addressees) == 9
    assert len(found.distribution) == 7
    assert found.signature.authority == "T/M BAN THƯỜNG VỤ"


def test_the_baseline_figures(found: ParsedDirective) -> None:
    figures = [(one.value, one.unit, one.period) for one in found.figures]

    assert figures == [
        (value, unit, "năm 2018 và quý I/2019") for value, unit in ((58, "em"), (9, "em"), (1204, "vụ"))
    ]
    assert {one.source for one in found.figures} == {"Sở Giáo dục và Đào tạo"}


def test_six_items_and_who_answers_for_them(found: ParsedDirective) -> None:
    leads = {item.path: [one.text for one in item.leads] for item in found.items}

    assert leads == {
        "1": ["Các ban, sở, ngành, mặt trận, đoàn thể tỉnh", "các huyện, thị, thành ủy, đảng ủy trực thuộc"],
        "2": ["UBND tỉnh"],
        "3": ["Công an tỉnh"],
        "4": ["Các cơ quan báo chí của tỉnh"],
        "5": ["Các huyện, thị, thành ủy, đảng ủy trực thuộc"],
        "6": ["Ban Tuyên giáo Tỉnh ủy"],
    }


def test_who_is_directed_and_who_helps(found: ParsedDirective) -> None:
    items = {item.path: item for item in found.items}

    assert [one.text for one in items["2"].directed] == ["Sở Giáo dục và Đào tạo"]
    assert [one.text for one in items["3"].directed] == [
        "các phòng nghiệp vụ",
        "Công an các huyện, thị, thành phố",
    ]
    assert [one.text for one in items["3"].coordinating] == [
        "ngành giáo dục và đào tạo",
        "lao động - thương binh và xã hội",
    ]
    assert [one.text for one in items["6"].coordinating] == ["Ban cán sự Đảng UBND tỉnh"]
    assert [one.text for one in items["6"].report_to] == ["Thường trực Tỉnh ủy"]


def test_duties_of_every_nature(found: ParsedDirective) -> None:
    natures = Counter(duty.nature for item in found.items for duty in item.duties)

    assert set(natures) == set(Nature)
    assert natures[Nature.STANDING] > 10


def test_two_deadlines_of_2019(found: ParsedDirective) -> None:
    duties = [duty for item in found.items for duty in item.duties]

    assert [duty.due_on for duty in duties if duty.due_on] == [date(2019, 6, 15)]
    assert [duty.recurrence for duty in duties if duty.recurrence and "BYMONTHDAY" in duty.recurrence] == [
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"
    ]


def test_the_second_paragraph_of_item_five_stays_with_it(found: ParsedDirective) -> None:
    item = found.items[4]

    assert item.text.count("\n") == 1
    assert [one.parent for one in found.items] == [None] * 6


def test_what_it_cites(found: ParsedDirective) -> None:
    assert [one.number for one in found.citations if one.number] == ["18-CT/TW", "77-KH/TU", "198-BC/TU"]
    assert {one.title for one in found.citations if not one.number} == {
        "Quy chế phối hợp",
        "Luật Giao thông đường bộ",
    }
    assert len(found.programmes) == 4


def test_nothing_about_its_structure_is_doubtful(found: ParsedDirective) -> None:
    assert found.findings == ()
