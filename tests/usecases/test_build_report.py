"""The progress report is what the record says as of the cut-off, and stays that for ever."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.office import BOARD, Office, item
from tracker.domain.events import EventKind, NewEvent
from tracker.domain.people import Role
from tracker.domain.periods import Period, Regime
from tracker.domain.permissions import NotPermitted
from tracker.domain.report import ReportContext, all_figures, figure_of, plain
from tracker.domain.report_errors import NoneIssued, NoSuchFigure, NothingYet, NotIssued, PeriodNotBegun
from tracker.domain.report_figures import SUMMED
from tracker.domain.report_head import HeadChoice
from tracker.render.report import report_html
from tracker.store.assignments import Assignment
from tracker.store.directives import DirectiveNotFound
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.context import Context
from tracker.usecases.extensions import (
    DecideExtension,
    RequestExtension,
    decide_extension,
    request_extension,
)
from tracker.usecases.move_directive import MoveDirective, move_directive
from tracker.usecases.plan_reminders import plan_reminders
from tracker.usecases.submissions import Submission

Q2 = Period.parse("2019-Q2")
Q3 = Period.parse("2019-Q3")
AFTER_Q2 = date(2019, 7, 1)
AFTER_Q3 = date(2019, 10, 1)


def reported(office: Office, assignment: Assignment, on: date, words: str = "đã làm", **more: Any) -> None:
    """The body starts and reports on that day."""
    officer = office.officer(assignment.body_code)
    office.clock.set(on)
    office.move(officer, assignment, "start")
    figures = more.pop("figures", {})
    office.move(officer, assignment, "report", submission=Submission(words, figures=figures, **more))


def verified(office: Office, assignment: Assignment, on: date, **more: Any) -> None:
    """The body reports and the board verifies, the same day."""
    reported(office, assignment, on, **more)
    office.move(office.coordinator(), assignment, "verify")


def report(office: Office, period: Period = Q2, **more: Any) -> ReportContext:
    """What the board's coordinator gets."""
    return build_report(office.coordinator(), BuildReport(period, **more))


def count(context: ReportContext, name: str) -> int:
    return figure_of(context, name).value


def busy(office: Office) -> UUID:
    """A directive with work in every standing by the end of June, and more that happens in July."""
    directive = office.draft(
        item("1", leads=["huyen-1", "huyen-2", "huyen-3"], nature="standing"),
        item("2", leads=["so-1"], directed=["so-2"], coordinating=["so-3"], due_on=date(2019, 6, 14)),
        item("3", leads=["bao-1", "bao-2"], due_on=date(2019, 9, 30)),
    )
    board = office.coordinator()
    office.issue(board, directive)
    work = {a.body_code: a for a in office.assignments(directive)}
    verified(office, work["huyen-1"], date(2019, 6, 3))
    reported(office, work["huyen-2"], date(2019, 6, 4))
    office.move(board, work["huyen-2"], "return", reason="thiếu số liệu")
    request_extension(
        office.officer("so-2"), RequestExtension(work["so-2"].id, date(2019, 8, 1), "chờ kinh phí")
    )
    decide_extension(board, DecideExtension(work["so-2"].id, "grant"))
    verified(office, work["so-1"], date(2019, 6, 20))
    reported(office, work["bao-1"], date(2019, 6, 25))
    office.move(board, work["bao-2"], "cancel", reason="giao nhầm")
    office.clock.set(AFTER_Q2)
    return directive


def test_every_standing_is_counted_where_an_office_looks_for_it(office: Office) -> None:
    busy(office)

    context = report(office)

    counted = {name: count(context, name) for name in ("total", "done", "open", "dropped", "reported")}
    assert counted == {"total": 7, "done": 2, "open": 5, "dropped": 1, "reported": 1}
    assert {name: count(context, f"body/so-3/{name}") for name in ("open_overdue", "missing")} == {
        "open_overdue": 1,
        "missing": 1,
    }
    assert count(context, "body/so-1/done_late") == count(context, "body/huyen-2/returned") == 1
    assert (count(context, "asked"), count(context, "granted"), count(context, "refused")) == (1, 1, 0)
    assert context.items[1].due_on == (date(2019, 6, 14), date(2019, 8, 1))
    assert context.items[1].old_due_on == (date(2019, 6, 14),)


