"""The cookies: the login, a secret for forms before it, the language, a message for the next page."""

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tracker.domain.accounts import ABSOLUTE_END
from tracker.domain.links import LinkKey

LOGIN = "login"
VISIT = "visit"
LANG = "lang"
FLASH = "flash"
FLOW = "flow"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Flash:
    """A message for the next page: a key of the catalogs and its holes. `kind`: done, note or fault."""

    key: str
    holes: dict[str, Any]
    kind: str = "done"


def is_secure(request: Request) -> bool:
    """Whether cookies may only travel encrypted: always, but on this very machine."""
    is_local = request.url.hostname in ("127.0.0.1", "localhost", "::1", "testserver")
    return request.url.scheme == "https" or not is_local


def read(request: Request, name: str) -> str:
    """The cookie's value, empty where there is none."""
    return request.cookies.get(_name(request, name), "")


def put(request: Request, response: Response, name: str, value: str, max_age: int | None = None) -> None:
    """Set it: for this host, not for scripts, not for forms of other sites."""
    response.set_cookie(
        _name(request, name), value, max_age=max_age, secure=is_secure(request), httponly=True, samesite="lax"
    )


def drop(request: Request, response: Response, name: str) -> None:
    """Remove it."""
    response.delete_cookie(_name(request, name), secure=is_secure(request), httponly=True, samesite="lax")


def put_login(request: Request, response: Response, secret: str) -> None:
    """The secret of a login."""
    put(request, response, LOGIN, secret, int(ABSOLUTE_END.total_seconds()))


def put_language(request: Request, response: Response, lang: str) -> None:
    """The language chosen."""
    put(request, response, LANG, lang, _YEAR)


def new_secret() -> str:
    """A secret for the forms of somebody who is not logged in."""
    return secrets.token_urlsafe(24)


def packed(key: LinkKey, what: str, values: list[Any]) -> str:
    """Plain values as the value of a cookie, sealed: nobody else can have written it. Dates become text."""
    body = urlsafe_b64encode(json.dumps(values, default=str).encode()).decode()
    return f"{body}.{_seal(key, what, body)}"


def unpacked(key: LinkKey, what: str, value: str) -> list[Any] | None:
    """The values, None where there are none or they are not ours."""
    body, _, seal = value.partition(".")
    if not body or not hmac.compare_digest(seal.encode(), _seal(key, what, body).encode()):
        return None
    found: list[Any] = json.loads(urlsafe_b64decode(body))
    return found


def _seal(key: LinkKey, what: str, body: str) -> str:
    return key.seal(f"cookie {what}", body.encode()).hex()[:32]


def _name(request: Request, name: str) -> str:
    # With this prefix a browser takes the cookie from this very host alone.
    return f"__Host-{name}" if is_secure(request) else f"tracker-{name}"
