"""Tokens by which programs come in on behalf of a person: making, listing, revoking, and whose one is."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from tracker.domain.accounts import SEEN_EVERY
from tracker.domain.errors import Conflict, Invalid, NotFound
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.people import Actor, Role
from tracker.domain.permissions import Permission, Target, may
from tracker.domain.scopes import NoScope, Scope, permissions_of, scopes_of
from tracker.domain.text import one_line
from tracker.records.programs import AccessTokenRow, TokenPurpose
from tracker.store.tokens import TokenFound, TokenLine, Tokens
from tracker.usecases.begin_login import hash_of
from tracker.usecases.context import Context

__all__ = ["TokenFound", "TokenLine"]

MOST_TOKENS = 50
"""Of one person at a time."""
LASTS_DAYS = (30, 90, 365)
"""For how long one may be made. A calendar's has no end: it only shows dates, and is revoked."""


class TokenNotFound(NotFound):
    """No such token of this person."""

    key = "programs.token_not_found"


class TokenNameMissing(Invalid):
    """A token needs a name, to be told from others when it is to be revoked."""

    key = "programs.name_missing"


class BadLasting(Invalid):
    """Not one of LASTS_DAYS."""

    key = "programs.bad_lasting"


class TooManyTokens(Conflict):
    """More than MOST_TOKENS."""

    key = "programs.too_many_tokens"


class NotYourBody(Invalid):
    """A calendar of a body whose work the person may not see."""

    key = "programs.not_your_body"


@dataclass(frozen=True)
class MakeToken:
    """A token for programs."""

    name: str
    scopes: tuple[Scope, ...]
    lasts_days: int = LASTS_DAYS[1]


def make_token(ctx: Context, command: MakeToken) -> str:
    """The secret, told this once; raises NoScope, TokenNameMissing, BadLasting, TooManyTokens."""
    if not command.scopes:
        raise NoScope()
    if command.lasts_days not in LASTS_DAYS:
        raise BadLasting(days=list(LASTS_DAYS))
    scopes = " ".join(scope.value for scope in Scope if scope in command.scopes)
    expires_at = ctx.now() + timedelta(days=command.lasts_days)
    return _make(ctx, TokenPurpose.API, command.name, "trk_", scopes=scopes, expires_at=expires_at)


def make_feed(ctx: Context, name: str, body: str | None = None) -> str:
    """The secret of a calendar, of the person's own work or of a body's; raises TokenNameMissing, NotYourBody."""
    if body is not None and not may(
        ctx.actor, Permission.ASSIGNMENT_READ, Target(body, _board_of(ctx.actor))
    ):
        raise NotYourBody(body=body)
    return _make(ctx, TokenPurpose.FEED, name, "", body=body)


def _board_of(actor: Actor) -> str | None:
    return actor.body if actor.role is Role.COORDINATOR else None


def my_tokens(ctx: Context) -> Sequence[TokenLine]:
    """The actor's own that are not revoked, the latest made first."""
    with ctx.open_reading() as unit:
        return Tokens(unit.connection).of(_me(ctx))


def revoke_token(ctx: Context, key: UUID) -> None:
    """End one of the actor's own; raises TokenNotFound, also for somebody else's."""
    with ctx.open_unit() as unit:
        if not Tokens(unit.connection).revoke(_me(ctx), key, ctx.now()):
            raise TokenNotFound()
        unit.events.add(NewEvent(EventKind.ACCOUNT_TOKEN_REVOKED, _me(ctx), None, {"token": str(key)}))
        unit.commit()


def api_token(ctx: Context, secret: str) -> TokenFound | None:
    """The token that a program brought; None where it is over. When it was used is noted every few minutes."""
    return _found(ctx, secret, TokenPurpose.API)


def feed_token(ctx: Context, secret: str) -> TokenFound | None:
    """The same of a calendar."""
    return _found(ctx, secret, TokenPurpose.FEED)


def _found(ctx: Context, secret: str, purpose: TokenPurpose) -> TokenFound | None:
    now = ctx.now()
    with ctx.open_reading() as unit:
        found = Tokens(unit.connection).find(hash_of(secret), purpose.value, now)
    if found is not None and (found.used_at is None or now - found.used_at >= SEEN_EVERY):
        with ctx.open_unit() as unit:
            Tokens(unit.connection).seen(found.id, now)
            unit.commit()
    return found


def actor_by_token(found: TokenFound) -> Actor:
    """The person, with no more than the token leaves them."""
    person = Actor(found.person_id, found.name, Role(found.role), found.body_code)
    return replace(person, only=permissions_of(scopes_of(found.scopes)))


def _make(
    ctx: Context,
    purpose: TokenPurpose,
    name: str,
    beginning: str,
    *,
    scopes: str = "",
    body: str | None = None,
    expires_at: datetime | None = None,
) -> str:
    name, secret = one_line(name)[:100], beginning + secrets.token_urlsafe(32)
    if not name:
        raise TokenNameMissing()
    row = AccessTokenRow(
        id=ctx.new_id(),
        person_id=_me(ctx),
        purpose=purpose.value,
        name=name,
        scopes=scopes,
        body_code=body,
        secret_hash=hash_of(secret),
        made_at=ctx.now(),
        expires_at=expires_at,
    )
    with ctx.open_unit() as unit:
        tokens = Tokens(unit.connection)
        if body is not None and not unit.assignments.body_exists(body):
            raise NotYourBody(body=body)
        if len(tokens.of(row.person_id)) >= MOST_TOKENS:
            raise TooManyTokens(most=MOST_TOKENS)
        tokens.add(row)
        payload = {"token": str(row.id), "purpose": purpose.value, "scopes": scopes, "body": body}
        unit.events.add(NewEvent(EventKind.ACCOUNT_TOKEN_MADE, row.person_id, None, payload))
        unit.commit()
    return secret


def _me(ctx: Context) -> UUID:
    if ctx.actor.id is None:
        raise TokenNotFound()
    return ctx.actor.id
