"""What a document cites is shown with its place in the register, where it is there and the actor may know of it."""

from typing import Any

import pytest

from tests.drafts import a_draft
from tests.office import BOARD, Office
from tracker.domain.people import Role
from tracker.records.directives import DirectiveRow
from tracker.usecases.review_page import review_page
from tracker.usecases.show import show_directive


def stored(office: Office, number: str | None, *cited: dict[str, Any], **head: Any) -> int:
    """A directive of the register; its number there."""
    data = a_draft() | {"number": number, "issued_on": "2019-05-07", "citations": list(cited)} | head
    key = office.drafted(data, f"{number}{head}")
    with office.system.open_reading() as unit:
        return unit.directives.get(key).no


def cited(number: str | None, issued_on: str | None = None, issuer: str | None = None) -> dict[str, Any]:
    return {
        "kind": "chỉ thị",
        "number": number,
        "issued_on": issued_on,
        "issuer": issuer,
        "title": None,
        "span": [0, 5],
    }


def links(office: Office, no: int) -> list[int | None]:
    return [one["directive"] for one in review_page(office.coordinator(), str(no)).citations]


def test_a_citation_is_linked_to_the_directive_it_means(office: Office) -> None:
    chi_thi = stored(office, "18-CT/TU")

    no = stored(office, "9-CV/TU", cited("18-CT/TU"), cited("77-KH/TU"), cited(None), cited("18-ct/tu"))

    assert links(office, no) == [chi_thi, None, None, chi_thi]


@pytest.mark.parametrize(
    ("issued_on", "issuer", "is_meant"),
    [
        ("2019-05-07", "Tỉnh ủy mẫu", True),
        (None, "Tỉnh ủy", True),
        (None, "Ban Thường vụ Tỉnh ủy mẫu", True),
        ("2018-05-07", None, False),
        (None, "UBND tỉnh", False),
    ],
)
def test_date_and_issuer_tell_documents_of_one_number_apart(
    office: Office, issued_on: str | None, issuer: str | None, is_meant: bool
) -> None:
    chi_thi = stored(office, "18-CT/TU")

    no = stored(office, "9-CV/TU", cited("18-CT/TU", issued_on, issuer))

    assert links(office, no) == [chi_thi if is_meant else None]


def test_of_two_that_fit_none_is_taken(office: Office) -> None:
    stored(office, "18-CT/TU")
    stored(office, "18-CT/TU", issued_on="2012-05-07")

    assert links(office, stored(office, "9-CV/TU", cited("18-CT/TU"))) == [None]


def test_a_document_does_not_cite_itself(office: Office) -> None:
    assert links(office, stored(office, "9-CV/TU", cited("9-CV/TU"))) == [None]


def test_what_another_board_follows_is_not_there(office: Office) -> None:
    office.body("ban-khac")
    hidden = stored(office, "18-CT/TU")
    with office.system.open_unit() as unit:
        unit.directives.by_ref(str(hidden)).coordinator_body = "ban-khac"
        unit.commit()
    no = stored(office, "9-CV/TU", cited("18-CT/TU"))

    assert links(office, no) == [None]
    assert show_directive(office.person(Role.LEADER), str(no)).citations[0]["directive"] == hidden


def test_the_links_are_shown_after_issue_too(office: Office) -> None:
    chi_thi = stored(office, "18-CT/TU")
    no = stored(office, "9-CV/TU", cited("18-CT/TU"), findings=[])
    board = office.person(Role.COORDINATOR, BOARD)
    for code in ("so-mau", "so-hai", "hoi-mau"):
        office.body(code)
    row: DirectiveRow = show_directive(board, str(no)).row
    office.issue(board, row.id)

    shown = show_directive(board, str(no))

    assert shown.draft is None
    assert [one["directive"] for one in shown.plain()["citations"]] == [chi_thi]
