"""The outbox as a coordinator or an administrator sees it: lists, and having failed mails tried again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracker.domain.errors import NotFound
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.store.mailbox import BOXES, Mailbox, MessageKey, MessageLine
from tracker.usecases.context import Context

__all__ = ["BOXES", "MailPage", "MessageLine", "MessageNotFailed", "mail_page", "retry_message"]


class MessageNotFailed(NotFound):
    """No failed message has this id: it was sent meanwhile, or never was."""

    key = "urging.not_failed"


@dataclass(frozen=True)
class MailPage:
    """Messages of one list. `next_key` is empty on the last page."""

    box: str
    rows: Sequence[MessageLine]
    next_key: str


def mail_page(ctx: Context, box: str, after: str = "", limit: int = 50) -> MailPage:
    """A page of a list (one of BOXES); an unknown key begins at the start. Raises NotPermitted, KeyError."""
    require(ctx.actor, Permission.REMINDERS_RUN)
    if box not in BOXES:
        raise KeyError(box)
    with ctx.open_reading() as unit:
        found = Mailbox(unit.connection).page(box, _key(after), limit + 1)
    shown = found[:limit]
    return MailPage(
        box, shown, f"{shown[-1].at.isoformat()}_{shown[-1].id.hex}" if len(found) > limit else ""
    )


def retry_message(ctx: Context, key: UUID) -> None:
    """Let a failed message be tried at the next delivery, at the present address of its recipient; raises
    NotPermitted, MessageNotFailed."""
    require(ctx.actor, Permission.REMINDERS_RUN)
    with ctx.open_unit() as unit:
        template = Mailbox(unit.connection).retry(key, ctx.now())
        if template is None:
            raise MessageNotFailed()
        unit.events.add(NewEvent(EventKind.MESSAGE_RETRIED, key, None, {"template": template}))
        unit.commit()


def _key(text: str) -> MessageKey | None:
    at, _, key = text.partition("_")
    try:
        instant = datetime.fromisoformat(at)
        return MessageKey(instant, UUID(key)) if instant.tzinfo else None
    except ValueError:
        return None
