"""How the system stands: what database, disk, mails, scheduler and backups tell, and what of it needs somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.domain.health import Facts, Problem, TickFacts, problems
from tracker.domain.permissions import Permission, require
from tracker.store.health_reads import DatabaseFacts, MailFacts, database_facts, mail_facts
from tracker.store.kept import Kept
from tracker.usecases.backup_place import BackupPlace, BackupShown, backups_in, free_bytes
from tracker.usecases.context import Context
from tracker.usecases.tick_runs import CHECK, TickRun, runs_from


@dataclass(frozen=True, slots=True)
class Outside:
    """What the settings say, and the machine."""

    place: BackupPlace
    ticks: Sequence[str]
    has_mail_server: bool
    has_base_url: bool


@dataclass(frozen=True, slots=True)
class Health:
    """All of it. `checked_at`: when the record was last gone through by the system; None where never."""

    database: DatabaseFacts
    mails: MailFacts
    runs: Sequence[TickRun]
    last_backup: BackupShown | None
    backups: int
    free_bytes: int
    checked_at: datetime | None
    checked_events: int
    is_sound: bool
    problems: Sequence[Problem]


def system_health(ctx: Context, outside: Outside) -> Health:
    """As it stands now. Raises NotPermitted."""
    require(ctx.actor, Permission.SYSTEM_MANAGE)
    now = ctx.now()
    with ctx.open_reading() as unit:
        kept = Kept(unit.connection).all("tick.", CHECK)
        database, mails = database_facts(unit.connection), mail_facts(unit.connection)
        last_events = unit.events.latest(1)
    runs = runs_from(kept, now, outside.ticks)
    there = backups_in(outside.place)
    whole = [shown for shown in there if shown.manifest]
    free = free_bytes(outside.place.data_dir)
    check = kept.get(CHECK, {})
    facts = Facts(
        now=now,
        has_own_backups=outside.place.database is not None,
        last_backup_at=whole[0].made_at if whole else None,
        is_backup_folder_there=outside.place.is_there,
        is_backup_beside_data=outside.place.is_beside_data,
        free_bytes=free,
        database_bytes=database.bytes,
        is_folder_open_to_others=_is_open(outside.place),
        has_mail_server=outside.has_mail_server,
        has_base_url=outside.has_base_url,
        is_mail_down=_is_down(runs),
        messages_dead=mails.dead,
        oldest_waiting=mails.oldest,
        verified_at=_checked_at(check),
        is_record_sound=bool(check.get("sound")),
        last_event_at=last_events[0].at if last_events else None,
        is_durable=database.is_durable,
        ticks=[TickFacts(run.name, run.is_late, bool(run.fault)) for run in runs],
    )
    return Health(
        database=database,
        mails=mails,
        runs=runs,
        last_backup=whole[0] if whole else None,
        backups=len(there),
        free_bytes=free,
        checked_at=facts.verified_at,
        checked_events=int(check.get("events", 0)),
        is_sound=facts.is_record_sound,
        problems=problems(facts),
    )


def _is_down(runs: Sequence[TickRun]) -> bool:
    return any(run.name == "deliver" and bool((run.counts or {}).get("is_down")) for run in runs)


def _is_open(place: BackupPlace) -> bool:
    """Whether others on the machine may look into the data folder."""
    return place.data_dir.exists() and bool(place.data_dir.stat().st_mode & 0o007)


def _checked_at(check: dict[str, Any]) -> datetime | None:
    return datetime.fromisoformat(check["at"]) if check else None
