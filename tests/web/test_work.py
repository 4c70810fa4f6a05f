"""My work over the web: what is asked of a body, by when, whatever there is of it."""

import re
from datetime import date, timedelta

import pytest

from tests.office import FIRST_DAY, Office, item
from tests.web.site import Site, queries, words
from tests.work_office import BODY, busy
from tracker.domain.people import Role

MOST_QUERIES = 8


def headings(text: str) -> list[str]:
    parts = ("Quá hạn", "Sắp đến hạn", "Bị trả lại, cần báo cáo lại", "Còn thời gian", "Không có thời hạn")
    places = [(text.find(part, text.find("không cần dấu")), part) for part in parts]
    return [part for at, part in sorted(places) if at > 0]


def test_the_list_says_what_is_late_due_returned_and_undated_in_that_order(site: Site) -> None:
    officer, _ = busy(site.office)

    text = words(site.visitor(officer).get("/my-work").text)

    assert headings(text) == [
        "Quá hạn",
        "Sắp đến hạn",
        "Bị trả lại, cần báo cáo lại",
        "Còn thời gian",
        "Không có thời hạn",
    ]
    for said in (
        "quá hạn 5 ngày (hạn 03/5/2019)",
        "còn 3 ngày",
        "Thiếu số liệu của hai xã",
        "không có thời hạn",
    ):
        assert said in text
    assert "Báo cáo tình hình mẫu" not in text


def test_a_period_s_report_that_did_not_come_is_late_but_the_work_is_not_overdue(quick_site: Site) -> None:
    office = quick_site.office
    office.issued(item(leads=[BODY], nature="standing"))
    officer = office.officer(BODY)

    said = []
    for today in (date(2019, 6, 17), date(2019, 6, 21), date(2019, 6, 24)):
        office.clock.set(today)
        said.append(words(quick_site.visitor(officer).get("/my-work").text))

    assert "còn 4 ngày để nộp báo cáo (ngày nộp 21/6/2019)" in said[0]
    assert "nộp báo cáo hôm nay (21/6/2019)" in said[1]
    assert "chậm báo cáo 3 ngày (ngày nộp 21/6/2019)" in said[2]
    assert "quá hạn 3 ngày" not in said[2]


def test_what_was_sent_and_what_is_over_stand_in_lists_of_their_own(site: Site) -> None:
    officer, _ = busy(site.office)
    visitor = site.visitor(officer)

    sent, ended = (words(visitor.get(f"/my-work?list={which}").text) for which in ("sent", "ended"))

    assert "Báo cáo tình hình mẫu" in sent
    assert "Góp ý dự thảo mẫu" in ended
    assert "Góp ý dự thảo mẫu" not in sent


@pytest.mark.parametrize("asked", ["thong ke", "Thống kê quý", "1-CV/TU mục 2", "THỐNG KÊ số"])
def test_work_is_found_without_accents_and_in_any_case(site: Site, asked: str) -> None:
    officer, _ = busy(site.office)

    text = words(site.visitor(officer).get("/my-work", params={"q": asked}).text)

    assert "Thống kê số liệu mẫu quý này" in text
    assert "Tập huấn cán bộ mẫu" not in text


def test_nothing_to_do_and_nothing_found_are_said_plainly(quick_site: Site) -> None:
    visitor = quick_site.visitor(quick_site.office.officer(BODY))

    assert "Không còn việc nào phải làm." in words(visitor.get("/my-work").text)
    assert "Không thấy việc nào có “voi”." in words(visitor.get("/my-work?q=voi").text)
    assert "Chưa có việc nào kết thúc." in words(visitor.get("/my-work?list=ended").text)


def test_an_officer_comes_to_their_work_and_sees_no_other_bodys(quick_site: Site) -> None:
    busy(quick_site.office)
    stranger = quick_site.visitor(quick_site.office.officer("so-khac"))

    assert stranger.get("/").headers["location"] == "/my-work"
    assert "Tập huấn cán bộ mẫu" not in stranger.get("/my-work").text
    assert stranger.get("/my-work/1-1").status_code == 404


