"""Declaring routes: each says who may come in, and an app with one that does not is never made.

routes = Routes(Menu("web.style", "/style", order=90))

@routes.get("/style", ANY_PERSON)
def style(visit: Visit) -> Response:
    return visit.page("pages/style.html.j2")
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from starlette.convertors import IntegerConvertor, register_url_convertor

from tracker.domain.errors import TrackerError
from tracker.domain.people import Role
from tracker.domain.permissions import HOLDERS, Permission
from tracker.web.door import open_door
from tracker.web.visit import Visit

SMALL_BODY = 256 * 1024
"""Bytes a request may bring unless its route says more."""


class Number(IntegerConvertor):
    """`{no:int}` of a path: no longer than what is counted here; a longer one leads nowhere."""

    regex = "[0-9]{1,9}"


register_url_convertor("int", Number())


class Everybody(Enum):
    """Who may come in where no permission of the table is asked."""

    PUBLIC = "public"  # also without logging in
    ANY_PERSON = "any_person"  # every role


PUBLIC = Everybody.PUBLIC
ANY_PERSON = Everybody.ANY_PERSON

Access = Permission | Everybody
Endpoint = Callable[..., Response]
Opener = Callable[[Request, Access, str | None], Visit]
Teller = Callable[[Request, TrackerError, int], Response]
"""Tells an error with this status in another way than by a page."""


class AccessNotDeclared(Exception):
    """A route that does not say who may come in: a bug, found when the app is made."""


@dataclass(frozen=True)
class Menu:
    """An entry of the menu: for the roles named, else for those that may open the page."""

    key: str
    path: str
    order: int
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Declared:
    """What a route declared."""

    access: Access
    max_body: int
    how: str = "session"


class Routes:
    """The routes of one file. `menu` entries open the page of the same path.

    Programs come in another way (`how` other than "session": no forms, an `opener` of its own), and hear of errors
    below their `prefix`, also of paths that are not there, by what `tells`.
    """

    def __init__(
        self,
        *menu: Menu,
        prefix: str = "",
        opener: Opener = open_door,
        how: str = "session",
        tells: Teller | None = None,
    ) -> None:
        self.menu, self.prefix, self.opener, self.how, self.tells = menu, prefix, opener, how, tells
        self.router = APIRouter()

    def get(self, path: str, access: Access, **more: Any) -> Callable[[Endpoint], Endpoint]:
        """A page: it reads and changes nothing."""
        return self._route("GET", path, access, **more)

    def post(self, path: str, access: Access, **more: Any) -> Callable[[Endpoint], Endpoint]:
        """A change by a form: its token and origin are checked before the endpoint is called."""
        return self._route("POST", path, access, **more)

    def route(self, method: str, path: str, access: Access, **more: Any) -> Callable[[Endpoint], Endpoint]:
        """Any other method."""
        return self._route(method, path, access, **more)

    def _route(
        self, method: str, path: str, access: Access, max_body: int = SMALL_BODY, **more: Any
    ) -> Callable[[Endpoint], Endpoint]:
        declared = Declared(access, max_body, self.how)

        def declare(endpoint: Endpoint) -> Endpoint:
            is_form = method != "GET" and self.how == "session"
            self.router.add_api_route(
                self.prefix + path,
                _behind_the_door(endpoint, access, self.opener, is_form),
                methods=[method, "HEAD"] if method == "GET" else [method],
                name=endpoint.__name__,
                openapi_extra={"x-access": declared},
                **{
                    "response_model": None,
                    "response_class": HTMLResponse,
                    "include_in_schema": False,
                    **more,
                },
            )
            return endpoint

        return declare


def declared_by(route: object) -> Declared:
    """What the route declared; raises AccessNotDeclared."""
    extra = (route.openapi_extra or {}) if isinstance(route, APIRoute) else {}
    found = extra.get("x-access")
    if not isinstance(found, Declared):
        raise AccessNotDeclared(getattr(route, "path", repr(route)))
    return found


def roles_let_in(access: Access) -> tuple[Role, ...]:
    """The roles that may come in; empty for PUBLIC, where nobody is asked."""
    if isinstance(access, Permission):
        return HOLDERS[access]
    return tuple(role for role in Role if role is not Role.SYSTEM) if access is ANY_PERSON else ()


def _behind_the_door(endpoint: Endpoint, access: Access, opener: Opener, is_form: bool) -> Endpoint:
    """The endpoint as the framework calls it: with the request, and `visit` made from it in the same thread."""
    signature = inspect.signature(endpoint)
    others = [p for name, p in signature.parameters.items() if name != "visit"]
    request = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    parameters = [request, *[p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in others]]
    if is_form:
        # Declared as a field so that the framework has read the form before our thread begins.
        token = inspect.Parameter(
            "csrf", inspect.Parameter.KEYWORD_ONLY, default="", annotation=Annotated[str, Form()]
        )
        parameters.append(token)

    @wraps(endpoint)
    def behind(*, request: Request, csrf: str | None = None, **arguments: Any) -> Response:
        visit = opener(request, access, csrf)
        return visit.sent(endpoint(visit, **arguments))

    behind.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # as documented
    return behind
