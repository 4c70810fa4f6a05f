"""The life of a report: drafted, edited, issued once and for ever, corrected by a new one."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.office import BOARD, Office, item
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.domain.report_markdown import UnknownFigure
from tracker.domain.report_signing import (
    DatedTooEarly,
    FiguresTyped,
    NoPosition,
    NoSigner,
    NumberTaken,
    Signing,
)
from tracker.domain.spans import parse_period
from tracker.render.drawer import ReportDrawer
from tracker.render.report_shapes import FORMS
from tracker.store.reports import ReportNotFound, Reports, StaleReport, Stored, StoredFile
from tracker.usecases.context import Context
from tracker.usecases.draft_report import DraftReport, NotYetIssued, correct_report, draft_report
from tracker.usecases.edit_report import AlreadyIssued, EditReport, NoSuchPart, edit_report
from tracker.usecases.issue_report import Issued, IssueReport, issue_report
from tracker.usecases.stored_reports import Drawer, context_of, frozen
from tracker.usecases.verify_record import verify_record

Q2 = parse_period("2019-Q2")
AFTER_Q2 = date(2019, 7, 1)
BY_HEAD = Signing("Cán bộ mẫu 1", "Trưởng ban")


def an_office(office: Office) -> Context:
    """An office with one task given to two bodies, on the day after the quarter."""
    office.issued(item(leads=["so-1", "so-2"], due_on=date(2019, 6, 14)))
    office.clock.set(AFTER_Q2)
    return office.coordinator()


def drawer(office: Office, *forms: str) -> Drawer:
    """Draws in one form, which takes no time, unless others are asked for."""
    return ReportDrawer("vi", office.folder / "templates", forms or ("html",))


def a_draft(office: Office, board: Context) -> int:
    return draft_report(board, DraftReport(Q2)).no


def issued(office: Office, board: Context, no: int, **more: Any) -> Issued:
    signing = more.pop("signing", BY_HEAD)
    forms = more.pop("forms", ())
    return issue_report(board, IssueReport(no, signing, **more), drawer(office, *forms))


def stored(office: Office, no: int) -> tuple[Stored, list[StoredFile]]:
    with office.system.open_reading() as unit:
        reports = Reports(unit.connection)
        found = reports.by_no(no)
        return found, reports.files(found.id)


def outbox(office: Office) -> list[dict[str, Any]]:
    query = "SELECT address, template, data FROM message WHERE template LIKE 'report%' ORDER BY address"
    with office.system.open_reading() as unit:
        return [dict(row) for row in unit.connection.execute(text(query)).mappings()]


def test_a_draft_is_one_for_its_board_and_period(office: Office) -> None:
    board = an_office(office)

    first, second = draft_report(board, DraftReport(Q2)), draft_report(board, DraftReport(Q2))
    other = draft_report(board, DraftReport(parse_period("2019-05-08..2019-06-30")))

    assert (first.is_new, second.is_new, second.no, other.no) == (True, False, first.no, 2)
    assert verify_record(board).is_sound


def test_an_edited_part_stands_in_the_report_with_its_figures_by_name(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)

    edited = edit_report(board, EditReport(no, "limits", "Còn **{{ open_overdue }}** việc quá hạn."))

    narrative = context_of(board, stored(office, no)[0])["narrative"]
    assert edited.version == 2
    assert narrative[0]["name"] == "limits"
    assert [run["text"] for run in narrative[0]["blocks"][0]["lines"][0]] == ["Còn ", "2", " việc quá hạn."]
    assert verify_record(board).is_sound


def test_the_same_words_again_change_nothing_and_none_take_the_rule_back(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)
    edit_report(board, EditReport(no, "limits", "Một."))

    again = edit_report(board, EditReport(no, "limits", " Một.\n"))
    gone = edit_report(board, EditReport(no, "limits", ""))

    assert (again.version, gone.version) == (2, 3)
    assert context_of(board, stored(office, no)[0])["narrative"] == []


def test_a_typed_number_that_looks_like_a_figure_is_told_and_cannot_be_issued(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)

    edited = edit_report(board, EditReport(no, "limits", "Có 2 nhiệm vụ quá hạn."))

    assert [typed.line for typed in edited.typed] == [1]
    with pytest.raises(FiguresTyped):
        issued(office, board, no)
    assert issued(office, board, no, may_type_figures=True).number_text.startswith("01-BC/")


def test_an_unknown_figure_a_strange_part_and_a_stale_version_are_refused(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)
    edit_report(board, EditReport(no, "next", "Một."))
    attempts: list[tuple[type[Exception], EditReport]] = [
        (UnknownFigure, EditReport(no, "limits", "{{ nothing }}")),
        (NoSuchPart, EditReport(no, "annex", "Một.")),
        (StaleReport, EditReport(no, "limits", "Hai.", seen_version=1)),
        (ReportNotFound, EditReport(99, "limits", "Một.")),
    ]

    for error, command in attempts:
        with pytest.raises(error):
            edit_report(board, command)
    assert stored(office, no)[0].version == 2


def test_issuing_freezes_number_date_signer_context_and_files(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)

    made = issued(office, board, no)

    found, files = stored(office, no)
    assert (found.number, found.dated, found.signer, found.position) == (
        1,
        AFTER_Q2,
        "Cán bộ mẫu 1",
        "Trưởng ban",
    )
    assert {f.form for f in files} == set(drawer(office).forms)
    for file in files:
        data = board.files.get(file.sha256)
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (file.sha256, file.size)
    assert frozen(board, found)["head"]["number"] == "1"
    assert set(made.files) == set(files)
    assert verify_record(board).is_sound


def test_the_frozen_report_drawn_again_is_the_same_to_the_byte_in_every_form(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)
    edit_report(
        board, EditReport(no, "limits", "Còn {{ open_overdue }} việc; {{ done | rate }}.\n\n- một\n- hai")
    )
    issued(office, board, no, forms=FORMS)
    before, files = stored(office, no)

    office.clock.set(date(2019, 9, 1))
    office.move(office.officer("so-1"), office.assignments(_only(office))[0], "start")

    again = drawer(office, *FORMS)
    drawn = {form: hashlib.sha256(again(frozen(board, before), form)).hexdigest() for form in FORMS}
    assert {f.form: f.sha256 for f in files} == drawn
    assert before.templates_version == again.version


def test_what_was_issued_never_changes(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)
    issued(office, board, no)
    tries = [
        "UPDATE progress_report SET parts = '{}'",
        "DELETE FROM progress_report",
        "UPDATE issued_report SET signer = 'x'",
        "DELETE FROM issued_report",
        "UPDATE report_file SET size = 1",
        "DELETE FROM report_file",
    ]

    for statement in tries:
        with office.tracker.engine.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(text(statement))
    with pytest.raises(AlreadyIssued):
        edit_report(board, EditReport(no, "limits", "Một."))
    with pytest.raises(AlreadyIssued):
        issued(office, board, no)


def test_a_draft_can_still_be_changed_in_the_database_of_issued_ones(office: Office) -> None:
    board = an_office(office)
    first = a_draft(office, board)
    issued(office, board, first)
    second = draft_report(board, DraftReport(parse_period("2019-06"))).no

    assert edit_report(board, EditReport(second, "next", "Một.")).version == 2


def test_numbers_run_by_issuer_and_year(office: Office) -> None:
    board = an_office(office)
    drafts = [draft_report(board, DraftReport(parse_period(p))).no for p in ("2019-Q2", "2019-06", "2019-05")]
    issued(office, board, drafts[0])

    with pytest.raises(NumberTaken):
        issued(office, board, drafts[1], signing=Signing("Cán bộ mẫu 1", "Trưởng ban", number=1))
    second = issued(office, board, drafts[1])
    office.clock.set(date(2020, 1, 6))
    third = issued(office, board, drafts[2])

    assert [stored(office, no)[0].number for no in drafts] == [1, 2, 1]
    assert second.number_text.startswith("02-BC/")
    assert third.number_text.startswith("01-BC/")


@pytest.mark.parametrize(
    ("signing", "error"),
    [
        (Signing(" ", "Trưởng ban"), NoSigner),
        (Signing("Cán bộ mẫu 1"), NoPosition),
        (Signing("Cán bộ mẫu 1", "Trưởng ban", dated=date(2019, 6, 1)), DatedTooEarly),
    ],
)
def test_a_report_without_signer_or_of_too_early_a_date_is_not_issued(
    office: Office, signing: Signing, error: type[Exception]
) -> None:
    board = an_office(office)
    no = a_draft(office, board)

    with pytest.raises(error):
        issued(office, board, no, signing=signing)
    assert not stored(office, no)[0].is_issued


def test_an_issued_report_goes_to_its_recipients_with_its_files(office: Office) -> None:
    board = an_office(office)
    leader = office.person(Role.LEADER)
    drafts = [draft_report(board, DraftReport(parse_period(p))).no for p in ("2019-Q2", "2019-06")]

    to_leaders = issued(office, board, drafts[0])
    to_named = issued(office, board, drafts[1], recipients=("a@example.vn", "A@example.vn", "b@example.vn"))

    assert (to_leaders.told, to_named.told) == (1, 2)
    letters = outbox(office)
    assert [letter["address"] for letter in letters][:2] == ["a@example.vn", "b@example.vn"]
    assert letters[2]["address"].startswith("leader-")
    files = json.loads(letters[2]["data"])["files"]
    assert {f["sha256"] for f in files} == {f.sha256 for f in to_leaders.files}
    assert leader.actor.name in letters[2]["data"]


def test_a_correction_is_a_new_report_that_names_the_old(office: Office) -> None:
    board = an_office(office)
    no = a_draft(office, board)
    edit_report(board, EditReport(no, "next", "Một."))
    with pytest.raises(NotYetIssued):
        correct_report(board, no)
    old = issued(office, board, no)

    first, second = correct_report(board, no), correct_report(board, no)
    made = issued(office, board, first.no)

    assert (first.is_new, second.is_new, second.no) == (True, False, first.no)
    context = frozen(board, stored(office, first.no)[0])
    assert context["corrects"] == {"no": no, "number": old.number_text, "dated": AFTER_Q2.isoformat()}
    assert context["narrative"][0]["name"] == "next"
    assert made.number_text != old.number_text
    assert verify_record(board).is_sound


def test_what_is_changed_behind_our_back_in_a_draft_is_named(office: Office) -> None:
    board = an_office(office)
    a_draft(office, board)
    with office.tracker.engine.connect() as connection:
        connection.execute(text("""UPDATE progress_report SET parts = '{"next": "Hai."}'"""))
        connection.commit()

    found = verify_record(board)

    assert [(d.what, d.field) for d in found.differences] == [("report", "parts_sha256")]


def _only(office: Office) -> Any:
    with office.system.open_reading() as unit:
        return unit.directives.all()[0].id


ATTEMPTS: list[Callable[[Context, Office], object]] = [
    lambda ctx, office: draft_report(ctx, DraftReport(parse_period("2019-06"))),
    lambda ctx, office: edit_report(ctx, EditReport(1, "limits", "Một.")),
    lambda ctx, office: issued(office, ctx, 1),
    lambda ctx, office: correct_report(ctx, 1),
]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_coordinators_write_and_issue_reports(office: Office, role: Role) -> None:
    board = an_office(office)
    a_draft(office, board)
    stranger = office.person(role, "so-1" if role is Role.OFFICER else None)

    for attempt in ATTEMPTS:
        with pytest.raises(NotPermitted):
            attempt(stranger, office)
    assert stored(office, 1)[0].version == 1


def test_another_boards_report_is_not_there(office: Office) -> None:
    board = an_office(office)
    a_draft(office, board)
    stranger = office.person(Role.COORDINATOR, "ban-khac")

    for attempt in ATTEMPTS[1:]:
        with pytest.raises(ReportNotFound):
            attempt(stranger, office)
    assert stranger.actor.body != BOARD
