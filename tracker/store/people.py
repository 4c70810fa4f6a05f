"""People: reads and inserts. No rules."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.domain.people import Actor, Role
from tracker.records.people import PersonRow
from tracker.store.faults import PersonNotFound


class People:
    """People by id, by address, by body."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, person: PersonRow) -> None:
        """Add a new person."""
        self._session.add(person)

    def by_email(self, email: str) -> PersonRow | None:
        """The person with this address (any case), None when there is none."""
        query = select(PersonRow).where(PersonRow.email == email.strip().lower())
        return self._session.exec(query).one_or_none()

    def actor(self, email: str) -> Actor:
        """The person as an actor; raises PersonNotFound for an unknown or inactive one."""
        person = self.by_email(email)
        if person is None or not person.is_active:
            raise PersonNotFound(email=email)
        return Actor(person.id, person.name, Role(person.role), person.body_code)

    def get(self, key: UUID) -> PersonRow | None:
        """The person by id."""
        return self._session.get(PersonRow, key)

    def all(self) -> Sequence[PersonRow]:
        """Everyone, by body and name."""
        query = select(PersonRow).order_by(col(PersonRow.body_code), col(PersonRow.name))
        return self._session.exec(query).all()

    def active(self) -> Sequence[PersonRow]:
        """Everyone active."""
        return [p for p in self.all() if p.is_active]

    def active_of_body(self, code: str) -> Sequence[PersonRow]:
        """The active people of one body, by name."""
        query = select(PersonRow).where(PersonRow.body_code == code, PersonRow.is_active)
        return self._session.exec(query.order_by(col(PersonRow.name))).all()
