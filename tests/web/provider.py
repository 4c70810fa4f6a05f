"""A small OpenID Connect provider on a port of this machine: approves everybody, checks all it is owed, and can lie."""

import json
import secrets
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

_REASON = "the extra oidc is not installed"
jwt = pytest.importorskip("joserfc.jwt", reason=_REASON)
jwk = pytest.importorskip("joserfc.jwk", reason=_REASON)
pytest.importorskip("authlib.integrations.httpx_client", reason=_REASON)

CLIENT, SECRET = "tracker", "a secret of ours & theirs"


class Provider:
    """`person` is who logs in next; `lie` changes the claims or the header of the next ID token."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._key = jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self._stranger = jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self._codes: dict[str, dict[str, str]] = {}
        self.person: dict[str, Any] = {"sub": "s-1", "email": "can-bo@example.vn", "email_verified": True}
        self.lie: dict[str, Any] = {}
        self.is_forged = self.is_unsigned = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self) -> Self:
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def get(self, path: str, query: dict[str, str]) -> tuple[int, dict[str, Any], str]:
        """Status, JSON, and where to go on."""
        if path == "/.well-known/openid-configuration":
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            found = {name: f"{self.issuer}/{end}" for name, end in names.items()}
            return 200, {"issuer": self.issuer, **found}, ""
        if path == "/keys":
            return 200, jwk.KeySet([self._key]).as_dict(private=False), ""
        if path == "/authorize" and query["client_id"] == CLIENT and query["code_challenge_method"] == "S256":
            code = secrets.token_urlsafe(16)
            self._codes[code] = query
            back = urlencode({"code": code, "state": query["state"]})
            return 302, {}, f"{query['redirect_uri']}?{back}"
        return 400, {"error": "invalid_request"}, ""

    def post(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any], str]:
        """The exchange of a code: once, by its client, with its verifier, for its own address."""
        asked = self._codes.pop(form.get("code", ""), None)
        challenge = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        is_client = authorization == f"{CLIENT}:{SECRET}"
        if (
            asked is None
            or not is_client
            or asked["code_challenge"] != challenge.decode()
            or asked["redirect_uri"] != form.get("redirect_uri")
        ):
            return 400, {"error": "invalid_grant"}, ""
        token = self._token(asked["nonce"])
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": token, "expires_in": 60}, ""

    def _token(self, nonce: str) -> str:
        now = int(self._now())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        claims = {**claims, **self.person, **self.lie}
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.is_unsigned:
            parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claims)]
            return ".".join([*(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts), ""])
        key = self._stranger if self.is_forged else self._key
        return str(jwt.encode({"alg": "RS256", "kid": "one"}, claims, key))


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            self._answer(*provider.get(url.path, _flat(url.query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            given = self.headers.get("authorization", "").removeprefix("Basic ")
            self._answer(*provider.post(_flat(body), b64decode(given).decode()))

        def _answer(self, status: int, data: dict[str, Any], location: str) -> None:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(data).encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
