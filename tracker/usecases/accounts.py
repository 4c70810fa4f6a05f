"""What coming in over the web needs beside the context: the key of links, the hashing of passwords."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from tracker.domain.errors import Invalid
from tracker.domain.links import LinkKey
from tracker.domain.people import Actor, Role
from tracker.store.accounts import LoggedIn, Login, Person

__all__ = ["Door", "LoggedIn", "Login", "Passwords", "Person", "actor_of"]


class NoBaseUrl(Invalid):
    """Nobody said how people reach the pages."""

    key = "access.no_base_url"


class Passwords(Protocol):
    """How passwords are kept. Slow on purpose: never called inside a transaction."""

    def hash(self, password: str) -> str:
        """What is stored; raises TooBusy."""
        ...

    def verify(self, password: str, stored: str | None) -> bool:
        """Whether they fit; as slow, and False, where nothing is stored. Raises TooBusy."""
        ...


@dataclass(frozen=True)
class Door:
    """What lets people in. Without an address of the pages no mail can hold a link."""

    key: LinkKey
    passwords: Passwords
    has_address: bool = True

    def require_address(self) -> None:
        """Raise NoBaseUrl where a link in a mail would lead nowhere."""
        if not self.has_address:
            raise NoBaseUrl()

    def attempt_key(self, *parts: str) -> str:
        """The name under which attempts are counted: nobody's address can be read from it."""
        return self.key.seal("attempt", "\0".join(parts).encode()).hex()


def actor_of(person: Person | LoggedIn) -> Actor:
    """The person as the one who acts."""
    return Actor(UUID(str(person.id)), person.name, Role(person.role), person.body_code)
