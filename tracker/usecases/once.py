"""Doing what a program posts once, however often it is sent: whatever use case it is, and wherever it is cut off.

The key is claimed in the transaction of the use case itself: it is done with its claim or not at all.
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from tracker.domain.errors import Conflict, Invalid
from tracker.domain.people import Actor
from tracker.store.onces import Done, Onces
from tracker.store.unit import Unit
from tracker.usecases.context import Context

KEPT = timedelta(hours=24)
_LOOKS, _PAUSE_S = 20, 0.1


class KeyUsedForOther(Invalid):
    """The same key came with another request."""

    key = "programs.key_used_for_other"


class DoneMeanwhile(Conflict):
    """The same post was done by another process since we looked."""

    key = "programs.done_meanwhile"


class DoneUntold(Conflict):
    """It was done, and what was answered is not known: the process ended in between."""

    key = "programs.done_untold"


@dataclass(frozen=True)
class Post:
    """One post: whose and under which key (`key`), and what it asks for (`request`); both digests."""

    key: str
    request: str

    @classmethod
    def of(cls, whose: str, key: str, *request: bytes) -> "Post":
        """From what the program sent."""
        return cls(_digest(whose.encode(), key.encode()), _digest(*request))


@dataclass(frozen=True)
class Told:
    """An answer that was given."""

    status: int
    answer: str


def done_before(ctx: Context, post: Post) -> Told | None:
    """What was answered to the same post; None where it is new. Raises KeyUsedForOther, DoneUntold.

    One that was done this moment is waited for until its answer is kept, about two seconds.
    """
    return wait_for_answer(ctx, post) if _found(ctx, post) else None


def wait_for_answer(ctx: Context, post: Post) -> Told:
    """The answer to a post that was done, maybe just now by another process; raises as `done_before`."""
    for _ in range(_LOOKS):
        found = _found(ctx, post)
        if found is not None and (found.answer is not None or found.request_hash != post.request):
            return _told(found, post)
        time.sleep(_PAUSE_S)
    raise DoneUntold()


def once(ctx: Context, post: Post) -> Context:
    """The same context, with which nothing is done twice: its transactions raise DoneMeanwhile instead."""
    has_claimed = False

    @contextmanager
    def opener(actor: Actor, *, is_read_only: bool = False) -> Iterator[Unit]:
        nonlocal has_claimed
        with ctx.opener(actor, is_read_only=is_read_only) as unit:
            if not is_read_only:
                now = ctx.now()
                is_new = Onces(unit.connection).claim(post.key, post.request, now, now - KEPT)
                if not (is_new or has_claimed):
                    raise DoneMeanwhile()
                has_claimed = True
            yield unit

    return replace(ctx, opener=opener)


def tell(ctx: Context, post: Post, told: Told) -> None:
    """Keep the answer for whoever asks again; nothing where nothing was done."""
    with ctx.open_unit() as unit:
        Onces(unit.connection).tell(post.key, told.status, told.answer, _digest(told.answer.encode()))
        unit.commit()


def _found(ctx: Context, post: Post) -> Done | None:
    with ctx.open_reading() as unit:
        return Onces(unit.connection).find(post.key, ctx.now() - KEPT)


def _told(found: Done, post: Post) -> Told:
    if found.request_hash != post.request:
        raise KeyUsedForOther()
    if found.answer is None or found.status is None or _digest(found.answer.encode()) != found.answer_hash:
        raise DoneUntold()
    return Told(found.status, found.answer)


def _digest(*parts: bytes) -> str:
    # Lengths keep the parts apart whatever they contain.
    whole = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return hashlib.sha256(whole).hexdigest()
