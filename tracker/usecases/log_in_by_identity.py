"""Logging in by an identity of the office's provider: bound to a person once, by their verified mail address."""

from tracker.domain.events import EventKind, NewEvent
from tracker.domain.identities import Identity, IdentityUnknown
from tracker.store.accounts import Accounts, Person
from tracker.store.unit import Unit
from tracker.usecases.accounts import actor_of
from tracker.usecases.begin_login import begin_login
from tracker.usecases.context import Context
from tracker.usecases.log_in import Begun


def log_in_by_identity(ctx: Context, identity: Identity, browser: str = "") -> Begun:
    """Begin a login, or raise IdentityUnknown. Nobody is added: whom we do not know an administrator adds first.

    An account that is bound to one identity is not opened by another with the same address.
    """
    with ctx.open_reading() as unit:
        person = _person(unit, identity)
    own = ctx.as_(actor_of(person))
    with own.open_unit() as unit:
        accounts = Accounts(unit.connection)
        if accounts.person_of_identity(identity.issuer, identity.subject) is None:
            accounts.set_identity(person.id, identity.issuer, identity.subject)
            payload = {"issuer": identity.issuer}
            unit.events.add(NewEvent(EventKind.ACCOUNT_IDENTITY_BOUND, person.id, None, payload))
        secret = begin_login(own, unit, person, browser, "identity")
        unit.commit()
    return Begun(secret, person)


def _person(unit: Unit, identity: Identity) -> Person:
    accounts = Accounts(unit.connection)
    bound = accounts.person_of_identity(identity.issuer, identity.subject)
    if bound is not None:
        person = accounts.person(key=bound)
    else:
        person = accounts.person(email=identity.email) if identity.email else None
        if person is not None and accounts.has_identity(person.id):
            person = None
    if person is None:
        raise IdentityUnknown()
    return person
