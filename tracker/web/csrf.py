"""Tokens that a form of ours carries and a form of a stranger cannot: another one each time, none of them stored."""

import hashlib
import hmac
import secrets

from starlette.requests import Request

_NONCE = 8


def csrf_token(secret: str) -> str:
    """A token for forms of whoever holds the secret of the cookie; different each time (compressed pages leak)."""
    nonce = secrets.token_hex(_NONCE)
    return nonce + _seal(secret, nonce)


def is_token_of(secret: str, token: str) -> bool:
    """Whether the token was made for that secret."""
    nonce, seal = token[: 2 * _NONCE], token[2 * _NONCE :]
    return bool(secret) and hmac.compare_digest(seal.encode(), _seal(secret, nonce).encode())


def is_from_here(request: Request, base_url: str | None) -> bool:
    """Whether the browser says that a page of ours sent this; True where it says nothing."""
    site = request.headers.get("sec-fetch-site")
    if site not in (None, "same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    # Behind a proxy the scheme may look different; the host does not.
    host = origin.partition("://")[2]
    return host == request.headers.get("host") or origin == base_url


def _seal(secret: str, nonce: str) -> str:
    return hmac.new(secret.encode(), f"csrf {nonce}".encode(), hashlib.sha256).hexdigest()[:32]
