"""Ending one's own logins: this one, another, all others; and the list of them."""

from collections.abc import Sequence
from uuid import UUID

from tracker.domain.accounts import LoginNotFound
from tracker.domain.events import EventKind, NewEvent
from tracker.store.accounts import Accounts
from tracker.usecases.accounts import Login
from tracker.usecases.context import Context


def my_logins(ctx: Context) -> Sequence[Login]:
    """Where the actor is logged in, the latest used first."""
    with ctx.open_reading() as unit:
        return Accounts(unit.connection).logins_of(_me(ctx), ctx.now())


def end_login(ctx: Context, login: UUID) -> None:
    """End one of the actor's own; raises LoginNotFound, also for somebody else's."""
    _end(ctx, only=login)


def end_other_logins(ctx: Context, but: UUID) -> int:
    """End all of the actor's own but one; how many there were."""
    return _end(ctx, but=but)


def _end(ctx: Context, only: UUID | None = None, but: UUID | None = None) -> int:
    with ctx.open_unit() as unit:
        ended = Accounts(unit.connection).end(_me(ctx), only=only, but=but)
        if only is not None and not ended:
            raise LoginNotFound()
        if ended:
            payload = {"logins": ended}
            unit.events.add(NewEvent(EventKind.ACCOUNT_LOGINS_ENDED, _me(ctx), None, payload))
        unit.commit()
    return ended


def _me(ctx: Context) -> UUID:
    if ctx.actor.id is None:
        raise LoginNotFound()
    return ctx.actor.id
