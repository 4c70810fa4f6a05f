"""The list of directives and importing: what is found, by whom, and what becomes of a file that was sent."""

from datetime import date, timedelta
from threading import Event
from typing import Any

import pytest

from tests.office import BOARD, FIRST_DAY, Office, item
from tests.web.site import Site, Visitor, queries, words
from tracker.documents import read as reader
from tracker.documents.source import Progress, SourceText
from tracker.domain.people import Role
from tracker.store.register import Register
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.usecases.register import register_page
from tracker.usecases.sample import DISPATCH, sample_file
from tracker.web.pages import import_file

LATE = FIRST_DAY - timedelta(days=3)
ORDER = """ỦY BAN NHÂN DÂN TỈNH MẪU
Số: 15/UBND-VX
Tỉnh Mẫu, ngày 06 tháng 5 năm 2019
V/v chăm sóc cây xanh
1. Giao Sở Mẫu trồng cây trước ngày 30/6/2019.
"""


def sent(visitor: Visitor, data: bytes, name: str = "cong-van.txt", **headers: str) -> Any:
    """The file as the form sends it."""
    token = visitor.token("/directives/import")
    return visitor.post(
        "/directives/import", data={"csrf": token}, files={"file": (name, data)}, headers=headers
    )


def test_the_newest_directive_is_first_with_its_open_and_late_work(site: Site) -> None:
    office = site.office
    office.issued(item("1", leads=["so-mot", "so-hai"], due_on=LATE))
    office.draft(item("1", leads=["so-mot"]))

    page = register_page(office.person(Role.LEADER))

    assert [(line.row.no, line.row.state) for line in page.lines] == [(2, "draft"), (1, "issued")]
    assert [(line.work.every, line.work.open, line.work.overdue) for line in page.lines] == [
        (0, 0, 0),
        (2, 2, 2),
    ]


def test_a_coordinator_sees_what_their_board_follows_a_leader_sees_all(office: Office) -> None:
    office.draft(item("1", leads=["so-mot"]))
    office.body("ban-khac")

    mine = register_page(office.coordinator())
    others = register_page(office.person(Role.COORDINATOR, "ban-khac"))
    everybodys = register_page(office.person(Role.INSPECTOR))

    assert [len(page.lines) for page in (mine, others, everybodys)] == [1, 0, 1]
    assert others.is_empty


@pytest.mark.parametrize("asked", ["cham soc cay", "Chăm sóc", "15/ubnd", "UBND-VX", "nhân dân tỉnh"])
def test_a_directive_is_found_with_accents_and_without(sqlite_office: Office, asked: str) -> None:
    office = sqlite_office
    office.body(BOARD)
    import_directive(office.coordinator(), ImportFile("a.txt", ORDER.encode()))
    office.draft(item("1"))

    found = register_page(office.coordinator(), words=asked)

    assert [line.row.number for line in found.lines] == ["15/UBND-VX"]


def test_the_pages_of_the_list_follow_each_other_without_gap_or_repeat(office: Office) -> None:
    for _ in range(5):
        office.draft(item("1"))
    ctx, seen, after = office.coordinator(), list[int](), 0

    while True:
        page = register_page(ctx, words="viec mau", state="draft", after=after, limit=2)
        plain = register_page(ctx, state="draft", after=after, limit=2)
        assert [line.row.no for line in page.lines] == [line.row.no for line in plain.lines]
        seen += [line.row.no for line in page.lines]
        if not (after := page.next_no):
            break

    assert seen == [5, 4, 3, 2, 1]


def test_the_list_costs_the_same_few_queries_however_long_it_is(quick_site: Site) -> None:
    office = quick_site.office
    visitor = quick_site.visitor(office.coordinator())
    asked = []
    for _ in range(2):
        office.issued(*[item(str(n), leads=["so-mot", "so-hai"]) for n in range(4)])
        for path in ("/directives", "/directives?q=viec+mau"):
            with queries() as seen:
                assert visitor.get(path).status_code == 200
            asked.append(len(seen))

    assert asked[:2] == asked[2:]
    assert max(asked) <= 8


def test_the_list_of_a_board_is_a_range_of_an_index(sqlite_office: Office) -> None:
    sqlite_office.draft(item("1"))
    with sqlite_office.system.open_reading() as unit:
        driver: Any = unit.connection.connection.driver_connection
        seen: list[str] = []
        driver.set_trace_callback(seen.append)
        for state in ("", "draft"):
            register = Register(unit.connection, BOARD, state)
            register.page(9, 30)
            register.sought(None, 10)
        driver.set_trace_callback(None)
        plans = [row[-1] for sql in seen for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]

    assert plans
    assert not [step for step in plans if step.startswith("SCAN directive")], plans


def test_an_empty_list_leads_to_the_import_and_only_those_who_may(site: Site) -> None:
    office = site.office

    coordinators = site.visitor(office.coordinator()).get("/directives").text
    leaders = site.visitor(office.person(Role.LEADER)).get("/directives").text
    officers = site.visitor(office.officer("so-mot")).get("/directives")

    assert 'href="/directives/import"' in coordinators
    assert 'href="/directives/import"' not in leaders
    assert officers.status_code == 404


