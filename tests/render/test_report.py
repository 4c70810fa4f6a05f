"""The report on paper: its form, its words, nothing invented, nothing from outside, nothing that runs."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from html.parser import HTMLParser
from typing import Any

import pytest

from tracker.domain.directive import System
from tracker.domain.periods import Period, Regime
from tracker.domain.report import (
    Account,
    Anchor,
    Before,
    DirectiveSaid,
    Indicator,
    Item,
    Named,
    Next,
    Party,
    ReportContext,
    Reported,
    Row,
    plain,
)
from tracker.domain.report_course import said
from tracker.domain.report_figures import SUMMED, Figure
from tracker.domain.report_head import HeadChoice, head_of
from tracker.render import format_vi
from tracker.render.report import page_words, report_html

SO = Named("so-1", "Sở mẫu <A & B>")
ZONE = timezone(timedelta(hours=7))
HEAD = head_of(
    HeadChoice(), System.PARTY, "Ban Tuyên giáo Tỉnh ủy", "Tỉnh ủy Bình Mẫu", "Bình Mẫu", date(2019, 7, 1)
)


def figures(**values: int) -> dict[str, Figure]:
    """A tally with these numbers and zero for all others."""
    parts = {"done": "total", "acknowledged": "total", "due_done": "due", "due_in_time": "due"}
    tally = {
        name: Figure(values.get(name, 0), values.get(parts[name], 0) if name in parts else None)
        for name in SUMMED
    }
    return tally | {"tasks_done": Figure(0, 1), "bodies_done": Figure(0, 1)}


def report(**changes: Any) -> ReportContext:
    """A report on one task of one body, but for what the test is about."""
    period = Period.parse("2019-Q2")
    whole = figures(total=1426, done=178, due=8, due_done=3, open=1248)
    context = ReportContext(
        head=HEAD,
        period=said(period),
        cut_at=datetime(2019, 7, 1, tzinfo=ZONE),
        cut_on=date(2019, 7, 1),
        silent_days=90,
        is_whole=True,
        directives=(
            DirectiveSaid(
                1,
                "415-CV/TU",
                "công văn",
                "Tỉnh ủy Bình Mẫu",
                date(2019, 5, 7),
                "V/v việc mẫu",
                date(2019, 5, 8),
                1,
                2,
                1,
            ),
        ),
        figures=whole,
        dropped=(),
        by_body=(Row(SO.code, SO.name, whole),),
        by_task=(Row("1.1", "1. Rà soát", whole),),
        items=(ITEM,),
        accounts=(),
        indicators=(),
        before=Before(said(period.previous), None),
        next=Next(said(period.next), Figure(0)),
        anchor=Anchor(1263, "ab" * 32),
    )
    return replace(context, **changes)


DIRECTIVE = DirectiveSaid(
    no=1,
    number="415-CV/TU",
    kind="công văn",
    issuer="Tỉnh ủy Bình Mẫu",
    issued_on=date(2019, 5, 7),
    subject="V/v việc mẫu",
    given_on=date(2019, 5, 8),
    tasks=1,
    duties=2,
    bodies=1,
)
ITEM = Item(
    key="1.1",
    path="1",
    directive_no=1,
    words="Rà soát <script>alert(1)</script>.",
    nature="one_off",
    parties=(Party("lead", "Sở mẫu", (SO,)),),
    due_on=(date(2019, 8, 1),),
    old_due_on=(date(2019, 6, 30),),
    state="in_progress",
    labels={"vi": "đang thực hiện", "en": "in progress"},
    missing=(),
    overdue=(),
    returns=(),
)
ACCOUNT = Account(
    "1-1", "1.1", SO, "lead", date(2019, 6, 3), 1, True, "verified", "Đã mở 3 lớp.", "Thiếu giáo viên.", ""
)
INDICATOR = Indicator(
    "1.1", "số vụ mẫu", "vụ", 1426, "năm 2018", "Sở mẫu", 12.5, None, (Reported(SO, 12.5, "1-1"),)
)


class Reader(HTMLParser):
    """The words of a page, its tags and what it refers to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [
            value or "" for name, value in attrs if name in ("href", "src", "xlink:href", "action")
        ]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def words_of(context: ReportContext, lang: str = "vi") -> str:
    return Reader(report_html(context, lang)).text


def test_the_head_follows_the_party_form() -> None:
    head = page_words(plain(report()), "vi")["head"]

    assert (head["superior"], head["body"]) == ("TỈNH ỦY BÌNH MẪU", "BAN TUYÊN GIÁO")
    assert head["mottos"] == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert re.fullmatch("Số\u00a0* ?\u00a0*-BC/BTGTU", head["number"])
    assert head["place_and_day"] == "Bình Mẫu, ngày 01 tháng 7 năm 2019"
    assert head["abstract"] == [
        "kết quả thực hiện Công văn số 415-CV/TU, ngày 07/5/2019 của Tỉnh ủy Bình Mẫu",
        "quý II/2019",
    ]
    assert "về việc mẫu, Ban Tuyên giáo Tỉnh ủy báo cáo" in head["lead_in"]


