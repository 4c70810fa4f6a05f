"""Keeping the quiet hours: notices wait for the morning. Mails that somebody waits for (a link to log in) do not."""

from datetime import UTC, datetime

from tracker.store.outbox import Outbox
from tracker.usecases.context import ZONE, Context, Rules

_NOTICES = ("first_notice", "new_period", "returned")
"""The templates of notices that are no rungs of the ladder."""


def keep_quiet(ctx: Context) -> int:
    """In quiet hours put all notices off to their end; returns how many were. At other times nothing happens."""
    now = ctx.now()
    until = _over(ctx.rules, now)
    if until <= now:
        return 0
    templates = {*_NOTICES, *(rung.template for rung in ctx.rules.ladder.rungs)}
    with ctx.open_unit() as unit:
        count = Outbox(unit.connection).put_off(until, sorted(templates))
        unit.commit()
    return count


def _over(rules: Rules, at: datetime) -> datetime:
    """The first instant from `at` on that is not quiet, in UTC."""
    return rules.ladder.quiet.over(at.astimezone(ZONE)).astimezone(UTC)
