"""Links out of mails: invitations, resets, receipts, the first administrator. Each does one thing, for a while."""

from datetime import date, timedelta

import pytest

from tests.office import Office, item
from tests.web.site import PASSWORD, Site, links_in, mails_of, words
from tracker.domain.people import Role
from tracker.usecases.accounts import NoBaseUrl
from tracker.usecases.context import Context
from tracker.usecases.send_link import ask_reset, invite_person
from tracker.usecases.set_up import setup_link
from tracker.usecases.verify_record import verify_record

NEW = {"password": PASSWORD, "password_again": PASSWORD}


def invited(site: Site) -> str:
    """The path of the link of an invitation that an administrator just sent."""
    officer = site.office.officer("so-mau")
    assert officer.actor.id is not None
    invite_person(site.office.person(Role.ADMINISTRATOR), site.tracker.door, officer.actor.id)
    return links_in(mails_of(site))[-1]


def test_an_invitation_sets_a_password_once_and_logs_the_person_in(site: Site) -> None:
    link = invited(site)
    visitor, second = site.visitor(), site.visitor()

    done = visitor.fill(link, link, **NEW)
    again = second.get(link)

    assert done.status_code == 303
    assert visitor.get("/account").status_code == 200
    assert again.status_code == 422
    assert "đã được dùng" in words(again.text)


def test_two_who_open_one_link_at_once_set_one_password(site: Site) -> None:
    link = invited(site)
    first, second = site.visitor(), site.visitor()
    tokens = [visitor.token(link) for visitor in (first, second)]

    answers = [
        visitor.post(link, data={"csrf": token, **NEW})
        for visitor, token in zip((first, second), tokens, strict=True)
    ]

    assert [answer.status_code for answer in answers] == [303, 422]


def test_a_link_that_is_too_old_or_tampered_with_opens_nothing(site: Site) -> None:
    link = invited(site)
    other_end = link[:-1] + ("A" if link[-1] != "A" else "B")

    tampered = [
        site.visitor().get(one).status_code for one in (other_end, link + "A", link[:-1], "/password/x")
    ]
    site.office.clock.pass_days(8)
    old = site.visitor().get(link)

    assert tampered == [422] * 4
    assert (old.status_code, "hết hạn" in words(old.text)) == (422, True)


def test_a_second_invitation_ends_the_first(site: Site) -> None:
    officer = site.office.officer("so-mau")
    assert officer.actor.id is not None
    administrator = site.office.person(Role.ADMINISTRATOR)
    for _ in range(2):
        invite_person(administrator, site.tracker.door, officer.actor.id)

    first, second = links_in(mails_of(site))

    assert site.visitor().get(first).status_code == 422
    assert site.visitor().get(second).status_code == 200


def test_a_reset_ends_every_other_login(site: Site) -> None:
    email = site.with_password(Role.LEADER)
    logged_in = site.visitor()
    logged_in.fill("/login", email=email, password=PASSWORD)

    site.visitor().fill("/reset", "/reset", email=email)
    (link,) = links_in(mails_of(site))
    site.visitor().fill(
        link, link, password="một câu hoàn toàn khác", password_again="một câu hoàn toàn khác"
    )

    assert logged_in.get("/account").status_code == 303
    assert site.visitor().fill("/login", email=email, password=PASSWORD).status_code == 422


def test_asking_for_a_reset_tells_nobody_whether_an_address_is_known(site: Site) -> None:
    email = site.with_password(Role.LEADER)

    known = site.visitor().fill("/reset", "/reset", email=email)
    unknown = site.visitor().fill("/reset", "/reset", email="khong-co@example.vn")

    assert (known.status_code, words(known.text)) == (unknown.status_code, words(unknown.text))
    assert len(mails_of(site)) == 1


def test_nobody_is_flooded_with_resets_they_did_not_ask_for(site: Site) -> None:
    email = site.with_password(Role.LEADER)
    for number in range(8):
        ask_reset(site.office.system, site.tracker.door, email, f"192.0.2.{number}")

    assert len(mails_of(site)) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("quá ít", "quá ít"), "ít nhất 12 ký tự"),
        ((PASSWORD, PASSWORD + "!"), "không giống nhau"),
        (("matkhau12345", "matkhau12345"), "quá dễ đoán"),
    ],
)
def test_a_bad_password_is_refused_with_the_reason_and_the_link_stays_good(
    quick_site: Site, typed: tuple[str, str], said: str
) -> None:
    link = invited(quick_site)
    visitor = quick_site.visitor()

    refused = visitor.fill(link, link, password=typed[0], password_again=typed[1])
    taken = visitor.fill(link, link, **NEW)

    assert (refused.status_code, said in words(refused.text)) == (422, True)
    assert typed[0] not in refused.text
    assert taken.status_code == 303


