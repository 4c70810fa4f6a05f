"""Runs the demonstration step by step, telling of each in a line. What is simulated is in `simulation`."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from tracker import settings
from tracker.adapters.atomic import write_atomically
from tracker.adapters.clock import SetClock
from tracker.adapters.sink import MailSink
from tracker.bootstrap import Tracker, initialise, open_tracker, post_to, report_page
from tracker.demo.cast import HOST, Cast, cast_for, first_people
from tracker.demo.folder import fresh_folder
from tracker.demo.screen import Screen
from tracker.demo.simulation import Simulation, Tally
from tracker.domain.directive import Nature, ParsedDirective
from tracker.domain.draft import DraftItem
from tracker.domain.periods import Period, period_of
from tracker.usecases.bodies_files import import_bodies_file
from tracker.usecases.build_report import BuildReport
from tracker.usecases.import_directive import Imported, ImportFile, import_directive
from tracker.usecases.issue_directive import Issued, IssueDirective, issue_directive
from tracker.usecases.preview_issue import drafted_items
from tracker.usecases.read_assignments import assignments_of
from tracker.usecases.sample import DISPATCH, sample_file
from tracker.usecases.verify_record import Verified, verify_record

BOARD = "ban-tuyen-giao"
YEAR = 2019
"""The year of the sample directory, simulated where the directive's own date is unknown."""


@dataclass(frozen=True)
class Outcome:
    """What the demonstration leaves: for the last lines on the screen, and for the tests."""

    folder: Path
    database_url: str
    coordinator: str
    imported: Imported
    issued: Issued
    tally: Tally
    verified: Verified
    states: frozenset[str]
    reports: tuple[Path, ...]
    mails: int


def run_demo(out: Path, directive: tuple[bytes, str] | None, screen: Screen) -> Outcome:
    """The whole job; raises the reader's errors before anything is simulated."""
    data, name = directive or sample_file(DISPATCH)
    folder = fresh_folder(out)
    with screen.step("database") as done:
        tracker = _new_tracker(folder)
        done(path=str(folder / "tracker.db"))
    administrator = first_people(tracker)
    with screen.step("bodies") as done:
        done(count=len(import_bodies_file(administrator, *sample_file()).added))
    cast = cast_for(tracker, administrator, BOARD)
    with screen.step("read") as done:
        imported = import_directive(cast.coordinator, ImportFile(name, data))
        done(number=imported.parsed.number or "?", findings=len(imported.parsed.findings))
    screen.show_reading(imported.parsed)
    begin = _first_day(imported.parsed)
    first = period_of(begin)
    second = first.next
    clock = tracker.clock
    assert isinstance(clock, SetClock)
    clock.set(begin)
    items = drafted_items(cast.coordinator, imported.id)
    with screen.step("issue") as done:
        cast.hire(_bodies_of(items))
        # What is doubtful was shown on the screen; a demo asks nobody.
        command = IssueDirective(imported.id, due_on=_deadlines(items, first), despite_errors="chạy thử")
        issued = issue_directive(cast.coordinator, command)
        done(tasks=issued.tasks, assignments=issued.assignments, told=issued.told)
    if issued.without_lead:
        screen.line("without_lead", count=len(issued.without_lead), items=", ".join(issued.without_lead))
    tally, mails = _live(cast, clock, imported, (first, second), screen, folder)
    with screen.step("verify") as done:
        verified = verify_record(cast.administrator)
        done(events=verified.events, head=verified.head[:16], sound=verified.is_sound)
    reports = _reports(cast, imported, (first, second), screen, folder)
    states = frozenset(a.state for a in assignments_of(cast.coordinator, imported.id))
    url, email = tracker.settings.database_url, f"chuyenvien@{HOST}"
    return Outcome(folder, url, email, imported, issued, tally, verified, states, reports, mails)


def _new_tracker(folder: Path) -> Tracker:
    env = {
        "TRACKER_DATA_DIR": str(folder.resolve()),
        "TRACKER_DATABASE_URL": f"sqlite:///{folder.resolve() / 'tracker.db'}",
        "TRACKER_MAIL_FROM": f"tracker@{HOST}",
        "TRACKER_MAIL_REPLY_TO": f"chuyenvien@{HOST}",
    }
    found = settings.read(env)
    clock = SetClock.on(date(YEAR, 5, 7))
    initialise(found, clock)
    return open_tracker(found, clock)


def _first_day(parsed: ParsedDirective) -> date:
    """The day after the directive's, from which its first quarter follows; in spring 2019 where it has no date."""
    return parsed.issued_on + timedelta(days=1) if parsed.issued_on else date(YEAR, 4, 2)


def _bodies_of(items: tuple[DraftItem, ...]) -> list[str]:
    return list(dict.fromkeys(body for item in items for mention in item.bodies for body in mention.bodies))


def _deadlines(items: tuple[DraftItem, ...], first: Period) -> dict[str, date]:
    """A deadline half way into the second quarter for every item with work that is done once and no date."""
    return {
        item.path: first.end + timedelta(days=30)
        for item in items
        if item.first_due_on is None and any(duty.nature is Nature.ONE_OFF for duty in item.duties)
    }


def _live(
    cast: Cast,
    clock: SetClock,
    imported: Imported,
    periods: tuple[Period, Period],
    screen: Screen,
    folder: Path,
) -> tuple[Tally, int]:
    words = tomllib.loads((files("tracker") / "sample" / "words.toml").read_text("utf-8"))
    with MailSink(folder / "mails") as sink:
        post = post_to(cast.tracker.settings, sink.host, sink.port)
        figures = len(imported.parsed.figures)
        simulation = Simulation(cast, clock, post, imported.id, words, figures)
        days = (periods[1].end - clock.now().date()).days
        with screen.step("live") as done:
            screen.progress(simulation.days(*periods), total=days)
            reorganised = periods[1].end + timedelta(days=30)
            clock.set(reorganised)
            handed = simulation.hand_over_to_heirs(reorganised)
            tally = simulation.tally
            done(
                moves=sum(tally.moves.values()),
                returned=tally.moves["return"],
                granted=tally.moves["grant"],
                superseded=tally.moves["supersede"],
                handed=handed,
            )
        simulation.send_what_is_owed()
    mails = len(list((folder / "mails").glob("*.eml")))
    with screen.step("mails") as done:
        done(reminders=tally.reminders, mails=mails, path=str(folder / "mails"))
    return tally, mails


def _reports(
    cast: Cast, imported: Imported, periods: tuple[Period, Period], screen: Screen, folder: Path
) -> tuple[Path, ...]:
    made = []
    for period in periods:
        with screen.step("report") as done:
            path = folder / "reports" / f"{period}.html"
            page = report_page(cast.coordinator, BuildReport(period, str(imported.no)), screen.lang)
            write_atomically(path, page.encode())
            done(period=str(period), path=str(path))
        made.append(path)
    return tuple(made)
