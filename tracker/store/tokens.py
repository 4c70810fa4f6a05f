"""Tokens of people for programs and calendars: statements only. Secrets never come here, only their hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from tracker.records.bodies import BodyRow
from tracker.records.people import PersonRow
from tracker.records.programs import AccessTokenRow
from tracker.store.tables import table_of

_T, _P = table_of(AccessTokenRow), table_of(PersonRow)
_B, _O = table_of(BodyRow).alias("of_person"), table_of(BodyRow).alias("of_token")
_IS_GOOD = _T.c.revoked_at.is_(None) & _P.c.is_active


@dataclass(frozen=True, slots=True)
class TokenFound:
    """A token that holds, and whose it is."""

    id: UUID
    person_id: UUID
    name: str
    email: str
    role: str
    body_code: str | None
    lang: str
    body_name: str | None
    scopes: str
    made_at: datetime
    used_at: datetime | None
    feed_body: str | None
    feed_body_name: str | None


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One of a person's own, as their list shows it."""

    id: UUID
    purpose: str
    name: str
    scopes: str
    body_name: str | None
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


class Tokens:
    """Everything about them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: AccessTokenRow) -> None:
        """Keep a new one."""
        self._connection.execute(insert(_T).values(**row.model_dump()))

    def find(self, secret_hash: str, purpose: str, now: datetime) -> TokenFound | None:
        """The one of a secret; None where it is over, was revoked, or its person is not active any more."""
        in_time = _T.c.expires_at.is_(None) | (_T.c.expires_at > now)
        wanted = (_T.c.secret_hash == secret_hash, _T.c.purpose == purpose, in_time, _IS_GOOD)
        row: Any = self._connection.execute(_FIND.where(*wanted)).one_or_none()
        return TokenFound(*row) if row else None

    def seen(self, key: UUID, at: datetime) -> None:
        """Note that it was used."""
        self._connection.execute(update(_T).where(_T.c.id == key).values(used_at=at))

    def of(self, person: UUID) -> Sequence[TokenLine]:
        """Those not revoked, the latest made first."""
        query = select(
            _T.c.id,
            _T.c.purpose,
            _T.c.name,
            _T.c.scopes,
            _O.c.name,
            _T.c.made_at,
            _T.c.expires_at,
            _T.c.used_at,
        ).outerjoin(_O, _O.c.code == _T.c.body_code)
        wanted = query.where(_T.c.person_id == person, _T.c.revoked_at.is_(None))
        rows = self._connection.execute(wanted.order_by(_T.c.made_at.desc(), _T.c.id))
        return [TokenLine(*row) for row in rows]

    def revoke(self, person: UUID, key: UUID, at: datetime) -> bool:
        """End one of a person's own; False where there is none that holds."""
        own = (_T.c.id == key, _T.c.person_id == person, _T.c.revoked_at.is_(None))
        return bool(self._connection.execute(update(_T).where(*own).values(revoked_at=at)).rowcount)


_FIND = (
    select(
        _T.c.id,
        _P.c.id,
        _P.c.name,
        _P.c.email,
        _P.c.role,
        _P.c.body_code,
        _P.c.lang,
        _B.c.name,
        _T.c.scopes,
        _T.c.made_at,
        _T.c.used_at,
        _T.c.body_code,
        _O.c.name,
    )
    .select_from(_T.join(_P, _P.c.id == _T.c.person_id))
    .outerjoin(_B, _B.c.code == _P.c.body_code)
    .outerjoin(_O, _O.c.code == _T.c.body_code)
)
