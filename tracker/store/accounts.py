"""Accounts, logins, links and attempts: statements only, each decided by the database where two may race."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from tracker.domain.people import Role
from tracker.records.accounts import AccountRow, AttemptRow, LinkRow, LoginRow
from tracker.records.bodies import BodyRow
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_A = table_of(AccountRow)
_B = table_of(BodyRow)
_K = table_of(LinkRow)
_L = table_of(LoginRow)
_P = table_of(PersonRow)
_T = table_of(AttemptRow)

_WHO: tuple[Any, ...] = (_P.c.id, _P.c.name, _P.c.email, _P.c.role, _P.c.body_code, _P.c.lang)
_BY_SECRET = (
    select(*_WHO, _B.c.name.label("body_name"), _L.c.id.label("login_id"), _L.c.began_at, _L.c.seen_at)
    .select_from(_L.join(_P, _P.c.id == _L.c.person_id).outerjoin(_B, _B.c.code == _P.c.body_code))
    .where(_P.c.is_active)
)


@dataclass(frozen=True, slots=True)
class Person:
    """An active person with what is needed to let them in."""

    id: UUID
    name: str
    email: str
    role: str
    body_code: str | None
    lang: str
    password_hash: str | None = None


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """A login under way and whose it is."""

    id: UUID
    name: str
    email: str
    role: str
    body_code: str | None
    lang: str
    body_name: str | None
    login_id: UUID
    began_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Login:
    """One login in the list of a person's own."""

    id: UUID
    began_at: datetime
    seen_at: datetime
    browser: str


class Accounts:
    """Everything about coming in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def person(self, *, email: str = "", key: UUID | None = None) -> Person | None:
        """The active person of an address or an id, with the hash of their password."""
        wanted = _P.c.id == key if key is not None else _P.c.email == email
        query = select(*_WHO, _A.c.password_hash).select_from(_P.outerjoin(_A, _A.c.person_id == _P.c.id))
        row: Any = self._connection.execute(query.where(wanted, _P.c.is_active)).one_or_none()
        return Person(*row) if row else None

    def person_of_identity(self, issuer: str, subject: str) -> UUID | None:
        """Whose identity at a provider this is."""
        query = select(_A.c.person_id).where(_A.c.issuer == issuer, _A.c.subject == subject)
        return self._connection.execute(query).scalar_one_or_none()

    def has_identity(self, person: UUID) -> bool:
        """Whether the account is bound to an identity."""
        query = select(_A.c.person_id).where(_A.c.person_id == person, _A.c.subject.is_not(None))
        return self._connection.execute(query).one_or_none() is not None

    def has_administrator(self) -> bool:
        """Whether an active administrator can come in."""
        query = select(func.count()).select_from(_A.join(_P, _P.c.id == _A.c.person_id))
        wanted = query.where(_P.c.is_active, _P.c.role == Role.ADMINISTRATOR.value)
        return bool(self._connection.execute(wanted).scalar_one())

    def set_password(self, person: UUID, password_hash: str, at: datetime) -> None:
        """Replace the password, or make the account."""
        values = {"password_hash": password_hash, "password_set_at": at}
        self._put(person, values)

    def set_identity(self, person: UUID, issuer: str, subject: str) -> None:
        """Bind the account to an identity at a provider."""
        self._put(person, {"issuer": issuer, "subject": subject})

    def _put(self, person: UUID, values: dict[str, object]) -> None:
        changed = self._connection.execute(update(_A).where(_A.c.person_id == person).values(values))
        if not changed.rowcount:
            self._connection.execute(insert(_A).values(person_id=person, **values))

    def begin(self, login: LoginRow) -> None:
        """Add a login."""
        self._connection.execute(insert(_L).values(**login.model_dump()))

    def by_secret(self, secret_hash: str, now: datetime) -> LoggedIn | None:
        """The login that is not over, with its person; None too where the person is not active any more."""
        query = _BY_SECRET.where(_L.c.secret_hash == secret_hash, _L.c.ends_at > now)
        row: Any = self._connection.execute(query).one_or_none()
        return LoggedIn(*row) if row else None

    def seen(self, login: UUID, at: datetime, ends_at: datetime) -> None:
        """Note that it was used."""
        self._connection.execute(update(_L).where(_L.c.id == login).values(seen_at=at, ends_at=ends_at))

    def logins_of(self, person: UUID, now: datetime) -> Sequence[Login]:
        """Those under way, the latest used first."""
        query = select(_L.c.id, _L.c.began_at, _L.c.seen_at, _L.c.browser).order_by(_L.c.seen_at.desc())
        rows = self._connection.execute(query.where(_L.c.person_id == person, _L.c.ends_at > now))
        return [Login(*row) for row in rows]

    def end(self, person: UUID, *, only: UUID | None = None, but: UUID | None = None) -> int:
        """End logins of a person: all, one, or all but one; how many there were."""
        wanted = delete(_L).where(_L.c.person_id == person)
        wanted = wanted.where(_L.c.id == only) if only else wanted
        return self._connection.execute(wanted.where(_L.c.id != but) if but else wanted).rowcount

    def make_link(self, link: LinkRow) -> None:
        """Add a link that may be used once; others to the same end for the same person end."""
        same = (_K.c.purpose == link.purpose, _K.c.person_id.is_not_distinct_from(link.person_id))
        self._connection.execute(update(_K).where(*same, _K.c.used_at.is_(None)).values(used_at=link.made_at))
        self._connection.execute(insert(_K).values(**link.model_dump()))

    def end_links(self, person: UUID, at: datetime) -> None:
        """End every link of a person that was not used yet."""
        wanted = update(_K).where(_K.c.person_id == person, _K.c.used_at.is_(None))
        self._connection.execute(wanted.values(used_at=at))

    def use_link(self, key: UUID, purpose: str, now: datetime) -> bool:
        """Use it up; False where that was done before, or it is over. Of several at once one gets True."""
        wanted = update(_K).where(
            _K.c.id == key, _K.c.purpose == purpose, _K.c.used_at.is_(None), _K.c.expires_at > now
        )
        return bool(self._connection.execute(wanted.values(used_at=now)).rowcount)

    def link_is_open(self, key: UUID, now: datetime) -> bool:
        """Whether it may still be used."""
        query = select(_K.c.id).where(_K.c.id == key, _K.c.used_at.is_(None), _K.c.expires_at > now)
        return self._connection.execute(query).one_or_none() is not None

    def sweep(self, now: datetime, idle_since: datetime) -> None:
        """Remove what is over: logins, links, attempts."""
        self._connection.execute(delete(_L).where(_L.c.ends_at <= now))
        self._connection.execute(delete(_K).where(_K.c.expires_at <= now))
        self._connection.execute(delete(_T).where(_T.c.last_at <= idle_since))
