"""Every route × every role (and nobody): who is let in is what the route declares; the others are told nothing."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from tests.office import BOARD, Office, item
from tests.web.programs import Program, program
from tests.web.site import Site, Visitor
from tracker.domain.people import Role
from tracker.usecases.context import Context
from tracker.web.routes import (
    PUBLIC,
    Access,
    AccessNotDeclared,
    Menu,
    Routes,
    declared_by,
    roles_let_in,
)
from tracker.web.site import menus_of

OWN, OTHER, MISSING = "own", "other", "missing"
ROLES = [role for role in Role if role is not Role.SYSTEM]

SAMPLES: dict[str, dict[str, str]] = {
    "name": dict.fromkeys((OWN, OTHER, MISSING), "none.css"),
    "token": dict.fromkeys((OWN, OTHER, MISSING), "none"),
    "login": dict.fromkeys((OWN, OTHER, MISSING), "00000000-0000-4000-8000-000000000000"),
    "ref": {OWN: "1-1", OTHER: "1-2", MISSING: "9-9"},
    "file": dict.fromkeys((OWN, OTHER, MISSING), "00000000-0000-4000-8000-000000000000"),
    "box": dict.fromkeys((OWN, OTHER, MISSING), "failed"),
    "message": dict.fromkeys((OWN, OTHER, MISSING), "00000000-0000-4000-8000-000000000000"),
    "person": dict.fromkeys((OWN, OTHER, MISSING), "00000000-0000-4000-8000-000000000000"),
    "kind": dict.fromkeys((OWN, OTHER, MISSING), "overdue"),
    "no": {OWN: "1", OTHER: "1", MISSING: "9"},
    "page": dict.fromkeys((OWN, OTHER, MISSING), "1"),
    "job": dict.fromkeys((OWN, OTHER, MISSING), "none"),
    "form": dict.fromkeys((OWN, OTHER, MISSING), "xlsx"),
    "tick": dict.fromkeys((OWN, OTHER, MISSING), "plan"),
    "backup": dict.fromkeys((OWN, OTHER, MISSING), "none.zip"),
    "webhook": dict.fromkeys((OWN, OTHER, MISSING), "00000000-0000-4000-8000-000000000000"),
    "delivery": dict.fromkeys((OWN, OTHER, MISSING), "00000000-0000-4000-8000-000000000000"),
    "body": {OWN: "so-mot", OTHER: "so-hai", MISSING: "khong-co"},
}
"""What stands for a parameter of a path: a thing of the officer's own body, of another, and one that is not there."""

OWNED = {"ref"}
"""Parameters that name a thing of one body: to another body's officer it is as if it were not there."""


@pytest.fixture
def site(sqlite_office: Office) -> Site:
    """Directive 1 gives assignment 1-1 to so-mot and 1-2 to so-hai."""
    sqlite_office.issued(item(leads=["so-mot", "so-hai"], due_on=date(2019, 6, 30)))
    return Site(sqlite_office)


def person(office: Office, role: Role) -> Context:
    body = {Role.OFFICER: "so-mot", Role.COORDINATOR: BOARD}.get(role)
    return office.person(role, body)


def routes_of(app: FastAPI) -> Iterator[tuple[APIRoute, str, Access]]:
    """Each route with each of its methods and what it declares."""
    for route in app.router.routes:
        assert isinstance(route, APIRoute), f"{route} is no route of ours"
        for method in sorted((route.methods or set()) - {"HEAD"}):
            yield route, method, declared_by(route).access


def address(route: APIRoute, which: str) -> str:
    """The path with samples in the place of its parameters."""
    names = re.findall(r"{(\w+)(?::\w+)?}", route.path)
    unknown = [name for name in names if name not in SAMPLES]
    assert not unknown, f"{route.path}: give SAMPLES a value for {unknown}"
    return re.sub(r"{(\w+)(?::\w+)?}", lambda found: SAMPLES[found[1]][which], route.path)


class Comer:
    """Somebody who comes in as each route wants it: with a cookie and forms, or with a token and JSON."""

    def __init__(self, site: Site, who: Context | None = None) -> None:
        self._site, self._who = site, who
        self._page = "/style" if who else "/login"
        self._program = program(site, who) if who else Program(site)

    def call(self, route: APIRoute, method: str, which: str) -> Any:
        """The route with samples of this kind."""
        path = address(route, which)
        if declared_by(route).how == "token":
            return self._program.request(method, path, json={"version": 1} if method == "POST" else None)
        visitor: Visitor = self._site.visitor(self._who)
        data = {"csrf": visitor.token(self._page)} if method != "GET" else None
        return visitor.request(method, path, data=data)


