"""The coordinator's desk: what needs them now, of what their board follows, each kind a click away."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.office import BOARD, FIRST_DAY, Office, item
from tests.web.site import Site, words
from tracker.domain.people import Role
from tracker.store.desk import Desk as DeskReads
from tracker.usecases.change_due import ChangeDue, change_due
from tracker.usecases.desk import KINDS, desk, desk_page
from tracker.usecases.extensions import RequestExtension, request_extension

SOON = FIRST_DAY + timedelta(days=3)
FAR = FIRST_DAY + timedelta(days=60)


def of_every_kind(office: Office) -> dict[str, str]:
    """One assignment of each kind as of FIRST_DAY + 91 days; its reference by kind."""
    bodies = {kind: office.officer(f"so-{kind}") for kind in KINDS}
    day = FIRST_DAY + timedelta(days=91)
    work = office.issued(
        item("1", leads=["so-verify"], due_on=day + timedelta(days=40)),
        item("2", leads=["so-asked"], due_on=day + timedelta(days=40)),
        item("3", leads=["so-overdue"], due_on=day - timedelta(days=2)),
        item("4", leads=["so-silent"]),
        item("5", leads=["so-soon"], due_on=day + timedelta(days=3)),
        item("6", leads=["so-missing"], nature="standing"),  # its first report was due on 21 June
    )
    refs = dict(zip(("verify", "asked", "overdue", "silent", "soon", "missing"), work, strict=True))
    office.clock.set(day)
    office.move(bodies["verify"], refs["verify"], "start")
    office.move(bodies["verify"], office.now(refs["verify"]), "report", results="đã làm xong")
    asked = RequestExtension(refs["asked"].id, day + timedelta(days=60), "chờ kinh phí")
    request_extension(bodies["asked"], asked)
    return {kind: one.ref for kind, one in refs.items()}


def test_each_kind_of_waiting_work_is_on_the_desk_once(office: Office) -> None:
    refs = of_every_kind(office)

    found = desk(office.coordinator())

    assert {part.kind: [row.ref for row in part.rows] for part in found.parts} == {
        kind: [refs[kind]] for kind in KINDS
    }
    assert all(part.count == 1 for part in found.parts)
    assert not found.is_clear


def test_what_ended_or_another_board_follows_is_not_on_the_desk(office: Office) -> None:
    of_every_kind(office)
    office.body("ban-khac")
    stranger = office.person(Role.COORDINATOR, "ban-khac")
    board = office.coordinator()
    for assignment in office.assignments(next(iter(_directives(office)))):
        office.move(board, assignment, "cancel", reason="giao nhầm")

    assert desk(stranger).is_clear
    assert desk(board).is_clear


def _directives(office: Office) -> list[UUID]:
    with office.system.open_reading() as unit:
        return [row.id for row in unit.directives.all()]


def test_the_board_is_not_asked_to_verify_its_own_work(office: Office) -> None:
    [own] = office.issued(item("1", leads=[BOARD], due_on=FAR))
    coordinator = office.coordinator()
    office.move(coordinator, own, "start")
    office.move(coordinator, office.now(own), "report", results="đã làm")

    found = {part.kind: part.count for part in desk(office.coordinator()).parts}

    assert found["verify"] == 0


def test_the_pages_of_a_kind_follow_each_other_without_gap_or_repeat(office: Office) -> None:
    work = office.issued(*[item(str(n), leads=[f"so-{n}"], due_on=SOON) for n in range(7)])
    board = office.coordinator()
    change_due(board, ChangeDue(work[0].directive_id, "3", SOON - timedelta(days=1), "sớm hơn"))

    refs: list[str] = []
    key = ""
    while True:
        page = desk_page(board, "soon", key, limit=3)
        refs += [row.ref for row in page.rows]
        if not (key := page.next_key):
            break

    assert sorted(refs) == sorted(one.ref for one in work)
    assert refs[0] == work[3].ref


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_found_by_an_index(sqlite_office: Office, kind: str) -> None:
    sqlite_office.issued(item("1", leads=["so-mau"], due_on=FAR))
    plans: list[str] = []
    with sqlite_office.system.open_reading() as unit:
        reads = DeskReads(unit.connection, BOARD, FIRST_DAY, SOON, date(2019, 1, 1))
        driver = unit.connection.connection.driver_connection
        assert driver is not None
        seen: list[str] = []
        driver.set_trace_callback(seen.append)
        reads.page(kind, None, 10)
        reads.counts()
        driver.set_trace_callback(None)
        for sql in seen:
            plans += [row[-1] for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]

    assert plans
    assert not [step for step in plans if step.startswith(("SCAN assignment", "SCAN message"))
                and "USING" not in step], plans  # fmt: skip


def test_the_page_shows_the_kinds_with_their_words(site: Site) -> None:
    refs = of_every_kind(site.office)
    visitor = site.visitor(site.office.coordinator())

    home = visitor.get("/desk")
    late = visitor.get("/desk/overdue")

    assert home.status_code == late.status_code == 200
    assert all(
        words_of in words(home.text) for words_of in ("Chờ xác minh", "Xin gia hạn", "Quá hạn", "quá 2 ngày")
    )
    assert f'href="/verify/{refs["verify"]}"' in home.text
    assert refs["overdue"] in late.text
    assert "Chưa nộp báo cáo kỳ" in words(home.text)
    assert "21/6/2019 (quá 47 ngày)" in words(home.text)


def test_an_empty_desk_says_so_and_an_officer_does_not_find_it(site: Site) -> None:
    office = site.office

    clear = site.visitor(office.coordinator()).get("/desk")
    hidden = site.visitor(office.officer("so-mau")).get("/desk")

    assert "Không có việc nào đang chờ" in words(clear.text)
    assert hidden.status_code == 404
