"""Reports typed at a terminal: drafted, edited, explained, issued, corrected; every mistake is one sentence."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

DISPATCH = "\n".join(
    [
        "TỈNH ỦY MẪU                ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 15-CV/TU                Nơi mẫu, ngày 10 tháng 6 năm 2019",
        "1. Sở Y tế chủ trì lập danh sách trẻ em cần giúp đỡ.",
        "2. Sở Giáo dục và Đào tạo báo cáo hằng quý.",
    ]
)
SIGNED = ("--signer", "Cán bộ mẫu 1", "--position", "Trưởng ban", "--yes")


@pytest.fixture
def t(office_terminal: Terminal) -> Terminal:
    """An office with a directive given out."""
    assert office_terminal.type("import", office_terminal.write("cv15.txt", DISPATCH)).code == 0
    assert office_terminal.type("issue", "1", "--yes").code == 0
    return office_terminal


def _quarter(t: Terminal) -> str:
    period = t.type("assignments", "--json").data[-1]["period"]
    assert period
    return str(period)


def test_a_report_goes_from_draft_to_issue_and_is_corrected(t: Terminal) -> None:
    period = _quarter(t)
    words = t.write("phan.md", "Còn **{{ open }}** việc đang làm.\n")

    drafted = t.type("report", "draft", "--period", period)
    edited = t.type("report", "edit", "1", "--part", "limits", "--file", words)
    seen = t.type("report", "preview", "1", "--out", "xem.html")
    issued = t.type("report", "issue", "1", *SIGNED, "--to", "nhan@example.vn")
    again = t.type("report", "issue", "1", *SIGNED)
    corrected = t.type("report", "correct", "1")
    shown = t.type("report", "show", "1", "--json").data

    assert [step.code for step in (drafted, edited, seen, issued, corrected)] == [0] * 5, issued.err
    assert "01-BC/" in issued.out
    assert "BÁO CÁO" in (t.folder / "xem.html").read_text("utf-8")
    assert (again.code, "đã ban hành" in again.err) == (5, True)
    assert {f["form"] for f in shown["files"]} == {"html", "docx", "pdf", "xlsx"}
    assert shown["lost"] == []
    assert [one["state"] for one in t.type("report", "list", "--json").data] == ["draft", "issued"]
    assert t.type("audit", "verify").code == 0


def test_a_figure_is_explained_by_as_many_rows_as_it_counts(t: Terminal) -> None:
    period = _quarter(t)

    told = t.type("report", "explain", "total", "--period", period, "--json").data
    names = t.type("report", "explain", "--period", period)
    unknown = t.type("report", "explain", "totl", "--period", period)

    assert len(told["rows"]) == told["value"] > 0
    assert f"total = {told['value']}" in names.out
    assert (unknown.code, "total" in unknown.err) == (4, True)


def test_every_mistake_gets_a_sentence_and_leaves_no_file(t: Terminal) -> None:
    period = _quarter(t)
    t.type("report", "draft", "--period", period)
    bad = t.write("xau.md", "Một.\n\nCó {{ totl }} việc.\n")
    attempts = {
        (): 6,
        ("--period", "2019-09-30..2019-05-08"): 6,
        ("--period", period, "--format", "docx"): 6,
        ("show", "bảy"): 6,
        ("edit", "1", "--part", "limits", "--file", bad): 6,
        ("issue", "1", "--yes"): 6,
        ("issue", "1", *SIGNED, "--to", "không phải thư"): 6,
    }

    answers = {words: t.type("report", *words) for words in attempts}

    assert {words: answer.code for words, answer in answers.items()} == attempts
    assert all(len(answer.err.strip().splitlines()) == 1 for answer in answers.values())
    assert "Dòng 3" in answers["edit", "1", "--part", "limits", "--file", bad].err
    assert "TRACKER_REPORT_SIGNER" in answers["issue", "1", "--yes"].err
    assert sorted(path.name for path in Path(t.folder).glob("*.*")) == ["cv15.txt", "xau.md"]
