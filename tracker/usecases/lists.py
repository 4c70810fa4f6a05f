"""Lists as one actor may see them: an officer's are narrowed to their own body. Reads only."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission, may
from tracker.store.faults import PersonNotFound
from tracker.store.lists import AssignmentLine, DirectiveLine, Lists, PersonLine, TaskLine, open_lists

__all__ = ["AssignmentLine", "DirectiveLine", "PersonLine", "Reading", "TaskLine", "open_reading_for"]


class Reading:
    """The lists of one actor."""

    def __init__(self, lists: Lists, actor: Actor) -> None:
        self._lists = lists
        self.actor = actor
        self.body = "" if may(actor, Permission.DIRECTIVE_READ) else (actor.body or "-")
        # A coordinator follows the directives of one board, and works on what others gave that board.
        self.board = actor.body or "" if actor.role is Role.COORDINATOR else ""

    def directives(self, limit: int) -> list[DirectiveLine]:
        """Directives, newest first; an officer sees those in which their body has work."""
        found = self._lists.directives(limit, self.board)
        if not self.body:
            return found
        mine = {a.directive for a in self._lists.assignments(limit=limit * 100, body=self.body)}
        return [line for line in found if line.no in mine]

    def tasks(self, *, today: str, directive: int = 0, limit: int = 500) -> list[TaskLine]:
        """Tasks in the order of the documents."""
        return self._lists.tasks(
            today=today, directive=directive, body=self.body, board=self.board, limit=limit
        )

    def assignments(
        self,
        *,
        limit: int = 200,
        after: tuple[int, int] = (0, 0),
        directive: int = 0,
        body: str = "",
        state: str = "",
        overdue_on: str = "",
        is_open: bool = False,
    ) -> list[AssignmentLine]:
        """Assignments after a reference, in order."""
        if self.body and body not in ("", self.body):
            return []
        return self._lists.assignments(
            limit=limit,
            after=after,
            directive=directive,
            body=self.body or body,
            board=self.board,
            state=state,
            overdue_on=overdue_on,
            is_open=is_open,
        )

    def has_body(self, code: str) -> bool:
        """Whether the directory has, or had, this body. Its names are no secret."""
        return self._lists.has_body(code)

    def people(self) -> list[PersonLine]:
        """Everybody; an officer sees the people of their own body."""
        return [p for p in self._lists.people() if not self.body or p.body == self.body]


@contextmanager
def open_reading_for(url: str, email: str) -> Iterator[Reading]:
    """The lists of the person with this address; raises PersonNotFound, Unavailable."""
    with open_lists(url) as lists:
        person = lists.person(email)
        if person is None:
            raise PersonNotFound(email=email)
        yield Reading(lists, Actor(UUID(person.id), person.name, Role(person.role), person.body))
