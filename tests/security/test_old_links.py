"""Links to a password that went out before: none outlives what it was sent for."""

from dataclasses import replace

import pytest

from tests.office import Office
from tests.web.site import PASSWORD, Site, links_in, mails_of
from tracker.domain.people import Role
from tracker.store.accounts import Accounts, Person
from tracker.usecases.add_person import AddPerson
from tracker.usecases.change_person import ChangePerson, change_person
from tracker.usecases.context import Context
from tracker.usecases.send_link import ask_reset, invite_person

OTHER = "một câu hoàn toàn khác"


@pytest.fixture
def site(sqlite_office: Office) -> Site:
    return Site(sqlite_office)


def known(site: Site, email: str) -> Person:
    with site.office.system.open_reading() as unit:
        person = Accounts(unit.connection).person(email=email)
    assert person is not None
    return person


def links_sent(site: Site, administrator: Context, person: Person) -> list[str]:
    """An invitation and a reset for one person, as they lie in their mailbox."""
    invite_person(administrator, site.tracker.door, person.id)
    ask_reset(site.tracker.context_for(site.office.system.actor), site.tracker.door, person.email, "10.0.0.1")
    return links_in(mails_of(site))


def opened(site: Site, links: list[str]) -> list[int]:
    return [site.visitor().get(link).status_code for link in links]


def test_setting_a_password_by_one_link_ends_the_others(site: Site) -> None:
    person = known(site, site.with_password(Role.LEADER))
    invitation, reset = links_sent(site, site.office.person(Role.ADMINISTRATOR), person)

    site.visitor().fill(reset, reset, password=OTHER, password_again=OTHER)

    assert opened(site, [invitation]) == [422]


def test_who_changes_their_password_need_not_fear_a_link_that_somebody_else_holds(site: Site) -> None:
    person = known(site, site.with_password(Role.LEADER))
    links = links_sent(site, site.office.person(Role.ADMINISTRATOR), person)
    visitor = site.visitor()
    visitor.fill("/login", email=person.email, password=PASSWORD)

    changed = {"password_now": PASSWORD, "password": OTHER, "password_again": OTHER}
    assert visitor.fill("/account/password", "/account", **changed).status_code == 303

    assert opened(site, links) == [422, 422]


def test_a_link_sent_to_an_address_that_is_no_longer_the_persons_opens_nothing(site: Site) -> None:
    person = known(site, site.with_password(Role.LEADER))
    administrator = site.office.person(Role.ADMINISTRATOR)
    links = links_sent(site, administrator, person)

    as_before = AddPerson(person.name, "dia-chi-moi@example.vn", Role.LEADER)
    change_person(administrator, ChangePerson(person.id, as_before))

    assert opened(site, links) == [422, 422]


def test_who_left_and_came_back_is_not_let_in_by_a_link_of_before(site: Site) -> None:
    person = known(site, site.with_password(Role.LEADER))
    administrator = site.office.person(Role.ADMINISTRATOR)
    links = links_sent(site, administrator, person)
    here = ChangePerson(person.id, AddPerson(person.name, person.email, Role.LEADER))

    change_person(administrator, replace(here, is_active=False))
    change_person(administrator, here)

    assert opened(site, links) == [422, 422]
