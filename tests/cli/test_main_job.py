"""The main job typed at a terminal, from an empty folder to a report."""

import json
from pathlib import Path

from tests.cli.conftest import Terminal

DISPATCH = """TỈNH ỦY MẪU
*
Số 12-CV/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Bình Phước, ngày 07 tháng 5 năm 2019
V/v tăng cường an toàn giao thông cho học sinh
Kính gửi: - Sở Y tế,
- Công an tỉnh.
Trước tình hình trên, Ban Thường vụ Tỉnh ủy đề nghị:
1. Sở Y tế xây dựng kế hoạch cấp cứu tai nạn học đường, hoàn thành trước ngày 15/6/2019.
2. Công an tỉnh tăng cường tuần tra tại các cổng trường; kịp thời xử lý các trường hợp vi phạm.
Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
"""


def test_a_directive_is_imported_issued_reported_and_verified(office_terminal: Terminal) -> None:
    t = office_terminal
    file = t.write("cv12.txt", DISPATCH)

    imported = t.type("import", file, "--json").data
    issued = t.type("issue", "1", "--yes", "--json").data
    tasks = t.type("tasks", "--on", "2019-05-10", "--json").data
    mine = t.type("assignments", "--body", "so-y-te", "--json").data
    ref = mine[0]["ref"]
    officer = {"TRACKER_ACTOR": "canbo@example.vn"}
    started = t.type("move", ref, "start", **officer)
    evidence = t.write("ke-hoach.pdf", b"%PDF-1.4 mau")
    reported = t.type(
        "move", ref, "report", "--result", "Đã ban hành kế hoạch.", "--evidence", evidence, **officer
    )
    verified = t.type("move", ref, "verify", "--json").data

    assert (imported["no"], imported["new"]) == (1, True)
    assert (issued["tasks"], issued["assignments"]) == (2, 2)
    assert [(line["path"], line["due_on"]) for line in tasks] == [("1", "2019-06-15"), ("2", None)]
    assert (started.code, reported.code, verified["state"], verified["task"]) == (
        0,
        0,
        "verified",
        "verified",
    )
    assert t.type("audit", "verify").code == 0
    assert "ke-hoach.pdf" in json.dumps(t.type("show", ref, "--json").data)


def test_everything_typed_twice_changes_nothing(office_terminal: Terminal) -> None:
    t = office_terminal
    file = t.write("cv12.txt", DISPATCH)
    t.type("import", file)
    t.type("issue", "1", "--yes")
    head = t.type("audit", "head").out

    again = [
        t.type("import", file),
        t.type("issue", "1", "--yes"),
        t.type("init"),
        t.type("bodies", "import", "--sample"),
    ]

    assert [answer.code for answer in again] == [0, 0, 0, 0]
    assert t.type("audit", "head").out == head


def test_the_same_number_with_another_text_is_recognised_and_said_to_differ(
    office_terminal: Terminal,
) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))

    again = t.type("import", t.write("ban-khac.txt", DISPATCH.replace("15/6/2019", "20/6/2019")))

    assert again.code == 0
    assert "số thứ tự 1" in again.out
    assert "khác với bản đã lưu" in again.out


def test_issuing_asks_first_and_does_nothing_without_an_answer(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))

    asked = t.type("issue", "1")

    assert asked.code == 1
    assert "--yes" in asked.out
    assert t.type("tasks", "--json").data == []


def test_an_officer_sees_the_work_of_their_own_body_alone(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))
    t.type("issue", "1", "--yes")
    officer = {"TRACKER_ACTOR": "canbo@example.vn"}
    everything = t.type("assignments", "--json").data
    foreign = next(line["ref"] for line in everything if line["body"] != "so-y-te")

    seen = t.type("assignments", "--json", **officer).data
    absent = t.type("show", "1-999", **officer)
    forbidden = t.type("show", foreign, **officer)

    assert {line["body"] for line in seen} == {"so-y-te"}
    assert (absent.code, forbidden.code) == (4, 4)
    assert absent.err.replace("1-999", "?") == forbidden.err.replace(foreign, "?")
    assert t.type("assignments", "--body", "cong-an-tinh", "--json", **officer).data == []
    assert {line["path"] for line in t.type("tasks", "--json", **officer).data} == {"1"}


def test_a_failed_move_says_who_may_and_from_which_state(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))
    t.type("issue", "1", "--yes")
    ref = t.type("assignments", "--body", "so-y-te", "--json").data[0]["ref"]

    wrong_person = t.type("move", ref, "start")
    wrong_state = t.type("move", ref, "verify")

    assert wrong_person.code == 3
    assert "cán bộ đầu mối" in wrong_person.err
    assert wrong_state.code == 5
    assert "đã báo cáo" in wrong_state.err
    assert "mới giao" in wrong_state.err


def test_the_report_of_a_period_is_written_to_a_file(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))
    t.type("issue", "1", "--yes")
    out = Path(t.folder) / "bao-cao" / "q.html"

    written = t.type("report", "--period", _this_quarter(t), "--out", str(out))

    assert written.code == 0
    assert "BÁO CÁO" in out.read_text("utf-8")
    assert not list(out.parent.glob("*.part"))


def _this_quarter(t: Terminal) -> str:
    period = t.type("assignments", "--json").data[1]["period"]
    assert period
    return str(period)


def test_a_page_of_assignments_says_how_to_see_the_next(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))
    t.type("issue", "1", "--yes")

    first = t.type("assignments", "--limit", "1")
    second = t.type("assignments", "--after", "1-1", "--json").data

    assert "--after 1-1" in first.out
    assert [line["ref"] for line in second] == ["1-2"]


def test_a_draft_shows_what_will_be_issued_and_the_whole_record_can_be_read(
    office_terminal: Terminal,
) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))

    draft = t.type("show", "1")
    t.type("issue", "1", "--yes")
    log = t.type("audit", "log")

    assert draft.code == 0
    assert "xây dựng kế hoạch cấp cứu" in draft.out
    assert "chủ trì: Sở Y tế [1]" in draft.out
    assert (log.code, log.err) == (0, "")
    assert "giao việc" in log.out


def test_a_strangers_work_cannot_be_told_from_what_is_not_there(office_terminal: Terminal) -> None:
    t = office_terminal
    t.type("import", t.write("cv12.txt", DISPATCH))
    t.type("issue", "1", "--yes")
    officer = {"TRACKER_ACTOR": "canbo@example.vn"}
    foreign = t.type("assignments", "--body", "cong-an-tinh", "--json").data[0]["ref"]

    for words in (
        ["move", "{}", "start"],
        ["extend", "request", "{}", "--until", "2030-01-01", "--reason", "x"],
    ):
        absent = t.type(*(word.format("1-999") for word in words), **officer)
        forbidden = t.type(*(word.format(foreign) for word in words), **officer)
        assert (absent.code, forbidden.code) == (4, 4)
        assert absent.err.replace("1-999", "?") == forbidden.err.replace(foreign, "?")


def test_a_day_that_has_not_come_is_not_planned(office_terminal: Terminal) -> None:
    answer = office_terminal.type("remind", "plan", "--on", "2999-01-04")

    assert answer.code == 6
    assert "2999" in answer.err
