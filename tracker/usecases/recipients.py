"""Who is told: from a rung's kind of recipient to people, with somebody to fall back on. Pure, no words."""

from collections.abc import Sequence
from functools import lru_cache

from tracker.domain.ladder import Recipient
from tracker.domain.people import Role
from tracker.store.reminders import Contact


class Recipients:
    """The people to tell for a body, as they are at the moment of planning."""

    def __init__(self, contacts: Sequence[Contact]) -> None:
        self._contacts = contacts
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, to: Recipient, body: str, coordinator_body: str | None) -> tuple[Contact, ...]:
        """Everyone of that kind; where there is nobody, the next who answers for it; empty when there is no one.

        A body without a head is told through its officers, one without officers through its head; where nobody is
        registered for it, and where there is no leader, the coordinators are told.
        """
        coordinators = self._coordinators(coordinator_body)
        if to is Recipient.COORDINATOR:
            return coordinators
        if to is Recipient.LEADER:
            return self._with(Role.LEADER) or coordinators
        people = [c for c in self._contacts if c.body_code == body and c.role in _WORKING]
        wanted = tuple(c for c in people if c.is_head == (to is Recipient.HEAD))
        return wanted or tuple(people) or coordinators

    def _coordinators(self, body: str | None) -> tuple[Contact, ...]:
        everyone = self._with(Role.COORDINATOR)
        return tuple(c for c in everyone if body is None or c.body_code in (None, body)) or everyone

    def _with(self, role: Role) -> tuple[Contact, ...]:
        return tuple(c for c in self._contacts if c.role == role)


_WORKING = (Role.OFFICER, Role.COORDINATOR)
