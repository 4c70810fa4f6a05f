"""Beginning a login inside a transaction that the caller opened: a new secret each time. Not a verb of its own."""

import hashlib
import secrets

from tracker.domain.accounts import ATTEMPTS_REST, ends_at
from tracker.domain.events import EventKind, NewEvent
from tracker.records.accounts import LoginRow
from tracker.store.accounts import Accounts, Person
from tracker.store.unit import Unit
from tracker.usecases.context import Context


def begin_login(ctx: Context, unit: Unit, person: Person, browser: str, how: str) -> str:
    """The secret for the cookie; only its hash is kept. Sweeps away what is over."""
    secret, now = secrets.token_urlsafe(32), ctx.now()
    accounts = Accounts(unit.connection)
    login = LoginRow(
        id=ctx.new_id(),
        secret_hash=hash_of(secret),
        person_id=person.id,
        began_at=now,
        seen_at=now,
        ends_at=ends_at(now, now),
        browser=browser[:120],
    )
    accounts.begin(login)
    accounts.sweep(now, now - ATTEMPTS_REST)
    payload = {"how": how, "browser": login.browser}
    unit.events.add(NewEvent(EventKind.ACCOUNT_LOGGED_IN, person.id, None, payload))
    return secret


def hash_of(secret: str) -> str:
    """What is stored of a secret: as random as it is long, so it needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
