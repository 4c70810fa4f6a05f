"""Reviewing a draft at the terminal: what was read, every verb, refusals in one sentence, undoing, issuing."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.cli.conftest import Terminal, Typed
from tracker.cli import main

DOCUMENT = """TỈNH ỦY BÌNH PHƯỚC
*
Số 41-CV/TU
V/v trồng cây xanh

Đồng Xoài, ngày 07 tháng 5 năm 2019

Kính gửi: Các cơ quan

Ban Thường vụ Tỉnh ủy yêu cầu:
1. Sở Y tế chủ trì lập danh sách cây thuốc trước ngày 30/6/2019. Sở Nội vụ trồng cây.
2. Hội Làm vườn mẫu tỉnh tưới cây theo Chỉ thị số 18-CT/TU ngày 04/9/2018 của Tỉnh ủy.
3. Ban Tuyên giáo Tỉnh ủy theo dõi, đôn đốc.
"""


@dataclass
class Desk(Terminal):
    """The same words typed without a process for each: starting one costs a second."""

    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def type(self, *words: str, **env: str) -> Typed:
        """Run the command here."""
        with self.monkeypatch.context() as patch:
            for name, value in {**self.env, **env}.items():
                patch.setenv(name, value)
            code = main(list(words))
        told = self.capsys.readouterr()
        return Typed(code, told.out, told.err)


@pytest.fixture
def drafted(
    office_terminal: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A desk in an office whose register has one draft."""
    env = {name: value for name, value in office_terminal.env.items() if name.startswith("TRACKER_")}
    desk = Desk(office_terminal.folder, env, capsys, monkeypatch)
    answer = desk.type("import", desk.write("cay.txt", DOCUMENT))
    assert answer.code == 0, answer.err
    return desk


def review(terminal: Terminal, *words: str) -> Typed:
    """An edit that is made."""
    answer = terminal.type("review", "1", *words)
    assert answer.code == 0, answer.err
    assert "{" not in answer.out or "--json" in words
    return answer


def items(terminal: Terminal) -> dict[str, dict[str, Any]]:
    return {item["path"]: item for item in review(terminal, "--json").data["items"]}


def codes(item: dict[str, Any], role: str) -> list[str]:
    return [body["code"] for who in item["who"] if who["role"] == role for body in who["bodies"]]


def test_a_draft_is_reviewed_and_issued_in_processes_of_their_own(office_terminal: Terminal) -> None:
    assert office_terminal.type("import", office_terminal.write("cay.txt", DOCUMENT)).code == 0

    made = review(office_terminal, "due", "2", "1/9/2019", "--json")
    late = office_terminal.type("review", "1", "undo", "--version", "1")
    issued = office_terminal.type("issue", "1", "--yes", "--json")

    assert made.data == {
        "version": 2,
        "edits": [{"changed": True, "verb": "due", "path": "2", "due_on": "2019-09-01"}],
    }
    assert (late.code, "đổi hạn mục 2" in late.err) == (5, True)
    assert (issued.code, issued.data["tasks"]) == (0, 3)


def test_the_draft_is_shown_with_what_is_doubtful_and_what_to_do_about_it(drafted: Terminal) -> None:
    page = review(drafted).out

    assert "41-CV/TU" in page
    assert "[2]" in page
    assert "Hội Làm vườn mẫu tỉnh" in page
    assert 'tracker review 1 body "Hội Làm vườn mẫu tỉnh"' in page
    assert "review." not in page


def test_a_clerk_corrects_a_draft_and_issues_it(drafted: Terminal) -> None:
    review(drafted, "split", "1", "--before", "Sở Nội vụ")
    review(drafted, "bodies", "1~2", "lead", "set", "so-noi-vu")
    review(drafted, "bodies", "1", "lead", "set", "so-y-te")
    review(drafted, "body", "Hội Làm vườn mẫu tỉnh", "--code", "hoi-lam-vuon")
    review(drafted, "due", "2", "1/9/2019")
    review(drafted, "nature", "3", "periodic", "--rule", "FREQ=MONTHLY")
    review(drafted, "title", "3", "Theo dõi")
    review(drafted, "add", "Hội Nông dân tỉnh nộp báo cáo", "--number", "4")
    review(drafted, "bodies", "4", "lead", "add", "hnd")
    review(drafted, "duty", "4", "add", "nộp báo cáo năm")
    review(drafted, "head", "issued_on", "8/5/2019")

    after = items(drafted)
    issued = drafted.type("issue", "1", "--yes", "--json")

    assert list(after) == ["1", "1~2", "2", "3", "4"]
    assert (codes(after["1"], "lead"), codes(after["1~2"], "lead")) == (["so-y-te"], ["so-noi-vu"])
    assert (codes(after["2"], "lead"), after["2"]["due_on"]) == (["hoi-lam-vuon"], "2019-09-01")
    assert (after["3"]["title"], after["3"]["recurrence"]) == ("Theo dõi", "FREQ=MONTHLY")
    assert after["4"]["span"] is None
    assert "text" in after["4"]["by_person"]
    assert (issued.code, issued.data["tasks"]) == (0, 5)
    assert drafted.type("audit", "verify").code == 0


