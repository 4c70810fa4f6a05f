"""Who visits: from the secret of a cookie to the person. One query a page; a write every few minutes."""

from tracker.domain.accounts import SEEN_EVERY, ends_at
from tracker.store.accounts import Accounts
from tracker.usecases.accounts import LoggedIn
from tracker.usecases.begin_login import hash_of
from tracker.usecases.context import Context


def visitor_of(ctx: Context, secret: str) -> LoggedIn | None:
    """The person whose login this is; None where it is over, was ended, or the person is not active any more."""
    now = ctx.now()
    with ctx.open_reading() as unit:
        found = Accounts(unit.connection).by_secret(hash_of(secret), now)
    if found is not None and now - found.seen_at >= SEEN_EVERY:
        with ctx.open_unit() as unit:
            Accounts(unit.connection).seen(found.login_id, now, ends_at(found.began_at, now))
            unit.commit()
    return found