def is_like_absent(route: APIRoute, answer: Any) -> bool:
    if declared_by(route).how == "token":
        return answer.status_code == 404 and str(answer.json()["type"]).endswith("web.not_found")
    return answer.status_code == 404 and 'class="error"' in answer.text


def without_tokens(text: str) -> str:
    return re.sub(r'(name="csrf" value|data-csrf)="[0-9a-f]+"', "", text)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_a_role_comes_in_where_the_route_says_so_and_nowhere_else(site: Site, role: Role) -> None:
    comer = Comer(site, person(site.office, role))
    wrong = []
    for route, method, access in routes_of(site.app):
        answer = comer.call(route, method, OWN)
        is_let_in = access is PUBLIC or role in roles_let_in(access)
        if answer.status_code >= 500 or (not is_let_in and not is_like_absent(route, answer)):
            wrong.append(f"{method} {route.path}: {answer.status_code}")

    assert wrong == []


def test_nobody_comes_in_without_logging_in_but_where_everybody_may(site: Site) -> None:
    wrong, comer = [], Comer(site)
    for route, method, access in routes_of(site.app):
        answer = comer.call(route, method, OWN)
        is_refused = answer.status_code == 401 or answer.headers.get("location", "").startswith("/login")
        if answer.status_code >= 500 or (access is not PUBLIC and not is_refused):
            wrong.append(f"{method} {route.path}: {answer.status_code}")

    assert wrong == []


def test_what_belongs_to_another_body_looks_like_what_is_not_there(site: Site) -> None:
    officer = Comer(site, person(site.office, Role.OFFICER))
    told = []
    for route, method, _ in routes_of(site.app):
        if not OWNED & set(route.param_convertors):
            continue
        others, missing = (officer.call(route, method, which) for which in (OTHER, MISSING))
        same = without_tokens(others.text).replace(address(route, OTHER), address(route, MISSING))
        # What is wrong in itself is said before anything is looked for, to both alike.
        usual = {404, 422} if declared_by(route).how == "token" else {404}
        if others.status_code not in usual or same != without_tokens(missing.text):
            told.append(f"{method} {route.path}: {others.status_code} and {missing.status_code}")

    assert told == []


def test_no_change_is_taken_from_a_form_that_is_not_ours(site: Site) -> None:
    who = person(site.office, Role.ADMINISTRATOR)
    stranger = site.visitor(person(site.office, Role.LEADER)).token("/style")
    taken = []
    for route, method, _ in routes_of(site.app):
        if method == "GET" or declared_by(route).how != "session":
            continue
        path, own = address(route, OWN), site.visitor(who)
        token = own.token("/style")
        answers = [
            own.post(path, data={}),
            own.post(path, data={"csrf": stranger}),
            own.post(path, data={"csrf": token}, headers={"origin": "https://la.example.org"}),
            own.post(path, data={"csrf": token}, headers={"sec-fetch-site": "cross-site"}),
        ]
        taken += [f"{path}: {a.status_code}" for a in answers if a.status_code != 403]

    assert taken == []


def test_a_route_without_a_permission_fails_the_build() -> None:
    app = FastAPI()

    @app.get("/open")
    def forgotten() -> None:
        """Says nothing about who may come in."""

    with pytest.raises(AccessNotDeclared):
        declared_by(app.router.routes[-1])


def test_a_menu_entry_needs_its_page() -> None:
    with pytest.raises(LookupError):
        menus_of([Routes(Menu("web.style", "/nowhere", order=1))])


def test_a_token_of_every_scope_opens_no_page_and_a_cookie_no_operation(site: Site) -> None:
    who = person(site.office, Role.ADMINISTRATOR)
    tool, browser = program(site, who), site.visitor(who)
    opened = []
    for route, method, access in routes_of(site.app):
        if access is PUBLIC:
            continue
        is_for_programs = declared_by(route).how == "token"
        answer = (browser if is_for_programs else tool).request(method, address(route, OWN))
        is_refused = answer.status_code == 401 or answer.headers.get("location", "").startswith("/login")
        opened += [] if is_refused else [f"{method} {route.path}: {answer.status_code}"]

    assert opened == []
