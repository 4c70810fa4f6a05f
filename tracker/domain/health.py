"""How the system stands, as facts, and what of it needs somebody: problems, each a key with its holes. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

_OLD_BACKUP = timedelta(hours=36)
_OLD_CHECK = timedelta(hours=36)
_LONG_WAIT = timedelta(hours=1)
_LITTLE_ROOM = 1024**3
"""Bytes."""
_CLOCK_MAY_DIFFER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence `health.<name>` and what to do, `health.<name>_do`. A mere warning can wait; the others cannot."""

    name: str
    is_warning: bool = False
    holes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TickFacts:
    """A tick as it last ran."""

    name: str
    is_late: bool
    has_failed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What was looked at. None: there is none, or it does not apply."""

    now: datetime
    has_own_backups: bool  # where the database is a file of ours
    last_backup_at: datetime | None
    is_backup_folder_there: bool
    is_backup_beside_data: bool
    free_bytes: int
    database_bytes: int
    is_folder_open_to_others: bool
    has_mail_server: bool
    has_base_url: bool
    is_mail_down: bool
    messages_dead: int
    oldest_waiting: datetime | None
    verified_at: datetime | None
    is_record_sound: bool
    last_event_at: datetime | None
    is_durable: bool
    ticks: Sequence[TickFacts]


def problems(facts: Facts) -> list[Problem]:
    """What needs somebody, the gravest first."""
    found = [*_of_the_data(facts), *_of_the_scheduler(facts), *_of_the_mails(facts), *_of_backups(facts)]
    return sorted(found, key=lambda problem: problem.is_warning)


def _of_the_data(facts: Facts) -> Iterator[Problem]:
    if facts.verified_at is not None and not facts.is_record_sound:
        yield Problem("record_not_sound")
    if not facts.is_durable:
        yield Problem("not_durable")
    if facts.free_bytes < max(_LITTLE_ROOM, 3 * facts.database_bytes):
        yield Problem("little_room")
    if facts.last_event_at is not None and facts.last_event_at > facts.now + _CLOCK_MAY_DIFFER:
        yield Problem("clock_behind")
    if facts.is_folder_open_to_others:
        yield Problem("folder_open", is_warning=True)
    if facts.verified_at is None or facts.now - facts.verified_at > _OLD_CHECK:
        yield Problem("record_not_checked", is_warning=True)


def _of_the_scheduler(facts: Facts) -> Iterator[Problem]:
    late = [tick.name for tick in facts.ticks if tick.is_late]
    if late and len(late) == len(facts.ticks):
        yield Problem("scheduler_stopped")
    else:
        yield from (Problem("tick_late", holes={"tick": name}) for name in late)
    yield from (Problem("tick_failed", holes={"tick": tick.name}) for tick in facts.ticks if tick.has_failed)


def _of_the_mails(facts: Facts) -> Iterator[Problem]:
    if not facts.has_mail_server:
        yield Problem("no_mail_server")
    elif facts.is_mail_down:
        yield Problem("mail_down")
    elif facts.oldest_waiting is not None and facts.now - facts.oldest_waiting > _LONG_WAIT:
        yield Problem("mails_wait", is_warning=True)
    if facts.messages_dead:
        yield Problem("mails_dead", holes={"number": facts.messages_dead})
    if facts.has_mail_server and not facts.has_base_url:
        yield Problem("no_links", is_warning=True)


def _of_backups(facts: Facts) -> Iterator[Problem]:
    if not facts.has_own_backups:
        yield Problem("backups_elsewhere", is_warning=True)
        return
    if not facts.is_backup_folder_there:
        yield Problem("backup_folder_gone")
    elif facts.last_backup_at is None:
        yield Problem("no_backup")
    elif facts.now - facts.last_backup_at > _OLD_BACKUP:
        yield Problem("backup_old")
    if facts.is_backup_folder_there and facts.is_backup_beside_data:
        yield Problem("backup_beside_data", is_warning=True)
