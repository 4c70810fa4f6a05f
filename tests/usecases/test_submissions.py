"""What a body hands in: cleaned at the door, kept with its files, and only with a report."""

import json

import pytest
from sqlalchemy import text

from tests.office import Office, baseline, item
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.text import MAX_TEXT
from tracker.domain.workflow import GuardFailed
from tracker.store.assignments import Assignment, AssignmentNotFound, SubmissionLine
from tracker.usecases.submissions import EvidenceTooLarge, Submission, TextTooLong, UnknownIndicator
from tracker.usecases.verify_record import verify_record

POISON = "đã làm\x00\x0b\u2028 \ud83d xong"


@pytest.fixture
def started(office: Office) -> Assignment:
    """An assignment that its body works on."""
    figures = [baseline("bị tai nạn", 33), baseline("bị đuối nước", 21)]
    [assignment] = office.issued(item(leads=["so-mau"]), figures=figures)
    office.move(office.officer("so-mau"), assignment, "start")
    return office.now(assignment)


def handed_in(office: Office, assignment: Assignment) -> tuple[SubmissionLine, ...]:
    with office.system.open_reading() as unit:
        return unit.assignments.submissions(assignment.id)


def evidence(office: Office) -> list[tuple[str, str, int]]:
    """(name, SHA-256, bytes) of every file on record."""
    with office.system.open_reading() as unit:
        rows = unit.connection.execute(text("SELECT name, sha256, size FROM evidence ORDER BY name"))
        return [(row[0], row[1], row[2]) for row in rows]


def last_move(office: Office, assignment: Assignment) -> dict[str, object]:
    with office.system.open_reading() as unit:
        return unit.events.of_subject(assignment.id)[-1].data


def test_what_was_handed_in_is_on_record_word_by_word(office: Office, started: Assignment) -> None:
    handed = Submission("đã làm", "thiếu người", "xin thêm", {1: 33, 2: 1.5}, {"anh.jpg": b"anh"})

    office.move(office.officer("so-mau"), started, "report", submission=handed)

    [line] = handed_in(office, started)
    assert (line.revision, line.results, line.difficulties, line.proposals) == (
        1,
        "đã làm",
        "thiếu người",
        "xin thêm",
    )
    assert json.loads(line.figures) == {"1": 33, "2": 1.5}
    [(name, sha256, size)] = evidence(office)
    assert (name, size, office.system.files.get(sha256)) == ("anh.jpg", 3, b"anh")


def test_words_that_would_break_an_output_are_cleaned_at_the_door(
    office: Office, started: Assignment
) -> None:
    handed = Submission(POISON, POISON, POISON, evidence={"a\x00\nb.txt": b"x"})

    office.move(office.officer("so-mau"), started, "report", submission=handed)
    office.move(office.coordinator(), started, "return", reason=POISON)

    [line] = handed_in(office, started)
    assert line.results == line.difficulties == line.proposals == "đã làm    \ufffd xong"
    assert last_move(office, started)["reason"] == "đã làm    \ufffd xong"
    assert [name for name, _, _ in evidence(office)] == ["a b.txt"]
    assert verify_record(office.coordinator()).is_sound


@pytest.mark.parametrize("words", ["", " \n\t", "\x00", "\u2028\ufeff"])
def test_a_report_of_signs_that_nobody_sees_is_no_report(
    office: Office, started: Assignment, words: str
) -> None:
    with pytest.raises(GuardFailed) as refused:
        office.move(office.officer("so-mau"), started, "report", results=words)

    assert refused.value.holes["guard"] == "has_result"
    assert handed_in(office, started) == ()


def test_two_files_of_the_same_content_are_one_piece_of_evidence_under_its_first_name(
    office: Office, started: Assignment
) -> None:
    handed = Submission("đã làm", evidence={"a.jpg": b"anh", "b.jpg": b"anh", "c.jpg": b"khac"})

    office.move(office.officer("so-mau"), started, "report", submission=handed)

    assert [(name, size) for name, _, size in evidence(office)] == [("a.jpg", 3), ("c.jpg", 4)]


def test_two_files_of_one_name_are_both_kept(office: Office, started: Assignment) -> None:
    handed = Submission("đã làm", evidence={"bien ban.txt": b"mot", "bien\tban.txt": b"hai"})

    office.move(office.officer("so-mau"), started, "report", submission=handed)

    assert {office.system.files.get(sha256) for _, sha256, _ in evidence(office)} == {b"mot", b"hai"}


def test_what_is_handed_in_with_another_verb_is_not_taken_for_a_report(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))

    moved = office.move(office.officer("so-mau"), assignment, "start", results="đã làm")

    assert (moved.assignment.revision, moved.files) == (0, {})
    assert "submission" not in last_move(office, assignment)
    assert handed_in(office, assignment) == ()


def test_the_longest_text_passes_and_one_letter_more_does_not(office: Office, started: Assignment) -> None:
    officer = office.officer("so-mau")

    with pytest.raises(TextTooLong):
        office.move(officer, started, "report", results="x" * (MAX_TEXT + 1))
    office.move(officer, started, "report", results="x" * MAX_TEXT)

    assert len(handed_in(office, started)[0].results) == MAX_TEXT


def test_a_file_that_is_too_large_is_named(office: Office, started: Assignment) -> None:
    handed = Submission("đã làm", evidence={"phim.mp4": bytes(20 * 1024 * 1024 + 1)})

    with pytest.raises(EvidenceTooLarge) as refused:
        office.move(office.officer("so-mau"), started, "report", submission=handed)

    assert refused.value.holes == {"name": "phim.mp4", "limit_mb": 20}
    assert office.now(started) == started


def test_a_figure_for_an_indicator_that_is_not_there_is_refused(office: Office, started: Assignment) -> None:
    with pytest.raises(UnknownIndicator) as refused:
        office.move(
            office.officer("so-mau"), started, "report", submission=Submission("đã làm", figures={3: 1.0})
        )

    assert (refused.value.holes["numbers"], refused.value.holes["known"]) == ([3], [1, 2])
    assert office.now(started).state == "in_progress"


def test_files_of_somebody_who_may_not_report_are_not_kept(office: Office, started: Assignment) -> None:
    stranger = office.officer("so-khac")
    reader = office.person(Role.INSPECTOR)
    kept = list((office.folder / "evidence").rglob("*"))

    for who, refusal in ((stranger, AssignmentNotFound), (reader, NotPermitted)):
        with pytest.raises(refusal):
            office.move(who, started, "report", submission=Submission("x", evidence={"a.txt": b"bi mat"}))

    assert list((office.folder / "evidence").rglob("*")) == kept
