"""Editing a draft's words on the web, issuing it, and the papers beside it."""

import re
from datetime import date
from typing import Any

import pytest

from tests.office import Office
from tests.web.site import Site, Visitor, queries, words
from tests.web.test_reports import a_draft, after_the_quarter
from tracker.domain.people import Role
from tracker.usecases.context import Context
from tracker.usecases.edit_report import EditReport, edit_report
from tracker.usecases.read_reports import show_report

EDIT, ISSUE = "/reports/1/edit", "/reports/1/issue"
SIGNED = {"signer": "Cán bộ mẫu 1", "position": "Trưởng ban", "version": "1"}


def drafted(office: Office) -> Context:
    """The coordinator of an office with one draft."""
    board = after_the_quarter(office)
    a_draft(board)
    return board


def typed_into(visitor: Visitor, part: str, text: str) -> Any:
    """What saving gives, from the form as it stands."""
    page = visitor.get(EDIT, params={"part": part}).text
    hidden = dict(re.findall(r'name="(version|was|part)" value="(\w*)"', page))
    return visitor.fill(EDIT, EDIT, text=text, **hidden)


def test_a_part_is_written_with_figures_by_name_and_read_in_the_report(site: Site) -> None:
    visitor = site.visitor(drafted(site.office))

    saved = typed_into(visitor, "strengths", "Đã giao **{{ total }}** việc; xong {{ done | rate }}.")
    again = visitor.get(saved.headers["location"])
    paper = visitor.get("/reports/1/page")

    assert saved.status_code == 303
    assert "Đã lưu · bản 2" in words(again.text)
    assert '<strong><span class="paper-figure" title="total">2</span></strong>' in again.text
    assert "xong 0%." in words(paper.text)


def test_a_part_nobody_edited_shows_the_sentences_made_by_rule(quick_site: Site) -> None:
    visitor = quick_site.visitor(drafted(quick_site.office))

    shown = {
        part: words(visitor.get(EDIT, params={"part": part}).text)
        for part in ("direction", "results", "next")
    }

    assert all("Câu do hệ thống viết" in text for text in shown.values())
    assert len(set(shown.values())) == 3


def test_the_preview_stores_nothing_and_warns_of_typed_numbers(quick_site: Site) -> None:
    board = drafted(quick_site.office)
    visitor = quick_site.visitor(board)

    seen = visitor.fill(
        "/reports/1/preview", EDIT, part="limits", text="Còn 7 nhiệm vụ mẫu quá hạn.", version="1"
    )

    assert seen.status_code == 200
    assert "có con số gõ tay" in words(seen.text)
    assert "Chưa lưu" in words(seen.text)
    assert show_report(board, 1).parts == {}


@pytest.mark.parametrize(
    "text", ["Có {{ khong_co }} việc.", "Có {{ total việc.", "Tỷ lệ {{ total | rate }}."]
)
def test_a_figure_that_is_not_there_is_told_and_what_was_typed_stays(quick_site: Site, text: str) -> None:
    board = drafted(quick_site.office)
    visitor = quick_site.visitor(board)

    answer = typed_into(visitor, "limits", text)

    assert answer.status_code == 422
    assert text in answer.text
    assert 'class="flash is-fault"' in answer.text
    assert show_report(board, 1).parts == {}


def test_two_who_write_the_same_part_lose_no_word(quick_site: Site) -> None:
    board = drafted(quick_site.office)
    visitor = quick_site.visitor(board)
    page = visitor.get(EDIT, params={"part": "causes"}).text
    hidden = dict(re.findall(r'name="(version|was|part)" value="(\w*)"', page))
    edit_report(board, EditReport(1, "causes", "Câu của người thứ nhất."))

    second = visitor.fill(EDIT, EDIT, text="Câu của người thứ hai.", **hidden)
    hidden = dict(re.findall(r'name="(version|was|part)" value="(\w*)"', second.text))
    third = visitor.fill(EDIT, EDIT, text="Câu của người thứ hai.", **hidden)

    assert second.status_code == 409
    assert "Câu của người thứ nhất." in words(second.text)
    assert "Câu của người thứ hai." in second.text
    assert third.status_code == 303
    assert show_report(board, 1).parts["causes"] == "Câu của người thứ hai."


def test_two_who_write_different_parts_do_not_meet(quick_site: Site) -> None:
    board = drafted(quick_site.office)
    visitor = quick_site.visitor(board)
    page = visitor.get(EDIT, params={"part": "causes"}).text
    hidden = dict(re.findall(r'name="(version|was|part)" value="(\w*)"', page))
    edit_report(board, EditReport(1, "limits", "Câu của người thứ nhất."))

    answer = visitor.fill(EDIT, EDIT, text="Câu của người thứ hai.", **hidden)

    assert answer.status_code == 303
    assert set(show_report(board, 1).parts) == {"causes", "limits"}


def test_hostile_words_stay_words(quick_site: Site) -> None:
    visitor = quick_site.visitor(drafted(quick_site.office))

    typed_into(visitor, "limits", "<script>alert(1)</script> [mẫu](javascript:alert(1))")
    pages = [visitor.get(path).text for path in (f"{EDIT}?part=limits", "/reports/1/page")]

    assert all("<script>alert" not in page and 'href="javascript:' not in page for page in pages)


