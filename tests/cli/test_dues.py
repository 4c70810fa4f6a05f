"""Dates that are past are said before work is given out by them, and nobody is asked in vain."""

from tests.cli.conftest import Terminal
from tests.cli.test_main_job import DISPATCH


def test_a_due_date_that_is_past_is_said_before_work_is_given_out(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))

    looked = t.type("issue", "1", "--due", "2=30/6/2020")
    later = t.type("issue", "1", "--due", "1=30/6/2199")
    issued = t.type("issue", "1", "--due", "2=30/6/2020", "--yes", "--json").data
    again = t.type("issue", "1", "--yes")

    assert "mục 1 (15/6/2019), mục 2 (30/6/2020)" in looked.out
    assert (looked.code, later.code, "Hạn đã qua" in later.out) == (1, 1, False)
    assert issued["past_due"] == [
        {"item": "1", "due_on": "2019-06-15"},
        {"item": "2", "due_on": "2020-06-30"},
    ]
    assert again.out.strip() == "Văn bản này đã được giao việc; không có gì thay đổi."


def test_a_due_date_changed_to_a_past_one_is_said_to_be_past(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))
    t.type("issue", "1", "--yes")

    past = t.type("due", "1", "2", "01/02/2020", "--reason", "theo thực tế")
    later = t.type("due", "1", "2", "30/6/2199", "--reason", "nhập nhầm")

    assert "01/02/2020 đã qua" in past.out
    assert "đã qua" not in later.out


def test_errors_are_passed_over_only_with_a_reason(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH.replace("07 tháng 5", "31 tháng 4")))

    held = t.type("issue", "1", "--yes")
    unsaid = t.type("issue", "1", "--yes", "--despite-errors", " ")
    passed = t.type("issue", "1", "--yes", "--despite-errors", "đã hỏi lại nơi gửi")

    assert (held.code, unsaid.code, passed.code) == (5, 6, 0), held.err + unsaid.err + passed.err
    assert "vì sao" in unsaid.err
    assert "đã hỏi lại nơi gửi" in t.type("show", "1").out


def test_nobody_is_asked_about_a_report_that_is_not_there(office_terminal: Terminal) -> None:
    answer = office_terminal.type("report", "issue", "7", "--signer", "Người Ký Mẫu")

    assert (answer.code, answer.out) == (4, "")
    assert "Không có báo cáo số 7" in answer.err
