"""Upkeep of this system: what each tick of the scheduler does, its health, its mail server tried. No timetable."""

from collections.abc import Callable
from dataclasses import replace

from tracker.bootstrap import Tracker, database_file, post_to, webhook_sender
from tracker.domain.people import SYSTEM
from tracker.domain.retention import Keep
from tracker.domain.ticks import TICKS
from tracker.settings import Settings
from tracker.usecases.back_up import back_up, back_up_daily
from tracker.usecases.backup_place import BackupPlace
from tracker.usecases.context import Context
from tracker.usecases.deliver import deliver
from tracker.usecases.open_periods import open_periods
from tracker.usecases.plan_reminders import plan_reminders
from tracker.usecases.prepare_drafts import prepare_drafts
from tracker.usecases.system_health import Health, Outside, system_health
from tracker.usecases.tell_webhooks import tell_webhooks
from tracker.usecases.tick_runs import check_daily
from tracker.usecases.try_mail import Tried, try_mail

Work = Callable[[], object]

_AT_ONCE_S = 20.0
"""Seconds after which a delivery that somebody waits for begins no more messages."""


def backup_place(settings: Settings) -> BackupPlace:
    """What is backed up, and where to."""
    folder = settings.backup_dir or settings.data_dir / "backups"
    is_chosen, keep = settings.backup_dir is not None, Keep(*settings.backup_keep)
    return BackupPlace(database_file(settings), settings.data_dir, folder, is_chosen, keep)


def health_of(tracker: Tracker, ctx: Context) -> Health:
    """How the system stands on these settings."""
    settings = tracker.settings
    has_server, has_address = bool(settings.smtp_host), settings.base_url is not None
    return system_health(ctx, Outside(backup_place(settings), ticks_of(tracker), has_server, has_address))


def mail_tried(tracker: Tracker, ctx: Context) -> Tried:
    """The configured mail server tried while somebody waits; raises NoMailServer."""
    post = post_to(replace(tracker.settings, send_limit_s=int(_AT_ONCE_S)))
    return try_mail(ctx, post.mailer, post.render)


def ticks_of(tracker: Tracker) -> tuple[str, ...]:
    """The ticks that have something to do here, in the order of a start."""
    left_out = {"verify" if backup_place(tracker.settings).database else "backup"}
    if not tracker.settings.smtp_host:
        left_out.add("deliver")
    return tuple(tick.name for tick in TICKS if tick.name not in left_out)


def works(tracker: Tracker, is_ending: Callable[[], bool]) -> dict[str, Work]:
    """What the ticks do, by name, each in the system's own right."""
    found: dict[str, Work] = {
        "periods": lambda: open_periods(_system(tracker)),
        "reports": lambda: prepare_drafts(_system(tracker)),
        "plan": lambda: plan_reminders(_system(tracker)),
        "webhooks": lambda: tell_webhooks(
            _system(tracker), webhook_sender(tracker.settings), tracker.door.key, is_ending=is_ending
        ),
        "verify": lambda: check_daily(_system(tracker)),
        # The copy of the day is checked, which holds up nobody: with it the database in use needs no check of its own.
        "backup": lambda: back_up_daily(_system(tracker), backup_place(tracker.settings)),
    }
    if tracker.settings.smtp_host:
        post = post_to(tracker.settings)
        found["deliver"] = lambda: deliver(_system(tracker), post, is_ending=is_ending)
    return {name: found[name] for name in ticks_of(tracker)}


def works_now(tracker: Tracker) -> dict[str, Work]:
    """The same where somebody waits for the end: a backup also where there is one of today."""
    began = tracker.clock.monotonic()
    found = works(tracker, lambda: tracker.clock.monotonic() - began > _AT_ONCE_S)
    if "backup" in found:
        found["backup"] = lambda: back_up(_system(tracker), backup_place(tracker.settings))
    return found


def _system(tracker: Tracker) -> Context:
    return tracker.context_for(SYSTEM)
