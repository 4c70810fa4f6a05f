"""Adding people: the first of an empty system, then only by an administrator; addresses, names and bodies."""

from uuid import UUID

import pytest

from tests.office import BOARD, Office
from tracker.domain.events import EventKind
from tracker.domain.people import SYSTEM, Actor, Role
from tracker.domain.permissions import NotPermitted
from tracker.records.people import PersonRow
from tracker.usecases.add_person import (
    AddPerson,
    AddressTaken,
    BadAddress,
    BodyMissing,
    NameMissing,
    add_person,
)


def _people(office: Office) -> list[PersonRow]:
    with office.system.open_reading() as unit:
        return list(unit.people.all())


def test_the_first_person_of_an_empty_system_may_be_anyone(office: Office) -> None:
    key = add_person(office.system, AddPerson("Cán bộ mẫu 1", "quan-tri@example.vn", Role.ADMINISTRATOR))

    assert [(p.id, p.role, p.body_code) for p in _people(office)] == [(key, "administrator", None)]


def test_everyone_after_the_first_is_added_by_an_administrator(office: Office) -> None:
    office.body("so-mau")
    admin = office.person(Role.ADMINISTRATOR)

    key = add_person(
        admin, AddPerson("  Cán bộ\tmẫu 2 ", " Cao.Ha@Example.VN ", Role.OFFICER, "so-mau", True, "en")
    )

    with office.system.open_reading() as unit:
        person, events = unit.people.get(key), unit.events.of_subject(key)
    assert person is not None
    assert (person.name, person.email, person.lang) == ("Cán bộ mẫu 2", "cao.ha@example.vn", "en")
    assert (person.body_code, person.is_head, person.is_active) == ("so-mau", True, True)
    assert [(e.kind, e.actor_id, e.data["email"]) for e in events] == [
        (EventKind.PERSON_ADDED, admin.actor.id, "cao.ha@example.vn")
    ]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OFFICER, Role.LEADER, Role.INSPECTOR])
def test_nobody_else_adds_people(office: Office, role: Role) -> None:
    person = office.person(role, BOARD)

    with pytest.raises(NotPermitted) as refused:
        add_person(person, AddPerson("Cán bộ mẫu 3", "ba@example.vn", Role.LEADER))

    assert refused.value.holes["who"] == (Role.ADMINISTRATOR,)
    assert len(_people(office)) == 1


def test_the_scheduler_adds_nobody_once_there_are_people(office: Office) -> None:
    office.person(Role.LEADER)

    with pytest.raises(NotPermitted):
        add_person(office.system_as(SYSTEM), AddPerson("Cán bộ mẫu 3", "ba@example.vn", Role.LEADER))


def test_an_address_belongs_to_one_person_whatever_its_case(office: Office) -> None:
    admin = office.person(Role.ADMINISTRATOR)
    add_person(admin, AddPerson("Cán bộ mẫu 1", "mot@example.vn", Role.LEADER))

    with pytest.raises(AddressTaken):
        add_person(admin, AddPerson("Cán bộ mẫu 2", "MOT@example.VN", Role.INSPECTOR))

    assert len(_people(office)) == 2


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_a_person_has_a_name(office: Office, name: str) -> None:
    with pytest.raises(NameMissing):
        add_person(office.system, AddPerson(name, "mot@example.vn", Role.LEADER))

    assert _people(office) == []


@pytest.mark.parametrize(
    "email",
    ["", "mot", "@example.vn", "mot@", "mot hai@example.vn", "mot@hai@example.vn", "a" * 250 + "@x.vn"],
)
def test_an_address_is_one_that_mail_can_go_to(office: Office, email: str) -> None:
    with pytest.raises(BadAddress):
        add_person(office.system, AddPerson("Cán bộ mẫu 1", email, Role.LEADER))

    assert _people(office) == []


@pytest.mark.parametrize(
    ("role", "body"),
    [(Role.OFFICER, None), (Role.COORDINATOR, None), (Role.OFFICER, "khong-co"), (Role.LEADER, "khong-co")],
)
def test_whoever_works_for_a_body_names_one_that_is_there(
    office: Office, role: Role, body: str | None
) -> None:
    with pytest.raises(BodyMissing):
        add_person(office.system, AddPerson("Cán bộ mẫu 1", "mot@example.vn", role, body))

    assert _people(office) == []


def test_the_person_added_may_act_by_their_address(office: Office) -> None:
    key = add_person(office.system, AddPerson("Cán bộ mẫu 1", "mot@example.vn", Role.LEADER))

    with office.system.open_reading() as unit:
        actor = unit.people.actor("MOT@example.vn")

    assert isinstance(key, UUID)
    assert actor == Actor(key, "Cán bộ mẫu 1", Role.LEADER)
