"""Following one assignment: reading it, verifying or returning its report, deciding on dates, handing it over."""

from datetime import timedelta

import pytest

from tests.office import FIRST_DAY, Office, item
from tests.web.site import Site, Visitor, words
from tracker.domain.people import Role
from tracker.store.assignments import Assignment
from tracker.usecases.extensions import RequestExtension, request_extension
from tracker.usecases.submissions import Submission

DUE = FIRST_DAY + timedelta(days=40)


def reported(office: Office, body: str, result: str = "đã mở 12 lớp dạy bơi") -> Assignment:
    """An assignment whose report waits."""
    [assignment] = office.issued(item("1", leads=[body], due_on=DUE))
    officer = office.officer(body)
    office.move(officer, assignment, "start")
    handed = Submission(result, "thiếu bể bơi", "xin hỗ trợ", evidence={"anh.txt": b"anh chup"})
    office.move(officer, office.now(assignment), "report", submission=handed)
    return office.now(assignment)


def board(site: Site) -> Visitor:
    return site.visitor(site.office.coordinator())


def test_the_report_stands_beside_what_was_asked(site: Site) -> None:
    one = reported(site.office, "so-mot")

    page = board(site).get(f"/verify/{one.ref}")

    assert page.status_code == 200
    assert all(
        part in words(page.text) for part in ("đã mở 12 lớp dạy bơi", "thiếu bể bơi", "thực hiện việc mẫu")
    )
    assert f"/evidence/{one.ref}/" in page.text


def test_verifying_leads_on_to_the_next_and_then_to_an_empty_queue(site: Site) -> None:
    first = reported(site.office, "so-mot")
    site.office.clock.pass_days(1)
    second = reported(site.office, "so-hai")
    visitor = board(site)
    page = f"/verify/{first.ref}"

    done = visitor.fill(page, page, verb="verify", version=str(first.version))
    onward = visitor.get(done.headers["location"])
    visitor.fill(f"/verify/{second.ref}", f"/verify/{second.ref}", verb="verify", version=str(second.version))
    empty = visitor.get("/verify")

    assert site.office.now(first).state == "verified"
    assert onward.headers["location"] == f"/verify/{second.ref}"
    assert "Không còn báo cáo nào chờ xác minh" in words(empty.text)


def test_a_return_without_a_reason_keeps_the_report_and_says_so_at_the_field(site: Site) -> None:
    one = reported(site.office, "so-mot")
    visitor, page = board(site), f"/verify/{one.ref}"

    refused = visitor.fill(page, page, verb="return", version=str(one.version))
    returned = visitor.fill(page, page, verb="return", version=str(one.version), reason="thiếu số liệu")

    assert refused.status_code == 422
    assert "để cơ quan biết" in words(refused.text)
    assert returned.status_code == 303
    assert site.office.now(one).state == "in_progress"
    assert "thiếu số liệu" in words(visitor.get(f"/assignments/{one.ref}").text)


def test_a_second_coordinator_sees_who_was_quicker_and_keeps_the_reason(site: Site) -> None:
    one = reported(site.office, "so-mot")
    slow, page = board(site), f"/verify/{one.ref}"
    token = slow.token(page)
    site.office.move(site.office.coordinator(), one, "verify")

    late = slow.post(
        page, data={"csrf": token, "verb": "return", "version": str(one.version), "reason": "cần thêm ảnh"}
    )

    assert late.status_code == 409
    assert "cần thêm ảnh" in late.text
    assert site.office.now(one).state == "verified"


def test_a_request_for_more_time_is_answered_on_the_page_of_the_work(site: Site) -> None:
    office = site.office
    [granted, refused] = office.issued(
        item("1", leads=["so-mot"], due_on=DUE), item("2", leads=["so-hai"], due_on=DUE)
    )
    later = DUE + timedelta(days=20)
    for one, body in ((granted, "so-mot"), (refused, "so-hai")):
        request_extension(office.officer(body), RequestExtension(one.id, later, "chờ kinh phí"))
    visitor = board(site)

    shown = visitor.get(f"/assignments/{granted.ref}")
    yes = visitor.fill(f"/assignments/{granted.ref}/extension", f"/assignments/{granted.ref}", verb="grant")
    mute = visitor.fill(f"/assignments/{refused.ref}/extension", f"/assignments/{refused.ref}", verb="refuse")
    no = visitor.fill(
        f"/assignments/{refused.ref}/extension",
        f"/assignments/{refused.ref}",
        verb="refuse",
        answer="cần đúng hạn",
    )

    assert "chờ kinh phí" in words(shown.text)
    assert (yes.status_code, mute.status_code, no.status_code) == (303, 422, 303)
    assert office.now(granted).due_on == later
    assert office.now(refused).due_on == DUE


@pytest.mark.parametrize(
    ("verb", "state"), [("cancel", "cancelled"), ("supersede", "superseded"), ("hand_over", "handed_over")]
)
def test_work_is_ended_or_handed_over_with_a_reason(site: Site, verb: str, state: str) -> None:
    office = site.office
    office.body("so-ke-thua")
    [one] = office.issued(item("1", leads=["so-mot"], due_on=DUE))
    visitor, page = board(site), f"/assignments/{one.ref}"
    more = {"successor": "so-ke-thua"} if verb == "hand_over" else {}

    mute = visitor.fill(f"{page}/manage", page, verb=verb, version="1", **more)
    done = visitor.fill(f"{page}/manage", page, verb=verb, version="1", reason="sắp xếp lại", **more)

    assert (mute.status_code, done.status_code) == (422, 303)
    assert office.now(one).state == state


def test_an_unknown_successor_is_said_on_the_page_with_the_reason_still_there(site: Site) -> None:
    [one] = site.office.issued(item("1", leads=["so-mot"], due_on=DUE))
    visitor, page = board(site), f"/assignments/{one.ref}"

    answer = visitor.fill(
        f"{page}/manage", page, verb="hand_over", version="1", reason="sáp nhập", successor="khong-co"
    )

    assert answer.status_code == 422
    assert "sáp nhập" in answer.text
    assert site.office.now(one).state == "assigned"


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_readers_see_the_work_and_are_offered_nothing_to_decide(site: Site, role: Role) -> None:
    one = reported(site.office, "so-mot")

    page = site.visitor(site.office.person(role)).get(f"/assignments/{one.ref}")

    assert page.status_code == 200
    assert "đã mở 12 lớp dạy bơi" in words(page.text)
    assert "<textarea" not in page.text


def test_a_leader_verifies_what_the_board_itself_owes(site: Site) -> None:
    one = reported(site.office, "ban-tuyen-giao")
    leader = site.visitor(site.office.person(Role.LEADER))
    own = board(site).get(f"/verify/{one.ref}")
    page = f"/verify/{one.ref}"

    done = leader.fill(page, page, verb="verify", version=str(one.version))

    assert own.headers["location"] == f"/assignments/{one.ref}"
    assert done.status_code == 303
    assert site.office.now(one).state == "verified"


def test_to_another_board_and_to_officers_it_is_as_if_it_were_not_there(site: Site) -> None:
    one = reported(site.office, "so-mot")
    site.office.body("ban-khac")
    visitors = [
        site.visitor(site.office.person(Role.COORDINATOR, "ban-khac")),
        site.visitor(site.office.officer("so-hai")),
    ]

    answers = {visitor.get(f"/assignments/{one.ref}").status_code for visitor in visitors}

    assert answers == {404}
