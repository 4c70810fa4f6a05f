"""Reviewing a draft: who may, one event an edit, two reviewers, undoing until issue, and what issuing then gives."""

import hashlib
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.drafts import BODIES, TEXT, a_draft
from tests.office import Office, item
from tracker.domain.directive import ItemKind
from tracker.domain.events import EventKind
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.review_edits import (
    Accept,
    Drop,
    Edit,
    How,
    Mean,
    Merge,
    Retitle,
    SetBodies,
    SetDue,
    SetHead,
    SetKind,
    Split,
)
from tracker.domain.review_edits import Role as In
from tracker.domain.review_errors import (
    DraftClosed,
    DraftDiffers,
    NothingToRedo,
    NothingToUndo,
    NumberRegistered,
    OpenErrors,
    PassedOverUnsaid,
    StaleDraft,
)
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.context import Context
from tracker.usecases.drafts import Reviewed
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.move_directive import MoveDirective, move_directive
from tracker.usecases.review_directive import (
    ReviewDirective,
    TakeBack,
    redo_edit,
    review_directive,
    undo_edit,
)
from tracker.usecases.review_page import review_page
from tracker.usecases.review_shown import ReviewPage
from tracker.usecases.verify_record import verify_record


def drafted(office: Office) -> UUID:
    """The draft of `tests/drafts.py` in the register, with the bodies it names in the directory."""
    for code, name in BODIES.items():
        office.body(code, name)
    return office.drafted(a_draft(), TEXT)


def edit(ctx: Context, key: UUID, *edits: Edit, seen: int | None = None) -> Reviewed:
    for one in edits:
        done = review_directive(ctx, ReviewDirective(key, one, seen))
    return done


def stored(office: Office, key: UUID) -> str:
    with office.system.open_reading() as unit:
        return unit.directives.get(key).draft


def events(office: Office, key: UUID, *kinds: EventKind) -> list[dict[str, Any]]:
    with office.system.open_reading() as unit:
        return [one.data for one in unit.events.of_subject(key) if one.kind in kinds]


