"""The unit of work: one transaction, its repositories, one commit. Leaving without it undoes everything."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from tracker.domain.people import Actor
from tracker.store.assignments import Assignments
from tracker.store.directives import Directives
from tracker.store.engine import open_engine, where_is
from tracker.store.events import Events
from tracker.store.messages import Messages
from tracker.store.people import People
from tracker.store.translate import told_plainly


class Unit:
    """Everything one use case may read and change, in one transaction."""

    def __init__(
        self, connection: Connection, actor: Actor, now: Callable[[], datetime], new_salt: Callable[[], str]
    ) -> None:
        self.connection = connection
        self.assignments = Assignments(connection)
        self.messages = Messages(connection)
        self.events = Events(connection, actor, new_salt)
        self._now = now
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """Rows as objects, for the repositories that work with them; made when first asked for."""
        if self._session is None:
            self._session = Session(self.connection, expire_on_commit=False, autoflush=False)
        return self._session

    @property
    def directives(self) -> Directives:
        """Directives, tasks, duties, indicators."""
        return Directives(self.session)

    @property
    def people(self) -> People:
        """People."""
        return People(self.session)

    def commit(self) -> None:
        """Write the events owed and make everything durable."""
        if self._session is not None:
            self._session.flush()
        self.events.write(self._now())
        self.connection.commit()

    def close(self) -> None:
        """Let the rows go; what was not committed is undone with the connection."""
        if self._session is not None:
            self._session.close()


class OpenUnit(Protocol):
    """How a use case gets its unit."""

    def __call__(self, actor: Actor, *, is_read_only: bool = False) -> AbstractContextManager[Unit]: ...


def unit_opener(engine: Engine, now: Callable[[], datetime], new_salt: Callable[[], str]) -> OpenUnit:
    """A factory of units on this engine. Storage faults leave it as errors of ours, with nothing stored."""
    url = engine.url.render_as_string(hide_password=False)
    where = where_is(url)
    reading = open_engine(url, is_read_only=True)

    @contextmanager
    def open_unit(actor: Actor, *, is_read_only: bool = False) -> Iterator[Unit]:
        chosen = reading if is_read_only else engine
        with told_plainly(where), chosen.connect() as connection:
            unit = Unit(connection, actor, now, new_salt)
            try:
                yield unit
            finally:
                unit.close()

    return open_unit
