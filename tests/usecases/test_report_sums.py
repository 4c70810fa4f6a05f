"""Whatever happened in an office: the figures of its report add up, lead to their rows, and stay as they were."""

import json
import shutil
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import Office, baseline, item
from tracker.domain.report import all_figures, plain
from tracker.domain.report_explain import explain, named_figures, values
from tracker.domain.report_figures import SUMMED
from tracker.domain.spans import parse_period
from tracker.store.assignments import Assignment
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.context import Context
from tracker.usecases.extensions import AlreadyAsked, ExtensionTooLate, RequestExtension, request_extension
from tracker.usecases.submissions import Submission

PERIODS = ("2019-05", "2019-Q2", "2019-H1", "2019", "2019-05-08..2019-07-20")
WORDS = ("Thiếu kinh phí.", "thiếu kinh phí", "- Thiếu cán bộ\n- Chưa có số liệu", "", "Đề nghị cấp 5 tỷ")


def an_office(office: Office) -> Context:
    directive = office.draft(
        item("1", leads=["so-1", "so-2"], nature="standing"),
        item("2", leads=["so-1"], directed=["so-3"], due_on=date(2019, 6, 14)),
        item("3", leads=["so-3"], coordinating=["so-2"], due_on=date(2019, 7, 5)),
        figures=[baseline("số vụ mẫu", 33)],
    )
    board = office.coordinator()
    office.issue(board, directive)
    return board


def live(office: Office, board: Context, chance: Random, steps: int) -> None:
    """Some weeks of an office, drawn by chance: reports, returns, requests, cancellations, and days going by."""
    with office.system.open_reading() as unit:
        work = list(unit.assignments.of_directive(unit.directives.all()[0].id))
    officers = {a.body_code: office.officer(a.body_code) for a in work}
    for _ in range(steps):
        office.clock.pass_days(chance.randint(0, 4))
        _step(office, board, officers, office.now(chance.choice(work)), chance)


def _step(
    office: Office, board: Context, officers: dict[str, Context], one: Assignment, chance: Random
) -> None:
    officer = officers[one.body_code]
    if one.state == "assigned":
        office.move(officer, one, "start")
    elif one.state == "in_progress" and chance.random() < 0.15:
        office.move(board, one, "cancel", reason="không còn phù hợp")
    elif one.state == "in_progress" and chance.random() < 0.3 and one.due_on:
        _ask(officer, one, office.clock.now().date())
    elif one.state == "in_progress":
        said = Submission("Đã làm.", chance.choice(WORDS), chance.choice(WORDS), {1: chance.randint(0, 9)})
        office.move(officer, one, "report", submission=said)
    elif one.state == "reported":
        verb = "verify" if chance.random() < 0.6 else "return"
        office.move(board, one, verb, **({"reason": "thiếu số liệu"} if verb == "return" else {}))


def _ask(officer: Context, one: Assignment, today: date) -> None:
    try:
        request_extension(
            officer, RequestExtension(one.id, max(one.due_on or today, today) + timedelta(days=9), "chờ")
        )
    except (AlreadyAsked, ExtensionTooLate):
        return


def context_of(board: Context, period: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = plain(build_report(board, BuildReport(parse_period(period), **more)))
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), steps=st.integers(0, 40), period=st.sampled_from(PERIODS))
def test_figures_add_up_and_lead_to_their_rows(
    sqlite_template: Any, tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int, period: str
) -> None:
    office = _fresh(sqlite_template, tmp_path_factory)
    board = an_office(office)
    live(office, board, Random(seed), steps)

    context = context_of(board, period)

    figures = {name: figure["value"] for name, figure in context["figures"].items()}
    assert figures["total"] == figures["done"] + figures["open"]
    assert figures["done"] == sum(figures[f"done_{kind}"] for kind in ("in_time", "late", "no_deadline"))
    assert figures["open"] == sum(figures[f"open_{kind}"] for kind in ("in_time", "overdue", "no_deadline"))
    for name in SUMMED:
        for rows in (context["by_body"], context["by_task"]):
            assert sum(row["figures"][name]["value"] for row in rows) == figures[name], name
    for name, figure in named_figures(context):
        assert figure["of"] is None or figure["value"] <= figure["of"], name
        told = explain(context, name)
        assert len(told.rows) == sum(row.value for row in told.rows) == figure["value"], name
    for one in context["indicators"]:
        assert sum(row.value for row in explain(context, f"indicator/{one['key']}").rows) == (
            one["value"] or 0
        )
    office.close()


