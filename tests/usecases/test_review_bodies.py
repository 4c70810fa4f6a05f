"""From the review into the directory: new bodies, kept aliases, and the next document that then needs no correction."""

import pytest

from tests.office import BOARD, Office
from tracker.domain.directory import UnknownBody
from tracker.domain.events import EventKind
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.review_errors import BadCode, CodeTaken, NameTaken, NoSuchWords, StaleDraft
from tracker.store.bodies import Bodies
from tracker.usecases.context import Context
from tracker.usecases.import_directive import Imported, ImportFile, import_directive
from tracker.usecases.review_bodies import AddBody, KeepAlias, add_body, keep_alias
from tracker.usecases.review_directive import TakeBack, undo_edit
from tracker.usecases.review_page import review_page
from tracker.usecases.review_shown import ReviewPage
from tracker.usecases.verify_record import verify_record

CLUB = "Trung tâm Làm vườn mẫu"


def imported(board: Context, number: int, who: str = CLUB) -> Imported:
    """A document that gives one thing to do to somebody."""
    words = (
        f"TỈNH ỦY MẪU\n*\nSố {number}-CV/TU\n\nMẫu Sơn, ngày 07 tháng 5 năm 2019\n\nKính gửi: {who}\n\n"
        f"Ban Thường vụ yêu cầu:\n1. {who} chủ trì lập danh sách cây trồng.\n2. Sở Mẫu trồng cây.\n"
    )
    return import_directive(board, ImportFile(f"{number}.txt", words.encode()))


@pytest.fixture
def board(office: Office) -> Context:
    office.body("so-mau", "Sở Mẫu")
    return office.coordinator()


def page(board: Context, done: Imported) -> ReviewPage:
    return review_page(board, str(done.no))


def leads(shown: ReviewPage, path: str = "1") -> list[str]:
    return [
        body.code
        for i in shown.items
        if i.path == path
        for w in i.who
        if w.role == "lead"
        for body in w.bodies
    ]


def kinds(office: Office) -> list[str]:
    with office.system.open_reading() as unit:
        return [event.kind for event in unit.events.read()]


def names(office: Office, code: str) -> tuple[str, ...]:
    with office.system.open_reading() as unit:
        body = Bodies(unit.session).load().body(code)
    return (body.name, *body.aliases)


def test_a_body_that_nobody_knows_is_proposed_and_added(office: Office, board: Context) -> None:
    first = imported(board, 1)
    [proposal] = page(board, first).proposals
    assert (proposal.words, proposal.code) == (CLUB, "trung-tam-lam-vuon-mau")

    done = add_body(board, AddBody(first.id, CLUB))

    assert done.edit["codes"] == ["trung-tam-lam-vuon-mau"]
    assert names(office, "trung-tam-lam-vuon-mau") == (CLUB,)
    assert leads(page(board, first)) == ["trung-tam-lam-vuon-mau"]
    assert page(board, first).proposals == ()
    assert kinds(office)[-2:] == [EventKind.BODY_ADDED, EventKind.DRAFT_EDITED]
    assert leads(page(board, imported(board, 2))) == ["trung-tam-lam-vuon-mau"]
    assert verify_record(board).is_sound


def test_a_body_may_be_given_its_full_name_its_code_and_its_place(office: Office, board: Context) -> None:
    first = imported(board, 1)

    add_body(board, AddBody(first.id, CLUB, "Trung tâm Làm vườn và Cây cảnh", "lam-vuon", "don_vi", "so-mau"))

    assert names(office, "lam-vuon") == ("Trung tâm Làm vườn và Cây cảnh", CLUB)


def test_kept_as_an_alias_the_words_are_known_in_the_next_document(office: Office, board: Context) -> None:
    first = imported(board, 1)

    keep_alias(board, KeepAlias(first.id, CLUB, "so-mau"))

    assert names(office, "so-mau") == ("Sở Mẫu", CLUB)
    assert kinds(office)[-2:] == [EventKind.BODY_CHANGED, EventKind.DRAFT_EDITED]
    assert leads(page(board, first)) == ["so-mau"]
    second = page(board, imported(board, 2))
    assert (leads(second), second.proposals) == (["so-mau"], ())
    assert verify_record(board).is_sound


def test_an_alias_kept_twice_is_kept_once(office: Office, board: Context) -> None:
    first, second = imported(board, 1), imported(board, 2)
    keep_alias(board, KeepAlias(first.id, CLUB, "so-mau"))

    keep_alias(board, KeepAlias(second.id, CLUB, "so-mau"))

    assert names(office, "so-mau") == ("Sở Mẫu", CLUB)
    assert kinds(office).count(EventKind.BODY_CHANGED) == 1
    assert leads(page(board, second)) == ["so-mau"]


def test_undoing_takes_back_the_meaning_and_leaves_the_directory(office: Office, board: Context) -> None:
    first = imported(board, 1)
    add_body(board, AddBody(first.id, CLUB, code="lam-vuon"))

    undo_edit(board, TakeBack(first.id))

    assert leads(page(board, first)) == []
    assert names(office, "lam-vuon") == (CLUB,)


def test_what_would_make_a_name_mean_two_bodies_is_refused(office: Office, board: Context) -> None:
    first = imported(board, 1)
    before = kinds(office)

    with pytest.raises(NameTaken):
        add_body(board, AddBody(first.id, CLUB, name="SỞ MẪU"))
    with pytest.raises(NameTaken):
        keep_alias(board, KeepAlias(first.id, "Sở Mẫu", BOARD))
    with pytest.raises(CodeTaken):
        add_body(board, AddBody(first.id, CLUB, code="so-mau"))
    with pytest.raises(BadCode):
        add_body(board, AddBody(first.id, CLUB, code="Làm vườn"))
    with pytest.raises(UnknownBody):
        add_body(board, AddBody(first.id, CLUB, parent="so-khong"))
    with pytest.raises(UnknownBody):
        keep_alias(board, KeepAlias(first.id, CLUB, "so-khong"))

    assert kinds(office) == before


def test_words_that_the_draft_does_not_have_add_nothing_to_the_directory(
    office: Office, board: Context
) -> None:
    first = imported(board, 1)

    with pytest.raises(NoSuchWords):
        add_body(board, AddBody(first.id, "Hội Chơi cờ mẫu"))
    with pytest.raises(StaleDraft):
        add_body(board, AddBody(first.id, CLUB, seen_version=7))

    with pytest.raises(UnknownBody):
        names(office, "hoi-choi-co-mau")


def test_only_who_manages_bodies_and_reviews_adds_one(office: Office, board: Context) -> None:
    first = imported(board, 1)

    for stranger in (office.person(Role.ADMINISTRATOR), office.person(Role.LEADER), office.officer("so-mau")):
        with pytest.raises(NotPermitted):
            add_body(stranger, AddBody(first.id, CLUB))
        with pytest.raises(NotPermitted):
            keep_alias(stranger, KeepAlias(first.id, CLUB, "so-mau"))
