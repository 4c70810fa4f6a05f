"""The page of reminders: what waits, what went out, what failed, and having it tried again."""

from datetime import date

from tests.office import Office, item
from tests.post_office import a_post
from tests.smtp_server import ScriptedServer
from tests.web.site import Site, words
from tracker.usecases.deliver import deliver
from tracker.usecases.mailbox import MailPage, mail_page
from tracker.usecases.verify_record import verify_record

DUE = date(2019, 6, 28)


def delivered(office: Office, *script: str) -> list[str]:
    """The addresses that mails went to."""
    with ScriptedServer(script) as server:
        deliver(office.system, a_post(server))
        return [kept.to for kept in server.kept]


def an_office_with_a_failure(office: Office) -> None:
    """One mail went out, one was refused for good."""
    for code in ("so-mot", "so-hai"):
        office.officer(code)
    office.issued(item("1", leads=["so-mot", "so-hai"], due_on=DUE))
    assert len(delivered(office, "rcpt-550", "ok")) == 1


def test_a_failed_mail_is_shown_with_its_reason_and_tried_again(site: Site) -> None:
    office = site.office
    an_office_with_a_failure(office)
    visitor = site.visitor(office.coordinator())
    failed = visitor.get("/reminders/failed")
    [row] = mail_page(office.coordinator(), "failed").rows

    done = visitor.fill(f"/reminders/failed/{row.id}/retry", "/reminders/failed")
    again = delivered(office)

    assert "550 scripted" in words(failed.text)
    assert done.status_code == 303
    assert again == [row.address]
    assert mail_page(office.coordinator(), "failed").rows == []
    assert verify_record(office.coordinator()).is_sound


def test_trying_twice_sends_once(site: Site) -> None:
    office = site.office
    an_office_with_a_failure(office)
    visitor = site.visitor(office.coordinator())
    [row] = mail_page(office.coordinator(), "failed").rows
    token = visitor.token("/reminders/failed")

    path = f"/reminders/failed/{row.id}/retry"
    answers = [visitor.post(path, data={"csrf": token}).status_code for _ in range(2)]

    assert answers == [303, 404]
    assert len(delivered(office)) == 1


def test_a_corrected_address_is_used(site: Site) -> None:
    office = site.office
    an_office_with_a_failure(office)
    [row] = mail_page(office.coordinator(), "failed").rows
    with office.system.open_unit() as unit:
        unit.connection.exec_driver_sql(
            f"UPDATE person SET email = 'moi@example.vn' WHERE email = '{row.address}'"
        )
        unit.commit()
    visitor = site.visitor(office.coordinator())

    visitor.fill(f"/reminders/failed/{row.id}/retry", "/reminders/failed")

    assert delivered(office) == ["moi@example.vn"]


def test_the_pages_of_a_list_follow_each_other(office: Office) -> None:
    codes = [f"so-{n}" for n in range(7)]
    for code in codes:
        office.officer(code)
    office.issued(item("1", leads=codes, due_on=DUE))
    board = office.coordinator()
    waiting = [len(page.rows) for page in _pages(office, "waiting")]
    delivered(office)

    seen = [row.id for page in _pages(office, "sent") for row in page.rows]

    assert waiting == [3, 3, 1]
    assert len(seen) == len(set(seen)) == 7
    assert mail_page(board, "waiting", "rubbish").rows == []


def _pages(office: Office, box: str) -> list[MailPage]:
    pages = [mail_page(office.coordinator(), box, limit=3)]
    while pages[-1].next_key:
        pages.append(mail_page(office.coordinator(), box, pages[-1].next_key, limit=3))
    return pages


def test_the_ladder_is_shown_in_words(site: Site) -> None:
    page = site.visitor(site.office.coordinator()).get("/reminders")

    text = words(page.text)
    assert "5 ngày làm việc trước hạn" in text
    assert "Không gửi từ 20:00 đến 07:00" in text


def test_it_is_no_page_for_officers(site: Site) -> None:
    assert site.visitor(site.office.officer("so-mot")).get("/reminders").status_code == 404
