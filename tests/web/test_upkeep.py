"""The administrator's pages: how the system stands, the mail server tried, jobs, backups, settings, rights."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.office import Office, item
from tests.smtp_server import ScriptedServer
from tests.web.site import Site, Visitor, queries, words
from tracker.domain.events import EventKind
from tracker.domain.people import Role
from tracker.domain.permissions import Permission
from tracker.render.words import LANGUAGES, say
from tracker.scheduler import Timetable
from tracker.settings import SECRETS

PAGES = ["/upkeep", "/upkeep/jobs", "/upkeep/backups", "/upkeep/settings", "/upkeep/roles"]


def administrator(site: Site) -> Visitor:
    """An administrator's browser."""
    return site.visitor(site.office.person(Role.ADMINISTRATOR))


def scheduled(office: Office) -> None:
    """The scheduler starts, runs every tick once, ends."""
    timetable = Timetable(office.tracker)
    timetable.start()
    timetable.end()


def kinds(office: Office) -> list[str]:
    with office.system.open_reading() as unit:
        return [event.kind for event in unit.events.read()]


def test_an_administrator_begins_with_how_the_system_stands(site: Site) -> None:
    visitor = administrator(site)

    assert visitor.get("/").headers["location"] == "/upkeep"
    text = words(visitor.get("/upkeep").text)
    assert "Bộ lập lịch không chạy" in text
    assert "Chưa đặt máy chủ thư" in text


def test_after_the_scheduler_ran_its_problems_are_gone(site: Site) -> None:
    site.office.issued(item(leads=["so-mau"]))

    scheduled(site.office)

    text = words(administrator(site).get("/upkeep").text)
    assert "Bộ lập lịch không chạy" not in text
    assert "nguyên vẹn" in text
    assert "KHÔNG nguyên vẹn" not in text


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_asks_the_database_eight_times_at_the_most(site: Site, path: str, lang: str) -> None:
    scheduled(site.office)
    visitor = administrator(site)
    visitor.cookies.set("tracker-lang", lang)
    visitor.get(path)

    with queries() as asked:
        answer = visitor.get(path)

    assert answer.status_code == 200
    assert len(asked) <= 8, asked
    assert "upkeep." not in words(answer.text)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("ok", "đã nhận thư thử"),
        ("rcpt-550", "từ chối"),
        ("rcpt-450", "chưa nhận"),
        ("drop", "Không rõ"),
    ],
)
def test_a_test_mail_goes_now_and_the_servers_answer_is_told(
    quick_site: Site, script: str, said: str
) -> None:
    with ScriptedServer([script]) as server:
        site = Site(quick_site.office, smtp_host=server.host, smtp_port=server.port)
        visitor = administrator(site)
        answer = visitor.fill("/upkeep/mail-test", "/upkeep")

        assert answer.headers["location"] == "/upkeep"
        assert said in words(visitor.get("/upkeep").text)
    assert kinds(site.office).count(EventKind.MAIL_TESTED) == 1
    assert len(server.kept) == (script == "ok")


def test_a_mail_server_that_is_not_there_or_not_configured_is_said_plainly(quick_site: Site) -> None:
    nowhere = Site(quick_site.office, smtp_host="127.0.0.1", smtp_port=1)
    for site, said in ((nowhere, "không kết nối"), (quick_site, "Chưa thử được")):
        visitor = administrator(site)
        visitor.fill("/upkeep/mail-test", "/upkeep")

        assert said in words(visitor.get("/upkeep").text)


def test_the_mail_server_is_not_tried_without_end(quick_site: Site) -> None:
    with ScriptedServer() as server:
        site = Site(quick_site.office, smtp_host=server.host, smtp_port=server.port)
        visitor = administrator(site)

        codes = [visitor.fill("/upkeep/mail-test", "/upkeep").status_code for _ in range(6)]

    assert codes == [303] * 5 + [429]
    assert len(server.kept) == 5


