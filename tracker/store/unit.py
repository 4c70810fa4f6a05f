"""The unit of work: one transaction, its repositories, one commit. Leaving without it undoes everything."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Protocol

from sqlalchemy import Engine
from sqlmodel import Session

from tracker.domain.people import Actor
from tracker.store.assignments import Assignments
from tracker.store.directives import Directives
from tracker.store.engine import IS_READ_ONLY, where_is
from tracker.store.events import Events
from tracker.store.messages import Messages
from tracker.store.people import People
from tracker.store.translate import told_plainly


class Unit:
    """Everything one use case may read and change. `session` serves the other repositories of the store."""

    def __init__(
        self, session: Session, actor: Actor, now: Callable[[], datetime], new_salt: Callable[[], str]
    ) -> None:
        self.session = session
        self.connection = session.connection()
        self.assignments = Assignments(self.connection)
        self.directives = Directives(session)
        self.people = People(session)
        self.messages = Messages(self.connection)
        self.events = Events(self.connection, actor, new_salt)
        self._now = now

    def commit(self) -> None:
        """Write the events owed and make everything durable."""
        self.session.flush()
        self.events.write(self._now())
        self.session.commit()


class OpenUnit(Protocol):
    """How a use case gets its unit."""

    def __call__(self, actor: Actor, *, is_read_only: bool = False) -> AbstractContextManager[Unit]: ...


def unit_opener(engine: Engine, now: Callable[[], datetime], new_salt: Callable[[], str]) -> OpenUnit:
    """A factory of units on this engine. Storage faults leave it as errors of ours, with nothing stored."""
    where = where_is(engine.url.render_as_string(hide_password=False))

    @contextmanager
    def open_unit(actor: Actor, *, is_read_only: bool = False) -> Iterator[Unit]:
        bind = engine.execution_options(**{IS_READ_ONLY: True}) if is_read_only else engine
        with told_plainly(where), Session(bind, expire_on_commit=False, autoflush=False) as session:
            yield Unit(session, actor, now, new_salt)

    return open_unit
