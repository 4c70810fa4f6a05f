"""Verifying the record: whatever is changed behind the program's back is named, and the database refuses most of it."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from tests.office import Office, item
from tracker.domain.events import GENESIS, Event, seal
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.records.events import EventRow
from tracker.store.assignments import Assignment
from tracker.usecases.submissions import Submission
from tracker.usecases.verify_record import Verified, verify_record


@pytest.fixture
def worked(office: Office) -> Assignment:
    """An assignment that was started and reported on, with evidence."""
    [assignment] = office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 28)))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="đã làm")
    return assignment


def _behind_our_back(engine: Engine, statement: str, **values: object) -> int:
    """Run a statement as someone with the password would, the guards of the tables out of the way."""
    with engine.connect() as connection:
        for table in ("event", "submission", "evidence"):
            _drop_guards(engine, connection.exec_driver_sql, table)
        changed = connection.execute(text(statement), values).rowcount
        connection.commit()
    return changed


def _drop_guards(engine: Engine, run: object, table: str) -> None:
    assert callable(run)
    if engine.dialect.name == "postgresql":
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return
    for verb in ("update", "delete"):
        run(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")


@pytest.fixture
def guards_restored(office: Office) -> Iterator[None]:
    """The PostgreSQL database is shared between tests: its guards are put back."""
    yield
    if office.tracker.engine.dialect.name == "postgresql":
        with office.tracker.engine.connect() as connection:
            for table in ("event", "submission", "evidence"):
                connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            connection.commit()


def _verified(office: Office, anchor: tuple[int, str] | None = None) -> Verified:
    return verify_record(office.person(Role.INSPECTOR), anchor)


def _events(office: Office) -> list[Event]:
    with office.system.open_reading() as unit:
        return list(unit.events.read())


def _fields(found: Verified) -> set[tuple[str, str]]:
    return {(difference.what, difference.field) for difference in found.differences}


def _id(office: Office, key: UUID) -> str:
    return key.hex if office.tracker.engine.dialect.name == "sqlite" else str(key)


def test_an_untouched_record_is_sound(office: Office, worked: Assignment) -> None:
    found = _verified(office)

    assert found.is_sound
    assert found.events == len(_events(office))
    assert found.head == _events(office)[-1].hash


def test_an_empty_record_is_sound(office: Office) -> None:
    found = _verified(office)

    assert (found.is_sound, found.events, found.head) == (True, 0, GENESIS)


@pytest.mark.usefixtures("guards_restored")
@pytest.mark.parametrize(
    ("statement", "fields"),
    [
        (
            "UPDATE assignment SET state = 'verified', phase = 'done'",
            {("assignment", "state"), ("assignment", "phase")},
        ),
        ("UPDATE assignment SET due_on = '2020-01-31'", {("assignment", "due_on")}),
        ("UPDATE assignment SET due_on = NULL", {("assignment", "due_on")}),
        ("UPDATE assignment SET version = version + 1", {("assignment", "version")}),
        ("UPDATE assignment SET role = 'coordinating'", {("assignment", "role")}),
        ("UPDATE task SET state = 'verified'", {("task", "state"), ("roll_up", "state")}),
        ("UPDATE directive SET state = 'closed'", {("directive", "state")}),
    ],
)
def test_a_stored_value_changed_behind_our_back_is_named(
    office: Office, worked: Assignment, statement: str, fields: set[tuple[str, str]]
) -> None:
    assert _behind_our_back(office.tracker.engine, statement) == 1

    found = _verified(office)

    assert (found.breaks, _fields(found)) == ((), fields)


@pytest.mark.usefixtures("guards_restored")
def test_a_difference_says_what_is_stored_and_what_the_events_say(office: Office, worked: Assignment) -> None:
    _behind_our_back(office.tracker.engine, "UPDATE assignment SET due_on = '2020-01-31'")

    [difference] = _verified(office).differences

    assert difference.id == str(worked.id)
    assert (difference.stored, difference.by_events) == ("2020-01-31", "2019-06-28")


@pytest.mark.usefixtures("guards_restored")
def test_a_removed_assignment_is_named(office: Office) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    _behind_our_back(office.tracker.engine, "DELETE FROM assignment")

    found = _verified(office)

    assert {d.id for d in found.differences} == {str(assignment.id)}
    assert ("assignment", "state") in _fields(found)


@pytest.mark.usefixtures("guards_restored")
def test_an_assignment_that_no_event_opened_is_named(office: Office, worked: Assignment) -> None:
    key = UUID(int=7)
    columns = (
        "no, directive_id, task_id, body_code, role, period, mention, state, phase, version, workflow_version, "
        "last_activity_on, revision, opened_at"
    )
    values = columns.replace("no,", "99,", 1).replace("period,", "'2031',")
    _behind_our_back(
        office.tracker.engine,
        f"INSERT INTO assignment (id, {columns}) SELECT :id, {values} FROM assignment",
        id=_id(office, key),
    )

    assert str(key) in {difference.id for difference in _verified(office).differences}


@pytest.mark.usefixtures("guards_restored")
@pytest.mark.parametrize("payload", ["verified", "khong_co", "{}", "không phải JSON", "[]"])
def test_a_changed_payload_is_named_whatever_it_was_changed_to(
    office: Office, worked: Assignment, payload: str
) -> None:
    moved = next(e for e in _events(office) if e.data.get("verb") == "report")
    words = json.dumps({**moved.data, "to": payload}) if payload in ("verified", "khong_co") else payload
    _behind_our_back(
        office.tracker.engine,
        "UPDATE event SET payload = :words WHERE seq = :seq",
        words=words,
        seq=moved.seq,
    )

    found = _verified(office)

    assert [(b.seq, b.reason) for b in found.breaks] == [(moved.seq, "audit.payload_changed")]
    assert ("assignment", "state") in _fields(found)


@pytest.mark.usefixtures("guards_restored")
@pytest.mark.parametrize("column", ["kind", "payload_hash", "hash"])
def test_a_changed_column_of_an_event_breaks_its_seal(
    office: Office, worked: Assignment, column: str
) -> None:
    seq = _events(office)[-2].seq
    _behind_our_back(office.tracker.engine, f"UPDATE event SET {column} = 'x' WHERE seq = :seq", seq=seq)

    found = _verified(office)

    assert (seq, "audit.hash_wrong") in [(b.seq, b.reason) for b in found.breaks]


@pytest.mark.usefixtures("guards_restored")
def test_every_single_deleted_event_is_named(office: Office, worked: Assignment) -> None:
    whole = _events(office)
    for event in whole[:-1]:
        _behind_our_back(office.tracker.engine, "DELETE FROM event WHERE seq = :seq", seq=event.seq)

        found = _verified(office)

        assert (event.seq, "audit.gap") in [(b.seq, b.reason) for b in found.breaks]
        _put_back(office, event)


@pytest.mark.usefixtures("guards_restored")
def test_a_deleted_last_event_is_named_by_the_values_it_had_changed(
    office: Office, worked: Assignment
) -> None:
    office.move(office.officer("so-mau"), office.issued(item(leads=["so-mau"]))[0], "acknowledge")
    last = _events(office)[-1].seq
    _behind_our_back(office.tracker.engine, "DELETE FROM event WHERE seq = :seq", seq=last)

    found = _verified(office)

    assert found.breaks == ()
    assert _fields(found) == {("assignment", "version")}


@pytest.mark.usefixtures("guards_restored")
def test_a_rewritten_chain_is_found_by_a_head_written_down_before(office: Office, worked: Assignment) -> None:
    before = _verified(office)
    anchor = (before.events, before.head)
    _rewrite_from(office, 2)

    assert _verified(office).breaks == ()
    assert [(b.seq, b.reason) for b in _verified(office, anchor).breaks] == [
        (anchor[0], "audit.head_differs")
    ]


@pytest.mark.usefixtures("guards_restored")
def test_a_chain_cut_off_is_found_by_a_head_written_down_before(office: Office, worked: Assignment) -> None:
    before = _verified(office)
    _behind_our_back(office.tracker.engine, "DELETE FROM event WHERE seq > 3")

    found = _verified(office, (before.events, before.head))

    assert "audit.head_differs" in [b.reason for b in found.breaks]


def test_an_older_head_still_fits_when_the_record_has_grown(office: Office, worked: Assignment) -> None:
    before = _verified(office)
    office.move(office.coordinator(), worked, "verify")

    assert _verified(office, (before.events, before.head)).is_sound


@pytest.mark.usefixtures("guards_restored")
def test_an_erased_payload_does_not_break_the_chain(office: Office) -> None:
    office.issued(item(leads=["so-mau"]))
    seq = _events(office)[-1].seq
    _behind_our_back(
        office.tracker.engine, "UPDATE event SET payload = NULL, salt = NULL WHERE seq = :seq", seq=seq
    )

    assert _verified(office).breaks == ()


@pytest.mark.parametrize("table", ["event", "submission", "evidence"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_the_database_itself_refuses_to_change_what_is_on_record(
    office: Office, table: str, statement: str
) -> None:
    [assignment] = office.issued(item(leads=["so-mau"]))
    officer = office.officer("so-mau")
    office.move(officer, assignment, "start")
    _report_with_evidence(office, assignment)
    column = {"event": "kind", "submission": "results", "evidence": "name"}[table]

    with pytest.raises(DBAPIError) as refused, office.tracker.engine.connect() as connection:
        connection.exec_driver_sql(statement.format(table, column, column))

    assert f"{table} is append-only" in str(refused.value)
    assert _verified(office).is_sound


def test_an_officer_does_not_read_the_whole_record(office: Office) -> None:
    with pytest.raises(NotPermitted):
        verify_record(office.officer("so-mau"))


def _report_with_evidence(office: Office, assignment: Assignment) -> None:
    handed = Submission("đã làm", evidence={"bien-ban.txt": b"bien ban"})
    office.move(office.officer("so-mau"), assignment, "report", submission=handed)


def _rewrite_from(office: Office, seq: int) -> None:
    """Change who did it in one event and seal the rest of the chain anew, as a forger would."""
    events = _events(office)
    previous = events[seq - 2].hash
    for event in events[seq - 1 :]:
        actor = UUID(int=1) if event.seq == seq else event.actor_id
        forged = dataclasses.replace(event, actor_id=actor)
        parts = (forged.kind, forged.subject_id, forged.directive_id, forged.payload_hash)
        previous = seal(previous, forged.seq, forged.at, forged.actor_id, *parts)
        _behind_our_back(
            office.tracker.engine,
            "UPDATE event SET actor_id = :actor, hash = :hash WHERE seq = :seq",
            actor=_id(office, actor) if actor else None,
            hash=previous,
            seq=event.seq,
        )


def _put_back(office: Office, event: Event) -> None:
    with office.system.open_unit() as unit:
        unit.session.add(EventRow(**dataclasses.asdict(event)))
        unit.commit()


@pytest.mark.usefixtures("guards_restored")
@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE submission SET results = 'đã làm gấp đôi'", ("submission", "words_sha256")),
        ("UPDATE assignment SET phase = 'done'", ("assignment", "phase")),
    ],
)
def test_words_handed_in_and_phases_changed_behind_our_back_are_named(
    office: Office, worked: Assignment, statement: str, named: tuple[str, str]
) -> None:
    inspector = office.person(Role.INSPECTOR)

    before = verify_record(inspector)
    _behind_our_back(office.tracker.engine, statement)
    after = verify_record(inspector)

    assert before.is_sound
    assert {(d.what, d.field) for d in after.differences} == {named}
