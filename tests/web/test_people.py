"""People and bodies: adding, changing, inviting; who cannot be told; who may look after all that."""

from uuid import UUID

import pytest

from tests.office import BOARD, Office
from tests.web.site import Site, words
from tracker.domain.events import EventKind
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.usecases.add_person import AddPerson
from tracker.usecases.change_person import ChangePerson, LastAdministrator, change_person
from tracker.usecases.people_page import bodies_page, people_page
from tracker.usecases.verify_record import verify_record

NEW = {"name": "Cán bộ mẫu 1", "email": "Moi@Example.vn", "role": "officer", "body": "so-mot", "lang": "vi"}


def events_of(office: Office, key: UUID) -> list[tuple[str, dict[str, object]]]:
    with office.system.open_reading() as unit:
        return [(event.kind, dict(event.data)) for event in unit.events.of_subject(key)]


def test_a_person_is_added_and_found_without_accents(site: Site) -> None:
    site.office.body("so-mot", "Sở Một")
    admin = site.office.person(Role.ADMINISTRATOR)
    visitor = site.visitor(admin)

    done = visitor.fill("/people/new", "/people/new", **NEW)
    found = people_page(admin, "can bo mau 1 so mot")

    assert done.status_code == 303
    assert [(row.email, row.role, row.has_account) for row in found] == [("moi@example.vn", "officer", False)]
    assert "Cán bộ mẫu 1" in words(visitor.get("/people?q=can+bo+mau+1").text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "name-fault"),
        ({"email": "khong-phai-thu"}, "flash is-fault"),
        ({"body": ""}, "flash is-fault"),
        ({"role": "king"}, "role-fault"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    site: Site, change: dict[str, str], said: str
) -> None:
    site.office.body("so-mot")
    visitor = site.visitor(site.office.person(Role.ADMINISTRATOR))

    answer = visitor.fill("/people/new", "/people/new", **{**NEW, **change})

    assert answer.status_code == 422
    assert said in answer.text
    assert (change.get("name", NEW["name"]) or NEW["email"]) in answer.text


def test_an_address_that_is_taken_is_a_conflict_on_the_same_page(site: Site) -> None:
    site.office.body("so-mot")
    visitor = site.visitor(site.office.person(Role.ADMINISTRATOR))
    visitor.fill("/people/new", "/people/new", **NEW)

    again = visitor.fill("/people/new", "/people/new", **NEW)

    assert again.status_code == 409
    assert "moi@example.vn" in again.text.lower()


def test_a_change_is_on_record_and_a_second_one_alike_is_none(office: Office) -> None:
    admin, officer = office.person(Role.ADMINISTRATOR), office.officer("so-mot")
    office.body("so-hai")
    assert officer.actor.id is not None
    wanted = AddPerson("Cán bộ mẫu 2", "hai@example.vn", Role.OFFICER, "so-hai")

    first = change_person(admin, ChangePerson(officer.actor.id, wanted))
    second = change_person(admin, ChangePerson(officer.actor.id, wanted))

    assert set(first) == {"name", "email", "body_code"}
    assert second == ()
    changes = [data for kind, data in events_of(office, officer.actor.id) if kind == EventKind.PERSON_CHANGED]
    assert [set(one["changes"]) for one in changes] == [{"name", "email", "body_code"}]  # type: ignore[call-overload]  # a map
    assert verify_record(admin).is_sound


def test_whoever_is_no_longer_active_is_logged_out_at_once(site: Site) -> None:
    office = site.office
    admin, officer = office.person(Role.ADMINISTRATOR), office.officer("so-mot")
    theirs, ours = site.visitor(officer), site.visitor(admin)
    before = theirs.get("/account").status_code
    page = f"/people/{officer.actor.id}"

    gone = ours.fill(
        page, page, name="Cán bộ mẫu", email="x@example.vn", role="officer", body="so-mot", lang="vi"
    )

    assert gone.status_code == 303
    assert (before, theirs.get("/account").status_code) == (200, 303)
    assert "đã ngừng" in words(ours.get("/people").text)


def test_the_last_administrator_stays(office: Office) -> None:
    admin = office.person(Role.ADMINISTRATOR)
    assert admin.actor.id is not None
    leaving = ChangePerson(admin.actor.id, AddPerson("A", "a@example.vn", Role.LEADER))

    with pytest.raises(LastAdministrator):
        change_person(admin, leaving)
    office.person(Role.ADMINISTRATOR)

    assert "role" in change_person(admin, leaving)


def test_an_invitation_is_owed_as_a_mail(site: Site) -> None:
    office = site.office
    admin, officer = office.person(Role.ADMINISTRATOR), office.officer("so-mot")
    served = Site(office, base_url="https://theo-doi.example.vn")
    visitor = served.visitor(admin)

    done = visitor.fill(f"/people/{officer.actor.id}/invite", "/people")

    assert done.status_code == 303
    with office.system.open_reading() as unit:
        owed = unit.connection.exec_driver_sql("SELECT COUNT(*) FROM message WHERE template = 'invitation'")
        assert owed.scalar_one() == 1


def test_bodies_that_nobody_can_be_told_for_are_shown_first_hand(site: Site) -> None:
    office = site.office
    office.officer("so-mot")
    office.body("so-hai", "Sở Hai")

    page = bodies_page(office.coordinator(), only_without=True)
    shown = site.visitor(office.coordinator()).get("/bodies?without=1")

    assert [row.code for row in page.rows] == ["so-hai"]
    assert page.without_contact == 1
    assert "Sở Hai" in words(shown.text)
    assert BOARD not in words(shown.text)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER, Role.INSPECTOR, Role.OFFICER])
def test_people_are_the_administrators_to_look_after(site: Site, role: Role) -> None:
    body = {Role.OFFICER: "so-mot", Role.COORDINATOR: BOARD}.get(role)
    who = site.office.person(role, body)

    assert site.visitor(who).get("/people").status_code == 404
    with pytest.raises(NotPermitted):
        people_page(who)
