"""Every link of every page leads somewhere, whoever follows it; no page, list or file of ours ends in an error."""

import re
from datetime import date
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.office import BOARD, Office, item
from tests.web.site import Site, Visitor
from tracker.domain.people import Role
from tracker.usecases.context import Context
from tracker.usecases.extensions import RequestExtension, request_extension

BODY = "so-mot"
ROLES = [role for role in Role if role is not Role.SYSTEM]

_LINK = re.compile(r'\b(?:href|src|hx-get)="([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')
_NUMBERS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")

EACH = 4
"""Pages looked at of those whose addresses differ in numbers alone."""


def busy_office(office: Office) -> None:
    """A draft, and a directive with work that is reported, late, asked for, periodic and ended."""
    board, officer = office.coordinator(), office.officer(BODY)
    heir = office.officer("so-hai")
    work = office.issued(
        item("1", leads=[BODY], coordinating=["so-hai"], due_on=date(2019, 6, 30)),
        item("2", leads=[BODY, BOARD], due_on=date(2019, 5, 10)),
        item("3", leads=[BODY], nature="standing"),
        item("4", leads=["so-hai"], due_on=date(2019, 7, 30)),
        item("5", leads=[BODY], due_on=date(2019, 8, 30)),
    )
    own = [one for one in work if one.body_code == BODY]
    office.move(officer, own[0], "start")
    office.move(officer, office.now(own[0]), "report", results="đã làm xong")
    request_extension(officer, RequestExtension(own[-1].id, date(2019, 9, 30), "chờ kinh phí"))
    ended = [one for one in work if one.body_code == "so-hai"][-1]
    office.move(heir, ended, "start")
    office.move(board, office.now(ended), "cancel", reason="giao nhầm")
    office.draft(item(leads=[BODY]))
    office.clock.set(date(2019, 6, 25))


def person(office: Office, role: Role) -> Context:
    return office.person(role, {Role.OFFICER: BODY, Role.COORDINATOR: BOARD}.get(role))


def errors_behind(visitor: Visitor, start: str = "/") -> list[str]:
    """Addresses reached from a page that answer with an error, or with a page without the part asked for."""
    wrong: list[str] = []
    seen: set[str] = set()
    shapes: dict[str, int] = {}
    waiting = [(start, "")]
    while waiting:
        address, source = waiting.pop(0)
        shape = _shape(address)
        if address in seen or shapes.get(shape, 0) >= EACH:
            continue
        seen.add(address)
        shapes[shape] = shapes.get(shape, 0) + 1
        answer = visitor.get(address, follow_redirects=True)
        if answer.status_code >= 400:
            wrong.append(f"{answer.status_code} {address} on {source}")
            continue
        if answer.headers.get("content-type", "").startswith("text/html"):
            here = urlsplit(str(answer.url)).path
            links = [urldefrag(urljoin(address, unescape(link))) for link in _LINK.findall(answer.text)]
            places = set(_ID.findall(answer.text))
            same_page = [place for url, place in links if place and urlsplit(url).path in ("", here)]
            wrong += [f"#{place} is not on {here}" for place in same_page if place not in places]
            waiting += [(url, address) for url, _ in links if url.startswith("/")]
    return wrong


def _shape(address: str) -> str:
    parts = urlsplit(address)
    names = sorted(pair.partition("=")[0] for pair in parts.query.split("&"))
    return _NUMBERS.sub("N", parts.path) + "?" + ",".join(names)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_every_link_of_every_page_leads_somewhere(quick_site: Site, role: Role) -> None:
    busy_office(quick_site.office)
    visitor = quick_site.visitor(person(quick_site.office, role))

    assert errors_behind(visitor) == []


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_every_link_of_an_empty_office_leads_somewhere(quick_site: Site, role: Role) -> None:
    quick_site.office.body(BOARD)
    visitor = quick_site.visitor(person(quick_site.office, role))

    assert errors_behind(visitor) == []


def test_every_link_leads_somewhere_before_anybody_logged_in(quick_site: Site) -> None:
    assert errors_behind(quick_site.visitor()) == []