def test_what_was_done_is_listed_undone_and_done_again(drafted: Terminal) -> None:
    before = items(drafted)
    review(drafted, "merge", "2", "3")
    review(drafted, "drop", "1")

    first, second = review(drafted, "undo"), review(drafted, "undo", "--json")

    assert "bỏ mục 1" in first.out
    assert second.data["edits"][0]["verb"] == "merge"
    assert items(drafted) == before
    assert "gộp mục 3 vào mục 2" in review(drafted, "redo").out
    history = review(drafted, "history").out.splitlines()
    assert len(history) == 5
    assert sum("(đã hoàn tác)" in line for line in history) >= 1


def test_a_clerk_who_looked_at_an_older_version_is_told_who_changed_what(drafted: Terminal) -> None:
    seen = str(review(drafted, "--json").data["version"])
    review(drafted, "drop", "3", "--version", seen)

    late = drafted.type("review", "1", "title", "1", "Cây thuốc", "--version", seen)

    assert late.code == 5
    assert "Cán bộ mẫu 1" in late.err
    assert "bỏ mục 3" in late.err


def test_findings_are_accepted_and_opened_again(drafted: Terminal) -> None:
    count = len(review(drafted, "--json").data["findings"])
    review(drafted, "accept", *(str(n) for n in range(1, count + 1)), "--note", "đã hỏi")
    settled = review(drafted, "--json").data["findings"]
    assert "Hội Làm vườn mẫu tỉnh” không có" not in drafted.type("show", "1").out
    review(drafted, "reopen", "1")

    assert {finding["note"] for finding in settled} == {"đã hỏi"}
    assert review(drafted, "--json").data["findings"][0]["how"] is None


def test_a_citation_of_the_register_is_shown_with_its_number_there(drafted: Terminal) -> None:
    cited = DOCUMENT.replace("41-CV/TU", "18-CT/TU").replace("07 tháng 5 năm 2019", "04 tháng 9 năm 2018")
    assert drafted.type("import", drafted.write("chi-thi.txt", cited)).code == 0

    assert "18-CT/TU: văn bản số 2 trong sổ" in review(drafted).out
    assert "18-CT/TU: văn bản số 2 trong sổ" in drafted.type("show", "1").out
    shown = drafted.type("show", "1", "--json").data["citations"]
    assert [(one["number"], one["directive"]) for one in shown] == [("18-CT/TU", 2)]


REFUSED: tuple[tuple[tuple[str, ...], int], ...] = (
    (("split", "1", "--before", "chữ không có"), 6),
    (("split", "9", "--at", "3"), 4),
    (("merge", "1", "3"), 6),
    (("move", "1"), 6),
    (("bodies", "1", "lead", "add", "so-khong-co"), 4),
    (("due", "1", "31/2/2019"), 6),
    (("nature", "1", "one_off", "--rule", "FREQ=YEARLY"), 6),
    (("duty", "1", "drop", "mot"), 6),
    (("head", "system", "khác"), 6),
    (("accept", "99"), 4),
    (("undo",), 5),
    (("body", "Sở Y tế"), 5),
    (("mean", "Không ai cả", "so-y-te"), 4),
    (("xoa", "1"), 2),
)


def test_what_cannot_be_done_gets_one_sentence(drafted: Terminal) -> None:
    for number, (words, code) in enumerate(REFUSED):
        lang = ("vi", "en")[number % 2]
        answer = drafted.type("--lang", lang, "review", "1", *words)

        assert answer.code == code, answer.out + answer.err
        assert len(answer.err.strip().splitlines()) == 1
        assert "{" not in answer.err
        assert "review." not in answer.err


@pytest.mark.parametrize("verb", ["move", "bodies", "split", "duty"])
def test_a_verb_has_a_page_of_its_own_in_both_languages(drafted: Terminal, verb: str) -> None:
    pages = [drafted.type("--lang", lang, "review", "1", verb, "--help") for lang in ("vi", "en")]

    assert [page.code for page in pages] == [0, 0]
    assert pages[0].out != pages[1].out
    assert not any("review.help" in page.out or "cli." in page.out for page in pages)


def test_after_issue_the_draft_is_closed_with_a_word_on_what_to_use_instead(drafted: Terminal) -> None:
    assert drafted.type("issue", "1", "--yes").code == 0

    answer = drafted.type("review", "1", "drop", "1")

    assert (answer.code, len(answer.err.strip().splitlines())) == (5, 1)
    assert "tracker due" in answer.err


def test_what_is_open_is_listed_before_the_question_whether_to_issue(drafted: Terminal) -> None:
    shown = drafted.type("issue", "1")

    assert shown.code == 1
    assert "Hội Làm vườn mẫu tỉnh" in shown.out
