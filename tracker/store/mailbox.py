"""The outbox for people: messages that wait, went out or failed, a page at a time, and sending a failed one again."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select, text, tuple_, update

from tracker.records.outbox import MessageRow, MessageState
from tracker.records.people import PersonRow
from tracker.store.tables import table_of

_M, _P = table_of(MessageRow), table_of(PersonRow)

# The conditions of the partial indexes, word by word: that is how a database knows that an index fits.
_WHERE = {
    "waiting": (text("message.state IN ('pending', 'sending')"), _M.c.next_try_at),
    "failed": (text("message.state = 'dead'"), _M.c.created_at),
    "sent": (text("message.state = 'sent'"), _M.c.sent_at),
}
BOXES = tuple(_WHERE)
"""The lists there are. What waits is in the order it will be tried in, the others begin with the latest."""


class MessageLine(NamedTuple):
    """One message. `at`: when it will be tried, was given up (written), or went out."""

    id: UUID
    at: datetime
    template: str
    person: str | None
    address: str
    attempts: int
    last_error: str | None
    created_at: datetime


class MessageKey(NamedTuple):
    """Where a message stands in its list."""

    at: datetime
    id: UUID


class Mailbox:
    """Reads, and one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, box: str, after: MessageKey | None, limit: int) -> list[MessageLine]:
        """Messages of one list after a key."""
        place = {"after_at": after.at, "after_id": after.id} if after else {}
        found = self._connection.execute(_page(box, after is not None), {"rows": limit, **place})
        return [MessageLine(*row) for row in found]

    def retry(self, key: UUID, now: datetime) -> str | None:
        """Let a failed message be tried again, at the person's present address; its template, None where there is no
        such failed message."""
        failed = (_M.c.id == key) & (_M.c.state == MessageState.DEAD.value)
        row = self._connection.execute(
            select(_M.c.template, _P.c.email).outerjoin(_P, _P.c.id == _M.c.recipient_id).where(failed)
        ).one_or_none()
        if row is None:
            return None
        values: dict[str, Any] = {
            "state": MessageState.PENDING.value,
            "attempts": 0,
            "next_try_at": now,
            "created_at": now,
        }
        if row.email:
            values["address"] = row.email
        taken = self._connection.execute(update(_M).where(failed).values(**values)).rowcount
        return str(row.template) if taken else None


@cache
def _page(box: str, after: bool) -> Select[Any]:
    where, at = _WHERE[box]
    columns = (_M.c.id, at.label("at"), _M.c.template, _P.c.name, _M.c.address, _M.c.attempts)
    query = select(*columns, _M.c.last_error, _M.c.created_at).outerjoin(_P, _P.c.id == _M.c.recipient_id)
    query = query.where(where)
    is_down = box != "waiting"
    if after:
        here = tuple_(at, _M.c.id)
        place = tuple_(bindparam("after_at", type_=at.type), bindparam("after_id", type_=_M.c.id.type))
        query = query.where(here < place if is_down else here > place)
    order = (at.desc(), _M.c.id.desc()) if is_down else (at, _M.c.id)
    return query.order_by(*order).limit(bindparam("rows"))
