from datetime import date

from tests.domain.test_directory import DIRECTORY
from tracker.domain.bodies import Body
from tracker.domain.directive import (
    Addressee,
    Duty,
    Finding,
    Item,
    ItemKind,
    Mention,
    Nature,
    ParsedDirective,
)
from tracker.domain.directory import Directory
from tracker.domain.fill_bodies import fill

TEXT = """Kính gửi: Sở Y tế, các đoàn thể chính trị - xã hội tỉnh
1. Sở Giáo dục và Đào tạo phối hợp với Hội Làm vườn,
Sở Y tế báo cáo Tỉnh ủy.
"""


def mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(words, (start, start + len(words)))


def parsed() -> ParsedDirective:
    line = "Sở Y tế, các đoàn thể chính trị - xã hội tỉnh"
    garden = mention("Hội Làm vườn")
    item = Item(
        path="1",
        parent=None,
        kind=ItemKind.TASK,
        text=TEXT[TEXT.index("1.") :],
        span=(TEXT.index("1."), len(TEXT)),
        line=2,
        leads=(mention("Sở Giáo dục và Đào tạo"),),
        coordinating=(garden, Mention("Sở Lao động - Thương binh và Xã hội")),
        report_to=(mention("Tỉnh ủy"),),
        duties=(Duty("báo cáo", (0, 1), Nature.ONE_OFF, report_to=(garden,)),),
    )
    addressee = Addressee(line, (TEXT.index(line), TEXT.index(line) + len(line)))
    return ParsedDirective(TEXT, issued_on=date(2019, 5, 7), addressees=(addressee,), items=(item,))


def test_addressees_and_every_role_of_an_item_get_their_bodies() -> None:
    filled = fill(parsed(), DIRECTORY)

    assert filled.addressees[0].bodies == ("so-y-te",)
    assert filled.addressees[0].groups == ("mass",)
    item = filled.items[0]
    assert item.leads[0].bodies == ("so-gddt",)
    assert [m.bodies for m in item.coordinating] == [(), ("so-ldtbxh",)]
    assert item.report_to[0].bodies == ("tinh-uy",)


def test_an_unknown_body_is_one_finding_at_its_place_however_often_it_is_mentioned() -> None:
    filled = fill(parsed(), DIRECTORY)

    assert filled.findings == (
        Finding(2, "finding.unknown_body", {"text": "Hội Làm vườn"}, mention("Hội Làm vườn").span),
    )


def test_filling_twice_adds_nothing() -> None:
    once = fill(parsed(), DIRECTORY)

    assert fill(once, DIRECTORY) == once


def test_bodies_are_those_of_the_day_that_is_given() -> None:
    filled = fill(parsed(), DIRECTORY, on=date(2026, 1, 1))

    assert [f.key for f in filled.findings] == ["finding.unknown_body", "finding.body_not_valid_then"]
    assert filled.findings[1].line == 2


def test_a_doubt_about_an_addressee_stands_at_its_line() -> None:
    line = Addressee("Hội Làm vườn", (10, 22), line=7)

    filled = fill(ParsedDirective(TEXT, addressees=(line,)), DIRECTORY)

    assert [(f.line, f.key, f.span) for f in filled.findings] == [(7, "finding.unknown_body", (10, 22))]


def test_names_without_a_place_are_those_of_the_issuers_province() -> None:
    there = (
        Body("tinh-uy-hai", "Tỉnh ủy Núi Mẫu", "tinh_uy"),
        Body("so-y-te-hai", "Sở Y tế", "so", "tinh-uy-hai"),
    )
    directory = Directory((*DIRECTORY.bodies, *there))
    line = Addressee("Sở Y tế", (10, 17))

    ours = fill(ParsedDirective(TEXT, issuer="Tỉnh ủy Sông Mẫu", addressees=(line,)), directory)
    theirs = fill(ParsedDirective(TEXT, issuer="TỈNH UỶ NÚI MẪU", addressees=(line,)), directory)

    assert ours.addressees[0].bodies == ("so-y-te",)
    assert theirs.addressees[0].bodies == ("so-y-te-hai",)


DEFINING = """1. Các huyện, thị, thành ủy (sau đây gọi tắt là cấp ủy huyện) rà soát đảng viên.
2. Sở Lao động - Thương binh và Xã hội (viết tắt là Sở LĐ) chủ trì.
3. cấp ủy huyện, Sở LĐ, Tổ giúp việc báo cáo.
"""


def test_a_short_name_means_whom_the_text_says_it_means() -> None:
    short = tuple(Mention(name, (0, 1)) for name in ("cấp ủy huyện", "Sở LĐ", "Tổ giúp việc"))
    item = Item("3", None, ItemKind.TASK, "", (0, 1), 3, leads=short)

    filled = fill(ParsedDirective(DEFINING, issued_on=date(2019, 5, 7), items=(item,)), DIRECTORY)

    districts, labour, unknown = filled.items[0].leads
    assert districts.group == "districts"
    assert districts.text == "cấp ủy huyện"
    assert labour.bodies == ("so-ldtbxh",)
    assert unknown.bodies == ()
    assert [finding.key for finding in filled.findings] == ["finding.unknown_body"]
