"""People and bodies with what their pages show beside them: groups, successors, contacts, accounts. Reads only."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from tracker.records.accounts import AccountRow, LoginRow
from tracker.records.bodies import BodyGroupRow, BodyRow, MembershipRow, SuccessionRow
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_A, _B, _G = table_of(AccountRow), table_of(BodyRow), table_of(BodyGroupRow)
_L, _M, _P, _S = table_of(LoginRow), table_of(MembershipRow), table_of(PersonRow), table_of(SuccessionRow)


class PersonShown(NamedTuple):
    """One person. `has_account`: whether they have set a password or an identity."""

    id: UUID
    name: str
    email: str
    role: str
    body_code: str | None
    body_name: str | None
    is_head: bool
    lang: str
    is_active: bool
    has_account: bool
    logins: int


@dataclass(frozen=True, slots=True)
class BodyShown:
    """One body. `contacts`: its active officers and coordinators; `heirs`: the bodies recorded as its successors."""

    code: str
    name: str
    kind: str | None
    parent: str | None
    groups: tuple[str, ...]
    contacts: tuple[str, ...]
    heirs: tuple[str, ...]
    valid_until: date | None


class DirectoryPage:
    """A directory has some hundreds of bodies and people: they are read whole."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def people(self) -> list[PersonShown]:
        """Active ones first, by body and name."""
        logins = select(func.count()).where(_L.c.person_id == _P.c.id).scalar_subquery()
        query = (
            select(
                *(_P.c.id, _P.c.name, _P.c.email, _P.c.role, _P.c.body_code, _B.c.name.label("body_name")),
                *(_P.c.is_head, _P.c.lang, _P.c.is_active),
                _A.c.person_id.is_not(None).label("has_account"),
                logins.label("logins"),
            )
            .select_from(
                _P.outerjoin(_B, _B.c.code == _P.c.body_code).outerjoin(_A, _A.c.person_id == _P.c.id)
            )
            .order_by(_P.c.is_active.desc(), _B.c.name, _P.c.name)
        )
        return [PersonShown(*row) for row in self._connection.execute(query)]

    def bodies(self, on: date) -> list[BodyShown]:
        """Those that exist on the day, by name."""
        contacts: dict[str, list[str]] = defaultdict(list)
        people = select(_P.c.body_code, _P.c.name).where(
            _P.c.is_active, _P.c.role.in_(("officer", "coordinator")), _P.c.body_code.is_not(None)
        )
        for code, name in self._connection.execute(people.order_by(_P.c.name)):
            contacts[code].append(name)
        groups, heirs = self._groups(on), self._heirs()
        query = select(_B.c.code, _B.c.name, _B.c.kind, _B.c.parent, _B.c.valid_until).where(
            or_(_B.c.valid_from.is_(None), _B.c.valid_from <= on),
            or_(_B.c.valid_until.is_(None), _B.c.valid_until > on),
        )
        return [
            BodyShown(
                *row[:4],
                groups[row.code],
                tuple(contacts[row.code]),
                heirs.get(row.code, ()),
                row.valid_until,
            )
            for row in self._connection.execute(query.order_by(_B.c.name))
        ]

    def _groups(self, on: date) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = defaultdict(tuple)
        query = select(_M.c.body_code, _G.c.name).join(_G, _G.c.code == _M.c.group_code)
        wanted = query.where(
            or_(_M.c.since.is_(None), _M.c.since <= on),
            or_(_M.c.until.is_(None), _M.c.until > on),
        )
        for code, name in self._connection.execute(wanted.order_by(_G.c.name)):
            found[code] += (name,)
        return found

    def _heirs(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        query = select(_S.c.old_code, _B.c.name).join(_B, _B.c.code == _S.c.new_code).order_by(_S.c.on)
        for code, name in self._connection.execute(query):
            found[code] = (*found.get(code, ()), name)
        return found
