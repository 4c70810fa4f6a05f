"""What the command line says: the manual, errors in one sentence with their exit code, two languages."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tracker.cli import COMMANDS
from tracker.resources import data_dir


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_manual_names_every_command_and_exit_code(terminal: Terminal, lang: str) -> None:
    page = terminal.type("--lang", lang, "--help")

    assert page.code == 0
    assert all(f"  {name}" in page.out for name in COMMANDS)
    assert all(code in page.out for code in ("0 ", "3 ", "4 ", "5 ", "6 ", "7 ", "70 "))
    assert "cli." not in page.out


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_a_page_of_its_own_in_both_languages(terminal: Terminal, command: str) -> None:
    pages = {lang: terminal.type("--lang", lang, command, "--help") for lang in ("vi", "en")}

    assert [page.code for page in pages.values()] == [0, 0]
    assert pages["vi"].out != pages["en"].out
    assert "cli." not in pages["vi"].out + pages["en"].out


def test_nothing_typed_shows_the_manual_and_counts_as_wrong_usage(terminal: Terminal) -> None:
    assert terminal.type().code == 2


def test_a_misspelt_command_is_answered_with_the_nearest(terminal: Terminal) -> None:
    answer = terminal.type("asignments")

    assert answer.code == 2
    assert "assignments" in answer.err


def test_a_wrong_option_is_answered_in_one_line(terminal: Terminal) -> None:
    answer = terminal.type("tasks", "--colour")

    assert answer.code == 2
    assert len(answer.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        (
            ["tasks", "--colour"],
            "không có tùy chọn hoặc đối số --colour",
            "there is no option or argument --colour",
        ),
        (["due", "1"], "thiếu item, date", "item, date is missing"),
        (["tasks", "ba"], "phải là số, không phải “ba”", "must be a number, not “ba”"),
        (["tasks", "--on"], "sau --on phải có một giá trị", "--on needs a value after it"),
        (["audit", "look"], "không nhận “look”", "does not take “look”"),
    ],
)
def test_what_was_typed_wrong_is_said_in_both_languages(
    terminal: Terminal, words: list[str], vietnamese: str, english: str
) -> None:
    answers = [terminal.type(*words), terminal.type(*words, "--lang", "en")]

    assert [answer.code for answer in answers] == [2, 2]
    assert vietnamese in answers[0].err
    assert english in answers[1].err


@pytest.mark.parametrize("words", [("--lang", "fr", "tasks"), ("tasks", "--lang=fr"), ("tasks", "--lang")])
def test_a_language_that_is_not_there_is_said_so(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal.type(*words)

    assert answer.code == 2
    assert "Không có ngôn ngữ" in answer.err
    assert "vi, en" in answer.err


@pytest.mark.parametrize(("option", "value"), [("--state", "xong"), ("--body", "so-khong-co")])
def test_narrowing_to_what_does_not_exist_is_no_empty_list(
    office_terminal: Terminal, option: str, value: str
) -> None:
    answer = office_terminal.type("assignments", option, value)

    assert answer.code == 6
    assert f"“{value}”" in answer.err


def test_a_missing_database_is_said_so(terminal: Terminal) -> None:
    answer = terminal.type("tasks", "--as", "a@example.vn")

    assert answer.code == 7
    assert len(answer.err.strip().splitlines()) == 1


def test_without_knowing_who_acts_nothing_is_shown(office_terminal: Terminal) -> None:
    del office_terminal.env["TRACKER_ACTOR"]

    answer = office_terminal.type("tasks")

    assert answer.code == 6
    assert "TRACKER_ACTOR" in answer.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("trong.txt", b""),
        ("nhi-phan.bin", bytes(range(256)) * 50),
        ("hong.pdf", b"%PDF-1.7\n%broken"),
        ("hong.docx", b"PK\x03\x04 nothing"),
        ("khong-phai.txt", "Hôm nay trời đẹp, chúng ta đi dã ngoại.".encode()),
        ("to.txt", b"a" * (21 * 1024 * 1024)),
        ("mat.txt", "MẬT\nTỈNH ỦY MẪU\nSố 9-CV/TU\nKế hoạch rất riêng tư\n1. Sở Y tế làm việc kín".encode()),
    ],
)
def test_bad_files_get_a_sentence_and_nothing_is_stored(
    office_terminal: Terminal, name: str, content: bytes
) -> None:
    path = office_terminal.write(name, content)
    before = office_terminal.type("audit", "head").out

    answer = office_terminal.type("import", path)

    assert answer.code == 6, answer.out + answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert "Traceback" not in answer.err
    assert "riêng tư" not in answer.err
    assert office_terminal.type("audit", "head").out == before


def test_a_missing_file_is_named(office_terminal: Terminal) -> None:
    answer = office_terminal.type("import", "khong-co.txt")

    assert answer.code == 6
    assert "khong-co.txt" in answer.err


def test_a_database_of_another_version_is_left_alone(office_terminal: Terminal) -> None:
    path = Path(office_terminal.env["TRACKER_DATA_DIR"]) / "tracker.db"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()

    answers = [
        office_terminal.type("tasks"),
        office_terminal.type("init"),
        office_terminal.type("audit", "head"),
    ]

    assert [answer.code for answer in answers] == [7, 7, 7]
    assert path.read_bytes() == before


def test_a_wrong_date_is_shown_how_to_be_written(office_terminal: Terminal) -> None:
    answer = office_terminal.type("tasks", "--on", "31/2/2019")

    assert answer.code == 6
    assert "31/2/2019" in answer.err


def test_a_password_in_the_address_of_the_database_is_never_shown(terminal: Terminal) -> None:
    url = "postgresql://tracker:rat-bi-mat@127.0.0.1:1/none"

    answers = [
        terminal.type(*words, TRACKER_DATABASE_URL=url) for words in (["init"], ["tasks", "--as", "a@b.vn"])
    ]

    assert [answer.code for answer in answers] == [7, 7]
    assert all("rat-bi-mat" not in answer.out + answer.err for answer in answers)


def test_the_workflow_files_are_sound_and_can_be_drawn(terminal: Terminal) -> None:
    checked = terminal.type("workflow", "check")
    drawn = terminal.type("workflow", "diagram", "--format", "svg", "--out", "w.svg")

    assert checked.code == 0
    assert drawn.code == 0
    assert (terminal.folder / "w.svg").read_text("utf-8").startswith("<svg")


def test_a_mail_that_the_ladder_needs_and_nobody_wrote_is_told_before_it_is_owed(terminal: Terminal) -> None:
    flows = terminal.folder / "workflows"
    shutil.copytree(data_dir("workflows"), flows)
    ladder = flows / "reminders.toml"
    ladder.write_text(ladder.read_text("utf-8").replace('"head_digest"', '"head_letter"'), "utf-8")

    answer = terminal.type("workflow", "check", TRACKER_WORKFLOWS_DIR=str(flows))

    assert answer.code == 1
    assert answer.out.count("head_letter.") == 3


def test_a_broken_workflow_file_is_told_line_by_line(terminal: Terminal) -> None:
    broken = 'name = "assignment"\nversion = 1\ninitial = "a"\n'
    broken += '[states.a]\nphase = "lost"\nrank = 0\nvi = "a"\nen = "a"\n'

    answer = terminal.type("workflow", "check", terminal.write("w.toml", broken + "[[moves]]\n"))

    assert answer.code == 1
    assert "lost" in answer.out


def test_the_output_may_be_cut_by_its_reader(terminal: Terminal) -> None:
    import subprocess

    from tests.cli.conftest import TRACKER

    done = subprocess.run(
        f"{TRACKER} --help | head -1", shell=True, env=terminal.env, capture_output=True, text=True
    )

    assert done.stderr == ""