@pytest.mark.parametrize("regime", list(Regime))
def test_tables_by_body_and_by_task_add_up_to_the_same_totals(office: Office, regime: Regime) -> None:
    busy(office)

    context = report(office, Period.parse("2019-Q2", regime))

    for rows in (context.by_body, context.by_task):
        sums = {name: sum(row.figures[name].value for row in rows) for name in SUMMED}
        assert sums == {name: context.figures[name].value for name in SUMMED}
        assert sum(row.figures["done"].of or 0 for row in rows) == context.figures["done"].of


def test_the_regime_decides_which_days_count(office: Office) -> None:
    busy(office)

    calendar = report(office, Period.parse("2019-Q2", Regime.CALENDAR))
    mid_month = report(office, Period.parse("2019-Q2", Regime.MID_MONTH))

    assert (count(calendar, "done"), count(mid_month, "done")) == (2, 1)
    assert (count(calendar, "open_overdue"), count(mid_month, "open_overdue")) == (1, 2)
    assert (calendar.head.dated, mid_month.head.dated) == (date(2019, 7, 1), date(2019, 6, 17))


def test_a_report_built_again_after_more_has_happened_is_the_same_to_the_byte(office: Office) -> None:
    directive = busy(office)
    board = office.coordinator()
    before = build_report(board, BuildReport(Q2))

    work = {a.body_code: a for a in office.assignments(directive)}
    office.clock.set(date(2019, 7, 20))
    office.move(board, work["bao-1"], "verify")
    office.move(office.officer("huyen-2"), work["huyen-2"], "report", results="lần hai, đủ số liệu")
    office.move(board, work["so-3"], "hand_over", reason="sáp nhập", successor="so-1")
    move_directive(board, MoveDirective(directive, "supersede", reason="có văn bản mới"))
    again = build_report(board, BuildReport(Q2))

    assert again == before
    assert report_html(again).encode() == report_html(before).encode()


def test_an_earlier_instant_shows_what_stood_then(office: Office) -> None:
    busy(office)

    context = report(office, as_of=datetime(2019, 6, 3, 17, tzinfo=UTC))

    assert (count(context, "done"), count(context, "returned"), context.is_whole) == (1, 0, False)
    assert context.cut_on == date(2019, 6, 4)


def test_a_period_that_still_runs_is_told_as_of_now(office: Office) -> None:
    busy(office)

    context = report(office, Q3)

    assert not context.is_whole
    assert context.cut_on == AFTER_Q2


def test_work_without_deadline_and_without_word_is_silent_after_90_days(office: Office) -> None:
    office.issued(item(leads=["so-1", "so-2"]))
    [first, second] = office.assignments(_only(office))
    office.clock.set(date(2019, 7, 4))
    office.move(office.officer("so-2"), second, "acknowledge")
    office.clock.set(AFTER_Q3)

    context = report(office, Q3)

    assert figure_of(context, "silent").refs == (first.ref,)


def test_the_period_before_is_shown_beside_this_one_once_work_had_been_given_out(office: Office) -> None:
    busy(office)
    first = report(office)
    office.clock.set(AFTER_Q3)

    second = report(office, Q3)

    assert first.before.totals is None
    assert second.before.totals is not None
    assert {n: f.value for n, f in second.before.totals.items() if n != "reminders"} == {
        n: first.figures[n].value for n in SUMMED if n != "reminders"
    }


def test_what_is_carried_over_is_told_again_and_what_was_finished_is_not(office: Office) -> None:
    busy(office)
    office.clock.set(AFTER_Q3)

    context = report(office, Q3)

    assert [row.key for row in context.by_body] == [
        "huyen-2",
        "huyen-3",
        "so-1",
        "so-2",
        "so-3",
        "bao-1",
        "bao-2",
    ]
    assert context.items[0].state == "assigned"


