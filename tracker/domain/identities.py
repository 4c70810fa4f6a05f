"""Who somebody is at the office's own provider of identities (OpenID Connect). Values and errors; no network."""

from dataclasses import dataclass

from tracker.domain.errors import Invalid, Unavailable


class IdentityRefused(Invalid):
    """The provider's answer is not one that we may trust."""

    key = "access.identity_refused"


class IdentityUnknown(Invalid):
    """The provider knows the person, and we do not."""

    key = "access.identity_unknown"


class ProviderUnavailable(Unavailable):
    """The provider does not answer."""

    key = "access.provider_unavailable"


@dataclass(frozen=True, slots=True)
class Identity:
    """What the provider says of a person; `email` is empty unless the provider verified it."""

    issuer: str
    subject: str
    email: str

    def __repr__(self) -> str:
        return "Identity()"


@dataclass(frozen=True, slots=True)
class Asking:
    """The values of one login that must come back from, or be known to, nobody but the provider and us."""

    state: str
    nonce: str
    verifier: str
    redirect_uri: str

    def __repr__(self) -> str:
        return "Asking()"
