"""Several reviewers at the same draft at the same moment: no edit is lost, none is made on a draft that nobody saw."""

from uuid import UUID

from tests.drafts import BODIES, TEXT, a_draft
from tests.faults.clerks import Deed, at_once
from tests.faults.test_races import board, is_sound
from tests.office import Office
from tracker.domain.review_edits import Accept, Drop, Retitle
from tracker.domain.review_errors import NameTaken
from tracker.domain.review_history import history_of
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.review_bodies import AddBody, add_body
from tracker.usecases.review_directive import ReviewDirective, TakeBack, review_directive, undo_edit

DRAFTS = 8


def drafts(office: Office, count: int) -> list[UUID]:
    for code, name in BODIES.items():
        office.body(code, name)
    return [office.drafted(a_draft() | {"number": f"{n}-CV/TU"}, f"{n}\n{TEXT}") for n in range(count)]


def stored(office: Office, key: UUID) -> str:
    with office.system.open_reading() as unit:
        return unit.directives.get(key).draft


def test_of_two_who_edit_what_both_have_seen_one_is_told_to_look_again(office: Office) -> None:
    keys = drafts(office, DRAFTS)
    edits = [
        [
            (review_directive, ReviewDirective(key, Retitle("1", "Danh sách"), seen_version=1)),
            (review_directive, ReviewDirective(key, Drop("3"), seen_version=1)),
        ]
        for key in keys
    ]

    answers = at_once(office, board(office, 2), edits)

    assert [sum(answer.error is None for answer in row) for row in answers] == [1] * DRAFTS
    assert is_sound(office)


def test_edits_that_look_at_no_version_are_all_made_one_after_the_other(office: Office) -> None:
    keys = drafts(office, DRAFTS)
    edits = [
        [
            (review_directive, ReviewDirective(key, Retitle(path, "Danh sách")))
            for path in ("1", "2", "2.a", "3")
        ]
        for key in keys
    ]

    answers = at_once(office, board(office, 4), edits)

    assert {answer.error for row in answers for answer in row} == {None}
    for key in keys:
        with office.system.open_reading() as unit:
            row, history = unit.directives.get(key), history_of(unit.events.of_subject(key))
        assert row.version == 5
        assert [step.version for step in history.steps] == [2, 3, 4, 5]
        assert row.draft.count("Danh sách") == 4
    assert is_sound(office)


def test_two_who_undo_at_once_take_back_two_edits_or_one_of_them_is_refused(office: Office) -> None:
    keys = drafts(office, DRAFTS)
    first = [stored(office, key) for key in keys]
    for key in keys:
        for path in ("1", "3"):
            review_directive(office.coordinator(), ReviewDirective(key, Retitle(path, "Danh sách")))

    answers = at_once(office, board(office, 3), [[(undo_edit, TakeBack(key))] * 3 for key in keys])

    assert [sum(answer.error is None for answer in row) for row in answers] == [2] * DRAFTS
    assert [stored(office, key) for key in keys] == first
    assert is_sound(office)


def test_a_draft_edited_while_it_is_issued_is_issued_before_or_after_the_edit(office: Office) -> None:
    keys = drafts(office, DRAFTS)
    for key in keys:
        review_directive(office.coordinator(), ReviewDirective(key, Accept(2)))
    both: list[list[Deed]] = [
        [(issue_directive, IssueDirective(key)), (review_directive, ReviewDirective(key, Drop("3")))]
        for key in keys
    ]

    answers = at_once(office, board(office, 2), both)

    assert [row[0].error for row in answers] == [None] * DRAFTS
    for key, row in zip(keys, answers, strict=True):
        was_edited = row[1].error is None
        with office.system.open_reading() as unit:
            paths = [task.path for task in unit.directives.tasks(key)]
        assert ("3" in paths) is not was_edited
    assert is_sound(office)


def test_a_body_that_two_reviews_add_at_once_is_added_by_one(office: Office) -> None:
    keys = drafts(office, 2 * DRAFTS)
    pairs = [(keys[n], keys[n + 1]) for n in range(0, len(keys), 2)]
    rounds: list[list[Deed]] = [
        [(add_body, AddBody(key, "Hội Lạ", f"Hội Lạ số {n}", f"hoi-la-{n}")) for key in pair]
        for n, pair in enumerate(pairs)
    ]

    answers = at_once(office, board(office, 2), rounds)

    assert sum(answer.error is None for row in answers for answer in row) == 1
    assert {answer.error for row in answers for answer in row} == {None, NameTaken}
    assert is_sound(office)
