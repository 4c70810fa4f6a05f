"""Requests that no page of ours sends: numbers without end, days that are none, methods made up, moves out of turn."""

import re
from datetime import date

import pytest

from tests.office import Office, item
from tests.security.test_routes import routes_of
from tests.web.site import Site


@pytest.fixture
def site(sqlite_office: Office) -> Site:
    """Directive 1 gives assignment 1-1 to so-mau; it is late in June."""
    sqlite_office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 30)))
    return Site(sqlite_office)


def test_a_number_longer_than_any_leads_nowhere(site: Site) -> None:
    coordinator = site.visitor(site.office.coordinator())
    numbered = [r.path for r, method, _ in routes_of(site.app) if method == "GET" and ":int}" in r.path]

    answers = {}
    for path in numbered:
        asked = re.sub(r"{\w+(:int)?}", lambda part: "9" * 5_000 if part[1] else "html", path)
        answers[path] = coordinator.get(asked).status_code

    assert numbered
    assert set(answers.values()) == {404}, answers


@pytest.mark.parametrize(
    "day",
    ["9" * 20 + "/1/1", "2019-" + "9" * 20 + "-01", "1/1/" + "9" * 9,
     "٢٠١٩-٠٧-٣٠", "2019-7-30-1", "30/7", "1_0/7/2019"],
)  # fmt: skip
def test_what_is_no_day_is_said_at_its_field(site: Site, day: str) -> None:
    officer = site.visitor(site.office.officer("so-mau"))

    answer = officer.fill(
        "/my-work/1-1/extension", "/my-work/1-1", asked_due_on=day, reason="lý do", version=1
    )

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_methods_that_are_made_up_are_counted_as_one(site: Site) -> None:
    visitor = site.visitor()
    for number in range(5):
        visitor.request(f"MADEUP{number}", "/login")

    figures = visitor.get("/metrics", headers={"host": "localhost"}).text

    assert "MADEUP" not in figures
    assert 'tracker_requests_total{method="other",route="/login",status="404"} 5.0' in figures


def test_returning_what_does_not_wait_to_be_verified_shows_how_it_stands(site: Site) -> None:
    coordinator = site.visitor(site.office.coordinator())

    answer = coordinator.fill("/verify/1-1", "/account", verb="return", reason="")

    assert (answer.status_code, answer.headers["location"]) == (303, "/assignments/1-1")


@pytest.mark.parametrize("verb", ["cancel", "acknowledge", "khong-co", ""])
def test_the_page_of_verifying_makes_no_other_move(site: Site, verb: str) -> None:
    coordinator = site.visitor(site.office.coordinator())
    before = coordinator.get("/assignments/1-1").text.count("<time")

    answer = coordinator.fill("/verify/1-1", "/account", verb=verb, reason="lý do", version=1)

    assert answer.status_code == 404
    assert coordinator.get("/assignments/1-1").text.count("<time") == before
