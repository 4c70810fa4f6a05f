"""One assignment over the web: its words, the next step, its partners and history, a later date."""

from datetime import timedelta

import pytest

from tests.office import FIRST_DAY, item
from tests.web.site import Site, words
from tests.work_office import BODY, DUTIES, LONG, busy
from tracker.domain.workflow import Phase
from tracker.usecases.extensions import DecideExtension, decide_extension
from tracker.usecases.submissions import Submission


def test_the_page_has_the_exact_words_the_duties_the_bodies_and_the_history(site: Site) -> None:
    officer, _ = busy(site.office)

    text = words(site.visitor(officer).get("/my-work/1-1").text)

    assert LONG in text
    for duty in DUTIES:
        assert str(duty["text"]) in text
    assert "Công văn số 1-CV/TU ngày 07/5/2019 của Tỉnh ủy mẫu" in text
    assert "Chủ trì: Đơn vị mẫu so-mau (cơ quan của anh/chị)" in text
    assert "Giao việc" in text


def test_a_lead_sees_which_partners_have_not_reported_and_a_partner_sees_no_states(site: Site) -> None:
    office = site.office
    work = office.issued(item(leads=[BODY], coordinating=["so-ban", "so-hai"]))
    partner = office.officer("so-ban")
    office.move(partner, work[1], "start")
    office.move(partner, work[1], "report", submission=Submission("xong"))

    lead = words(site.visitor(office.officer(BODY)).get("/my-work/1-1").text)
    other = words(site.visitor(office.officer("so-hai")).get("/my-work/1-3").text)

    assert "Còn 1 cơ quan phối hợp" in lead
    assert lead.index("Đơn vị mẫu so-hai") < lead.index("chưa báo cáo", lead.index("Đơn vị mẫu so-hai"))
    assert "Đơn vị mẫu so-ban" in other
    assert "đã báo cáo" not in other


@pytest.mark.parametrize(
    ("ref", "step"),
    [("1-1", "Báo cáo kết quả"), ("1-4", "Báo cáo lại"), ("1-5", "Xác nhận đã nhận")],
    ids=["late", "returned", "new"],
)
def test_the_next_step_is_the_first_button(quick_site: Site, ref: str, step: str) -> None:
    officer, _ = busy(quick_site.office)

    page = quick_site.visitor(officer).get(f"/my-work/{ref}").text

    assert words(page[page.index("work-next") :]).removeprefix('work-next">').strip().startswith(step)


def test_receipt_is_acknowledged_and_work_begun_by_a_button(site: Site) -> None:
    [work] = site.office.issued(item(leads=[BODY], due_on=FIRST_DAY + timedelta(days=30)))
    visitor = site.visitor(site.office.officer(BODY))

    visitor.fill("/my-work/1-1/acknowledge", "/my-work/1-1", version=str(site.office.now(work).version))
    told = words(visitor.get("/my-work/1-1").text)
    visitor.fill("/my-work/1-1/start", "/my-work/1-1", version=str(site.office.now(work).version))

    assert "Đã xác nhận nhận việc." in told
    assert "đã tiếp nhận" in told
    assert site.office.now(work).phase == Phase.WORKING


def test_of_two_who_press_the_same_button_the_second_sees_who_was_first(site: Site) -> None:
    [work] = site.office.issued(item(leads=[BODY]))
    first = site.office.officer(BODY)
    visitor = site.visitor(site.office.officer(BODY))
    token = visitor.token("/my-work/1-1")
    site.office.move(first, work, "acknowledge")

    answer = visitor.post("/my-work/1-1/acknowledge", data={"csrf": token, "version": "1"})

    assert answer.headers["location"] == "/my-work/1-1"
    assert f"Vừa có thay đổi: {first.actor.name} – Tiếp nhận" in words(visitor.get("/my-work/1-1").text)


def test_a_return_shows_its_reason_beside_what_was_handed_in(site: Site) -> None:
    officer, _ = busy(site.office)

    text = words(site.visitor(officer).get("/my-work/1-4").text)

    assert "Báo cáo lần 1" in text
    assert "Đã làm một phần việc mẫu." in text
    assert text.count("Thiếu số liệu của hai xã") == 3  # above, at the report, in the history


def test_a_later_date_is_asked_for_once_and_what_became_of_it_is_shown(site: Site) -> None:
    due_on = FIRST_DAY + timedelta(days=20)
    [work] = site.office.issued(item(leads=[BODY], due_on=due_on))
    visitor, page = site.visitor(site.office.officer(BODY)), "/my-work/1-1/extension"

    asked = visitor.fill(page, page, asked_due_on="2019-06-15", reason="Chờ số liệu mẫu")
    waiting, listed = (words(visitor.get(path).text) for path in (page, "/my-work"))
    decide_extension(site.office.coordinator(), DecideExtension(work.id, "refuse", "Không có lý do mới mẫu"))
    refused = words(visitor.get(page).text)

    assert asked.status_code == 303
    assert "Đã xin gia hạn đến 15/6/2019" in waiting
    assert "Đã xin gia hạn đến 15/6/2019" in listed
    assert "từ chối gia hạn" in refused
    assert "Không có lý do mới mẫu" in refused


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"asked_due_on": "", "reason": "chờ"}, "Ô này không được để trống."),
        ({"asked_due_on": "mai", "reason": "chờ"}, "“mai” không phải là ngày"),
        ({"asked_due_on": "2019-05-20", "reason": "chờ"}, "không sau hạn hiện tại"),
        ({"asked_due_on": "2019-06-20", "reason": " "}, "Ô này không được để trống."),
    ],
)
def test_an_unfit_request_is_said_and_its_reason_stays(
    quick_site: Site, fields: dict[str, str], said: str
) -> None:
    quick_site.office.issued(item(leads=[BODY], due_on=FIRST_DAY + timedelta(days=20)))
    page = "/my-work/1-1/extension"

    answer = quick_site.visitor(quick_site.office.officer(BODY)).fill(page, page, **fields)

    assert answer.status_code in (409, 422)
    assert said in words(answer.text)
    assert fields["reason"].strip() in answer.text


def test_a_date_that_has_passed_cannot_be_put_off_and_the_page_says_what_to_do(quick_site: Site) -> None:
    officer, _ = busy(quick_site.office)

    text = words(quick_site.visitor(officer).get("/my-work/1-1/extension").text)

    assert "đề nghị gia hạn phải gửi trước hạn" in text
