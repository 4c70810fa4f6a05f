"""Signed links: what a link out of a mail may do, for whom, until when. Pure; using one up is a use case.

A token holds its claim and a seal; nothing about it needs to be stored, so a copy of the database opens nothing.
"""

import hashlib
import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from uuid import UUID

from tracker.domain.errors import Invalid

SHORTEST_KEY = 32
"""Bytes of the signing key at the least."""

_LAYOUT = struct.Struct(">B16s16sI")
_SEAL_BYTES = 16
_NOBODY = UUID(int=0)


class LinkBroken(Invalid):
    """Not a link of ours, or not a whole one."""

    key = "access.link_broken"


class LinkExpired(Invalid):
    """Its time is over."""

    key = "access.link_expired"


class LinkUsed(Invalid):
    """It opens one thing once, and it did."""

    key = "access.link_used"


class KeyTooShort(Invalid):
    """A key that could be guessed."""

    key = "access.key_too_short"


class Purpose(IntEnum):
    """What a link does. The numbers stand in links that were sent: never renumbered."""

    SETUP = 1  # creates the first administrator; the subject is a row of `link`
    INVITATION = 2  # sets the first password; the subject is a row of `link`
    RESET = 3  # sets a new password; the subject is a row of `link`
    ACKNOWLEDGE = (
        4  # acknowledges receipt of what the person's body got; the subject is a directive; used as often
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """What a link says. `expires_at` is taken to the second."""

    purpose: Purpose
    subject: UUID
    person: UUID | None
    expires_at: datetime

    def plain(self) -> dict[str, str | None]:
        """As plain data: what a mail owed keeps of it, so that no token stands in the outbox."""
        return {
            "purpose": self.purpose.name.lower(),
            "subject": str(self.subject),
            "person": str(self.person) if self.person else None,
            "expires_at": self.expires_at.isoformat(),
        }

    @classmethod
    def of(cls, plain: Mapping[str, str | None]) -> "Claim":
        """Back from `plain`; raises KeyError or ValueError."""
        return cls(
            Purpose[str(plain["purpose"]).upper()],
            UUID(plain["subject"]),
            UUID(plain["person"]) if plain["person"] else None,
            datetime.fromisoformat(str(plain["expires_at"])),
        )


@dataclass(frozen=True)
class LinkKey:
    """The key that seals; KeyTooShort where it could be guessed."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) < SHORTEST_KEY:
            raise KeyTooShort(shortest=SHORTEST_KEY)

    def __repr__(self) -> str:
        return "LinkKey()"  # never the secret

    def seal(self, what: str, text: bytes) -> bytes:
        """The seal of a text; `what` keeps one use apart from another."""
        return hmac.new(self.secret, what.encode() + b"\0" + text, hashlib.sha256).digest()

    def token(self, claim: Claim) -> str:
        """The claim as the last part of an address, 71 characters."""
        expires = int(claim.expires_at.timestamp())
        person = (claim.person or _NOBODY).bytes
        body = _LAYOUT.pack(claim.purpose.value, claim.subject.bytes, person, expires)
        return _encoded(body + self._seal(body))

    def claim(self, token: str, now: datetime) -> Claim:
        """What the token says; raises LinkBroken, LinkExpired."""
        body = self._body(token)
        purpose, subject, person, expires = _LAYOUT.unpack(body)
        claim = Claim(
            Purpose(purpose),
            UUID(bytes=subject),
            UUID(bytes=person) if person != _NOBODY.bytes else None,
            datetime.fromtimestamp(expires, UTC),
        )
        if now >= claim.expires_at:
            raise LinkExpired()
        return claim

    def _body(self, token: str) -> bytes:
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (NotBase64, ValueError) as error:
            raise LinkBroken() from error
        body, seal = raw[: _LAYOUT.size], raw[_LAYOUT.size :]
        is_whole = len(body) == _LAYOUT.size and token == _encoded(raw)  # one claim has one link
        if not is_whole or not hmac.compare_digest(seal, self._seal(body)):
            raise LinkBroken()
        return body

    def _seal(self, body: bytes) -> bytes:
        return self.seal("link", body)[:_SEAL_BYTES]


def _encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
