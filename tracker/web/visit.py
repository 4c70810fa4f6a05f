"""One visit of one person to one page: what an endpoint is given, and how it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from tracker.bootstrap import Tracker
from tracker.domain.links import LinkKey
from tracker.domain.people import SYSTEM, Role
from tracker.usecases.accounts import LoggedIn, actor_of
from tracker.usecases.context import Context
from tracker.web import cookies
from tracker.web.cookies import Flash
from tracker.web.csrf import csrf_token, is_from_here
from tracker.web.forms import Form
from tracker.web.neighbourhood import neighbourhood

if TYPE_CHECKING:
    from tracker.web.site import Site


@dataclass
class Visit:
    """The person (None where nobody is logged in), their context, their language; and the answer's makers."""

    request: Request
    site: "Site"
    person: LoggedIn | None
    lang: str
    secret: str
    is_new_secret: bool = False
    _flash: Flash | None = field(default=None, init=False)
    _lang: str = field(default="", init=False)
    _login: str | None = field(default=None, init=False)
    _has_forms: bool = field(default=False, init=False)
    _has_shown_flash: bool = field(default=False, init=False)

    @property
    def tracker(self) -> Tracker:
        """The system."""
        return self.site.tracker

    @cached_property
    def ctx(self) -> Context:
        """The person's way into the use cases; LookupError where nobody is logged in (see `system`)."""
        if self.person is None:
            raise LookupError("nobody is logged in")
        return self.tracker.context_for(actor_of(self.person))

    @property
    def system(self) -> Context:
        """The system's own way into the use cases, for what happens before anybody is logged in."""
        return self.tracker.context_for(SYSTEM)

    @property
    def is_safe_connection(self) -> bool:
        """Whether a login can be kept: browsers send our cookie encrypted, or on this very machine."""
        return self.request.url.scheme == "https" or not cookies.is_secure(self.request)

    @property
    def role(self) -> Role | None:
        """The person's role."""
        return Role(self.person.role) if self.person else None

    @cached_property
    def form(self) -> Form:
        """What was typed, on a POST."""
        return Form(self.request._form)  # the framework has read it before our thread began

    @cached_property
    def query(self) -> Form:
        """What the address says behind the question mark, read the same way."""
        return Form(FormData([*self.request.query_params.multi_items()]))

    @property
    def is_partial(self) -> bool:
        """Whether a script asks, to replace a part of the page it has."""
        headers = self.request.headers
        return "hx-request" in headers and "hx-history-restore-request" not in headers

    def page(self, template: str, /, *, status: int = 200, **values: Any) -> Response:
        """The template with these values: the whole page, or its main part where a script asks."""
        frame = "parts/fragment.html.j2" if self.is_partial else "parts/base.html.j2"
        text = self.site.templates.render(
            template, self.lang, {**self.frame_values(), "frame": frame, **values}
        )
        headers = {"Cache-Control": "no-store", "Vary": "HX-Request"}
        if status in (429, 503):
            headers["Retry-After"] = "60"
        return HTMLResponse(text, status, headers)

    def frame_values(self) -> Mapping[str, Any]:
        """What every page's frame shows."""
        self._has_forms = True
        return {
            "lang": self.lang,
            "person": self.person,
            "menu": self.site.menu_for(self.role),
            "here": self.request.url.path,
            "csrf": csrf_token(self.secret),
            "flash": self._taken_flash(),
            "form": Form(),
        }

    def to(self, path: str, /, **query: Any) -> Response:
        """On to another page of ours, after a change (Post/Redirect/Get)."""
        return RedirectResponse(f"{path}?{urlencode(query)}" if query else path, status_code=303)

    def off_to(self, url: str) -> Response:
        """To an address of somebody else that we chose ourselves."""
        return RedirectResponse(url, status_code=303)

    def done(self, key: str, /, **holes: Any) -> "Visit":
        """Say this on the next page: `return visit.done("web.saved").to("/my-work")`."""
        return self._say(key, holes, "done")

    def note(self, key: str, /, **holes: Any) -> "Visit":
        """As `done`, where something went otherwise than wished."""
        return self._say(key, holes, "note")

    def log_in(self, secret: str) -> "Visit":
        """Send the cookie of a login that began."""
        self._login = secret
        return self

    def log_out(self) -> "Visit":
        """Take the cookie away."""
        self._login = ""
        return self

    def speak(self, lang: str) -> "Visit":
        """Remember the language chosen."""
        self._lang = lang
        return self

    def sent(self, response: Response) -> Response:
        """The answer with the cookies it owes; called by the door."""
        if self._login:
            cookies.put_login(self.request, response, self._login)
            cookies.drop(self.request, response, cookies.VISIT)
        elif self._login == "":
            cookies.drop(self.request, response, cookies.LOGIN)
        elif self.is_new_secret and self._has_forms:
            cookies.put(self.request, response, cookies.VISIT, self.secret)
        if self._lang:
            cookies.put_language(self.request, response, self._lang)
        if self._flash is not None:
            said = [self._flash.key, self._flash.holes, self._flash.kind]
            cookies.put(self.request, response, cookies.FLASH, cookies.packed(self._key, "flash", said), 60)
        elif self._has_shown_flash:
            cookies.drop(self.request, response, cookies.FLASH)
        return response

    @property
    def address(self) -> str:
        """Where the request came from, for counting attempts; never stored or logged as it is."""
        return neighbourhood(self.request.client.host) if self.request.client else ""

    @property
    def is_from_here(self) -> bool:
        """Whether a page of ours sent this, as far as the browser tells."""
        return is_from_here(self.request, self.tracker.settings.base_url)

    @property
    def user_agent(self) -> str:
        """What the browser says it is."""
        return self.request.headers.get("user-agent", "")

    def _say(self, key: str, holes: dict[str, Any], kind: str) -> "Visit":
        self._flash = Flash(key, holes, kind)
        return self

    def _taken_flash(self) -> Flash | None:
        value = cookies.read(self.request, cookies.FLASH)
        if not value:
            return None
        self._has_shown_flash = True
        said = cookies.unpacked(self._key, "flash", value)
        return Flash(*said) if said else None

    @property
    def _key(self) -> LinkKey:
        return self.tracker.door.key