def page(office: Office, key: UUID) -> ReviewPage:
    with office.system.open_reading() as unit:
        no = unit.directives.get(key).no
    return review_page(office.coordinator(), str(no))


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def test_an_edit_is_one_event_with_old_and_new(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    before = stored(office, key)

    done = edit(board, key, SetDue("3", date(2019, 9, 1)))

    [told] = events(office, key, EventKind.DRAFT_EDITED)
    assert told["edit"] == {"verb": "due", "path": "3", "due_on": "2019-09-01"}
    assert told["changes"] == [
        {"at": ["items", 4, "by_person"], "new": ["due_on"]},
        {"at": ["items", 4, "due_on"], "old": None, "new": "2019-09-01"},
    ]
    assert told["draft_sha256"] == [digest(before), digest(stored(office, key))]
    assert told["by"] == board.actor.name
    assert (done.version, done.is_changed) == (2, True)


def test_an_edit_that_says_nothing_new_leaves_no_trace(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    head = verify_record(board).head

    done = edit(board, key, Retitle("1", ""))

    assert (done.version, done.is_changed) == (1, False)
    assert verify_record(board).head == head


def test_a_refused_edit_stores_nothing(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    before = stored(office, key)

    with pytest.raises(Exception, match="unknown_body"):
        edit(board, key, SetBodies("3", In.LEAD, How.ADD, ("so-khong",)))

    assert stored(office, key) == before
    assert events(office, key, EventKind.DRAFT_EDITED) == []


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR, Role.OFFICER])
def test_only_a_coordinator_edits_a_draft(office: Office, role: Role) -> None:
    key = drafted(office)

    with pytest.raises(NotPermitted):
        edit(office.person(role), key, Drop("3"))


def test_another_board_neither_edits_a_draft_nor_sees_it(office: Office) -> None:
    key, other = drafted(office), office.person(Role.COORDINATOR, "ban-khac")

    with pytest.raises(NotPermitted):
        edit(other, key, Drop("3"))
    with pytest.raises(NotPermitted):
        undo_edit(other, TakeBack(key))
    with pytest.raises(DirectiveNotFound):
        review_page(other, "1")


def test_of_two_reviewers_the_second_is_told_who_changed_what(office: Office) -> None:
    key, first, second = drafted(office), office.coordinator(), office.coordinator()
    seen = page(office, key).version
    edit(first, key, Drop("3"), seen=seen)

    with pytest.raises(StaleDraft) as told:
        edit(second, key, Retitle("1", "Danh sách"), seen=seen)

    assert told.value.holes["who"] == [first.actor.name]
    assert told.value.holes["edits"] == [{"verb": "drop", "path": "3", "with_parts": False}]
    assert edit(second, key, Retitle("1", "Danh sách"), seen=told.value.holes["version"]).is_changed


def test_all_edits_are_undone_one_by_one_and_done_again(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    drafts = [stored(office, key)]
    for one in (Split("1", 76), Merge("2", ("2.a",)), SetHead("number", "5-CV/TU"), Accept(2)):
        edit(board, key, one)
        drafts.append(stored(office, key))

    for before in reversed(drafts[:-1]):
        undo_edit(board, TakeBack(key))
        assert stored(office, key) == before
    with pytest.raises(NothingToUndo):
        undo_edit(board, TakeBack(key))
    for after in drafts[1:]:
        redo_edit(board, TakeBack(key))
        assert stored(office, key) == after

    with pytest.raises(NothingToRedo):
        redo_edit(board, TakeBack(key))
    assert [len(events(office, key, kind)) for kind in (EventKind.DRAFT_EDITED, EventKind.DRAFT_UNDONE)] == [
        4,
        4,
    ]


def test_after_a_new_edit_what_was_undone_stays_undone(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(board, key, Drop("3"), Drop("1"))
    undo_edit(board, TakeBack(key))

    edit(board, key, Retitle("1", "Danh sách"))

    with pytest.raises(NothingToRedo):
        redo_edit(board, TakeBack(key))
    assert undo_edit(board, TakeBack(key)).edit["verb"] == "title"
    assert undo_edit(board, TakeBack(key)).edit == {"verb": "drop", "path": "3", "with_parts": False}


def test_undoing_what_somebody_changed_since_is_refused_too(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(board, key, Drop("3"), Drop("1"))

    with pytest.raises(StaleDraft):
        undo_edit(board, TakeBack(key, seen_version=2))


def test_nothing_is_edited_or_undone_once_it_is_issued(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(board, key, Accept(2))
    office.issue(board, key)

    with pytest.raises(DraftClosed):
        edit(board, key, Drop("3"))
    with pytest.raises(DraftClosed):
        undo_edit(board, TakeBack(key))
    with pytest.raises(DraftClosed):
        redo_edit(board, TakeBack(key))
    assert not page(office, key).is_open


def test_the_draft_of_a_replaced_directive_is_closed(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    move_directive(board, MoveDirective(key, "supersede", "có văn bản mới"))

    with pytest.raises(DraftClosed):
        edit(board, key, Drop("3"))


def test_issuing_after_edits_gives_what_the_draft_says(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(
        board,
        key,
        Split("1", 76),
        Mean("Hội Lạ", ("hoi-mau",)),
        SetDue("3", date(2019, 9, 1)),
        SetBodies("3", In.COORDINATING, How.ADD, ("so-mau",)),
        SetKind("2.b", ItemKind.INFO),
        SetDue("2.a", date(2019, 8, 1), duty=1),
        Accept(2),
    )
    shown = page(office, key)

    issue_directive(board, IssueDirective(key, seen_version=shown.version))

    given = {(a.path, a.body_code, a.role, a.due_on) for a in office.assignments(key)}
    assert given == {
        ("1", "so-mau", "lead", date(2019, 6, 30)),
        ("1", "hoi-mau", "coordinating", date(2019, 6, 30)),
        ("1~2", "so-hai", "lead", None),
        ("2.a", "so-mau", "lead", date(2019, 8, 1)),
        ("3", "hoi-mau", "lead", date(2019, 9, 1)),
        ("3", "so-mau", "coordinating", date(2019, 9, 1)),
    }
    said = {
        (i.path, body.code, who.role, i.task_due_on and date.fromisoformat(i.task_due_on))
        for i in shown.items
        if i.is_task
        for who in i.who
        for body in who.bodies
    }
    assert given == said
    assert verify_record(board).is_sound


def test_a_draft_changed_between_looking_and_issuing_is_looked_at_again(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(board, key, Accept(2))
    seen = page(office, key).version
    edit(office.coordinator(), key, Drop("3"))

    with pytest.raises(StaleDraft):
        issue_directive(board, IssueDirective(key, seen_version=seen))

    assert office.assignments(key) == []


def test_open_errors_hold_up_issue_until_they_are_settled_or_passed_over(office: Office) -> None:
    key, other, board = drafted(office), office.draft(item(leads=["so-mau"])), office.coordinator()

    with pytest.raises(OpenErrors) as refused:
        issue_directive(board, IssueDirective(key))
    with pytest.raises(PassedOverUnsaid):
        issue_directive(board, IssueDirective(key, despite_errors=" \n "))
    passed_over = issue_directive(board, IssueDirective(key, despite_errors="Thường trực đã cho ý kiến"))

    assert [f["number"] for f in refused.value.holes["findings"]] == [2]
    assert passed_over.is_new
    told = events(office, key, EventKind.DIRECTIVE_MOVED)[0]
    assert (told["despite_errors"], told["reason"]) == ([2], "Thường trực đã cho ý kiến")
    assert issue_directive(board, IssueDirective(other)).is_new, "warnings hold up nothing"


def test_the_register_follows_the_head_and_its_undoing(office: Office) -> None:
    key, board = drafted(office), office.coordinator()

    edit(board, key, SetHead("number", "44-CV/TU"), SetHead("issued_on", "2019-05-07"))

    with office.system.open_reading() as unit:
        row = unit.directives.by_ref("44-CV/TU")
    assert (row.id, row.scope, row.issued_on) == (key, "term-2015", date(2019, 5, 7))
    for _ in range(2):
        undo_edit(board, TakeBack(key))
    with office.system.open_reading() as unit:
        row = unit.directives.by_ref("4-CV/TU")
    assert (row.scope, row.issued_on) == (None, None)


def test_two_directives_of_the_register_do_not_come_to_have_one_number(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(board, key, SetHead("issued_on", "2019-05-07"), SetHead("issuer", "Tỉnh ủy mẫu"))
    office.draft(item(leads=["so-mau"]))  # 1-CV/TU of the same issuer and term
    before = stored(office, key)

    with pytest.raises(NumberRegistered) as refused:
        edit(board, key, SetHead("number", "1-CV/TU"))

    assert refused.value.holes["no"] == 2
    assert stored(office, key) == before


def test_a_draft_changed_behind_our_back_is_named_and_nothing_is_undone_on_it(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(board, key, Drop("3"))
    assert verify_record(board).is_sound

    with office.tracker.engine.connect() as connection:
        connection.execute(text("UPDATE directive SET draft = replace(draft, 'so-mau', 'so-hai')"))
        connection.commit()

    found = verify_record(board).differences
    assert [(d.what, d.field) for d in found] == [("directive", "draft_sha256")]
    with pytest.raises(DraftDiffers):
        undo_edit(board, TakeBack(key))


def test_the_record_holds_after_edits_undone_and_done_again(office: Office) -> None:
    key, board = drafted(office), office.coordinator()

    edit(board, key, Drop("3"), Retitle("1", "Danh sách"))
    undo_edit(board, TakeBack(key))
    redo_edit(board, TakeBack(key))
    undo_edit(board, TakeBack(key))
    edit(board, key, SetDue("2", date(2019, 9, 1)))

    assert verify_record(board).is_sound


def test_the_page_shows_what_stands_where(office: Office) -> None:
    key, board = drafted(office), office.coordinator()
    edit(board, key, Split("1", 76), Accept(3, "đã xem"))

    shown = page(office, key)

    assert [(i.path, i.depth, i.is_task) for i in shown.items] == [
        ("1", 0, True),
        ("1~2", 0, True),
        ("2", 0, False),
        ("2.a", 1, True),
        ("2.b", 1, True),
        ("3", 0, True),
    ]
    assert all(shown.text[slice(*i.span)] == i.text for i in shown.items if i.span)
    assert [(f.number, f.is_open) for f in shown.findings] == [(1, True), (2, True), (3, False)]
    assert shown.items[5].findings == (1, 2)
    assert [(p.words, p.code, p.findings) for p in shown.proposals] == [("Hội Lạ", "hoi-la", (1,))]
    assert shown.items[0].who[0].bodies[0].name == "Sở Mẫu"
    assert (shown.version, len(shown.history.done)) == (3, 2)
    number = next(one for one in shown.head if one.field == "number")
    assert number.span is not None
    assert shown.text[slice(*number.span)] == number.value == "4-CV/TU"