def _fresh(template: Any, folders: pytest.TempPathFactory) -> Office:
    folder = folders.mktemp("office")
    shutil.copy(template, folder / "tracker.db")
    return Office(f"sqlite:///{folder / 'tracker.db'}", folder)


def test_the_report_as_of_an_instant_is_the_one_that_was_built_then(office: Office) -> None:
    board, chance = an_office(office), Random(20190508)
    seen = []
    for _ in range(4):
        live(office, board, chance, 8)
        office.clock.pass_days(1)
        seen.append(context_of(board, "2019"))

    for then in seen:
        now = context_of(board, "2019", as_of=datetime.fromisoformat(then["cut_at"]))
        assert json.dumps(now, sort_keys=True) == json.dumps(then, sort_keys=True)
    assert len({json.dumps(then) for then in seen}) == 4


def test_plain_data_names_the_same_figures_as_the_report(office: Office) -> None:
    board = an_office(office)
    live(office, board, Random(7), 20)
    office.clock.set(date(2019, 10, 1))
    report = build_report(board, BuildReport(parse_period("2019-Q3")))

    named = dict(named_figures(plain(report)))

    assert {name: figure.value for name, figure in all_figures(report)} == {
        n: f["value"] for n, f in named.items()
    }
    assert set(named) <= set(values(plain(report)))


def test_the_same_period_last_year_and_the_periods_before_stand_beside_this_one(office: Office) -> None:
    board = an_office(office)
    live(office, board, Random(3), 25)
    office.clock.set(date(2020, 7, 1))

    context = context_of(board, "2020-Q2")
    last_year = context_of(board, "2019-Q2")

    total = next(one for one in context["changes"] if one["name"] == "total")
    assert total["year_before"] == last_year["figures"]["total"]["value"]
    assert [one["period"]["text"] for one in context["history"]] == [
        "2019-Q2",
        "2019-Q3",
        "2019-Q4",
        "2020-Q1",
        "2020-Q2",
    ]
    assert context["before"]["totals"]["done"]["value"] == context["history"][-2]["figures"]["done"]["value"]


def test_the_same_and_nearly_the_same_proposals_stand_together_with_who_made_them(office: Office) -> None:
    board = an_office(office)
    with office.system.open_reading() as unit:
        work = list(unit.assignments.of_directive(unit.directives.all()[0].id))
    said = [
        "Đề nghị bố trí kinh phí tập huấn cho cán bộ cơ sở.",
        "đề nghị bố trí kinh phí tập huấn cho cán bộ cơ sở",
        "Đề nghị bố trí thêm kinh phí tập huấn cho cán bộ cơ sở.",
        "- Đề nghị cấp 5 tỷ đồng cho dự án mẫu.\n- Đề nghị cấp 50 tỷ đồng cho dự án mẫu.",
    ]
    for one, proposals in zip(work, said, strict=False):
        officer = office.officer(one.body_code)
        office.move(officer, one, "start")
        office.move(officer, one, "report", submission=Submission("Đã làm.", "", proposals))
    office.clock.set(date(2019, 7, 1))

    proposals = context_of(board, "2019-Q2")["proposals"]

    assert [(one["text"], len(one["sources"])) for one in proposals] == [
        (said[0], 3),
        ("Đề nghị cấp 5 tỷ đồng cho dự án mẫu.", 1),
        ("Đề nghị cấp 50 tỷ đồng cho dự án mẫu.", 1),
    ]
    assert {source["revision"] for one in proposals for source in one["sources"]} == {1}
