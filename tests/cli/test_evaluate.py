"""`tracker evaluate`, typed: figures, errors with their sentence, and what a change broke."""

import json

from tests.cli.conftest import Terminal
from tests.documents.test_evaluation import LETTER, labels


def folder(terminal: Terminal, **changes: object) -> str:
    (terminal.folder / "thu").mkdir(exist_ok=True)
    terminal.write("thu/thu.txt", LETTER)
    terminal.write("thu/labels.json", json.dumps({"documents": [labels(**changes)]}))
    return "thu"


def test_the_figures_of_a_folder_are_printed(terminal: Terminal) -> None:
    typed = terminal.type("evaluate", folder(terminal))

    assert typed.code == 0
    assert "chủ trì" in typed.out
    assert "công văn" in typed.out
    assert "0/2" in typed.out


def test_an_error_is_shown_with_its_sentence(terminal: Terminal) -> None:
    entry = labels()
    entry["items"][0]["lead"] = ["Thanh tra Sở"]

    typed = terminal.type("evaluate", folder(terminal, items=entry["items"]), "--lang", "en")

    assert "thu.txt 1 [leads]: read as Phòng Tổ chức; right is Thanh tra Sở" in typed.out
    assert "Phòng Tổ chức chủ trì, phối hợp" in typed.out
    assert "1/2 (50.0 %)" in typed.out


def test_a_comparison_shows_what_a_change_broke_and_what_it_mended(terminal: Terminal) -> None:
    entry = labels()
    entry["items"][0]["lead"] = ["Thanh tra Sở"]
    before = terminal.type("evaluate", folder(terminal, items=entry["items"]), "--save", "truoc.json")
    other = labels(cited=[{"symbol": "12/SNV-VP"}])

    same = terminal.type("evaluate", "thu", "--compare", "truoc.json")
    now = terminal.type(
        "evaluate", folder(terminal, cited=other["cited"]), "--compare", "truoc.json", "--json"
    )

    assert before.code == same.code == 0
    assert now.code == 1
    assert [one["field"] for one in now.data["compared"]["gone"]] == ["leads"]
    assert [one["wanted"] for one in now.data["compared"]["new"]] == ["", "12/SNV-VP"]


def test_a_folder_without_labels_and_a_wrong_comparison_get_a_sentence(terminal: Terminal) -> None:
    folder(terminal)
    terminal.write("khac.json", '{"fields": {}}')

    absent = terminal.type("evaluate", "khong-co")
    other = terminal.type("evaluate", "thu", "--compare", "khac.json")

    assert (absent.code, other.code) == (6, 6)
    assert "khong-co/labels.json" in absent.err
    assert "khac.json" in other.err
    assert "Traceback" not in absent.err + other.err


def test_a_file_that_is_not_there_or_cannot_be_read_is_named(terminal: Terminal) -> None:
    folder(terminal)
    terminal.write("thu/thu.txt", b"\x00\x01\x02")
    entries = [labels(), labels(file="mat.txt")]
    terminal.write("thu/labels.json", json.dumps({"documents": entries}))

    typed = terminal.type("evaluate", "thu", "--json")

    assert typed.code == 0
    assert typed.data["unreadable"] == ["thu.txt"]
    assert typed.data["absent"] == ["mat.txt"]
    assert typed.data["fields"]["items"]["fn"] == 2
