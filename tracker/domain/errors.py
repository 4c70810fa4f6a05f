"""The families of errors a person may be told; each concrete error is a key and its parameters.

Concrete errors live beside the rule that raises them. The edge (command line, web) turns the key into a sentence
from the message catalogs and the family into an exit code or an HTTP status.
"""

from typing import Any, ClassVar


class TrackerError(Exception):
    """An error with a sentence for it. `key` names the sentence, `holes` fill it; both are safe to show."""

    key: ClassVar[str] = "error.unknown"

    def __init__(self, **holes: Any) -> None:
        super().__init__(self.key, holes)
        self.holes = holes

    def __str__(self) -> str:
        return f"{self.key} {self.holes}" if self.holes else self.key


class NotFound(TrackerError):
    """There is no such thing, or the asker may not know of it (404, exit 4)."""


class Refused(TrackerError):
    """The asker may not do this (403, exit 3)."""


class Conflict(TrackerError):
    """It cannot be done in the present state (409, exit 5)."""


class Invalid(TrackerError):
    """What was handed in cannot be used (422, exit 6)."""


class Unavailable(TrackerError):
    """The storage or another service cannot serve now; nothing was changed (503, exit 7)."""