def test_the_first_administrator_is_made_by_the_link_of_the_console_and_by_no_second_one(site: Site) -> None:
    typed = {"name": "Quản trị mẫu", "email": "quan-tri@example.vn", **NEW}
    token = setup_link(site.office.system, site.tracker.door)
    visitor = site.visitor()

    done = visitor.fill(f"/setup/{token}", f"/setup/{token}", **typed)
    again = site.visitor().get(f"/setup/{token}")

    assert (done.status_code, visitor.get("/account").status_code) == (303, 200)
    assert again.status_code == 422
    assert setup_link(site.office.system, site.tracker.door) is None


def test_a_link_for_one_thing_does_no_other(quick_site: Site) -> None:
    token = setup_link(quick_site.office.system, quick_site.tracker.door)
    link = invited(quick_site).rpartition("/")[2]

    answers = [
        quick_site.visitor().get(path).status_code for path in (f"/password/{token}", f"/setup/{link}")
    ]

    assert answers == [422, 422]


def test_without_an_address_of_the_pages_nobody_is_invited_to_nowhere(sqlite_office: Office) -> None:
    site = Site(sqlite_office, base_url=None)
    person = sqlite_office.officer("so-mau")
    assert person.actor.id is not None

    with pytest.raises(NoBaseUrl):
        invite_person(sqlite_office.person(Role.ADMINISTRATOR), site.tracker.door, person.actor.id)
    assert site.visitor().fill("/reset", "/reset", email="a@example.vn").status_code == 422


def test_no_token_and_no_password_stands_in_the_database_or_the_record(sqlite_office: Office) -> None:
    site = Site(sqlite_office)
    link = invited(site)
    visitor = site.visitor()
    visitor.fill(link, link, **NEW)
    secret = visitor.cookies["tracker-login"]

    stored = b"".join(path.read_bytes() for path in sqlite_office.folder.glob("tracker.db*"))

    for canary in (link.rpartition("/")[2], PASSWORD, secret):
        assert canary.encode() not in stored


def test_accounts_are_on_record_and_the_record_is_sound(site: Site) -> None:
    link = invited(site)
    site.visitor().fill(link, link, **NEW)

    with site.office.system.open_reading() as unit:
        kinds = [event.kind for event in unit.events.read() if event.kind.startswith("account.")]

    assert kinds == ["account.invited", "account.password_set", "account.logged_in"]
    assert verify_record(site.office.person(Role.INSPECTOR)).is_sound


def a_receipt(site: Site) -> tuple[Context, str]:
    """An officer with work from one directive, and the link of the first notice."""
    officer = site.office.officer("so-mot")
    site.office.issued(
        item("1", leads=["so-mot", "so-hai"], due_on=date(2019, 6, 30)), item("2", leads=["so-mot"])
    )
    return officer, links_in(mails_of(site))[0]


def test_opening_the_link_of_a_notice_acknowledges_nothing_and_its_button_everything(site: Site) -> None:
    _, link = a_receipt(site)
    visitor = site.visitor()

    opened = visitor.get(link)
    with site.office.system.open_reading() as unit:
        before = [event.kind for event in unit.events.read()].count("assignment.moved")
    done = visitor.fill(link, link)
    again = visitor.fill(link, link)

    assert (opened.status_code, before) == (200, 0)
    assert "Đã ghi nhận" in words(done.text)
    assert done.status_code == again.status_code == 200
    with site.office.system.open_reading() as unit:
        moved = [event for event in unit.events.read() if event.kind == "assignment.moved"]
    assert len(moved) == 2
    assert verify_record(site.office.person(Role.INSPECTOR)).is_sound


def test_a_receipt_shows_the_work_of_the_persons_own_body_alone(quick_site: Site) -> None:
    _, link = a_receipt(quick_site)

    shown = words(quick_site.visitor().get(link).text)

    assert "1-1" in shown
    assert "1-2 ·" not in shown


def test_the_link_of_somebody_who_left_acknowledges_nothing(quick_site: Site) -> None:
    officer, link = a_receipt(quick_site)
    with quick_site.office.system.open_unit() as unit:
        row = unit.people.get(officer.actor.id) if officer.actor.id else None
        assert row is not None
        row.is_active = False
        unit.commit()

    assert quick_site.visitor().get(link).status_code == 422


def test_the_link_of_a_receipt_ends_after_some_months(quick_site: Site) -> None:
    _, link = a_receipt(quick_site)
    quick_site.office.clock._at += timedelta(days=91)

    assert quick_site.visitor().get(link).status_code == 422