def test_a_job_is_run_after_it_was_asked_for_and_confirmed(site: Site) -> None:
    site.office.officer("so-mau")
    site.office.issued(item(leads=["so-mau"]))
    visitor = administrator(site)

    assert "Chạy ngay: Lập thư nhắc" in words(visitor.get("/upkeep/jobs/plan").text)
    answer = visitor.fill("/upkeep/jobs/plan", "/upkeep/jobs/plan")

    assert answer.headers["location"] == "/upkeep/jobs"
    assert "Lập thư nhắc: xong" in words(visitor.get("/upkeep/jobs").text)
    assert kinds(site.office).count(EventKind.TICK_ASKED) == 1


@pytest.mark.parametrize("name", ["khong-co", "verify", "deliver"])
def test_a_job_that_has_nothing_to_do_here_is_not_there(quick_site: Site, name: str) -> None:
    visitor = administrator(quick_site)

    assert visitor.get(f"/upkeep/jobs/{name}").status_code == 404
    assert visitor.fill(f"/upkeep/jobs/{name}", "/upkeep/jobs/plan").status_code == 404


def test_a_backup_is_made_listed_and_taken_away_which_goes_on_record(quick_site: Site) -> None:
    quick_site.office.issued(item(leads=["so-mau"]))
    visitor = administrator(quick_site)

    visitor.fill("/upkeep/jobs/backup", "/upkeep/backups")
    page = visitor.get("/upkeep/backups").text
    [path] = set(re.findall(r'action="(/upkeep/backups/[^"]+)"', page))
    taken = visitor.fill(path, "/upkeep/backups")

    assert "nguyên vẹn" in words(page)
    assert taken.headers["cache-control"] == "private, no-store"
    with ZipFile(BytesIO(taken.content)) as archive:
        assert archive.testzip() is None
        assert "tracker.db" in archive.namelist()
    assert kinds(quick_site.office).count(EventKind.BACKUP_DOWNLOADED) == 1


@pytest.mark.parametrize("name", ["..%2Fsecret.key", "secret.key", ".lock", "tracker-x.zip", "tracker.db"])
def test_nothing_but_a_backup_can_be_taken_away(quick_site: Site, name: str) -> None:
    assert quick_site.tracker.door.key
    visitor = administrator(quick_site)

    answer = visitor.fill(f"/upkeep/backups/{name}", "/upkeep/backups")

    assert answer.status_code == 404
    assert EventKind.BACKUP_DOWNLOADED not in kinds(quick_site.office)


def test_a_disk_that_is_not_there_is_told_on_both_pages(quick_site: Site, tmp_path: Path) -> None:
    site = Site(quick_site.office, backup_dir=tmp_path / "usb")
    visitor = administrator(site)

    visitor.fill("/upkeep/jobs/backup", "/upkeep/backups")

    assert "Ổ đĩa đã cắm chưa?" in words(visitor.get("/upkeep/backups").text)
    assert "Không thấy thư mục sao lưu" in words(visitor.get("/upkeep").text)


def test_no_secret_is_shown_on_any_page(quick_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {name: f"bi-mat-{name}-" + "x" * 32 for name in SECRETS}
    for name, value in secrets.items():
        monkeypatch.setenv(f"TRACKER_{name.upper()}", value)
    monkeypatch.setenv("TRACKER_SMTPHOST", "nham")
    site = Site(quick_site.office, **secrets)
    visitor = administrator(site)

    pages = {path: visitor.get(path).text for path in PAGES}

    assert not [path for path, text in pages.items() if "bi-mat" in text]
    settings = words(pages["/upkeep/settings"])
    assert settings.count("đã đặt (không hiện)") == len(SECRETS)
    assert "TRACKER_SMTPHOST" in settings


def test_the_words_of_the_settings_are_those_of_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `TRACKER_(\w+)` \| (.*?) \| .*? \|$", readme, re.MULTILINE)

    assert {name: say("en", f"setting.{name.lower()}") for name, _ in rows} == {
        name: meaning.replace("`", "") for name, meaning in rows
    }


def test_the_page_of_rights_has_every_permission_in_words(quick_site: Site) -> None:
    text = words(administrator(quick_site).get("/upkeep/roles").text)

    for permission in Permission:
        sentence = say("vi", f"upkeep.may_{permission.name.lower()}")
        assert not sentence.startswith("upkeep.")
        assert sentence in text
