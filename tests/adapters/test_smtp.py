import random
import re
import time
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.smtp_server import ScriptedServer
from tracker.adapters.mime import as_bytes
from tracker.adapters.sink import MailSink
from tracker.adapters.smtp import SmtpMailer, SmtpSettings
from tracker.render.mail import MailWords
from tracker.usecases.mailing import Answer, Mail

NOW = datetime(2019, 7, 1, 0, 0, tzinfo=UTC)
SENDER = "theo-doi@example.vn"


def a_mail(to: str = "can.bo@example.vn", subject: str = "Đôn đốc", key: UUID | None = None) -> Mail:
    return Mail(
        key or uuid4(), to, NOW, MailWords(subject, "Nội dung\n.dòng có dấu chấm\n", "<p>Nội dung</p>")
    )


def _parts(mail: Message) -> list[str]:
    payloads = [part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart()]
    return [payload.decode() for payload in payloads if isinstance(payload, bytes)]


def a_mailer(server: ScriptedServer | MailSink, seconds: float = 10) -> SmtpMailer:
    return SmtpMailer(SmtpSettings(server.host, server.port, SENDER, time_limit=timedelta(seconds=seconds)))


def answers(script: list[str], count: int = 1, seconds: float = 10) -> tuple[list[Answer], ScriptedServer]:
    with ScriptedServer(script) as server, a_mailer(server, seconds) as mailer:
        return [mailer.send(a_mail()).answer for _ in range(count)], server


def test_a_mail_arrives_whole_under_the_id_of_its_row() -> None:
    key = uuid4()
    with ScriptedServer() as server, a_mailer(server) as mailer:
        outcome = mailer.send(a_mail(key=key))

    arrived = message_from_bytes(server.kept[0].content)
    text, html = _parts(arrived)
    assert outcome.answer is Answer.SENT
    assert server.kept[0].message_id == f"<{key}@example.vn>"
    assert str(make_header(decode_header(arrived["Subject"]))) == "Đôn đốc"
    assert text.splitlines()[1] == ".dòng có dấu chấm"
    assert html.strip() == "<p>Nội dung</p>"


def test_one_connection_serves_a_batch() -> None:
    found, server = answers([], count=20)

    assert found == [Answer.SENT] * 20
    assert server.connections == 1


@pytest.mark.parametrize(
    ("word", "answer", "kept"),
    [
        ("550", Answer.REFUSED, 0),
        ("rcpt-550", Answer.REFUSED, 0),
        ("rcpt-451", Answer.LATER, 0),
        ("rcpt-421", Answer.DOWN, 0),
        ("451", Answer.AMBIGUOUS, 0),
        ("keep-452", Answer.AMBIGUOUS, 1),
        ("cut", Answer.AMBIGUOUS, 1),
        ("drop", Answer.AMBIGUOUS, 0),
    ],
)
def test_what_the_server_does_is_told_apart(word: str, answer: Answer, kept: int) -> None:
    found, server = answers([word, "ok"], count=2)

    assert found == [answer, Answer.SENT], "and the next mail goes out"
    assert len(server.kept) == kept + 1


@pytest.mark.parametrize("word", ["drip", "silent"])
def test_a_server_that_drips_or_falls_silent_is_left_at_the_limit(word: str) -> None:
    started = time.monotonic()
    found, _ = answers([word], seconds=1)

    assert found == [Answer.AMBIGUOUS]
    assert time.monotonic() - started < 6


def test_no_server_is_no_fault_of_the_mail() -> None:
    with ScriptedServer() as server:
        pass

    with a_mailer(server) as mailer:
        outcome = mailer.send(a_mail())

    assert outcome.answer is Answer.DOWN
    assert outcome.reason == "ConnectionRefusedError"


def test_a_login_that_is_refused_burns_no_mail_and_shows_no_password() -> None:
    with ScriptedServer() as server:
        settings = SmtpSettings(server.host, server.port, SENDER, user="user", password="canary-secret")
        with SmtpMailer(settings) as mailer:
            outcome = mailer.send(a_mail())

    assert outcome.answer is Answer.DOWN
    assert "canary" not in repr(outcome) + repr(settings)


def test_a_connection_that_was_closed_while_idle_is_opened_again() -> None:
    with ScriptedServer(["leave"]) as server, a_mailer(server) as mailer:
        first = mailer.send(a_mail())
        time.sleep(0.3)
        second = mailer.send(a_mail())

    assert (first.answer, second.answer) == (Answer.SENT, Answer.SENT)
    assert server.connections == 2


@pytest.mark.parametrize(
    "address", ["", "a b@example.vn", "a@example.vn\r\nBcc: x@example.vn", "<a@x>", "đ@x.vn"]
)
def test_an_address_that_is_none_is_refused_for_good(address: str) -> None:
    with ScriptedServer() as server, a_mailer(server) as mailer:
        outcome = mailer.send(a_mail(to=address))

    assert outcome.answer is Answer.REFUSED
    assert server.kept == []


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\x00", "\ud800"])
def test_nothing_in_a_subject_becomes_a_header(mark: str) -> None:
    mail = a_mail(subject=f"Đôn đốc{mark}Bcc: ke.gian@example.org")

    arrived = message_from_bytes(as_bytes(mail, SENDER))

    assert arrived["Bcc"] is None
    assert len(arrived.keys()) == len(set(arrived.keys()))
    assert "ke.gian" in str(make_header(decode_header(arrived["Subject"])))


def test_vietnamese_subjects_keep_every_blank_between_words() -> None:
    chance = random.Random(20190507)
    text = "đôn đốc nhiệm vụ quá hạn báo cáo kỳ quý II/2019 (lần 2) - Ủy ban, sở ngành plain text 12-CV/TU"
    words = re.findall(r"\S+", text)

    for _ in range(300):
        subject = " ".join(chance.choices(words, k=chance.randint(1, 30)))
        arrived = message_from_bytes(as_bytes(a_mail(subject=subject), SENDER))

        assert str(make_header(decode_header(arrived["Subject"]))) == subject


def test_the_sink_keeps_each_mail_in_a_file_of_its_own(tmp_path: Path) -> None:
    for _ in range(2):
        with MailSink(tmp_path) as sink, a_mailer(sink) as mailer:
            mailer.send(a_mail(subject="Đôn đốc lần 1: kế hoạch"))

    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "0001-can.bo@example.vn-don-doc-lan-1-ke-hoach.eml",
        "0002-can.bo@example.vn-don-doc-lan-1-ke-hoach.eml",
    ]
    assert message_from_bytes((tmp_path / names[0]).read_bytes())["To"] == "can.bo@example.vn"
