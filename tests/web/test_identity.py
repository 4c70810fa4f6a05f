"""Logging in by the office's own provider: a real one on this machine, honest at first and then not."""

import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.office import Office
from tests.web.provider import CLIENT, SECRET, Provider
from tests.web.site import BASE_URL, PASSWORD, Site, Visitor, words
from tracker.bootstrap import ExtraMissing
from tracker.domain.people import Role


@pytest.fixture
def provider(sqlite_office: Office) -> Iterator[Provider]:
    with Provider(lambda: sqlite_office.clock.now().timestamp()) as provider:
        yield provider


@pytest.fixture
def site(sqlite_office: Office, provider: Provider) -> Site:
    return Site(sqlite_office, oidc_issuer=provider.issuer, oidc_client_id=CLIENT, oidc_client_secret=SECRET)


def approved(visitor: Visitor, provider: Provider, path: str = "/login/identity?next=/account") -> str:
    """Where the provider sends the person back to, as a path of ours."""
    away = visitor.get(path).headers["location"]
    assert away.startswith(provider.issuer)
    _, _, back = provider.get(urlsplit(away).path, dict(parse_qsl(urlsplit(away).query)))
    return back.removeprefix(BASE_URL)


def known(site: Site, provider: Provider) -> str:
    """A person of the office whom the provider knows as well."""
    email = site.with_password(Role.OFFICER, "so-mau")
    provider.person = {"sub": "s-1", "email": email.upper(), "email_verified": True}
    return email


def test_a_person_comes_in_by_the_account_of_the_office(site: Site, provider: Provider) -> None:
    known(site, provider)
    visitor = site.visitor()
    assert "/login/identity" in visitor.get("/login").text

    done = visitor.get(approved(visitor, provider))

    assert (done.status_code, done.headers["location"]) == (303, "/account")
    assert visitor.get("/account").status_code == 200


def test_after_the_first_time_the_identity_counts_and_not_the_address(site: Site, provider: Provider) -> None:
    known(site, provider)
    first = site.visitor()
    first.get(approved(first, provider))

    provider.person = {"sub": "s-1", "email": "dia-chi-moi@example.vn", "email_verified": True}
    second = site.visitor()
    again = second.get(approved(second, provider))

    assert again.status_code == 303


def test_another_identity_with_the_same_address_does_not_come_in(site: Site, provider: Provider) -> None:
    known(site, provider)
    first = site.visitor()
    first.get(approved(first, provider))

    provider.person = {**provider.person, "sub": "s-2"}
    second = site.visitor()

    assert second.get(approved(second, provider)).status_code == 422


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "s-1", "email": "khong-co@example.vn", "email_verified": True},
        {"sub": "s-1", "email_verified": False},
        {"sub": "s-1", "email_verified": "true"},
    ],
    ids=["unknown", "not verified", "verified in words only"],
)
def test_whom_we_do_not_know_for_sure_does_not_come_in(
    site: Site, provider: Provider, person: dict[str, Any]
) -> None:
    email = known(site, provider)
    provider.person = {"email": email, **person}
    visitor = site.visitor()

    answer = visitor.get(approved(visitor, provider))

    assert (answer.status_code, "quản trị" in words(answer.text)) == (422, True)


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another client"},
        {"aud": [CLIENT, "other"], "azp": "other"},
        {"iss": "https://la.example.org"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
        "forged",
        "unsigned",
    ],
    ids=str,
)
def test_a_token_that_is_not_right_in_every_part_lets_nobody_in(
    site: Site, provider: Provider, lie: dict[str, Any] | str
) -> None:
    known(site, provider)
    visitor = site.visitor()
    back = approved(visitor, provider)
    provider.is_forged, provider.is_unsigned = lie == "forged", lie == "unsigned"
    provider.lie = lie if isinstance(lie, dict) else {}

    assert visitor.get(back).status_code == 422
    assert visitor.get("/account").status_code == 303


def test_an_answer_meant_for_another_browser_lets_nobody_in(site: Site, provider: Provider) -> None:
    known(site, provider)
    mine, theirs = site.visitor(), site.visitor()
    back = approved(mine, provider)
    approved(theirs, provider)

    assert theirs.get(back).status_code == 422
    assert site.visitor().get(back).status_code == 422
    assert mine.get(back).status_code == 303
    assert mine.get(back).status_code == 422  # a code works once


def test_a_provider_that_is_away_is_said_and_passwords_still_work(site: Site, provider: Provider) -> None:
    email = known(site, provider)
    provider.__exit__()
    visitor = site.visitor()

    answer = visitor.get("/login/identity")

    assert answer.status_code == 503
    assert visitor.fill("/login", email=email, password=PASSWORD).status_code == 303


def test_without_a_provider_there_is_no_such_way_in(sqlite_office: Office) -> None:
    visitor = Site(sqlite_office).visitor()

    assert visitor.get("/login/identity").status_code == 404
    assert "/login/identity" not in visitor.get("/login").text


def test_a_provider_without_an_address_to_come_back_to_is_no_way_in(
    sqlite_office: Office, provider: Provider
) -> None:
    visitor = Site(sqlite_office, oidc_issuer=provider.issuer, oidc_client_id=CLIENT, base_url=None).visitor()

    assert "/login/identity" not in visitor.get("/login").text
    assert visitor.get("/login/identity").status_code == 404


def test_the_extra_that_is_missing_is_said_at_the_start(
    sqlite_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tracker.adapters.oidc", None)

    with pytest.raises(ExtraMissing):
        Site(sqlite_office, oidc_issuer="https://dang-nhap.example.vn", oidc_client_id=CLIENT)