def test_bodies_are_quoted_in_their_own_words_with_what_became_of_them(office: Office) -> None:
    directive = office.draft(item(leads=["so-1", "so-2", "so-3"]))
    board = office.coordinator()
    office.issue(board, directive)
    work = office.assignments(directive)
    verified(office, work[0], date(2019, 6, 3), words="Đã mở 3 lớp.", difficulties="Thiếu giáo viên.")
    reported(office, work[1], date(2019, 6, 4), words="Đã mở 5 lớp.", proposals="Xin thêm kinh phí.")
    reported(office, work[2], date(2019, 6, 5), words="Đã làm.")
    office.move(board, work[2], "return", reason="chưa có số liệu")
    office.clock.set(AFTER_Q2)

    context = report(office)

    said = [(a.body.code, a.standing, a.results, a.difficulties, a.proposals) for a in context.accounts]
    assert said == [
        ("so-1", "verified", "Đã mở 3 lớp.", "Thiếu giáo viên.", ""),
        ("so-2", "reported", "Đã mở 5 lớp.", "", "Xin thêm kinh phí."),
        ("so-3", "returned", "Đã làm.", "", ""),
    ]
    assert [r.reason for r in context.items[0].returns] == ["chưa có số liệu"]
    assert [body.code for body in context.items[0].missing] == ["so-3"]


FIGURE = {"metric": "số vụ mẫu", "value": 1426, "unit": "vụ", "period": "năm 2018", "source": "Sở mẫu"}


def test_an_indicator_is_the_sum_of_what_leads_reported_beside_its_baseline(office: Office) -> None:
    items = item(leads=["so-1", "so-2", "so-4"], directed=["so-3"])
    directive = office.draft(items, figures=[FIGURE | {"span": [0, 1]}, FIGURE | {"span": [0, 1]}])
    office.issue(office.coordinator(), directive)
    one, two, _, directed = office.assignments(directive)
    reported(office, one, date(2019, 6, 3), figures={1: 4})
    reported(office, two, date(2019, 6, 4), figures={1: 2.5})
    reported(office, directed, date(2019, 6, 5), figures={1: 100})
    office.clock.set(AFTER_Q2)

    known, unknown = report(office).indicators

    assert (known.value, known.baseline, known.before) == (6.5, 1426, None)
    assert [(r.body.code, r.value) for r in known.reported] == [("so-1", 4), ("so-2", 2.5)]
    assert (unknown.value, unknown.reported) == (None, ())


def test_reminders_count_when_the_record_says_that_they_went_out_in_the_period(office: Office) -> None:
    directive = office.draft(item(leads=["so-1", "so-2"], due_on=date(2019, 6, 28)))
    office.issue(office.coordinator(), directive)
    office.officer("so-1")
    office.officer("so-2")
    office.clock.set(date(2019, 6, 24))
    plan_reminders(office.system)
    with office.system.open_unit() as unit:
        first = (
            unit.connection.execute(text("SELECT message_id FROM reminder ORDER BY assignment_id, rung"))
            .scalars()
            .first()
        )
        sent = {"template": "body_digest", "attempts": 1, "reason": ""}
        unit.events.add(NewEvent(EventKind.MESSAGE_SENT, UUID(str(first)), None, sent))
        unit.commit()
    office.clock.set(AFTER_Q2)

    context = report(office)

    assert count(context, "reminders") == 1
    assert sum(count(context, f"body/{code}/reminders") for code in ("so-1", "so-2")) == 1


def test_handed_over_work_is_counted_with_the_heir(office: Office) -> None:
    [assignment] = office.issued(item(leads=["bao-1"], due_on=date(2019, 9, 1)))
    office.body("bao-moi", "Báo mới mẫu")
    office.move(office.coordinator(), assignment, "hand_over", reason="sáp nhập", successor="bao-moi")
    office.clock.set(AFTER_Q2)

    context = report(office)

    assert [(row.key, row.figures["total"].value, row.heirs) for row in context.by_body] == [
        ("bao-1", 0, ("Báo mới mẫu",)),
        ("bao-moi", 1, ()),
    ]
    assert [(d.state, d.figure.value) for d in context.dropped] == [("handed_over", 1)]


