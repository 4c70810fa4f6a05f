"""What the database itself refuses, whoever asks: values outside their list, rows pointing nowhere, things twice."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

import tracker.records
from tests.office import Office, item
from tracker.domain.spans import parse_period
from tracker.records.accounts import LinkRow
from tracker.records.people import PersonRow
from tracker.store.accounts import Accounts
from tracker.store.attempts import Attempts
from tracker.usecases.draft_report import DraftReport, draft_report
from tracker.usecases.extensions import RequestExtension, request_extension

NOWHERE = UUID(int=9)
NAIVE = datetime(2019, 5, 8)  # noqa: DTZ001  # the want of a zone is the point
CHECKED = [
    ("assignment", "role", "chief"),
    ("assignment", "phase", "open"),
    ("assignment", "version", 0),
    ("directive", "system", "army"),
    ("task", "nature", "sometimes"),
    ("task", "span_end", -1),
    ("duty", "nature", "sometimes"),
    ("person", "role", "system"),
    ("person", "lang", "fr"),
    ("message", "state", "lost"),
    ("message", "channel", "pigeon"),
    ("message", "attempts", -1),
    ("extension", "phase", "maybe"),
    ("body", "valid_until", "1900-01-01"),
    ("progress_report", "state", "lost"),
    ("progress_report", "version", 0),
    ("link", "purpose", "anything"),
    ("attempt", "count", 0),
]
POINTING = [
    ("assignment", "body_code"),
    ("assignment", "task_id"),
    ("assignment", "directive_id"),
    ("assignment", "heir_of"),
    ("task", "directive_id"),
    ("duty", "task_id"),
    ("message", "recipient_id"),
    ("person", "body_code"),
    ("extension", "assignment_id"),
    ("directive", "coordinator_body"),
]


@pytest.fixture
def filled(office: Office) -> Office:
    """An office with a row in every table that the tests touch."""
    duty = {"text": "việc", "span": [0, 4], "nature": "one_off", "due_on": None, "recurrence": None}
    officer = office.officer("so-mau")
    [assignment] = office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 28), duties=[duty]))
    request_extension(officer, RequestExtension(assignment.id, date(2019, 7, 31), "chờ kinh phí"))
    draft_report(office.coordinator(), DraftReport(parse_period("2019-Q2")))
    with office.tracker.engine.connect() as connection:
        connection.execute(text("UPDATE body SET valid_from = '2000-01-01'"))
        connection.commit()
    with office.system.open_unit() as unit:
        now = office.clock.now()
        Accounts(unit.connection).make_link(
            LinkRow(id=NOWHERE, purpose="setup", made_at=now, expires_at=now + timedelta(days=1))
        )
        Attempts(unit.connection).count("key", 10, now, now - timedelta(days=1))
        unit.commit()
    return office


def _refused(office: Office, statement: str, **values: object) -> str:
    with office.tracker.engine.connect() as connection, pytest.raises(IntegrityError) as refused:
        connection.execute(text(statement), values)
    return str(refused.value.orig).lower()


@pytest.mark.parametrize(("table", "column", "value"), CHECKED)
def test_a_value_outside_its_list_is_refused(filled: Office, table: str, column: str, value: object) -> None:
    given: object = date.fromisoformat(value) if column == "valid_until" and isinstance(value, str) else value
    given = given.isoformat() if isinstance(given, date) and "sqlite" in filled.url else given

    said = _refused(filled, f"UPDATE {table} SET {column} = :value", value=given)

    assert "check" in said
    assert f"ck_{table}_" in said


def test_every_check_of_the_tables_is_tried_here() -> None:
    declared = {
        str(constraint.name)
        for table in tracker.records.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.__class__.__name__ == "CheckConstraint"
    }

    tried = {f"ck_{table}_{column}" for table, column, _ in CHECKED}
    tried |= {"ck_body_dates", "ck_task_span"}  # of two columns each
    tried |= {"ck_evidence_size", "ck_source_page_size", "ck_report_file_size"}  # the next tests
    tried |= {"ck_draft_file_size", "ck_access_token_purpose"}
    tried |= {"ck_webhook_delivery_state", "ck_webhook_delivery_attempts"}
    assert declared - tried == set()


def test_a_file_of_a_report_without_bytes_is_refused(filled: Office) -> None:
    said = _refused(
        filled,
        "INSERT INTO report_file (report_id, form, sha256, name, size) VALUES (:id, 'html', 'x', 'x', 0)",
        id=_key(filled, NOWHERE),
    )

    assert "ck_report_file_size" in said


def test_evidence_of_less_than_no_bytes_is_refused(filled: Office) -> None:
    said = _refused(
        filled,
        "INSERT INTO evidence (id, submission_id, sha256, name, size) VALUES (:id, :id, 'x', 'x', -1)",
        id=_key(filled, NOWHERE),
    )

    assert "ck_evidence_size" in said


def test_a_file_of_a_draft_without_bytes_is_refused(filled: Office) -> None:
    said = _refused(
        filled,
        "INSERT INTO draft_file (id, assignment_id, person_id, sha256, name, size, added_at) "
        "VALUES (:id, :id, :id, 'x', 'x', 0, '2019-05-08')",
        id=_key(filled, NOWHERE),
    )

    assert "ck_draft_file_size" in said


def test_a_token_for_anything_is_refused(filled: Office) -> None:
    said = _refused(
        filled,
        "INSERT INTO access_token (id, person_id, purpose, name, scopes, secret_hash, made_at) "
        "VALUES (:id, :id, 'any', 'x', '', 'x', '2019-05-08')",
        id=_key(filled, NOWHERE),
    )

    assert "ck_access_token_purpose" in said


@pytest.mark.parametrize(("state", "attempts"), [("lost", 0), ("sent", -1)])
def test_a_delivery_in_no_known_state_is_refused(filled: Office, state: str, attempts: int) -> None:
    said = _refused(
        filled,
        "INSERT INTO webhook_delivery (id, webhook_id, seq, state, attempts, next_try_at, created_at) "
        "VALUES (:id, :id, 1, :state, :attempts, '2019-05-08', '2019-05-08')",
        id=_key(filled, NOWHERE),
        state=state,
        attempts=attempts,
    )

    assert "ck_webhook_delivery_" in said


def test_a_picture_of_no_dots_is_refused(filled: Office) -> None:
    said = _refused(
        filled,
        "INSERT INTO source_page (directive_id, page, sha256, width, height, places) "
        "SELECT id, 1, 'x', 0, 9, '[]' FROM directive",
    )

    assert "ck_source_page_size" in said


@pytest.mark.parametrize(("table", "column"), POINTING)
def test_a_row_points_at_something_that_is_there(filled: Office, table: str, column: str) -> None:
    value = "khong-co" if column in ("body_code", "coordinator_body") else _key(filled, NOWHERE)

    said = _refused(filled, f"UPDATE {table} SET {column} = :value", value=value)

    assert "foreign key" in said


@pytest.mark.parametrize("table", ["body", "task", "directive", "person", "assignment"])
def test_what_others_point_at_is_not_removed(filled: Office, table: str) -> None:
    assert "foreign key" in _refused(filled, f"DELETE FROM {table}")


def test_one_body_has_one_assignment_of_a_task_in_a_role_and_a_period(filled: Office) -> None:
    said = _refused(filled, _copy("assignment", no=99), id=_key(filled, NOWHERE))

    assert "unique" in said


def test_two_requests_never_wait_for_the_same_assignment(filled: Office) -> None:
    assert "unique" in _refused(filled, _copy("extension"), id=_key(filled, NOWHERE))


def test_an_event_has_its_place_alone(filled: Office) -> None:
    columns = ", ".join(c.name for c in tracker.records.metadata.tables["event"].columns)

    assert "unique" in _refused(filled, f"INSERT INTO event ({columns}) SELECT {columns} FROM event LIMIT 1")


def test_an_instant_without_a_zone_is_refused(office: Office) -> None:
    person = PersonRow(id=NOWHERE, name="Cán bộ mẫu", email="x@example.vn", role="leader", created_at=NAIVE)
    with office.system.open_unit() as unit:
        unit.people.add(person)
        with pytest.raises(StatementError):
            unit.commit()

    with office.system.open_reading() as unit:
        assert list(unit.people.all()) == []


def _copy(table: str, **changed: object) -> str:
    names = [c.name for c in tracker.records.metadata.tables[table].columns]
    values = [":id" if n == "id" else str(changed[n]) if n in changed else n for n in names]
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} LIMIT 1"


def _key(office: Office, key: UUID) -> object:
    return key.hex if office.url.startswith("sqlite") else key
