"""Text that breaks outputs goes in everywhere people may type, and every output still comes out whole."""

import shutil
from contextlib import suppress
from email import message_from_bytes
from email.header import decode_header, make_header
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import Office, item
from tests.post_office import a_post
from tests.smtp_server import ScriptedServer
from tracker.bootstrap import report_page
from tracker.cli.history import history_line
from tracker.cli.labels import label
from tracker.cli.words import spoken
from tracker.domain.errors import Invalid
from tracker.domain.people import Role
from tracker.domain.periods import Regime, period_of
from tracker.usecases.add_person import AddPerson, NameMissing, add_person
from tracker.usecases.build_report import BuildReport
from tracker.usecases.deliver import deliver
from tracker.usecases.lists import open_reading_for
from tracker.usecases.read_record import record_of
from tracker.usecases.show import show_assignment, show_directive
from tracker.usecases.submissions import Submission
from tracker.usecases.verify_record import verify_record

PIECES = (
    "\x00", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufffe", "\uffff", "\ud800", "\udfff", "\ufeff",
    "\r\n",
    "\r\nBcc: kẻ-khác@example.org", "\r\n\r\nbody", "\nTo: x@example.org", "=HYPERLINK(1)", "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", "</td></table></title>", "{{7*7}}", "{% raw %}", "{#",
    "{name}", "{0.__class__}", "%(x)s", "%s", "&lt;b&gt;", "]]>", "\u202e", "a\u0323\u0301", "🇻🇳",
    "javascript:alert(1)",
    "../../etc/passwd", "' OR 1=1 --", "\\", "\x1b[31m", "ủ" * 3_000,
)  # fmt: skip
POISON = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), min_size=1, max_size=4).map(
    "x".join
)


class Page(HTMLParser):
    """What a browser would make of a page: elements, handlers, words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.risks: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.risks += [name for name, value in attrs if name.startswith("on") or "script:" in (value or "")]

    def handle_data(self, data: str) -> None:
        self.words += data


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(results=POISON, reason=POISON, name=POISON, words=POISON)
def test_whatever_people_type_every_output_still_comes(
    sqlite_template: Path, results: str, reason: str, name: str, words: str
) -> None:
    with TemporaryDirectory() as folder:
        shutil.copy(sqlite_template, Path(folder) / "tracker.db")
        office = Office(f"sqlite:///{folder}/tracker.db", Path(folder))
        try:
            _live_through(office, results, reason, name, words)
        finally:
            office.close()


def _live_through(office: Office, results: str, reason: str, name: str, words: str) -> None:
    officer, board = office.officer("so-y-te"), office.coordinator()
    administrator = office.person(Role.ADMINISTRATOR)
    body = office.body("so-mau", "Sở " + name.encode("utf-8", "ignore").decode().replace("\x00", ""))
    with suppress(NameMissing):
        add_person(administrator, AddPerson(name, "nguoi-moi@example.vn", Role.OFFICER, body))
    text = words.encode("utf-8", "ignore").decode().replace("\x00", "")
    directive = office.draft(item(leads=["so-y-te", body], text=f"báo cáo {text}"))
    office.issue(board, directive)
    work = office.assignments(directive)[0]
    office.move(officer, work, "start", reason=reason)
    submission = Submission("kết quả " + results, results, results, {}, {name or "a": b"x"})
    office.move(officer, work, "report", submission=submission)
    office.move(board, work, "return", reason="lý do " + reason)

    say = spoken("vi")
    shown = [str(show_assignment(board, work.ref).plain()), str(show_directive(board, "1").plain())]
    shown += [history_line(e, say, lambda n: label("vi", n)) for e in record_of(board, None)]
    assert all(line.encode() for line in shown)
    assert verify_record(board).is_sound
    with office.system.open_reading() as unit:
        email = unit.people.active()[0].email
    with open_reading_for(office.url, email) as lists:
        assert lists.people()
        assert all(str(line).encode() for line in [*lists.tasks(today="2019-06-01"), *lists.assignments()])
    _reported(office, board)
    _mailed(office)


def _reported(office: Office, board: object) -> None:
    command = BuildReport(period_of(office.system.today(), Regime.CALENDAR))
    for lang in ("vi", "en"):
        page = Page(report_page(board, command, lang))  # type: ignore[arg-type]  # a Context
        assert page.tags.isdisjoint({"script", "img", "iframe"})
        assert page.risks == []


def _mailed(office: Office) -> None:
    with ScriptedServer() as server:
        deliver(office.system, a_post(server))
    with office.system.open_reading() as unit:
        people = {person.email for person in unit.people.active()}
    assert server.kept
    for kept in server.kept:
        mail = message_from_bytes(kept.content)
        assert kept.to in people
        assert set(mail.keys()) == {
            "Content-Type", "MIME-Version", "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted",
        }  # fmt: skip
        assert len(mail.keys()) == 8
        assert "\n" not in str(make_header(decode_header(mail["Subject"])))
        parts = [part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart()]
        assert len(parts) == 2
        html = Page(parts[1].decode() if isinstance(parts[1], bytes) else "")
        assert html.tags.isdisjoint({"script", "img", "svg", "iframe"})
        assert html.risks == []


def test_template_signs_in_the_text_stay_as_they_are(sqlite_office: Office) -> None:
    officer, board = sqlite_office.officer("so-y-te"), sqlite_office.coordinator()
    directive = sqlite_office.draft(item(leads=["so-y-te"], text="báo cáo {{'zq'*4}} {% x %} <b>đậm</b>"))
    sqlite_office.issue(board, directive)
    work = sqlite_office.assignments(directive)[0]
    sqlite_office.move(officer, work, "start")
    sqlite_office.move(officer, work, "report", results="đã xong {{'zq'*4}} <script>alert(1)</script>")

    command = BuildReport(period_of(sqlite_office.system.today(), Regime.CALENDAR))
    page = Page(report_page(board, command, "vi"))

    assert "{{'zq'*4}}" in page.words
    assert "zqzq" not in page.words  # letters that no hash has
    assert "script" not in page.tags


def test_addresses_with_line_ends_reach_no_header_and_no_server(sqlite_office: Office) -> None:
    administrator = sqlite_office.person(Role.ADMINISTRATOR)
    sqlite_office.body("so-y-te")
    for number, tail in enumerate(
        ("\r\nBcc: x@example.org", "\u2028RCPT TO:<x@example.org>", ">,<x", ",x", "\x00")
    ):
        try:
            add_person(
                administrator, AddPerson("Cán bộ mẫu", f"a{number}@example.vn{tail}", Role.OFFICER, "so-y-te")
            )
        except Invalid:
            continue
    sqlite_office.issued(item(leads=["so-y-te"]))

    with ScriptedServer() as server:
        deliver(sqlite_office.system, a_post(server))

    assert all(
        "x@example.org" not in kept.to and b"x@example.org" not in kept.content for kept in server.kept
    )
