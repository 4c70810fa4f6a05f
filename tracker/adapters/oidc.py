"""The office's own provider of identities: authorization code with PKCE, and every check of the ID token."""

from collections.abc import Mapping
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]  # it has no types
from authlib.integrations.httpx_client import OAuth2Client  # type: ignore[import-untyped]  # it has no types
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from tracker.domain.identities import Asking, Identity, IdentityRefused, ProviderUnavailable
from tracker.usecases.context import Clock

_SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""By a key of the provider alone: never "none", never our own secret."""
_TIMEOUT_S = 10
_LEEWAY_S = 60


class OidcProvider:
    """One provider, found by its address. What it publishes is asked for anew at each login: it is rarely used."""

    def __init__(self, issuer: str, client_id: str, client_secret: str | None, clock: Clock) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._clock = clock

    def address(self, asking: Asking) -> str:
        """Where to send the person; raises ProviderUnavailable, IdentityRefused."""
        with self._client(asking) as client:
            url, _ = client.create_authorization_url(
                self._published("authorization_endpoint"),
                state=asking.state,
                nonce=asking.nonce,
                code_verifier=asking.verifier,
            )
        return str(url)

    def identity(self, asking: Asking, code: str) -> Identity:
        """Who came back with this code; raises ProviderUnavailable, IdentityRefused."""
        try:
            with self._client(asking) as client:
                token = client.fetch_token(
                    self._published("token_endpoint"), code=code, code_verifier=asking.verifier
                )
        except httpx2.HTTPError as error:
            raise ProviderUnavailable() from error
        except AuthlibBaseError as error:
            raise IdentityRefused() from error
        claims = self._checked(str(token.get("id_token", "")), asking.nonce)
        email = claims.get("email") if claims.get("email_verified") is True else ""
        return Identity(self._issuer, str(claims["sub"]), str(email or "").strip().lower())

    def _checked(self, id_token: str, nonce: str) -> Mapping[str, Any]:
        wanted = jwt.JWTClaimsRegistry(
            now=int(self._clock.now().timestamp()),
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        keys = self._ask(self._published("jwks_uri"))
        try:
            token = jwt.decode(id_token, KeySet.import_key_set(dict(keys)), algorithms=_SIGNED_BY)  # type: ignore[arg-type]  # it checks the shape itself
            wanted.validate(token.claims)
        except (JoseError, ValueError, KeyError) as error:
            raise IdentityRefused() from error
        if token.claims.get("azp", self._client_id) != self._client_id:
            raise IdentityRefused()
        return token.claims

    def _published(self, name: str) -> str:
        found = self._ask(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self._issuer or not isinstance(found.get(name), str):
            raise IdentityRefused()
        return str(found[name])

    def _ask(self, url: str) -> Mapping[str, Any]:
        try:
            answer = httpx2.get(url, timeout=_TIMEOUT_S)
            answer.raise_for_status()
            found = answer.json()
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise ProviderUnavailable() from error
        if not isinstance(found, dict):
            raise IdentityRefused()
        return found

    def _client(self, asking: Asking) -> Any:
        return OAuth2Client(
            self._client_id,
            self._client_secret,
            scope="openid email",
            redirect_uri=asking.redirect_uri,
            code_challenge_method="S256",
            timeout=_TIMEOUT_S,
        )