def test_a_state_office_reports_in_the_state_form() -> None:
    head = replace(HEAD, system=System.STATE, number="7")

    text = words_of(report(head=head))

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in text
    assert "Số: 07/BC-BTGTU" in text
    assert "ĐẢNG CỘNG SẢN" not in text


def test_what_is_not_known_is_left_to_be_filled_in() -> None:
    head = head_of(HeadChoice(), System.PARTY, None, None, None, date(2019, 2, 3))

    words = page_words(plain(report(head=head)), "vi")

    assert (words["head"]["superior"], words["head"]["body"], words["foot"]["position"]) == ("", "", "")
    assert words["head"]["place_and_day"] == "………, ngày 03 tháng 02 năm 2019"
    assert not any("Thường trực" in line for line in words["foot"]["recipients"])


def test_the_head_of_the_board_signs_or_the_deputy_for_them() -> None:
    own = page_words(plain(report()), "vi")["foot"]
    deputy = page_words(plain(report(head=replace(HEAD, is_by_deputy=True, signer="Cán bộ mẫu 1"))), "vi")[
        "foot"
    ]

    assert (own["authority"], own["position"]) == ("", "TRƯỞNG BAN")
    assert (deputy["authority"], deputy["position"], deputy["signer"]) == (
        "K/T TRƯỞNG BAN",
        "PHÓ TRƯỞNG BAN",
        "Cán bộ mẫu 1",
    )


def test_copies_begin_with_whom_it_is_reported_to_and_end_with_the_file() -> None:
    recipients = page_words(plain(report()), "vi")["foot"]["recipients"]

    assert recipients[0] == "- Thường trực Tỉnh ủy (báo cáo),"
    assert recipients[-1] == "- Lưu Ban Tuyên giáo Tỉnh ủy."


def test_the_four_sections_and_the_annexes_come_in_order() -> None:
    text = words_of(report(accounts=(ACCOUNT,), indicators=(INDICATOR,)))

    marks = [
        "BÁO CÁO",
        "I- CÔNG",
        "II- KẾT",
        "III- ĐÁNH",
        "IV- NHIỆM",
        "Nơi nhận:",
        *(f"PHỤ LỤC {c}" for c in "ABCDE"),
    ]
    body = text[
        text.index("BÁO CÁO kết quả thực hiện Công văn", 10) :
    ]  # the title of the window comes before
    assert sorted(marks, key=body.index) == marks


def test_numbers_and_rates_are_written_as_the_office_does() -> None:
    text = words_of(report())

    assert "trong 1.426 đầu việc: đã hoàn thành 178" in text
    assert "178/1.426 (12,5%)" in text
    assert "3/8 (37,5%)" in text


def test_a_rate_over_nothing_is_a_dash() -> None:
    nothing = figures()

    page = report_html(report(figures=nothing, by_body=(Row(SO.code, SO.name, nothing),)))

    assert '<td class="table-number" data-figure="body/so-1/done">—</td>' in page
    assert "Trong kỳ không có đầu việc nào phải theo dõi." in page


def test_where_nobody_said_anything_the_report_says_so() -> None:
    text = words_of(report())

    assert "trong kỳ chưa có cơ quan, đơn vị nào báo cáo" in text
    assert "Trong kỳ các cơ quan, đơn vị chưa nêu khó khăn, vướng mắc." in text
    assert "Trong kỳ các cơ quan, đơn vị không có kiến nghị, đề xuất." in text
    assert "KẾT QUẢ, KHÓ KHĂN, KIẾN NGHỊ DO" not in text
    assert "PHỤ LỤC C BIỂU ĐỒ" in text
    assert "PHỤ LỤC D" not in text


def test_bodies_are_quoted_with_name_day_and_standing() -> None:
    text = words_of(report(accounts=(ACCOUNT,)))

    assert "“Đã mở 3 lớp.” (Sở mẫu <A & B>, ngày 03/6/2019, đã xác minh)" in text
    assert "Thiếu giáo viên (Sở mẫu <A & B>)." in text


def test_a_report_that_was_sent_back_is_not_quoted_as_a_result() -> None:
    text = words_of(report(accounts=(replace(ACCOUNT, standing="returned"),)))

    assert "“Đã mở 3 lớp.”" not in text
    assert "03/6/2019 đã trả lại để bổ sung" in text


def test_the_same_words_of_several_bodies_are_told_once() -> None:
    other = replace(ACCOUNT, body=Named("so-2", "Sở khác"))

    text = words_of(report(accounts=(ACCOUNT, other)))

    assert "Thiếu giáo viên (Sở mẫu <A & B>, Sở khác)." in text


