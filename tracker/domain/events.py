"""What an event is, and the chain of hashes that shows any change to the record up to its last published head.

The hash covers a salted digest of the payload, not the payload, so that a person's data can be erased later while
the chain still verifies.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

GENESIS = "0" * 64
"""The hash before the first event."""


class EventKind(StrEnum):
    """Everything that can happen. Stored by value; never renamed."""

    BODY_ADDED = "body.added"
    BODY_CHANGED = "body.changed"
    GROUP_CHANGED = "group.changed"
    SUCCESSION_RECORDED = "succession.recorded"
    PERSON_ADDED = "person.added"
    PERSON_CHANGED = "person.changed"
    DIRECTIVE_IMPORTED = "directive.imported"
    DIRECTIVE_MOVED = "directive.moved"
    DRAFT_EDITED = "draft.edited"
    DRAFT_UNDONE = "draft.undone"
    DRAFT_REDONE = "draft.redone"
    TASK_OPENED = "task.opened"
    TASK_ROLLED_UP = "task.rolled_up"
    ASSIGNMENT_OPENED = "assignment.opened"
    ASSIGNMENT_MOVED = "assignment.moved"
    ASSIGNMENT_DUE_CHANGED = "assignment.due_changed"
    EXTENSION_REQUESTED = "extension.requested"
    EXTENSION_MOVED = "extension.moved"
    REMINDERS_PLANNED = "reminders.planned"
    MESSAGE_SENT = "message.sent"
    MESSAGE_DEAD = "message.dead"
    MESSAGE_CANCELLED = "message.cancelled"
    MESSAGE_RETRIED = "message.retried"
    CLOCK_JUMPED = "clock.jumped"
    REPORT_DRAFTED = "report.drafted"
    REPORT_EDITED = "report.edited"
    REPORT_ISSUED = "report.issued"
    REPORT_CORRECTED = "report.corrected"
    ACCOUNT_INVITED = "account.invited"
    ACCOUNT_RESET_ASKED = "account.reset_asked"
    ACCOUNT_PASSWORD_SET = "account.password_set"  # noqa: S105  # a kind of event
    ACCOUNT_IDENTITY_BOUND = "account.identity_bound"
    ACCOUNT_LOGGED_IN = "account.logged_in"
    ACCOUNT_LOGINS_ENDED = "account.logins_ended"
    ACCOUNT_TOKEN_MADE = "account.token_made"  # noqa: S105  # a kind of event
    ACCOUNT_TOKEN_REVOKED = "account.token_revoked"  # noqa: S105  # a kind of event
    WEBHOOK_ADDED = "webhook.added"
    WEBHOOK_CHANGED = "webhook.changed"
    TICK_ASKED = "tick.asked"
    MAIL_TESTED = "mail.tested"
    BACKUP_DOWNLOADED = "backup.downloaded"


Payload = Mapping[str, Any]
"""Small plain data: strings, numbers, booleans, None, lists and maps of these."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event before it has its place in the chain."""

    kind: EventKind
    subject_id: UUID | None
    directive_id: UUID | None
    payload: Payload


@dataclass(frozen=True, slots=True)
class Event:
    """An event as recorded. `payload` and `salt` are None once erased."""

    seq: int
    at: datetime
    actor_id: UUID | None
    kind: str
    subject_id: UUID | None
    directive_id: UUID | None
    payload: str | None
    salt: str | None
    payload_hash: str
    hash: str

    @property
    def data(self) -> dict[str, Any]:
        """The payload as plain data; empty once erased."""
        return json.loads(self.payload) if self.payload else {}

    @property
    def actor(self) -> str:
        """The name of who did it, empty once erased: a name is personal and stands in the payload for that."""
        return str(self.data.get("by", ""))


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold: at event `seq`, because `reason` (a message key)."""

    seq: int
    reason: str


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""Made once: `json.dumps` with options makes an encoder for every call."""


def as_text(payload: Payload) -> str:
    """The one JSON text of a payload, keys sorted, that is stored and digested."""
    return _encode(payload)


def digest(salt: str, payload: str) -> str:
    """SHA-256 of salt and payload, in hex."""
    return hashlib.sha256(f"{salt}\n{payload}".encode()).hexdigest()


def words_digest(*words: str) -> str:
    """SHA-256 of several texts kept apart, in hex: what an event keeps of words that lie in a row of their own."""
    return hashlib.sha256(_encode(list(words)).encode()).hexdigest()


def seal(
    previous: str,
    seq: int,
    at: datetime,
    actor_id: UUID | None,
    kind: str,
    subject_id: UUID | None,
    directive_id: UUID | None,
    payload_hash: str,
) -> str:
    """The hash of one event given the one before it. `at` is taken to the microsecond in UTC."""
    ids = [str(i) if i else "" for i in (actor_id, subject_id, directive_id)]
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [previous, str(seq), instant, ids[0], kind, ids[1], ids[2], payload_hash]
    # A JSON list keeps the parts apart whatever they contain.
    return hashlib.sha256(_encode(parts).encode()).hexdigest()


def breaks(events: Iterable[Event], anchor: tuple[int, str] | None = None) -> Iterator[Break]:
    """Every place where the chain does not hold, in order.

    A chain rewritten from some point on, or cut off, holds in itself: only an `anchor`, a (seq, hash) that was
    written down outside before, shows it.
    """
    is_anchored = anchor in (None, (0, GENESIS))  # the head of an empty record holds for every record
    previous, expected = GENESIS, 1
    for event in events:
        if event.seq != expected:
            yield Break(expected, "audit.gap")
        if event.payload is not None and digest(event.salt or "", event.payload) != event.payload_hash:
            yield Break(event.seq, "audit.payload_changed")
        sealed = seal(
            previous,
            event.seq,
            event.at,
            event.actor_id,
            event.kind,
            event.subject_id,
            event.directive_id,
            event.payload_hash,
        )
        if sealed != event.hash:
            yield Break(event.seq, "audit.hash_wrong")
        if anchor is not None and event.seq == anchor[0]:
            is_anchored = event.hash == anchor[1]
        previous, expected = event.hash, event.seq + 1
    if anchor is not None and not is_anchored:
        yield Break(anchor[0], "audit.head_differs")
