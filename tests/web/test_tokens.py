"""The page of one's own tokens, and the calendars behind some of them."""

import re
from datetime import date, timedelta
from typing import Any

from tests.office import item
from tests.web.programs import API, Program
from tests.web.site import BASE_URL, Site, Visitor, words
from tracker.domain.people import Role
from tracker.usecases.verify_record import verify_record

PAGE = "/account/tokens"
DUE = date(2019, 6, 30)


def shown_secret(answer: Any) -> str:
    found = re.search(r"<code>(\S+)</code>", answer.text)
    assert found, words(answer.text)
    return found[1]


def made(visitor: Visitor, **fields: Any) -> str:
    return shown_secret(
        visitor.fill(PAGE, PAGE, **{"name": "phần mềm", "scope": ["read"], "days": "30", **fields})
    )


def calendar_of(visitor: Visitor, **fields: Any) -> str:
    return shown_secret(visitor.fill(f"{PAGE}/feed", PAGE, feed_name="điện thoại", **fields)).removeprefix(
        BASE_URL
    )


def test_a_token_is_shown_once_works_and_is_revoked(site: Site) -> None:
    leader = site.visitor(site.office.person(Role.LEADER))
    secret = made(leader)
    tool = Program(site, secret)
    was = tool.get(f"{API}/me").json()

    listed = leader.get(PAGE).text
    revoke = re.search(rf'action="({PAGE}/[0-9a-f-]+/revoke)"', listed)
    assert revoke
    leader.fill(revoke[1], PAGE)

    assert was["scopes"] == ["read"]
    assert secret not in listed
    assert "phần mềm" in listed
    assert tool.get(f"{API}/me").status_code == 401
    with site.office.system.open_reading() as unit:
        events = [event for event in unit.events.read() if event.kind.startswith("account.token")]
    assert [event.kind for event in events] == ["account.token_made", "account.token_revoked"]
    assert all(secret not in (event.payload or "") for event in events)
    assert verify_record(site.office.coordinator()).is_sound


def test_a_token_ends_when_it_was_said_to(quick_site: Site) -> None:
    tool = Program(quick_site, made(quick_site.visitor(quick_site.office.person(Role.LEADER))))

    quick_site.office.clock._at += timedelta(days=29)
    before = tool.get(f"{API}/me").status_code
    quick_site.office.clock._at += timedelta(days=1)

    assert (before, tool.get(f"{API}/me").status_code) == (200, 401)


def test_nobody_revokes_the_token_of_another(quick_site: Site) -> None:
    owner = quick_site.visitor(quick_site.office.person(Role.LEADER))
    secret = made(owner)
    revoke = re.search(rf'action="({PAGE}/[0-9a-f-]+/revoke)"', owner.get(PAGE).text)
    assert revoke

    answer = quick_site.visitor(quick_site.office.person(Role.ADMINISTRATOR)).fill(revoke[1], PAGE)

    assert answer.status_code == 404
    assert Program(quick_site, secret).get(f"{API}/me").status_code == 200


def test_what_is_missing_in_the_form_is_said(quick_site: Site) -> None:
    leader = quick_site.visitor(quick_site.office.person(Role.LEADER))

    answers = [
        leader.fill(PAGE, PAGE, name="", scope="read", days="30"),
        leader.fill(PAGE, PAGE, name="x", days="30"),
        leader.fill(PAGE, PAGE, name="x", scope="read", days="9999"),
        leader.fill(f"{PAGE}/feed", PAGE, feed_name=""),
        leader.fill(f"{PAGE}/feed", PAGE, feed_name="x", body="khong-co"),
    ]

    assert [a.status_code for a in answers] == [422] * 5


def test_an_officers_calendar_has_the_due_days_of_their_body_alone(site: Site) -> None:
    office = site.office
    office.issued(item(leads=["so-mot", "so-hai"], due_on=DUE))
    who = office.officer("so-mot")
    visitor = site.visitor(who)
    address = calendar_of(visitor)

    first = site.visitor().get(address)
    refused = visitor.fill(f"{PAGE}/feed", PAGE, feed_name="x", body="so-hai")

    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert first.text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20190630" in first.text
    assert "so-hai" not in first.text
    assert refused.status_code == 422


def test_a_day_moves_under_the_same_name_and_goes_when_the_work_is_handed_in(site: Site) -> None:
    office = site.office
    work = office.issued(item(leads=["so-mot"], due_on=DUE))[0]
    who = office.officer("so-mot")
    address = calendar_of(site.visitor(who))
    before = site.visitor().get(address).text
    office.clock._at += timedelta(hours=1)
    office.move(who, work, "start")
    after = site.visitor().get(address).text
    office.move(who, office.now(work), "report", results="xong")

    uids = [re.findall(r"UID:(\S+)", text) for text in (before, after)]
    stamps = [re.findall(r"DTSTAMP:(\S+)", text) for text in (before, after)]
    assert uids[0] == uids[1] == [f"{work.id}@tracker"]
    assert stamps[0] < stamps[1]
    assert "BEGIN:VEVENT" not in site.visitor().get(address).text


def test_a_board_has_a_calendar_of_one_body(site: Site) -> None:
    site.office.issued(item(leads=["so-mot", "so-hai"], due_on=DUE))
    board = site.visitor(site.office.coordinator())

    all_of_it, of_one = calendar_of(board), calendar_of(board, body="so-hai")

    assert site.visitor().get(all_of_it).text.count("BEGIN:VEVENT") == 2
    assert site.visitor().get(of_one).text.count("BEGIN:VEVENT") == 1


def test_a_revoked_calendar_looks_like_none(quick_site: Site) -> None:
    owner = quick_site.visitor(quick_site.office.person(Role.LEADER))
    address = calendar_of(owner)
    revoke = re.search(rf'action="({PAGE}/[0-9a-f-]+/revoke)"', owner.get(PAGE).text)
    assert revoke
    owner.fill(revoke[1], PAGE)

    gone, never = (quick_site.visitor().get(path) for path in (address, "/feed/" + "x" * 43 + ".ics"))

    assert (gone.status_code, never.status_code) == (404, 404)
    assert Program(quick_site, address[6:-4]).get(f"{API}/me").status_code == 401
