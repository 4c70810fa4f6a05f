"""Delivery: claim one message under a lease, send it outside any transaction, settle it if it is still ours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.records.outbox import MessageState
from tracker.store.outbox import Claimed, Outbox
from tracker.store.unit import Unit
from tracker.usecases.context import Context
from tracker.usecases.mailing import Answer, Attached, Mail, Mailer, Outcome, Renderer
from tracker.usecases.quiet_hours import keep_quiet
from tracker.usecases.still_owed import data_to_send

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=1)


class LeaseTooShort(Invalid):
    """A lease has to outlast the longest send, or two deliverers send one message."""

    key = "mail.lease_too_short"


@dataclass(frozen=True)
class Post:
    """How mails leave: by whom, in which words, and for how long a message is ours while it is under way."""

    mailer: Mailer
    render: Renderer
    lease: timedelta = timedelta(minutes=20)
    give_up_after: timedelta = timedelta(days=7)

    def __post_init__(self) -> None:
        if self.lease <= self.mailer.time_limit:
            raise LeaseTooShort(lease=self.lease, limit=self.mailer.time_limit)


@dataclass
class Delivered:
    """What one run did, in messages. `is_down` tells that the mail server took nothing more."""

    sent: int = 0
    cancelled: int = 0
    dead: int = 0
    later: int = 0
    ambiguous: int = 0
    recovered: int = 0
    lost_lease: int = 0
    is_down: bool = False


def deliver(
    ctx: Context, post: Post, limit: int = 500, is_ending: Callable[[], bool] = lambda: False
) -> Delivered:
    """Send up to `limit` of the messages whose time has come; safe to run anywhere, at once, at any moment.

    A message is sent at least once: a death between sending and settling sends it again under its Message-ID.
    `is_ending` is asked before each message: the one under way is finished and the rest wait for the next run.
    """
    require(ctx.actor, Permission.REMINDERS_RUN)
    keep_quiet(ctx)
    run = _Run(ctx, post, str(ctx.new_id()), Delivered())
    with post.mailer:
        for _ in range(limit):
            if is_ending():
                break
            claimed, data = run.claim()
            if claimed is None:
                break
            if data is None:
                continue
            outcome = run.send(claimed, data)
            run.settle(claimed, outcome)
            if run.counts.is_down:
                break
    return run.counts


def pause_after(attempts: int, answer: Answer) -> timedelta:
    """How long a message rests after its n-th attempt: twice as long each time, an hour at most.

    While no message can be sent the pause stays short: it is not this message that is at fault.
    """
    if answer is Answer.DOWN:
        return _FIRST_PAUSE
    doublings = min(attempts - 1, 10)
    return min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)


@dataclass(frozen=True)
class _Run:
    """One deliverer at work. `owner` fences its settlements from those of others."""

    ctx: Context
    post: Post
    owner: str
    counts: Delivered

    def claim(self) -> tuple[Claimed | None, dict[str, Any] | None]:
        """The next message and what of it is still owed; where nothing is, it is cancelled here and now."""
        with self.ctx.open_unit() as unit:
            now, outbox = self.ctx.now(), Outbox(unit.connection)
            claimed = outbox.claim(now, self.owner, now + self.post.lease)
            if claimed is None:
                return None, None
            self.counts.recovered += claimed.was_left_sending
            data = data_to_send(self.ctx.rules, outbox, claimed, self.ctx.today())
            if data is None:
                outbox.settle(claimed.id, self.owner, MessageState.CANCELLED)
                unit.events.add(_event(EventKind.MESSAGE_CANCELLED, claimed))
                self.counts.cancelled += 1
            unit.commit()
        return claimed, data

    def send(self, claimed: Claimed, data: dict[str, Any]) -> Outcome:
        """One attempt, outside any transaction."""
        try:
            rendered = self.post.render(claimed.template, claimed.lang, data)
            files = tuple(Attached(f["name"], self.ctx.files.get(f["sha256"])) for f in data.get("files", ()))
            return self.post.mailer.send(Mail(claimed.id, claimed.address, self.ctx.now(), rendered, files))
        except Exception as error:
            # The one broad catch: whatever is wrong with one message, it must not hold up those behind it.
            return Outcome(Answer.REFUSED, f"cannot be made into a mail: {type(error).__name__}")

    def settle(self, claimed: Claimed, outcome: Outcome) -> None:
        """Record the outcome, unless the lease ran out and the message is another's now."""
        with self.ctx.open_unit() as unit:
            now, outbox = self.ctx.now(), Outbox(unit.connection)
            self.counts.is_down = outcome.answer is Answer.DOWN
            if outcome.answer is Answer.AMBIGUOUS:
                outbox.count_ambiguous(claimed.id)
                self.counts.ambiguous += 1
            state, values = self._settlement(claimed, outcome, now)
            if outbox.settle(claimed.id, self.owner, state, **values):
                self._tell(unit, claimed, outcome, state)
            else:
                self.counts.lost_lease += 1
            unit.commit()

    def _settlement(
        self, claimed: Claimed, outcome: Outcome, now: datetime
    ) -> tuple[MessageState, dict[str, object]]:
        reason = outcome.reason[:500]
        if outcome.answer is Answer.SENT:
            return MessageState.SENT, {"sent_at": now, "last_error": None}
        is_too_old = now - claimed.created_at >= self.post.give_up_after
        if outcome.answer is Answer.REFUSED or is_too_old:
            return MessageState.DEAD, {"last_error": reason}
        next_try_at = now + pause_after(claimed.attempts, outcome.answer)
        return MessageState.PENDING, {"last_error": reason, "next_try_at": next_try_at}

    def _tell(self, unit: Unit, claimed: Claimed, outcome: Outcome, state: MessageState) -> None:
        self.counts.sent += state is MessageState.SENT
        self.counts.dead += state is MessageState.DEAD
        self.counts.later += state is MessageState.PENDING
        if state in _FINAL:
            unit.events.add(_event(_FINAL[state], claimed, outcome.reason))


_FINAL = {MessageState.SENT: EventKind.MESSAGE_SENT, MessageState.DEAD: EventKind.MESSAGE_DEAD}


def _event(kind: EventKind, claimed: Claimed, reason: str = "") -> NewEvent:
    payload = {"template": claimed.template, "attempts": claimed.attempts, "reason": reason}
    return NewEvent(kind, claimed.id, None, payload)
