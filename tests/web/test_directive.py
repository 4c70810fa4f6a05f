"""Issuing on the web and the page of a directive: who is told what, what it made, items and bodies, its end."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from tests.office import BOARD, FIRST_DAY, Office, item
from tests.web.site import Site, Visitor, queries, words
from tracker.domain.people import Role
from tracker.domain.review_edits import Retitle
from tracker.usecases.directive_page import directive_page
from tracker.usecases.issue_plan import issue_plan, issued_summary
from tracker.usecases.review_directive import ReviewDirective, review_directive
from tracker.usecases.verify_record import verify_record

PAST, SOON = FIRST_DAY - timedelta(days=2), FIRST_DAY + timedelta(days=30)
ISSUE = "/directives/1/issue"


def sent(visitor: Visitor, **fields: Any) -> Any:
    """The form as it stands, with what is changed."""
    html = visitor.get(ISSUE).text
    token, version = (re.search(rf'name="{name}" value="(\w+)"', html) for name in ("csrf", "version"))
    assert token
    assert version
    return visitor.post(ISSUE, data={"csrf": token[1], "version": version[1], **fields})


def a_draft(office: Office, due_on: date | None = SOON) -> None:
    """Two items for three bodies, of which one has an officer."""
    office.officer("so-mot")
    office.draft(
        item("1", leads=["so-mot"], coordinating=["so-hai"], due_on=due_on),
        item("2", leads=["so-ba", "so-mot"]),
    )


def test_the_summary_tells_who_gets_what_and_whom_nobody_can_be_told_for(office: Office) -> None:
    a_draft(office)

    plan = issue_plan(office.coordinator(), "1")

    assert [(body.code, body.officers) for body in plan.bodies] == [
        ("so-ba", 0),
        ("so-hai", 0),
        ("so-mot", 1),
    ]
    assert plan.bodies[2].given == (("1", "lead"), ("2", "lead"))
    assert [body.code for body in plan.untold] == ["so-ba", "so-hai"]
    assert (plan.preview.tasks, plan.preview.assignments, plan.officers) == (2, 4, 1)


def test_one_button_issues_it_and_the_next_page_says_what_happened(site: Site) -> None:
    a_draft(site.office)
    visitor = site.visitor(site.office.coordinator())

    shown = words(visitor.get(ISSUE).text)
    answer = sent(visitor, **{"due-2": "30/6/2019"})
    after = visitor.get(answer.headers["location"])

    assert "2 cơ quan chưa có người nhận thư" in shown
    assert answer.headers["location"] == "/directives/1/issued"
    assert "Đã mở 2 nhiệm vụ với 4 phân công cho 3 cơ quan; 1 thư báo" in words(after.text)
    summary = issued_summary(site.office.coordinator(), "1")
    assert (summary.tasks, summary.assignments, summary.notices) == (2, 4, 1)
    lines = directive_page(site.office.coordinator(), "1").items
    assert [line.task.due_on for line in lines] == [SOON, date(2019, 6, 30)]
    assert visitor.get(ISSUE).headers["location"] == "/directives/1/issued"
    assert verify_record(site.office.person(Role.INSPECTOR)).is_sound


def test_a_due_date_that_is_past_is_warned_of_and_needs_a_tick(site: Site) -> None:
    a_draft(site.office, PAST)
    visitor = site.visitor(site.office.coordinator())

    shown = words(visitor.get(ISSUE).text)
    refused = sent(visitor)
    mended = {"due-1": SOON.isoformat(), "due-2": PAST.isoformat()}
    still = sent(visitor, **mended)
    done = sent(visitor, past="1")

    assert "1 mục có hạn đã qua" in shown
    assert (refused.status_code, still.status_code, done.status_code) == (422, 422, 303)
    assert f'value="{SOON.isoformat()}"' in still.text


@pytest.mark.parametrize("typed", ["31/2/2019", "mai"])
def test_a_day_that_is_none_is_said_beside_it(quick_site: Site, typed: str) -> None:
    a_draft(quick_site.office)
    visitor = quick_site.visitor(quick_site.office.coordinator())

    answer = sent(visitor, **{"due-1": typed})

    assert answer.status_code == 422
    assert typed in words(answer.text)


def test_open_errors_stand_with_links_and_need_a_tick(site: Site) -> None:
    office = site.office
    finding = {"line": 1, "key": "finding.no_date", "holes": {}, "severity": "error", "span": None}
    office.body(BOARD)
    office.body("so-mot")
    data = {"items": [item("1", leads=["so-mot"])], "figures": [], "findings": [finding]}
    office.drafted(data, "x")
    visitor = site.visitor(office.coordinator())

    shown = visitor.get(ISSUE).text
    refused = sent(visitor)
    done = sent(visitor, despite="Thường trực đã đồng ý")

    assert 'href="/directives/1/review#f1"' in shown
    assert refused.status_code == 409
    assert "còn lỗi chưa xử lý" in words(refused.text)
    assert done.status_code == 303
    assert "Thường trực đã đồng ý" in words(visitor.get("/directives/1").text), (
        "the reason stands in its history"
    )


def test_what_was_changed_meanwhile_is_looked_at_again_before_it_is_issued(site: Site) -> None:
    a_draft(site.office)
    first = site.office.coordinator()
    visitor = site.visitor(site.office.coordinator())
    token = visitor.token(ISSUE)
    plan = issue_plan(first, "1")
    review_directive(first, ReviewDirective(plan.preview.id, Retitle("1", "tên mới")))

    late = visitor.post(ISSUE, data={"csrf": token, "version": str(plan.preview.version)})

    assert late.status_code == 409
    assert "tên mới" in words(late.text)
    assert not issued_summary(first, "1").is_issued


def test_a_draft_without_tasks_leads_back_to_the_review(quick_site: Site) -> None:
    quick_site.office.draft()
    visitor = quick_site.visitor(quick_site.office.coordinator())

    assert "Chưa có nhiệm vụ nào để giao" in words(visitor.get(ISSUE).text)
    assert visitor.fill(ISSUE, "/style", version="1").status_code == 409


def test_items_are_crossed_with_bodies_and_each_cell_leads_to_its_assignment(site: Site) -> None:
    office = site.office
    work = office.issued(
        item("1", leads=["so-mot"], coordinating=["so-hai"], due_on=PAST), item("2", leads=["so-hai"])
    )
    office.move(office.officer("so-hai"), work[2], "start")

    page = directive_page(office.person(Role.LEADER), "1")
    html = site.visitor(office.coordinator()).get("/directives/1").text

    first, second = page.items
    assert (first.is_late, first.cells["so-mot"].is_late) == (True, True)
    assert list(second.cells) == ["so-hai"]
    assert second.cells["so-hai"].line.phase == "working"
    assert [(body.code, body.overdue) for body in page.bodies] == [("so-hai", 1), ("so-mot", 1)]
    assert all(f'href="/assignments/{one.ref}"' in html for one in work)
    assert "chủ trì" in words(html)


def test_a_leader_reads_a_directive_and_has_nothing_to_press(site: Site) -> None:
    site.office.issued(item("1", leads=["so-mot"]))

    leaders = site.visitor(site.office.person(Role.LEADER)).get("/directives/1")
    officers = site.visitor(site.office.officer("so-mot")).get("/directives/1")

    assert leaders.status_code == 200
    assert "/directives/1/move" not in leaders.text
    assert officers.status_code == 404


def test_superseding_asks_for_a_reason_and_closing_for_ended_work(site: Site) -> None:
    site.office.issued(item("1", leads=["so-mot"]))
    visitor = site.visitor(site.office.coordinator())

    early = visitor.fill("/directives/1/move", "/directives/1", verb="close")
    unsaid = visitor.fill("/directives/1/move", "/directives/1", verb="supersede", reason=" ")
    apart = visitor.fill("/directives/1/move", "/directives/1", verb="issue")
    done = visitor.fill("/directives/1/move", "/directives/1", verb="supersede", reason="có văn bản mới")

    assert [one.status_code for one in (early, unsaid, apart)] == [409, 409, 422]
    assert done.headers["location"] == "/directives/1"
    shown = words(visitor.get("/directives/1").text)
    assert "đã được thay thế" in shown
    assert "có văn bản mới" in shown


def test_the_pages_of_a_directive_cost_the_same_few_queries_whatever_its_size(quick_site: Site) -> None:
    office = quick_site.office
    office.issued(item("1", leads=["so-0"]))
    bodies = [f"so-{n}" for n in range(12)]
    office.issued(*[item(str(n), leads=bodies) for n in range(1, 46)])
    office.draft(item("1", leads=["so-0"]))
    office.draft(*[item(str(n), leads=bodies) for n in range(1, 46)])
    visitor = quick_site.visitor(office.coordinator())
    counted = []

    for path in ("/directives/1", "/directives/2", "/directives/3/issue", "/directives/4/issue"):
        with queries() as seen:
            assert visitor.get(path).status_code == 200
        counted.append(len(seen))

    assert counted[0] == counted[1] <= 8
    assert counted[2] == counted[3] <= 8


def test_the_items_of_a_long_directive_are_paged(quick_site: Site) -> None:
    office = quick_site.office
    office.issued(*[item(str(n), leads=["so-mot"]) for n in range(1, 46)])
    ctx = office.coordinator()

    first = directive_page(ctx, "1")
    second = directive_page(ctx, "1", first.next_after)

    paths = [line.task.path for line in (*first.items, *second.items)]
    assert paths == [str(n) for n in range(1, 46)]
    assert (second.next_after, len(first.bodies)) == (0, 1)


def test_a_directive_of_another_board_or_an_endless_number_is_not_there(site: Site) -> None:
    site.office.issued(item("1", leads=["so-mot"]))
    site.office.body("ban-khac")
    stranger = site.visitor(site.office.person(Role.COORDINATOR, "ban-khac"))

    for path in ("/directives/1", ISSUE, "/directives/1/issued", f"/directives/{'9' * 25}"):
        assert stranger.get(path).status_code == 404, path