def test_issuing_shows_first_what_it_does_and_then_does_it_once(site: Site) -> None:
    board = drafted(site.office)
    leader = site.office.person(Role.LEADER)
    visitor = site.visitor(board)

    asked = visitor.fill(ISSUE, ISSUE, **SIGNED)
    state_before = show_report(board, 1).stored.state
    done = visitor.fill(ISSUE, ISSUE, **SIGNED, agreed="1")
    after = visitor.get("/reports/1")
    again = visitor.fill(ISSUE, "/reports", **SIGNED, agreed="1")

    assert "bước 2 trên 2" in words(asked.text).lower()
    assert "Sẽ gửi tới 1 địa chỉ" in words(asked.text)
    assert leader.actor.name.startswith("Cán bộ mẫu")
    assert state_before == "draft"
    assert done.headers["location"] == "/reports/1"
    assert all(file.sha256 in after.text for file in show_report(board, 1).files)
    assert again.status_code == 409
    assert visitor.get(EDIT).status_code == 409
    assert visitor.get(ISSUE).headers["location"] == "/reports/1"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"signer": ""}, "signer"),
        ({"position": ""}, "position"),
        ({"dated": "2019-06-01"}, "dated"),
        ({"dated": "ngày mai"}, "dated"),
        ({"number": "không"}, "number"),
        ({"recipients": "khong-phai-thu"}, "recipients"),
    ],
)
def test_what_keeps_it_from_being_issued_is_said_at_its_field(
    quick_site: Site, typed: dict[str, str], field: str
) -> None:
    board = drafted(quick_site.office)
    visitor = quick_site.visitor(board)

    answer = visitor.fill(ISSUE, ISSUE, **{**SIGNED, "recipients": "van-thu@example.vn", **typed}, agreed="1")

    assert answer.status_code == 422
    assert f'id="{field}-fault"' in answer.text
    assert "--" not in words(answer.text)
    assert show_report(board, 1).stored.state == "draft"


def test_typed_numbers_are_agreed_to_before_they_are_issued(quick_site: Site) -> None:
    board = drafted(quick_site.office)
    edit_report(board, EditReport(1, "limits", "Còn 7 nhiệm vụ mẫu quá hạn."))
    visitor = quick_site.visitor(board)
    signed = {**SIGNED, "version": "2"}

    refused = visitor.fill(ISSUE, ISSUE, **signed)
    agreed = visitor.fill(ISSUE, ISSUE, **signed, may_type="1")

    assert refused.status_code == 422
    assert 'id="may_type-fault"' in refused.text
    assert "Bước 2 trên 2" in words(agreed.text)


def test_who_read_an_older_draft_does_not_issue_the_newer(quick_site: Site) -> None:
    board = drafted(quick_site.office)
    edit_report(board, EditReport(1, "limits", "Câu mới."))

    answer = quick_site.visitor(board).fill(ISSUE, ISSUE, **SIGNED, agreed="1")

    assert answer.status_code == 409
    assert show_report(board, 1).stored.state == "draft"


def test_the_papers_beside_the_report_are_drawn_from_a_small_form(quick_site: Site) -> None:
    visitor = quick_site.visitor(after_the_quarter(quick_site.office))
    period = {"period": "2019-Q2", "form": "docx"}

    got = {
        "urging": visitor.get("/reports/papers/file", params={**period, "kind": "urging", "body": "so-mot"}),
        "sheet": visitor.get("/reports/papers/file", params={**period, "kind": "sheet", "body": "so-mot"}),
        "life": visitor.get(
            "/reports/papers/file", params={"kind": "life", "directive": "1", "form": "docx"}
        ),
        "summary": visitor.get("/reports/papers/file", params={**period, "kind": "summary"}),
    }

    assert {kind: answer.status_code for kind, answer in got.items()} == dict.fromkeys(got, 200)
    assert all(answer.content.startswith(b"PK") for answer in got.values())
    assert "don-doc-so-mot-2019-q2.docx" in got["urging"].headers["content-disposition"]


@pytest.mark.parametrize(
    "typed",
    [
        {"kind": "urging", "period": "2019-Q2"},
        {"kind": "life"},
        {"kind": "sheet", "period": "2019-Q2", "body": "khong-co"},
        {"kind": "life", "directive": "khong-co"},
        {"kind": "khác", "period": "2019-Q2"},
        {"kind": "summary", "period": "2030-Q1"},
    ],
)
def test_a_paper_that_cannot_be_drawn_says_why(quick_site: Site, typed: dict[str, str]) -> None:
    visitor = quick_site.visitor(after_the_quarter(quick_site.office))

    answer = visitor.get("/reports/papers/file", params={"form": "pdf", **typed})

    assert answer.status_code == 422
    assert "text/html" in answer.headers["content-type"]


def test_a_body_without_late_work_is_not_urged(quick_site: Site) -> None:
    office = quick_site.office
    board = after_the_quarter(office)
    office.clock.set(date(2019, 6, 3))
    visitor = quick_site.visitor(board)

    answer = visitor.get(
        "/reports/papers/file",
        params={"kind": "urging", "body": "so-mot", "period": "2019-05", "form": "html"},
    )

    assert answer.status_code == 422
    assert "chưa cần đôn đốc" in words(answer.text)


def test_the_editor_asks_a_fixed_number_of_questions(quick_site: Site) -> None:
    visitor = quick_site.visitor(drafted(quick_site.office))
    visitor.get(EDIT)

    with queries() as asked:
        visitor.get(EDIT)

    # The draft's figures are told from the record itself: what is asked for grows with no row.
    assert len(asked) <= 16, len(asked)
