"""Reports under pressure: several who issue or draft the same one, and a death between its files and its commit."""

import time
from dataclasses import replace
from datetime import date
from multiprocessing.synchronize import Event
from pathlib import Path

from sqlalchemy import text

from tests.faults.clerks import at_once
from tests.faults.test_races import board, is_sound, winners
from tests.faults.workers import kill, processes
from tests.office import Office, item
from tracker.domain.people import SYSTEM, Actor
from tracker.domain.report_signing import Signing
from tracker.domain.spans import parse_period
from tracker.render.drawer import ReportDrawer
from tracker.usecases.context import Context
from tracker.usecases.draft_report import DraftReport, draft_report
from tracker.usecases.issue_report import Issued, IssueReport, issue_report
from tracker.usecases.prepare_drafts import prepare_drafts
from tracker.usecases.read_reports import list_reports, show_report
from tracker.usecases.verify_record import verify_record

SIGNED = Signing("Cán bộ mẫu 1", "Trưởng ban")
PERIODS = [
    parse_period(text) for text in ("2019-05", "2019-06", "2019-Q2", "2019-H1", "2019-05-08..2019-06-30")
]


def issue(ctx: Context, no: int) -> Issued:
    return issue_report(ctx, IssueReport(no, SIGNED), ReportDrawer("vi", None, ("html",)))


def prepare(ctx: Context, _: int) -> object:
    return prepare_drafts(ctx)


def _drafts(office: Office) -> None:
    office.issued(item(leads=["so-1", "so-2"], due_on=date(2019, 6, 14)))
    office.clock.set(date(2019, 7, 1))


def test_a_report_is_issued_by_one_of_three_who_try_at_once(office: Office) -> None:
    _drafts(office)
    numbers = [draft_report(office.coordinator(), DraftReport(period)).no for period in PERIODS]

    answers = at_once(office, board(office, 3), [[(issue, no)] * 3 for no in numbers])

    assert [winners(row) for row in answers] == [1] * len(numbers)
    found = list_reports(office.coordinator())
    assert sorted(one.number or 0 for one in found) == [1, 2, 3, 4, 5]
    assert is_sound(office)


def test_reports_issued_at_once_get_numbers_of_their_own(office: Office) -> None:
    _drafts(office)
    numbers = [draft_report(office.coordinator(), DraftReport(period)).no for period in PERIODS[:3]]

    answers = at_once(office, board(office, 3), [[(issue, no) for no in numbers]])

    assert [winners(row) for row in answers] == [3]
    assert sorted(one.number or 0 for one in list_reports(office.coordinator())) == [1, 2, 3]


def test_two_schedulers_at_once_prepare_one_draft_and_tell_once(office: Office) -> None:
    _drafts(office)
    coordinator = office.coordinator()

    at_once(office, [SYSTEM] * 3, [[(prepare, 0)] * 3])

    assert [one.period for one in list_reports(coordinator)] == ["2019-Q2"]
    with office.system.open_reading() as unit:
        count = "SELECT count(*) FROM message WHERE template = 'report_drafted'"
        people = "SELECT count(*) FROM person WHERE role = 'coordinator'"
        told, coordinators = (unit.connection.execute(text(q)).scalar_one() for q in (count, people))
    assert told == coordinators
    assert is_sound(office)


def _issue_and_hang(url: str, folder: str, actor: Actor, no: int, drawn: Event) -> None:
    office = Office(url, Path(folder))
    office.clock.set(date(2019, 7, 1))
    ctx = office.tracker.context_for(actor)
    files, kept = ctx.files, []

    class Hanging:
        """The file store, which after the last file lets the process hang for ever."""

        def put(self, data: bytes) -> str:
            kept.append(files.put(data))
            if len(kept) == 2:  # the page and the context
                drawn.set()
                time.sleep(60)
            return kept[-1]

        def get(self, sha256: str) -> bytes:
            return files.get(sha256)

    issue(replace(ctx, files=Hanging()), no)


def test_a_death_between_the_files_and_the_commit_leaves_a_draft_that_can_be_issued(office: Office) -> None:
    _drafts(office)
    clerk = office.coordinator()
    no = draft_report(clerk, DraftReport(PERIODS[2])).no
    context = processes()
    drawn = context.Event()
    args = (office.url, str(office.folder), clerk.actor, no, drawn)
    hand = context.Process(target=_issue_and_hang, args=args, daemon=True)
    hand.start()
    assert drawn.wait(60)
    kill(hand)

    shown = show_report(clerk, no)
    assert not shown.stored.is_issued
    assert shown.files == ()
    assert verify_record(clerk).is_sound

    assert issue(clerk, no).number_text.startswith("01-BC/")
    assert show_report(clerk, no).lost == ()
    assert is_sound(office)
