"""Reporting over the web: in one go, without scripts, with files, and with nothing lost when something is wrong."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.office import FIRST_DAY, Office, baseline, item
from tests.web.site import Site, Visitor, words
from tracker.domain.workflow import Phase
from tracker.store.assignments import Assignment, SubmissionLine
from tracker.store.work_reads import EvidenceFound, WorkReads
from tracker.usecases.submissions import Submission
from tracker.usecases.verify_record import verify_record

BODY = "so-mau"
STAMPED = "MẬT\nSố 9-CV/TU\nNội dung không được đưa lên".encode()


@pytest.fixture
def given(site: Site) -> Assignment:
    """Work that was only given out, with two indicators."""
    figures = [baseline("số vụ việc mẫu", 33), baseline("số người mẫu", 1426)]
    work = item(leads=[BODY], due_on=FIRST_DAY + timedelta(days=20), text="Rà soát mẫu")
    [assignment] = site.office.issued(work, figures=figures)
    return assignment


def send(visitor: Visitor, **fields: Any) -> Any:
    """The form as a browser without scripts sends it."""
    page = "/my-work/1-1/report"
    return visitor.fill(page, page, **{"version": "0", "results": "", **fields})


def handed_in(office: Office, work: Assignment) -> tuple[SubmissionLine, ...]:
    with office.system.open_reading() as unit:
        return unit.assignments.submissions(work.id)


def files_of(office: Office, work: Assignment) -> tuple[EvidenceFound, ...]:
    with office.system.open_reading() as unit:
        return WorkReads(unit.connection).evidence(work.id)


def kept_files(office: Office) -> list[str]:
    folder = office.tracker.settings.data_dir / "evidence"
    return [path.name for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_work_only_given_is_started_and_reported_by_one_form(site: Site, given: Assignment) -> None:
    visitor = site.visitor(site.office.officer(BODY))

    sent = send(
        visitor,
        results="Đã rà soát xong.",
        difficulties="Thiếu người",
        **{"figure-1": "1.426", "figure-2": "12,5"},
    )

    assert (sent.status_code, sent.headers["location"]) == (303, "/my-work/1-1/sent")
    [line] = handed_in(site.office, given)
    assert (line.results, line.difficulties) == ("Đã rà soát xong.", "Thiếu người")
    assert json.loads(line.figures) == {"1": 1426, "2": 12.5}
    assert site.office.now(given).phase == Phase.REPORTED
    told = words(visitor.get("/my-work/1-1/sent").text)
    assert "Đơn vị mẫu ban-tuyen-giao xác minh báo cáo." in told
    assert verify_record(site.office.coordinator()).is_sound


def test_a_board_is_told_that_the_leader_verifies_its_own_work(quick_site: Site) -> None:
    board = quick_site.office.coordinator()
    quick_site.office.issued(item(leads=["ban-tuyen-giao"]))
    visitor = quick_site.visitor(board)

    send(visitor, results="Xong.")

    assert "Thường trực xác minh báo cáo" in words(visitor.get("/my-work/1-1/sent").text)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"results": "  "}, "Ô này không được để trống."),
        ({"results": "xong", "figure-1": "nhiều"}, "“nhiều” không phải là số"),
        ({"results": "xong", "figure-9": "3"}, "Văn bản không có chỉ số"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    site: Site, given: Assignment, fields: dict[str, str], said: str
) -> None:
    visitor = site.visitor(site.office.officer(BODY))

    answer = send(visitor, **{**fields, "proposals": "Xin thêm kinh phí mẫu"})
    again = visitor.get("/my-work/1-1/report")

    assert answer.status_code == 422
    assert said in words(answer.text)
    assert "Xin thêm kinh phí mẫu" in answer.text
    assert "Xin thêm kinh phí mẫu" in again.text
    assert handed_in(site.office, given) == ()
    assert site.office.now(given).phase == Phase.WAITING


def test_files_go_with_the_report_and_a_wrong_one_does_not_lose_the_others(
    site: Site, given: Assignment
) -> None:
    visitor = site.visitor(site.office.officer(BODY))
    handed = [("evidence", ("biểu 1.txt", b"so lieu")), ("evidence", ("trong.txt", b""))]

    refused = send(visitor, results="Xong.", files=handed)
    sent = send(visitor, results="Xong.")

    assert refused.status_code == 422
    assert "Tệp “trong.txt” không có nội dung." in words(refused.text)
    assert "biểu 1.txt" in words(refused.text)
    assert sent.status_code == 303
    assert [(one.name, one.size) for one in files_of(site.office, given)] == [("biểu 1.txt", 7)]


def test_a_document_stamped_secret_is_refused_and_no_byte_of_it_is_kept(
    site: Site, given: Assignment
) -> None:
    visitor = site.visitor(site.office.officer(BODY))

    refused = send(visitor, results="Xong.", files=[("evidence", ("bc.txt", STAMPED))])

    assert refused.status_code == 422
    assert "Tệp “bc.txt” đóng dấu mật" in words(refused.text)
    assert kept_files(site.office) == []
    assert handed_in(site.office, given) == ()


def test_a_duty_that_asks_for_evidence_says_so_beside_the_files(site: Site, given: Assignment) -> None:
    with site.office.system.open_unit() as unit:
        key = site.office.tracker.new_id()
        unit.connection.execute(
            text(
                "INSERT INTO duty (id, task_id, position, text, span_start, span_end, nature, needs_evidence) "
                "VALUES (:id, :task, 1, 'nộp biểu mẫu', 0, 1, 'one_off', :yes)"
            ),
            {"id": _stored(site, key), "task": _stored(site, given.task_id), "yes": True},
        )
        unit.commit()
    visitor = site.visitor(site.office.officer(BODY))

    refused = send(visitor, results="Xong.")

    assert refused.status_code == 422
    assert "phải kèm tài liệu minh chứng" in words(refused.text)
    assert site.office.now(given).phase == Phase.WAITING
    assert send(visitor, results="Xong.", files=[("evidence", ("a.txt", b"a"))]).status_code == 303


def _stored(site: Site, key: UUID) -> object:
    return key.hex if site.tracker.engine.dialect.name == "sqlite" else key


def test_a_draft_is_kept_for_its_writer_on_any_device_and_for_nobody_else(
    site: Site, given: Assignment
) -> None:
    officer, colleague = site.office.officer(BODY), site.office.officer(BODY)
    phone, desk = site.visitor(officer), site.visitor(officer)

    saved = phone.post(
        "/my-work/1-1/draft",
        data={"csrf": phone.token("/my-work/1-1/report"), "results": "Đang viết dở mẫu", "figure-2": "7"},
        headers={"accept": "application/json"},
    )

    assert saved.json()["words"].startswith("Đã lưu nháp lúc 08:00")
    assert saved.json()["revision"] == 0
    form = desk.get("/my-work/1-1/report").text
    assert "Đang viết dở mẫu" in form
    assert 'value="7"' in form
    assert "Đang viết dở mẫu" not in site.visitor(colleague).get("/my-work/1-1/report").text
    assert "đang viết báo cáo" in desk.get("/my-work").text
    assert site.office.now(given) == given


def test_a_draft_goes_when_it_is_handed_in(site: Site, given: Assignment) -> None:
    visitor = site.visitor(site.office.officer(BODY))
    visitor.fill("/my-work/1-1/draft", "/my-work/1-1/report", results="Nháp đầu mẫu")

    send(visitor, results="Bản cuối mẫu")
    site.office.move(site.office.coordinator(), given, "return", reason="Thiếu biểu mẫu")
    form = visitor.get("/my-work/1-1/report").text

    assert "Nháp đầu mẫu" not in form
    assert "Bản cuối mẫu" in form
    assert "Thiếu biểu mẫu" in words(form)


def test_the_second_of_two_sees_who_reported_and_keeps_every_word(site: Site, given: Assignment) -> None:
    first, second = site.office.officer(BODY), site.office.officer(BODY)
    visitor = site.visitor(second)
    token = visitor.token("/my-work/1-1/report")
    site.office.move(first, given, "start")
    site.office.move(first, given, "report", submission=Submission("Bản của đồng nghiệp mẫu"))

    answer = visitor.post(
        "/my-work/1-1/report",
        data={"csrf": token, "version": "0", "results": "Bản của tôi mẫu", "figure-1": "5"},
    )

    assert answer.status_code == 409
    said = words(answer.text)
    assert f"{first.actor.name} – Báo cáo kết quả" in said
    assert "Bản của đồng nghiệp mẫu" in said
    assert "Bản của tôi mẫu" in said
    assert len(handed_in(site.office, given)) == 1
    site.office.move(site.office.coordinator(), given, "return", reason="Thiếu")
    assert "Bản của tôi mẫu" in visitor.get("/my-work/1-1/report").text


def test_what_a_script_sends_one_by_one_is_kept_named_and_let_go(site: Site, given: Assignment) -> None:
    visitor = site.visitor(site.office.officer(BODY))
    token = visitor.token("/my-work/1-1/report")
    json_asked = {"accept": "application/json"}

    def up(name: str, data: bytes) -> Any:
        return visitor.post("/my-work/1-1/files", data={"csrf": token}, files={"evidence": (name, data)})

    kept, again, refused = up("a.txt", b"mot"), up("b.txt", b"mot"), up("c.txt", STAMPED)

    assert kept.json()["id"] == again.json()["id"]
    assert (refused.status_code, "đóng dấu mật" in refused.json()["fault"]) == (422, True)
    assert "a.txt" in visitor.get("/my-work/1-1/report").text
    gone = visitor.post(
        f"/my-work/1-1/files/{kept.json()['id']}/remove", data={"csrf": token}, headers=json_asked
    )
    assert gone.status_code == 200
    assert "a.txt" not in visitor.get("/my-work/1-1/report").text


def test_evidence_is_saved_under_its_name_and_never_opened_by_whoever_may_read(
    site: Site, given: Assignment
) -> None:
    officer, board = site.office.officer(BODY), site.office.coordinator()
    page = b"<script>alert(1)</script>"
    send(site.visitor(officer), results="Xong.", files=[("evidence", ("Biểu số 1/2.html", page))])
    [file] = files_of(site.office, given)
    path = f"/evidence/1-1/{file.id}"

    got = site.visitor(board).get(path)

    assert got.content == page
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["content-disposition"].startswith(
        'attachment; filename="bieu-so-1-2.html"; filename*=UTF-8'
    )
    assert site.visitor(officer).get(path).status_code == 200
    assert site.visitor(site.office.officer("so-khac")).get(path).status_code == 404
    assert site.visitor(board).get("/evidence/1-1/khong-co").status_code == 404


def test_reporting_on_what_is_over_or_sent_leads_back_to_the_task(quick_site: Site) -> None:
    quick_site.office.issued(item(leads=[BODY], due_on=date(2019, 6, 28)))
    visitor = quick_site.visitor(quick_site.office.officer(BODY))
    send(visitor, results="Xong.")

    assert visitor.get("/my-work/1-1/report").headers["location"] == "/my-work/1-1"
    assert "đang xác minh" in words(visitor.get("/my-work/1-1").text)
