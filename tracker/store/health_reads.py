"""What a database tells of itself and of the mails: for the administrator's page. A statement each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from tracker.records.outbox import MessageRow
from tracker.store.sqlite_library import is_wal_safe
from tracker.store.tables import table_of

_M = table_of(MessageRow)
# The conditions of the partial indexes, word by word: that is how a database knows that an index fits.
_WAITING, _DEAD, _SENT = (
    text(f"message.state {words}") for words in ("IN ('pending', 'sending')", "= 'dead'", "= 'sent'")
)
_MAILS = select(
    select(func.count()).select_from(_M).where(_WAITING).scalar_subquery().label("waiting"),
    select(func.min(_M.c.created_at))
    .where(_WAITING, _M.c.channel == "mail")
    .scalar_subquery()
    .label("oldest"),
    select(func.count()).select_from(_M).where(_DEAD).scalar_subquery().label("dead"),
    select(_M.c.sent_at)
    .where(_SENT)
    .order_by(_M.c.sent_at.desc())
    .limit(1)
    .scalar_subquery()
    .label("sent_at"),
)
_TROUBLE = (
    select(_M.c.last_error)
    .where(_WAITING, _M.c.last_error.is_not(None))
    .order_by(_M.c.next_try_at.desc())
    .limit(1)
)
_SQLITE = text(
    "SELECT (SELECT version_num FROM alembic_version), sqlite_version(), "
    "(SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size()), "
    "(SELECT journal_mode FROM pragma_journal_mode())"
)
_POSTGRES = text(
    "SELECT (SELECT version_num FROM alembic_version), current_setting('server_version'), "
    "pg_database_size(current_database()), current_setting('fsync'), current_setting('synchronous_commit')"
)


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """`kind`: sqlite or postgresql; `journal` is empty where there is no choice. `is_durable`: a commit that was
    acknowledged outlives a power cut, as far as the settings of the database go."""

    kind: str
    version: str
    revision: str
    bytes: int
    journal: str
    is_durable: bool


@dataclass(frozen=True, slots=True)
class MailFacts:
    """Messages that wait and were given up; `trouble`: why the latest that waits could not be sent."""

    waiting: int
    oldest: datetime | None
    dead: int
    sent_at: datetime | None
    trouble: str


def database_facts(connection: Connection) -> DatabaseFacts:
    """What it is and how it keeps what it is told."""
    kind = connection.dialect.name
    if kind == "sqlite":
        row = connection.execute(_SQLITE).one()
        version = tuple(int(part) for part in row[1].split("."))
        # Synchronous is always FULL on our connections; the one doubt is the WAL of a library with the reset bug.
        is_durable = row[3] != "wal" or is_wal_safe(version)
        return DatabaseFacts(kind, row[1], row[0], row[2], row[3], is_durable)
    row = connection.execute(_POSTGRES).one()
    return DatabaseFacts(kind, row[1], row[0], row[2], "", row[3] == "on" and row[4] != "off")


def mail_facts(connection: Connection) -> MailFacts:
    """Counts by the partial indexes, so that a million sent mails cost nothing."""
    row = connection.execute(_MAILS).one()
    trouble = connection.execute(_TROUBLE).scalar_one_or_none() if row.waiting else None
    return MailFacts(row.waiting, row.oldest, row.dead, row.sent_at, trouble or "")
