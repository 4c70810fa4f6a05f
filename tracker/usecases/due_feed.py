"""The calendar behind a token: the due days of the open work that its person may see now. Reads only."""

from dataclasses import dataclass, replace

from tracker.domain.errors import NotFound
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission
from tracker.store.due_days import DueLine, due_days
from tracker.store.tokens import TokenFound
from tracker.usecases.context import Context
from tracker.usecases.program_lists import whose
from tracker.usecases.tokens import feed_token

__all__ = ["DueFeed", "DueLine", "FeedNotFound", "due_feed"]

MOST_DAYS = 1_000
"""What a calendar shows at the most, the nearest first."""


class FeedNotFound(NotFound):
    """No calendar at this address, or none any more."""

    key = "web.not_found"


@dataclass(frozen=True)
class DueFeed:
    """Whose calendar, in which language, and its days."""

    name: str
    lang: str
    role: Role
    lines: tuple[DueLine, ...]


def due_feed(ctx: Context, secret: str) -> DueFeed:
    """Open work with a day; raises FeedNotFound where the token is over, revoked or its person not active."""
    found = feed_token(ctx, secret)
    if found is None:
        raise FeedNotFound()
    actor = _actor(found)
    if actor.role is Role.OFFICER and actor.body is None:
        return DueFeed(found.name, found.lang, actor.role, ())
    with ctx.open_reading() as unit:
        lines = due_days(unit.connection, whose(actor), found.feed_body, MOST_DAYS)
    name = found.feed_body_name or found.body_name or found.name
    return DueFeed(name, found.lang, actor.role, tuple(lines))


def _actor(found: TokenFound) -> Actor:
    person = Actor(found.person_id, found.name, Role(found.role), found.body_code)
    return replace(person, only=frozenset({Permission.ASSIGNMENT_READ, Permission.DIRECTIVE_READ}))
