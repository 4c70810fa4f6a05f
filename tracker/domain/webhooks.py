"""What outgoing webhooks tell, and how it is signed (Standard Webhooks: https://www.standardwebhooks.com). Pure.

Nothing of anybody is told: kinds, keys and references. Who wants to know more asks the interface for programs.
"""

import hmac
import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from tracker.domain.events import EventKind

_TOLD = ("directive.", "task.", "assignment.", "extension.", "report.")
KINDS: tuple[str, ...] = tuple(kind.value for kind in EventKind if kind.value.startswith(_TOLD))
"""The kinds that are told; nothing of people, their accounts and their mails."""
TEST = "webhook.test"
SECRET_BEGINS = "whsec_"  # noqa: S105  # what every secret begins with


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it is told."""

    kind: str
    seq: int
    at: datetime
    subject: UUID | None
    directive: UUID | None
    ref: str | None = None  # the assignment as people call it


def body_of(told: Told) -> bytes:
    """As JSON."""
    plain = {
        "type": told.kind,
        "timestamp": told.at.astimezone(UTC).isoformat(),
        "data": {
            "seq": told.seq,
            "subject": str(told.subject) if told.subject else None,
            "directive": str(told.directive) if told.directive else None,
            "ref": told.ref,
        },
    }
    return json.dumps(plain, separators=(",", ":")).encode()


def headers_of(secret: bytes, key: UUID, sent_at: datetime, body: bytes) -> dict[str, str]:
    """Who sent it and when: the same key for every attempt, the time and the seal of this one."""
    seconds = str(int(sent_at.timestamp()))
    seal = hmac.new(secret, f"{key}.{seconds}.".encode() + body, sha256).digest()
    return {
        "webhook-id": str(key),
        "webhook-timestamp": seconds,
        "webhook-signature": f"v1,{b64encode(seal).decode()}",
    }


def shown_secret(secret: bytes) -> str:
    """As whoever receives has to know it."""
    return SECRET_BEGINS + b64encode(secret).decode()
