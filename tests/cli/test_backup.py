"""`tracker backup` and `tracker restore` as they are typed."""

from pathlib import Path

from tests.cli.conftest import Terminal


def test_an_office_moves_to_another_folder_by_one_file(office_terminal: Terminal) -> None:
    out = str(office_terminal.folder / "tat-ca.zip")
    there = {"TRACKER_DATA_DIR": str(office_terminal.folder / "noi-khac")}

    made = office_terminal.type("backup", "--out", out, "--json").data
    restored = office_terminal.type("restore", out, "--json", **there)

    assert restored.code == 0
    assert restored.data["sound"]
    assert (restored.data["events"], restored.data["head"]) == (made["events"], made["head"])
    head = office_terminal.type("audit", "head", "--as", "quantri@example.vn", **there)
    assert head.out.split() == [str(made["events"]), made["head"]]


def test_what_cannot_be_done_is_said_in_a_sentence_and_an_exit_code(office_terminal: Terminal) -> None:
    words = office_terminal.write("thu.txt", "đây không phải bản sao lưu")
    made = office_terminal.type("backup", "--json").data["file"]
    before = Path(office_terminal.env["TRACKER_DATA_DIR"], "tracker.db").read_bytes()

    answers = [
        office_terminal.type("restore", made),
        office_terminal.type("restore", words, "--replace"),
        office_terminal.type("restore", "khong-co.zip", "--replace"),
        office_terminal.type("backup", "--out", "khong-co/tat-ca.zip"),
        office_terminal.type("backup", TRACKER_BACKUP_DIR="khong-co"),
        office_terminal.type("backup", TRACKER_BACKUP_KEEP="bảy"),
    ]

    assert [answer.code for answer in answers] == [5, 6, 6, 7, 7, 6]
    assert all(answer.err.count("\n") == 1 and "upkeep." not in answer.err for answer in answers)
    assert Path(office_terminal.env["TRACKER_DATA_DIR"], "tracker.db").read_bytes() == before