def test_a_file_becomes_a_draft_and_leads_to_its_review(site: Site) -> None:
    visitor = site.visitor(site.office.coordinator())

    answer = sent(visitor, sample_file(DISPATCH)[0])

    assert (answer.status_code, answer.headers["location"]) == (303, "/directives/1/review")
    assert [line.row.no for line in register_page(site.office.coordinator()).lines] == [1]


def test_the_same_file_again_is_told_with_a_link(quick_site: Site) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())
    sent(visitor, ORDER.encode())

    again = visitor.get(sent(visitor, ORDER.encode()).headers["location"])
    other = visitor.get(sent(visitor, ORDER.replace("trồng", "tưới").encode()).headers["location"])

    assert "đã có trong sổ, số 1" in words(again.text)
    assert 'href="/directives/1/review"' in again.text
    assert "nội dung tệp khác" in words(other.text)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "tệp"),
        (("MẬT\n" + ORDER).encode(), "mật"),
        ("Hôm nay trời đẹp.".encode(), "văn bản"),
        (b"PK\x03\x04 no word", "tệp"),
        (b"%PDF-1.4 broken", "PDF"),
        (b"x" * (20 * 1024 * 1024 + 1), "20 MB"),
    ],
    ids=["empty", "secret", "no directive", "no document", "damaged", "too large"],
)
def test_what_cannot_be_imported_is_said_in_a_sentence_and_leaves_nothing(
    quick_site: Site, data: bytes, told: str
) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())

    answer = sent(visitor, data)

    assert answer.status_code == 422
    assert told.lower() in words(answer.text).lower()
    assert "không có gì được lưu" in words(answer.text)
    assert register_page(quick_site.office.coordinator()).is_empty


def test_a_form_without_a_file_says_so(quick_site: Site) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())

    answer = visitor.fill("/directives/import", "/directives/import")

    assert answer.status_code == 422
    assert "chọn một tệp" in words(answer.text)


class Scan:
    """A reader that recognises page after page, each when the test says so."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self.begun, self.may_end = Event(), Event()

    def __call__(self, data: bytes, name: str, progress: Progress) -> SourceText:
        progress(3, 7)
        self.begun.set()
        assert self.may_end.wait(20)
        progress(7, 7)
        return self._source


@pytest.fixture
def scan(monkeypatch: pytest.MonkeyPatch) -> Scan:
    """In place of the reader; whoever sent a file is not kept waiting for it."""
    slow = Scan(reader.read_document(ORDER.encode()))
    monkeypatch.setattr("tracker.usecases.import_directive.read_document", slow)
    monkeypatch.setattr(import_file, "_MOMENT", 0.01)
    return slow


def test_a_scan_tells_its_pages_until_it_is_done(quick_site: Site, scan: Scan) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())

    path = sent(visitor, b"a scan", accept="application/json").json()["to"]
    assert scan.begun.wait(20)
    meanwhile = visitor.get(path)
    stranger = quick_site.visitor(quick_site.office.coordinator()).get(path)
    scan.may_end.set()
    onward = _when_over(visitor, path)

    assert "trang 3/7" in words(meanwhile.text)
    assert stranger.headers["location"] == "/directives/import"
    assert onward == "/directives/1/review"


def test_a_scan_that_is_stopped_leaves_nothing(quick_site: Site, scan: Scan) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())
    path = sent(visitor, b"a scan", accept="application/json").json()["to"]
    assert scan.begun.wait(20)

    stopped = visitor.fill(f"{path}/cancel", path)
    scan.may_end.set()
    _when_over(visitor, path)

    assert stopped.headers["location"] == "/directives/import"
    assert register_page(quick_site.office.coordinator()).is_empty


def _when_over(visitor: Visitor, path: str) -> str:
    """Where the page of the file leads once it is over; empty where it stays."""
    state = visitor.app.state  # type: ignore[attr-defined]  # the application, as the visitor was given it
    for job in state.import_jobs._jobs.values():
        assert job.over.wait(20)
    answer = visitor.get(path, headers={"hx-request": "true"})
    return str(answer.headers.get("hx-redirect", ""))


def test_a_page_of_a_file_that_is_forgotten_says_that_nothing_was_stored(quick_site: Site) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())

    gone = visitor.get("/directives/import/khong-co", follow_redirects=True)

    assert "không có gì được lưu" in words(gone.text)


def test_no_number_is_too_long_to_ask_for(quick_site: Site) -> None:
    quick_site.office.draft(item("1", due_on=date(2019, 6, 30)))
    visitor = quick_site.visitor(quick_site.office.coordinator())

    assert visitor.get("/directives?after=999999999").status_code == 200
    assert visitor.get(f"/directives?after={'9' * 30}&state=none&q={'x' * 300}").status_code == 200
