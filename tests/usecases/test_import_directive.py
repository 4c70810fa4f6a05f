"""Importing a file: what is kept of it, what is recognised as there already, and that a refused file leaves nothing."""

import json
from datetime import date

import pytest
from sqlalchemy import func
from sqlmodel import select

from tests.office import BOARD, Office
from tracker.documents.reading_errors import NotADirective
from tracker.domain.errors import TrackerError
from tracker.domain.people import SYSTEM, Role
from tracker.domain.permissions import NotPermitted
from tracker.records.directives import DirectiveRow
from tracker.records.events import EventRow
from tracker.usecases.import_bodies import import_bodies
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.sample import DISPATCH, sample_directory, sample_file
from tracker.usecases.verify_record import verify_record


def _sample() -> ImportFile:
    data, name = sample_file(DISPATCH)
    return ImportFile(name, data)


def _stored(office: Office) -> tuple[int, int]:
    with office.system.open_reading() as unit:
        directives = unit.session.exec(select(func.count()).select_from(DirectiveRow)).one()
        events = unit.session.exec(select(func.count()).select_from(EventRow)).one()
    return directives, events


def test_the_sample_dispatch_becomes_a_draft_of_six_items(office: Office) -> None:
    board = office.coordinator()

    imported = import_directive(board, _sample())

    with office.system.open_reading() as unit:
        row = unit.directives.get(imported.id)
    assert (imported.no, imported.state, imported.is_new) == (1, "draft", True)
    assert (row.number, row.issued_on, row.scope) == ("3071-CV/TU", date(2019, 5, 8), "term-2015")
    assert (row.coordinator_body, row.file_name) == (BOARD, "dispatch.txt")
    assert [i["path"] for i in json.loads(row.draft)["items"]] == ["1", "2", "3", "4", "5", "6"]
    assert verify_record(board).is_sound


def test_an_imported_dispatch_is_issued_to_the_bodies_of_the_directory(office: Office) -> None:
    office.body(BOARD)
    admin, board = office.person(Role.ADMINISTRATOR), office.coordinator()
    import_bodies(admin, sample_directory())
    imported = import_directive(board, _sample())

    issued = issue_directive(board, IssueDirective(imported.id))

    assignments = office.assignments(imported.id)
    bodies = {path: {a.body_code for a in assignments if a.path == path} for path in "123456"}
    assert (issued.tasks, issued.without_lead) == (6, ())
    assert {"ubnd-tinh", "so-gddt"} <= bodies["2"]
    assert len(bodies["5"]) == 20
    assert "ban-tuyen-giao" in bodies["6"]
    assert verify_record(board).is_sound


def test_the_same_bytes_are_recognised_under_another_name(office: Office) -> None:
    board, file = office.coordinator(), _sample()
    first = import_directive(board, file)
    before = _stored(office)

    second = import_directive(board, ImportFile("ban-sao.txt", file.data))

    assert (second.is_new, second.differs, second.no) == (False, False, first.no)
    assert _stored(office) == before


def test_the_same_number_in_its_term_is_recognised_and_the_difference_is_said(office: Office) -> None:
    board, file = office.coordinator(), _sample()
    first = import_directive(board, file)
    before = _stored(office)

    again = import_directive(board, ImportFile("ban-go-lai.txt", file.data + "\n\nGhi chú.\n".encode()))

    assert (again.is_new, again.differs, again.id) == (False, True, first.id)
    assert _stored(office) == before


def test_the_same_number_of_the_next_term_is_another_directive(office: Office) -> None:
    board, file = office.coordinator(), _sample()
    import_directive(board, file)

    later = file.data.replace("tháng 5  năm 2019".encode(), "tháng 5  năm 2021".encode())
    second = import_directive(board, ImportFile("khoa-sau.txt", later))

    assert (second.is_new, second.no) == (True, 2)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trong.txt", b""),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("to.txt", b"a" * (21 * 1024 * 1024)),
        ("tho.txt", "Trời xanh mây trắng, nắng vàng trải khắp cánh đồng.\n".encode() * 5),
        ("mat.txt", "TỐI MẬT\n\nSố 12-CV/TU\n\n1. Giao Sở mẫu chủ trì lập danh sách.\n".encode()),
    ],
    ids=["empty", "a picture", "too large", "not a directive", "secret"],
)
def test_a_refused_file_leaves_nothing_behind(office: Office, name: str, data: bytes) -> None:
    board, before = office.coordinator(), _stored(office)

    with pytest.raises(TrackerError) as refused:
        import_directive(board, ImportFile(name, data))

    assert refused.value.key != "error.unknown"
    assert "lập danh sách" not in str(refused.value)
    assert _stored(office) == before
    assert isinstance(refused.value, NotADirective) == (name == "tho.txt")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_a_coordinator_imports(office: Office, role: Role) -> None:
    person = office.person(role, "so-mau")

    with pytest.raises(NotPermitted) as refused:
        import_directive(person, _sample())

    assert refused.value.holes["who"] == (Role.COORDINATOR,)
    assert _stored(office) == (0, 0)


def test_the_scheduler_imports_nothing(office: Office) -> None:
    with pytest.raises(NotPermitted):
        import_directive(office.system_as(SYSTEM), _sample())

    assert _stored(office) == (0, 0)


PLAN = """SỞ MỘT
Số: 12/KH-SM

Mẫu Sơn, ngày 03 tháng 5 năm 2019

KẾ HOẠCH
Trồng cây ven đường năm 2019

I. NHIỆM VỤ
1. Sở Một chủ trì lập danh sách tuyến đường trước ngày 15/6/2019.

Nơi nhận:
- Như trên.

GIÁM ĐỐC

PHỤ LỤC
| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
| 1 | Ươm cây giống | Sở Hai | Sở Một | 30/6/2019 |
| 2 | Tổ chức lễ phát động | Sở Một | Sở Hai | 15/7/2019 |
"""


def test_the_tasks_of_an_appendix_are_given_out_with_the_items(office: Office) -> None:
    office.body("so-mot", "Sở Một")
    office.body("so-hai", "Sở Hai")
    board = office.coordinator()

    imported = import_directive(board, ImportFile("ke-hoach.txt", PLAN.encode()))
    issue_directive(board, IssueDirective(imported.id))

    leads = {(a.body_code, a.due_on) for a in office.assignments(imported.id) if a.role == "lead"}
    assert leads == {
        ("so-mot", date(2019, 6, 15)),
        ("so-hai", date(2019, 6, 30)),
        ("so-mot", date(2019, 7, 15)),
    }
    assert verify_record(board).is_sound