def test_an_indicator_without_figures_says_so_in_table_and_chart() -> None:
    unknown = replace(INDICATOR, value=None, reported=())

    text = words_of(report(indicators=(INDICATOR, unknown)))

    assert "số vụ mẫu: ban đầu 1.426, kỳ này 12,5." in text
    assert "số vụ mẫu: ban đầu 1.426, kỳ này chưa có số liệu." in text
    assert "Trong kỳ có số liệu của 1/2 chỉ số" in text


def test_a_changed_deadline_stays_visible() -> None:
    assert "Thời hạn: 01/8/2019 (trước khi thay đổi: 30/6/2019)." in words_of(report())


def test_the_head_of_the_record_is_printed() -> None:
    assert f"sự kiện số 1.263, mã băm SHA-256 {'ab' * 32}" in words_of(report())


def test_a_report_before_the_end_of_its_period_says_that_it_is_provisional() -> None:
    text = words_of(report(is_whole=False, cut_at=datetime(2019, 6, 3, 9, 30, tzinfo=ZONE)))

    assert "(số liệu tạm tính đến 09:30 ngày 03/6/2019)" in text


def test_the_page_stands_alone_and_runs_nothing() -> None:
    page = report_html(report(accounts=(ACCOUNT,), indicators=(INDICATOR,)))
    read = Reader(page)

    assert not {"script", "link", "img", "iframe", "object", "form"} & set(read.tags)
    assert read.links == []
    assert "Rà soát <script>alert(1)</script>." in read.text
    assert "default-src 'none'" in page
    assert re.findall(r"https?://[^\s\"]+", page.replace("http://www.w3.org/2000/svg", "")) == []


def test_the_same_context_gives_the_same_bytes_also_from_its_plain_form() -> None:
    context = report(accounts=(ACCOUNT,), indicators=(INDICATOR,))

    assert report_html(context) == report_html(context) == report_html(plain(context))


def test_in_english_the_labels_change_and_quoted_words_do_not() -> None:
    text = words_of(report(accounts=(ACCOUNT,)), "en")

    assert "Of 1,426" in text or "of 1,426" in text
    assert "178/1,426 (12.5%)" in text
    assert "“Đã mở 3 lớp.”" in text
    assert "report." not in text


def test_no_key_without_a_sentence_reaches_the_page() -> None:
    assert "report." not in words_of(report(accounts=(ACCOUNT,), indicators=(INDICATOR,)))


def test_tables_head_every_column_and_every_row_fills_it() -> None:
    annexes = page_words(plain(report(accounts=(ACCOUNT,), indicators=(INDICATOR,))), "vi")["annexes"]

    tables = [block["table"] for annex in annexes for block in annex["blocks"] if block["table"]]
    for table in tables:
        heads = sum(head["colspan"] for head in table["columns"][0])
        rows = [*table["rows"], *([table["sum"]] if table["sum"] else [])]
        assert {len(row) for row in rows} == {heads} == {len(table["widths"])}
        assert sum(table["widths"]) == 100


@pytest.mark.parametrize(
    ("text", "regime", "words"),
    [
        ("2019-Q2", Regime.CALENDAR, "quý II/2019"),
        ("2019-H1", Regime.CALENDAR, "6 tháng đầu năm 2019"),
        ("2019-H2", Regime.MID_MONTH, "6 tháng cuối năm 2019"),
        ("2019", Regime.CALENDAR, "năm 2019"),
        ("2019-05", Regime.CALENDAR, "tháng 5/2019"),
    ],
)
def test_a_period_has_its_name(text: str, regime: Regime, words: str) -> None:
    assert format_vi.period(plain(said(Period.parse(text, regime)))) == words


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (1426, "1.426", "1,426"),
        (12.5, "12,5", "12.5"),
        (-1234.567, "-1.234,57", "-1,234.57"),
        (0, "0", "0"),
        (3.0, "3", "3"),
    ],
)
def test_numbers_follow_the_language(value: float, vi: str, en: str) -> None:
    assert (format_vi.number(value), format_vi.number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (1, 8, "12,5%"),
        (1, 3, "33,3%"),
        (2, 3, "66,7%"),
        (8, 8, "100%"),
        (1, 2000, "0,1%"),
        (0, 0, "—"),
        (0, None, "—"),
    ],
)
def test_rates_have_one_decimal_at_most(part: int, whole: int | None, words: str) -> None:
    assert format_vi.rate(part, whole) == words


def test_days_are_padded_below_ten_and_months_below_three() -> None:
    assert format_vi.day(date(2019, 5, 7)) == "07/5/2019"
    assert format_vi.day("2019-02-10") == "10/02/2019"
