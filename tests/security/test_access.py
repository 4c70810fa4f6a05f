"""Who may read and change what: every role, of the body that owes the work and of another."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.office import BOARD, Office, item
from tracker.domain.errors import NotFound, Refused, TrackerError
from tracker.domain.events import Event
from tracker.domain.people import Actor, Role
from tracker.domain.periods import Period, Regime, period_of
from tracker.domain.review_edits import Drop
from tracker.store.assignments import Assignment
from tracker.store.faults import PersonNotFound
from tracker.usecases.add_person import AddPerson, add_person
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.change_due import ChangeDue, change_due
from tracker.usecases.context import Context
from tracker.usecases.extensions import DecideExtension, RequestExtension, decide_extension, request_extension
from tracker.usecases.find_directive import directive_by_ref
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.lists import open_reading_for
from tracker.usecases.move_assignment import MoveAssignment, move_assignment
from tracker.usecases.move_directive import MoveDirective, move_directive
from tracker.usecases.plan_reminders import plan_reminders
from tracker.usecases.preview_issue import preview_issue
from tracker.usecases.read_assignments import assignment_by_ref, assignments_of
from tracker.usecases.read_record import record_head, record_of
from tracker.usecases.review_bodies import AddBody, KeepAlias, add_body, keep_alias
from tracker.usecases.review_directive import (
    ReviewDirective,
    TakeBack,
    redo_edit,
    review_directive,
    undo_edit,
)
from tracker.usecases.review_page import review_page
from tracker.usecases.show import show_assignment, show_directive
from tracker.usecases.submissions import Submission
from tracker.usecases.verify_record import verify_record

DUE = date(2019, 6, 30)
VERBS = ("acknowledge", "start", "report", "verify", "return", "cancel", "supersede", "hand_over")
Use = Callable[[Context, Assignment], object]

CHANGES: dict[str, Use] = {
    **{
        f"move: {verb}": lambda ctx, a, verb=verb: move_assignment(  # type: ignore[misc]  # mypy infers no lambda
            ctx,
            MoveAssignment(a.id, verb, reason="lý do", submission=Submission("xong"), successor=BOARD),
        )
        for verb in VERBS
    },
    "extension: request": lambda ctx, a: request_extension(
        ctx, RequestExtension(a.id, date(2019, 7, 30), "lý do")
    ),
    "extension: grant": lambda ctx, a: decide_extension(ctx, DecideExtension(a.id, "grant", "lý do")),
    "due": lambda ctx, a: change_due(ctx, ChangeDue(a.directive_id, "1", date(2019, 9, 9), "lý do")),
    "close": lambda ctx, a: move_directive(ctx, MoveDirective(a.directive_id, "supersede", "lý do")),
    "issue": lambda ctx, a: issue_directive(ctx, IssueDirective(a.directive_id)),
    "edit": lambda ctx, a: review_directive(ctx, ReviewDirective(a.directive_id, Drop("1"))),
    "undo": lambda ctx, a: undo_edit(ctx, TakeBack(a.directive_id)),
    "redo": lambda ctx, a: redo_edit(ctx, TakeBack(a.directive_id)),
    "new body": lambda ctx, a: add_body(ctx, AddBody(a.directive_id, "so-y-te")),
    "alias": lambda ctx, a: keep_alias(ctx, KeepAlias(a.directive_id, "so-y-te", "so-y-te")),
    "import": lambda ctx, a: import_directive(
        ctx, ImportFile("a", "Số 1-CV/TU\nGiao Sở Y tế báo cáo".encode())
    ),
    "plan": lambda ctx, a: plan_reminders(ctx),
    "person": lambda ctx, a: add_person(ctx, AddPerson("Cán bộ mẫu", "moi@example.vn", Role.LEADER)),
}
READS: dict[str, Use] = {
    "assignment": lambda ctx, a: assignment_by_ref(ctx, a.ref),
    "shown assignment": lambda ctx, a: show_assignment(ctx, a.ref),
    "record of an assignment": lambda ctx, a: record_of(ctx, a.ref),
    "directive": lambda ctx, a: show_directive(ctx, "1"),
    "preview": lambda ctx, a: preview_issue(ctx, "1"),
    "review": lambda ctx, a: review_page(ctx, "1"),
    "record of a directive": lambda ctx, a: record_of(ctx, "1"),
    "whole record": lambda ctx, a: record_of(ctx, None),
    "head of the record": lambda ctx, a: record_head(ctx),
    "verifying": lambda ctx, a: verify_record(ctx),
}
OF_ONE = ("assignment", "shown assignment", "record of an assignment")


@pytest.fixture
def given(sqlite_office: Office) -> Assignment:
    """Work of so-y-te, handed in and waiting to be verified."""
    work = sqlite_office.issued(item(leads=["so-y-te"], due_on=DUE), item("2", leads=["so-tai-chinh"]))[0]
    officer = sqlite_office.officer("so-y-te")
    sqlite_office.move(officer, work, "acknowledge")
    return sqlite_office.now(work)


def outcome(use: Use, ctx: Context, assignment: Assignment) -> str:
    """ "done", or the error as it is told."""
    try:
        use(ctx, assignment)
    except TrackerError as error:
        return str(error)
    return "done"


def record(office: Office) -> list[Event]:
    with office.system.open_reading() as unit:
        return list(unit.events.read())


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR])
def test_leaders_and_inspectors_change_nothing(
    sqlite_office: Office, given: Assignment, role: Role, name: str
) -> None:
    reader, before = sqlite_office.person(role), len(record(sqlite_office))

    said = outcome(CHANGES[name], reader, given)

    assert said != "done"
    assert len(record(sqlite_office)) == before
    assert sqlite_office.now(given) == given


@pytest.mark.parametrize("verb", VERBS)
def test_administrators_move_nothing_and_verify_nothing(
    sqlite_office: Office, given: Assignment, verb: str
) -> None:
    officer = sqlite_office.officer("so-y-te")
    sqlite_office.move(officer, given, "start")
    sqlite_office.move(officer, given, "report", results="xong")

    said = outcome(CHANGES[f"move: {verb}"], sqlite_office.person(Role.ADMINISTRATOR), given)

    assert said != "done"
    assert sqlite_office.now(given).state == "reported"


@pytest.mark.parametrize("name", [*(f"move: {v}" for v in VERBS), "extension: request", "extension: grant"])
def test_work_of_another_body_is_as_absent_as_what_never_was(
    sqlite_office: Office, given: Assignment, name: str
) -> None:
    stranger, nowhere = sqlite_office.officer("so-tai-chinh"), uuid4()

    with pytest.raises(NotFound) as forbidden:
        CHANGES[name](stranger, given)
    with pytest.raises(NotFound) as absent:
        CHANGES[name](stranger, _named(given, nowhere))

    assert str(forbidden.value).replace(str(given.id), "?") == str(absent.value).replace(str(nowhere), "?")
    assert sqlite_office.now(given) == given


@pytest.mark.parametrize("name", OF_ONE)
def test_reading_the_work_of_another_body_finds_nothing(
    sqlite_office: Office, given: Assignment, name: str
) -> None:
    stranger = sqlite_office.officer("so-tai-chinh")
    other = [a for a in sqlite_office.assignments(given.directive_id) if a.body_code == "so-tai-chinh"]

    with pytest.raises(NotFound) as forbidden:
        READS[name](stranger, given)
    with pytest.raises(NotFound) as absent:
        show_assignment(stranger, "1-999")

    assert str(forbidden.value).replace(given.ref, "?") == str(absent.value).replace("1-999", "?")
    assert assignments_of(stranger, given.directive_id) == other


@pytest.mark.parametrize(
    "name", ["directive", "preview", "record of a directive", "whole record", "verifying"]
)
def test_officers_read_no_whole_directive_and_learn_of_none(
    sqlite_office: Office, given: Assignment, name: str
) -> None:
    officer = sqlite_office.officer("so-y-te")
    asked = {"directive": show_directive, "preview": preview_issue, "record of a directive": record_of}

    with pytest.raises(Refused) as told:
        READS[name](officer, given)

    if name in asked:
        with pytest.raises(Refused) as absent:
            asked[name](officer, "99")
        assert str(absent.value) == str(told.value)


def test_the_whole_record_is_without_what_another_board_follows(
    sqlite_office: Office, given: Assignment
) -> None:
    other = sqlite_office.person(Role.COORDINATOR, "ban-khac")

    seen = {event.directive_id for event in record_of(other, None)}

    assert given.directive_id in {
        event.directive_id for event in record_of(sqlite_office.coordinator(), None)
    }
    assert given.directive_id not in seen


@pytest.mark.parametrize("name", ["directive", "preview", "record of a directive", "closing or dating it"])
def test_the_directive_of_another_board_is_as_absent_as_what_never_was(
    sqlite_office: Office, given: Assignment, name: str
) -> None:
    other = sqlite_office.person(Role.COORDINATOR, "ban-khac")
    asked: dict[str, Callable[[Context, str], object]] = {
        "directive": show_directive,
        "preview": preview_issue,
        "record of a directive": record_of,
        "closing or dating it": directive_by_ref,
    }

    with pytest.raises(NotFound) as forbidden:
        asked[name](other, "1")
    with pytest.raises(NotFound) as absent:
        asked[name](other, "99")

    assert str(forbidden.value).replace("'1'", "?") == str(absent.value).replace("'99'", "?")


def test_the_report_is_for_coordinators_leaders_and_inspectors(
    sqlite_office: Office, given: Assignment
) -> None:
    period: Period = period_of(DUE, Regime.CALENDAR)
    others = (Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR)
    people: dict[Role, Context] = {role: sqlite_office.person(role) for role in others}
    people[Role.OFFICER] = sqlite_office.officer("so-y-te")
    people[Role.COORDINATOR] = sqlite_office.coordinator()

    said = {
        role: outcome(lambda c, a: build_report(c, BuildReport(period)), ctx, given)
        for role, ctx in people.items()
    }

    assert {role for role, words in said.items() if words == "done"} == {
        Role.COORDINATOR, Role.LEADER, Role.INSPECTOR,
    }  # fmt: skip


def test_lists_show_an_officer_their_own_body_alone(sqlite_office: Office, given: Assignment) -> None:
    stranger = sqlite_office.officer("so-tai-chinh")
    with sqlite_office.system.open_reading() as unit:
        email = unit.people.get(_id(stranger.actor)).email  # type: ignore[union-attr]  # they were just added

    with open_reading_for(sqlite_office.url, email) as lists:
        seen = lists.assignments()
        asked = lists.assignments(body="so-y-te")
        people = lists.people()

    assert {line.body for line in seen} == {"so-tai-chinh"}
    assert asked == []
    assert {person.body for person in people} == {"so-tai-chinh"}


@pytest.mark.parametrize("email", ["khong-co@example.vn", "' OR 1=1 --", "%", "", "nghi@example.vn"])
def test_strangers_and_people_who_left_are_nobody(
    sqlite_office: Office, given: Assignment, email: str
) -> None:
    left = sqlite_office.officer("so-y-te")
    with sqlite_office.system.open_unit() as unit:
        row = unit.people.get(_id(left.actor))
        assert row is not None
        row.email, row.is_active = "nghi@example.vn", False
        unit.commit()

    with sqlite_office.system.open_reading() as unit, pytest.raises(PersonNotFound):
        unit.people.actor(email)
    with pytest.raises(PersonNotFound), open_reading_for(sqlite_office.url, email):
        pass


@pytest.mark.parametrize(
    "text",
    [
        "so-y-te' OR '1'='1",
        "'; DROP TABLE assignment; --",
        ":limit",
        "%(limit)s",
        "{open}",
        "\x00",
        "1 OR 1=1",
    ],
)
def test_what_is_searched_for_is_never_read_as_sql(
    sqlite_office: Office, given: Assignment, text: str
) -> None:
    leader = sqlite_office.person(Role.LEADER)
    with sqlite_office.system.open_reading() as unit:
        email = unit.people.get(_id(leader.actor)).email  # type: ignore[union-attr]  # they were just added

    with open_reading_for(sqlite_office.url, email) as lists:
        found = [
            *lists.assignments(body=text),
            *lists.assignments(state=text),
            *lists.assignments(overdue_on=" " + text),
        ]
        everything = lists.assignments()

    assert found == []
    assert len(everything) == 2


def _named(assignment: Assignment, key: UUID) -> Assignment:
    from dataclasses import replace

    return replace(assignment, id=key)


def _id(actor: Actor) -> UUID:
    assert actor.id is not None
    return actor.id
