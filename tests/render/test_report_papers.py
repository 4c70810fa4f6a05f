"""The papers beside the report: the leader's page, a body's sheet, the urging letter, a directive's life."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest

from tracker.render.report_document import document_words
from tracker.render.report_files import render_report, template_folders
from tracker.render.report_sample import Size, sample
from tracker.render.report_sample_papers import sample_of
from tracker.render.report_shapes import KINDS, ReportKind


def said_in(kind: ReportKind, **changes: Any) -> dict[str, Any]:
    return document_words({**sample_of(kind), **changes}, "vi", kind, template_folders(None))


def test_the_leaders_page_is_one_page_whatever_the_report_holds() -> None:
    context = sample(Size(directives=1, tasks=30, bodies=200, per_task=60))
    context["directives"][0] |= {"issuer": "Ban Thường vụ Tỉnh ủy mẫu " * 12, "subject": "việc mẫu " * 60}
    for one in context["accounts"]:
        one["proposals"] = f"Đề nghị mẫu {one['ref']} " + "rất dài " * 60

    for shown in (context, {**context, "before": {**context["before"], "totals": None}}):
        assert len(pdfium.PdfDocument(render_report(shown, "vi", "pdf", "summary"))) == 1


def test_the_urging_letter_is_a_letter_in_the_official_form() -> None:
    said = said_in("urging")

    assert said["head"]["number"] == "Số 07-CV/BTGTU"
    assert said["head"]["title"] == ""
    assert said["head"]["subject"] == ["V/v đôn đốc thực hiện nhiệm vụ được giao", "(lần 2)"]
    assert said["head"]["addressees"] == ["Kính gửi: Đơn vị mẫu 2."]
    assert said["foot"]["authority"] == "K/T TRƯỞNG BAN"
    assert said["foot"]["recipients"] == [
        "- Như trên,",
        "- Thường trực Tỉnh ủy (báo cáo),",
        "- Lưu Ban Tuyên giáo Tỉnh ủy.",
    ]


def test_a_first_urging_letter_goes_to_the_body_alone() -> None:
    said = said_in("urging", times=1)

    assert said["head"]["subject"] == ["V/v đôn đốc thực hiện nhiệm vụ được giao"]
    assert len(said["foot"]["recipients"]) == 2


def test_a_state_letter_has_no_type_in_its_number() -> None:
    said = document_words(sample_of("urging", "state"), "vi", "urging", template_folders(None))

    assert said["head"]["number"] == "Số: 07/SM"


def test_a_sheet_tells_what_is_owed_and_what_was_handed_in() -> None:
    said = said_in("sheet")

    rows = next(block["table"]["rows"] for section in said["sections"] for block in section["blocks"])
    assert rows[0][6]["text"] == "đã xác minh; quá hạn 153 ngày; chưa có báo cáo; đã nhắc 3 lần"
    assert rows[0][7]["text"] == "chưa nộp"
    assert rows[1][7]["text"].startswith("03/6/2019 (lần 1, chờ xác minh): Đã mở 2 lớp mẫu")
    assert rows[1][7]["text"].endswith("Trả lại ngày 10/6/2019: Thiếu số liệu mẫu")
    assert not said["foot"]["is_signed"]


def test_a_life_tells_what_happened_when() -> None:
    said = said_in("life")

    events = said["annexes"][-1]["blocks"][0]["table"]["rows"]
    assert [row[2]["text"] for row in events] == ["giao việc", "trả lại để bổ sung"]
    assert [annex["letter"] for annex in said["annexes"]] == [f"PHỤ LỤC {c}" for c in "ABCDE"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_has_words_for_those_who_cannot_see_it(kind: ReportKind) -> None:
    charts = [
        block["chart"] for annex in said_in(kind)["annexes"] for block in annex["blocks"] if block["chart"]
    ]

    assert all(chart["title"] and chart["description"] for chart in charts)
    page = render_report(sample_of(kind), "vi", "html", kind).decode()
    assert page.count("<desc id=") == page.count("<svg ") == len(charts)
    with ZipFile(BytesIO(render_report(sample_of(kind), "vi", "docx", kind))) as archive:
        assert archive.read("word/document.xml").decode().count("<wp:docPr ") == len(charts)


def test_bars_of_a_stacked_chart_add_up_to_the_body_with_most_work() -> None:
    said = said_in("progress")

    chart = next(
        block["chart"]
        for annex in said["annexes"]
        for block in annex["blocks"]
        if block["chart"] and block["chart"]["key"] == "states-1"
    )
    longest = max(bar["x"] + bar["width"] for bar in chart["bars"])
    assert longest <= chart["width"] - 20
    assert all(bar["fill"] in ("solid", "hatch", "grey", "white", "cross", "dots") for bar in chart["bars"])
