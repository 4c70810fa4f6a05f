"""What delivery hands to the outside and what it hears back. Declares mailer and renderer as Protocols."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol, Self
from uuid import UUID


class Rendered(Protocol):
    """A message in words."""

    @property
    def subject(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def html(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a mail."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One message to one address. `id` is the outbox row's: one Message-ID for all attempts."""

    id: UUID
    to: str
    at: datetime
    rendered: Rendered
    files: tuple[Attached, ...] = ()


class Answer(StrEnum):
    """What became of one attempt."""

    SENT = "sent"  # the server took it
    REFUSED = "refused"  # the server will never take it: 5xx for this message
    LATER = "later"  # not taken, and trying again may help: 4xx for this message
    DOWN = "down"  # no message can be sent now: no connection, login refused
    AMBIGUOUS = "ambiguous"  # the answer after the text was lost, so it may have been taken


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer and, where it is not SENT, the reason for people to read: no secret, no text of the mail."""

    answer: Answer
    reason: str = ""


class Mailer(Protocol):
    """The outside that takes mails. One connection may serve all of a batch."""

    @property
    def time_limit(self) -> timedelta:
        """The longest that `send` takes in all."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def send(self, mail: Mail) -> Outcome:
        """One attempt; never raises for what the server or the network does."""
        ...


class Renderer(Protocol):
    """Turns a template's name and plain values into words; raises when it cannot."""

    def __call__(self, template: str, lang: str, data: Mapping[str, Any]) -> Rendered: ...
