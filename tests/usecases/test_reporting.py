"""Handing in from where a report was written; drafts are private; a body is told of a return."""

import json
from datetime import date

import pytest
from sqlalchemy import text

from tests.office import Office, item
from tests.work_office import BODY
from tracker.domain.permissions import NotPermitted
from tracker.domain.workflow import GuardFailed, MoveNotAllowed, Phase
from tracker.store.assignments import Assignment, AssignmentNotFound, StaleAssignment
from tracker.usecases.evidence_files import MAX_FILES, EmptyEvidence, SecretEvidence, TooManyFiles
from tracker.usecases.hand_in import HandIn, hand_in
from tracker.usecases.my_work import my_work
from tracker.usecases.submissions import Submission
from tracker.usecases.verify_record import verify_record
from tracker.usecases.write_report import (
    DraftText,
    add_draft_file,
    remove_draft_file,
    report_form,
    save_draft,
)


@pytest.fixture
def given(office: Office) -> Assignment:
    """Work that was given out."""
    [assignment] = office.issued(item(leads=[BODY], due_on=date(2019, 6, 28)))
    return assignment


def mails(office: Office, template: str) -> list[dict[str, object]]:
    with office.system.open_reading() as unit:
        rows = unit.connection.execute(
            text("SELECT data, address FROM message WHERE template = :template"), {"template": template}
        ).all()
    return [json.loads(row[0]) | {"address": row[1]} for row in rows]


def events(office: Office) -> int:
    with office.system.open_reading() as unit:
        return unit.events.head()[0]


def test_two_moves_stand_on_record_and_the_receipt_is_acknowledged_by_them(
    office: Office, given: Assignment
) -> None:
    moved = hand_in(office.officer(BODY), HandIn(given.ref, Submission("xong"), 0))

    assert (moved.assignment.phase, moved.assignment.version, moved.assignment.revision) == (
        Phase.REPORTED,
        3,
        1,
    )
    assert moved.assignment.acknowledged_at is not None
    assert verify_record(office.coordinator()).is_sound


def test_a_guard_that_fails_leaves_the_work_not_even_started(office: Office, given: Assignment) -> None:
    with pytest.raises(GuardFailed):
        hand_in(office.officer(BODY), HandIn(given.ref, Submission("  "), 0))

    assert office.now(given) == given


def test_the_second_report_on_one_revision_is_refused(office: Office, given: Assignment) -> None:
    officer = office.officer(BODY)
    hand_in(officer, HandIn(given.ref, Submission("xong"), 0))

    with pytest.raises(StaleAssignment):
        hand_in(officer, HandIn(given.ref, Submission("xong"), 0))
    with pytest.raises(MoveNotAllowed):
        hand_in(officer, HandIn(given.ref, Submission("xong"), 1))


def test_a_colleague_who_only_acknowledged_is_no_conflict(office: Office, given: Assignment) -> None:
    office.move(office.officer(BODY), given, "acknowledge")

    assert hand_in(office.officer(BODY), HandIn(given.ref, Submission("xong"), 0)).assignment.revision == 1


def test_nobody_of_another_body_writes_or_hands_in(office: Office, given: Assignment) -> None:
    stranger, board = office.officer("so-khac"), office.coordinator()

    for who in (stranger, board):
        with pytest.raises(AssignmentNotFound):
            hand_in(who, HandIn(given.ref, Submission("xong"), 0))
        with pytest.raises(AssignmentNotFound):
            save_draft(who, given.ref, DraftText("x"))
        with pytest.raises(AssignmentNotFound):
            add_draft_file(who, given.ref, "a.txt", b"a")


def test_a_draft_is_no_event_and_each_sees_their_own(office: Office, given: Assignment) -> None:
    one, other = office.officer(BODY), office.officer(BODY)
    before = events(office)

    save_draft(one, given.ref, DraftText("một", figures={1: "1.426"}))
    save_draft(one, given.ref, DraftText("hai", figures={1: "1.426"}))
    save_draft(other, given.ref, DraftText("khác"))

    assert events(office) == before
    assert report_form(one, given.ref).text == DraftText("hai", "", "", {1: "1.426"})
    assert report_form(other, given.ref).text.results == "khác"


def test_files_of_a_draft_are_few_sound_and_may_be_let_go(office: Office, given: Assignment) -> None:
    officer = office.officer(BODY)

    for data, error in ((b"", EmptyEvidence), ("MẬT\n".encode(), SecretEvidence)):
        with pytest.raises(error):
            add_draft_file(officer, given.ref, "a.txt", data)
    kept = [add_draft_file(officer, given.ref, "cùng tên.txt", bytes([65 + n])) for n in range(MAX_FILES)]
    with pytest.raises(TooManyFiles):
        add_draft_file(officer, given.ref, "b.txt", b"khac")
    remove_draft_file(officer, given.ref, kept[0].id)
    remove_draft_file(officer, given.ref, kept[0].id)
    moved = hand_in(officer, HandIn(given.ref, Submission("xong"), 0))

    assert len(moved.files) == MAX_FILES - 1
    assert report_form(officer, given.ref).files == ()
    assert verify_record(office.coordinator()).is_sound


def test_who_reported_is_told_of_a_return_with_its_reason(office: Office, given: Assignment) -> None:
    officer = office.officer(BODY)
    office.officer(BODY)
    hand_in(officer, HandIn(given.ref, Submission("xong"), 0))

    office.move(office.coordinator(), given, "return", reason="thiếu biểu")

    [mail] = mails(office, "returned")
    assert (mail["reason"], mail["recipient"]["name"]) == ("thiếu biểu", officer.actor.name)  # type: ignore[index]  # plain data


def test_where_nobody_of_the_body_reported_all_its_officers_are_told(
    office: Office, given: Assignment
) -> None:
    officers = [office.officer(BODY), office.officer(BODY)]
    hand_in(officers[0], HandIn(given.ref, Submission("xong"), 0))
    with office.system.open_unit() as unit:
        assert officers[0].actor.id is not None
        row = unit.people.get(officers[0].actor.id)
        assert row is not None
        row.is_active = False
        unit.commit()

    office.move(office.coordinator(), given, "return", reason="thiếu biểu")

    assert [mail["recipient"]["name"] for mail in mails(office, "returned")] == [officers[1].actor.name]  # type: ignore[index]  # plain data


def test_a_list_of_work_is_for_people_of_a_body(office: Office, given: Assignment) -> None:
    with pytest.raises(NotPermitted):
        my_work(office.system)