def test_a_board_sees_what_it_owes_itself(quick_site: Site) -> None:
    board = quick_site.office.coordinator()
    assert board.actor.body is not None
    quick_site.office.issued(item(leads=[board.actor.body], text="Tổng hợp chung mẫu"))

    assert "Tổng hợp chung mẫu" in quick_site.visitor(board).get("/my-work").text


def many(office: Office, count: int) -> None:
    """Work with dates of every kind, `count` in all."""
    day = FIRST_DAY
    due = [None, *(day + timedelta(days=n) for n in (-9, -1, 0, 2, 7, 8, 30))]
    office.issued(
        *(
            item(str(n), leads=[BODY], due_on=due[n % 8], text=f"Việc mẫu thứ {n}")
            for n in range(1, count + 1)
        )
    )


def pages_of(site: Site, path: str) -> list[list[str]]:
    """The references on each page of a list, following the pager."""
    visitor, found = site.visitor(site.office.officer(BODY)), []
    while path:
        text = visitor.get(path).text
        found.append(re.findall(r'class="work-title" href="/my-work/([\d-]+)"', text))
        onward = re.search(r'href="([^"]+)"[^>]*rel="next"', text)
        path = onward[1].replace("&amp;", "&") if onward else ""
    return found


@pytest.mark.parametrize("path", ["/my-work", "/my-work?q=viec+mau"])
def test_pages_follow_each_other_without_a_gap_or_a_repeat(site: Site, path: str) -> None:
    many(site.office, 67)

    pages = pages_of(site, path)

    refs = [ref for page in pages for ref in page]
    assert [len(page) for page in pages] == [30, 30, 7]
    assert sorted(refs, key=lambda ref: int(ref[2:])) == [f"1-{n}" for n in range(1, 68)]


def test_a_search_for_what_all_work_holds_is_the_list(quick_site: Site) -> None:
    many(quick_site.office, 67)

    assert pages_of(quick_site, "/my-work?q=viec") == pages_of(quick_site, "/my-work")


@pytest.mark.parametrize(
    "key", ["x", "9..", "0..00000000000040008000000000000000", "3.2019-01-01.zz", "-1.2019-01-01."]
)
def test_a_key_that_is_none_begins_at_the_start(quick_site: Site, key: str) -> None:
    many(quick_site.office, 3)

    assert (
        "Việc mẫu thứ 1"
        in quick_site.visitor(quick_site.office.officer(BODY)).get(f"/my-work?after={key}").text
    )


@pytest.mark.parametrize("count", [2, 60])
@pytest.mark.parametrize(
    "path",
    [
        "/my-work",
        "/my-work?list=sent",
        "/my-work?list=ended",
        "/my-work?q=mau",
        "/my-work/1-1",
        "/my-work/1-1/report",
        "/my-work/1-1/extension",
    ],
)
def test_a_page_asks_little_of_the_database_however_much_there_is(
    quick_site: Site, path: str, count: int
) -> None:
    many(quick_site.office, count)
    officer, board = quick_site.office.officer(BODY), quick_site.office.coordinator()
    first = quick_site.office.system
    with first.open_reading() as unit:
        work = unit.assignments.by_ref("1-1")
    for verb, who in (("start", officer), ("report", officer), ("return", board)):
        quick_site.office.move(
            who, work, verb, **({"results": "xong"} if verb == "report" else {}), reason="thiếu"
        )
    visitor = quick_site.visitor(officer)
    visitor.get(path)

    with queries() as seen:
        answer = visitor.get(path)

    assert answer.status_code == 200
    assert len(seen) <= MOST_QUERIES, "\n".join(seen)


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_whoever_works_on_nothing_has_no_such_page(quick_site: Site, role: Role) -> None:
    assert quick_site.visitor(quick_site.office.person(role)).get("/my-work").status_code == 404