def test_every_figure_leads_to_its_assignments(office: Office) -> None:
    busy(office)
    context = report(office)

    figures = dict(all_figures(context))

    counted = {name: f for name, f in figures.items() if not name.endswith(("tasks_done", "bodies_done"))}
    assert all(len(figure.refs) == figure.value for figure in counted.values())
    assert figure_of(context, "body/so-3/open_overdue").refs == ("1-6",)
    with pytest.raises(NoSuchFigure):
        figure_of(context, "body/so-3/invented")


def test_the_context_is_plain_data(office: Office) -> None:
    busy(office)
    values = plain(report(office))

    assert json.loads(json.dumps(values)) == values
    assert values["period"]["first"] == "2019-04-01"


def test_the_last_event_before_the_cut_off_is_the_anchor(office: Office) -> None:
    busy(office)
    with office.system.open_reading() as unit:
        head = unit.events.head()

    anchor = report(office).anchor

    assert (anchor.seq, anchor.hash) == head


def test_the_head_names_the_board_and_its_superior_and_leaves_the_rest_blank(office: Office) -> None:
    office.issued(item(leads=["so-1"]))
    office.clock.set(AFTER_Q2)

    head = report(office).head

    assert (head.body, head.superior, head.place, head.number) == (f"Đơn vị mẫu {BOARD}", None, None, None)
    assert report(office, head=HeadChoice(number="7")).head.number == "7"


def test_a_report_on_all_tells_only_directives_still_followed(office: Office) -> None:
    ended, running = office.draft(item(leads=["so-1"])), office.draft(item(leads=["so-1"]))
    board = office.coordinator()
    office.issue(board, ended)
    office.issue(board, running)
    move_directive(board, MoveDirective(ended, "supersede", reason="có văn bản mới"))
    office.clock.set(AFTER_Q3)

    assert [d.number for d in build_report(board, BuildReport(Q2)).directives] == ["1-CV/TU", "2-CV/TU"]
    assert [d.number for d in build_report(board, BuildReport(Q3)).directives] == ["2-CV/TU"]
    assert [d.number for d in build_report(board, BuildReport(Q3, "1-CV/TU")).directives] == ["1-CV/TU"]


@pytest.mark.parametrize("ref", ["1", None])
def test_a_period_before_the_directive_was_issued_has_nothing_to_report(
    office: Office, ref: str | None
) -> None:
    office.issued(item(leads=["so-1"]))

    with pytest.raises((NothingYet, NoneIssued)):
        report(office, Q2.previous, directive_ref=ref)


def test_a_draft_and_an_empty_office_have_nothing_to_report(office: Office) -> None:
    with pytest.raises(NoneIssued):
        report(office)
    office.draft(item(leads=["so-1"]))

    with pytest.raises(NotIssued):
        report(office, directive_ref="1")


def test_a_period_to_come_cannot_be_reported_on(office: Office) -> None:
    office.issued(item(leads=["so-1"]))

    with pytest.raises(PeriodNotBegun):
        report(office, Q3)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR])
def test_who_may_not_read_reports_is_told_who_may(office: Office, role: Role) -> None:
    office.issued(item(leads=["so-1"]))
    stranger = office.person(role, "so-1" if role is Role.OFFICER else None)

    with pytest.raises(NotPermitted):
        build_report(stranger, BuildReport(Q2))


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR])
def test_leaders_and_inspectors_read_all_reports(office: Office, role: Role) -> None:
    office.issued(item(leads=["so-1"]))
    office.clock.set(AFTER_Q2)

    assert count(build_report(office.person(role), BuildReport(Q2)), "total") == 1


def test_another_boards_directive_is_not_there(office: Office) -> None:
    office.issued(item(leads=["so-1"]))
    stranger = office.person(Role.COORDINATOR, "ban-khac")
    office.clock.set(AFTER_Q2)
    attempts: list[Callable[[Context], object]] = [
        lambda ctx: build_report(ctx, BuildReport(Q2, "1")),
        lambda ctx: build_report(ctx, BuildReport(Q2)),
    ]

    with pytest.raises(DirectiveNotFound):
        attempts[0](stranger)
    with pytest.raises(NoneIssued):
        attempts[1](stranger)


def _only(office: Office) -> UUID:
    with office.system.open_reading() as unit:
        return unit.directives.all()[0].id
