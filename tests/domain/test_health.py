"""What the administrator is told of: each thing that is wrong once, the grave before what can wait."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tracker.domain.health import Facts, TickFacts, problems
from tracker.render.words import LANGUAGES, say

NOW = datetime(2019, 5, 8, 1, tzinfo=UTC)
WELL = Facts(
    now=NOW,
    has_own_backups=True,
    last_backup_at=NOW - timedelta(hours=7),
    is_backup_folder_there=True,
    is_backup_beside_data=False,
    free_bytes=50 * 1024**3,
    database_bytes=20 * 1024**2,
    is_folder_open_to_others=False,
    has_mail_server=True,
    has_base_url=True,
    is_mail_down=False,
    messages_dead=0,
    oldest_waiting=NOW - timedelta(minutes=2),
    verified_at=NOW - timedelta(hours=7),
    is_record_sound=True,
    last_event_at=NOW,
    is_durable=True,
    ticks=(TickFacts("plan", False, False), TickFacts("deliver", False, False)),
)
LONG_AGO = NOW - timedelta(days=3)
CASES: list[tuple[str, dict[str, Any]]] = [
    ("record_not_sound", {"is_record_sound": False}),
    ("not_durable", {"is_durable": False}),
    ("little_room", {"free_bytes": 10}),
    ("clock_behind", {"last_event_at": NOW + timedelta(days=1)}),
    ("folder_open", {"is_folder_open_to_others": True}),
    ("record_not_checked", {"verified_at": LONG_AGO}),
    ("record_not_checked", {"verified_at": None, "is_record_sound": False}),
    ("scheduler_stopped", {"ticks": (TickFacts("plan", True, False), TickFacts("deliver", True, False))}),
    ("tick_late", {"ticks": (TickFacts("plan", True, False), TickFacts("deliver", False, False))}),
    ("tick_failed", {"ticks": (TickFacts("plan", False, True),)}),
    ("no_mail_server", {"has_mail_server": False, "has_base_url": False}),
    ("mail_down", {"is_mail_down": True}),
    ("mails_wait", {"oldest_waiting": LONG_AGO}),
    ("mails_dead", {"messages_dead": 3}),
    ("no_links", {"has_base_url": False}),
    ("backups_elsewhere", {"has_own_backups": False, "last_backup_at": None}),
    ("backup_folder_gone", {"is_backup_folder_there": False, "last_backup_at": None}),
    ("no_backup", {"last_backup_at": None}),
    ("backup_old", {"last_backup_at": LONG_AGO}),
    ("backup_beside_data", {"is_backup_beside_data": True}),
]


def test_where_all_is_well_nobody_is_told_of_anything() -> None:
    assert problems(WELL) == []


@pytest.mark.parametrize(("name", "changes"), CASES, ids=[name for name, _ in CASES])
def test_each_thing_that_is_wrong_is_told_once_with_what_to_do(name: str, changes: dict[str, Any]) -> None:
    found = problems(replace(WELL, **changes))

    assert [problem.name for problem in found] == [name]
    for lang in LANGUAGES:
        assert "{" not in say(lang, f"health.{name}", **found[0].holes)
        assert say(lang, f"health.{name}_do") != f"health.{name}_do"


def test_what_can_wait_comes_last() -> None:
    found = problems(replace(WELL, is_folder_open_to_others=True, last_backup_at=None, messages_dead=1))

    assert [problem.is_warning for problem in found] == [False, False, True]
