"""Runs of ticks as they are kept: when each began and ended and what came of it, also of one that failed."""

import pytest

from tests.office import Office, item
from tracker.domain.events import EventKind
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.jobs import ticks_of, works, works_now
from tracker.scheduler import Timetable
from tracker.store.faults import DatabaseFull
from tracker.store.kept import Kept
from tracker.usecases.tick_runs import CHECK, run_asked, run_tick, tick_runs
from tracker.usecases.verify_record import verify_record


def test_a_tick_that_never_ran_is_late(office: Office) -> None:
    [run] = tick_runs(office.person(Role.ADMINISTRATOR), ["plan"])

    assert (run.started_at, run.is_late) == (None, True)


def test_what_a_tick_did_is_kept_in_figures(office: Office) -> None:
    office.officer("so-mau")
    office.issued(item(leads=["so-mau"]))

    run_tick(office.system, "plan", works(office.tracker, lambda: False)["plan"])

    [run] = tick_runs(office.person(Role.ADMINISTRATOR), ["plan"])
    assert run.started_at
    assert run.ended_at
    assert run.started_at < run.ended_at
    assert not run.is_late
    assert not run.fault


def test_why_a_tick_failed_is_kept_and_of_a_bug_only_its_name(office: Office) -> None:
    administrator = office.person(Role.ADMINISTRATOR)

    def full() -> None:
        raise DatabaseFull(where="tracker.db")

    def broken() -> None:
        raise ValueError("Cán bộ mẫu 1")

    for name, work in (("plan", full), ("periods", broken)):
        with pytest.raises((DatabaseFull, ValueError)):
            run_tick(office.system, name, work)

    periods, plan = tick_runs(administrator, ["plan", "periods"])
    assert (plan.fault, plan.holes) == ("error.database_full", {"where": "tracker.db"})
    assert (periods.fault, periods.holes) == ("ValueError", None)


def test_the_scheduler_keeps_every_tick_at_its_start(office: Office) -> None:
    timetable = Timetable(office.tracker)
    timetable.start()
    timetable.end()

    runs = tick_runs(office.person(Role.ADMINISTRATOR), ticks_of(office.tracker))
    assert [run.name for run in runs if run.is_late or run.fault or not run.ended_at] == []
    assert {run.name for run in runs} >= {"periods", "reports", "plan"}


def test_the_record_is_checked_by_the_daily_tick_on_either_database(office: Office) -> None:
    office.issued(item(leads=["so-mau"]))
    [name] = {"verify", "backup"} & set(ticks_of(office.tracker))

    run_tick(office.system, name, works(office.tracker, lambda: False)[name])

    with office.system.open_reading() as unit:
        kept = Kept(unit.connection).all(CHECK)[CHECK]
    assert (kept["sound"], kept["head"]) == (True, verify_record(office.system).head)


def test_who_asked_for_a_run_is_on_record(office: Office) -> None:
    administrator = office.person(Role.ADMINISTRATOR)

    run_asked(administrator, "plan", works_now(office.tracker)["plan"])

    with office.system.open_reading() as unit:
        [event] = [event for event in unit.events.read() if event.kind == EventKind.TICK_ASKED]
    assert (event.actor, event.data["tick"]) == (administrator.actor.name, "plan")
    assert verify_record(office.system).is_sound


def test_nobody_else_may_ask_for_a_run_or_see_them(office: Office) -> None:
    coordinator = office.coordinator()

    with pytest.raises(NotPermitted):
        run_asked(coordinator, "plan", works_now(office.tracker)["plan"])
    with pytest.raises(NotPermitted):
        tick_runs(coordinator, ["plan"])
