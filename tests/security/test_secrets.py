"""Files and words from users run nothing, reach nothing outside, and no command tells a password."""

import hashlib
import logging
from email.base64mime import body_encode
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal, furnished, office_terminal, terminal
from tests.office import Office, item
from tests.smtp_server import ScriptedServer
from tracker.domain.workflow_check import WorkflowBroken, load, problems
from tracker.render.words import say
from tracker.usecases.submissions import Submission
from tracker.usecases.workflow_files import WorkflowFileUnreadable, declared

__all__ = ["furnished", "office_terminal", "terminal"]

CANARY = "chim-hoang-yen-9f3b"
SOUND = Path(__file__).parents[2] / "workflows" / "assignment.toml"


@pytest.mark.parametrize(
    "name", ["os.system", "antigravity", "tests.office.Office", "__import__", "has_reason.x"]
)
def test_a_guard_with_a_dotted_or_foreign_name_is_refused_and_never_imported(
    tmp_path: Path, name: str
) -> None:
    import sys

    file = tmp_path / "w.toml"
    file.write_text(SOUND.read_text("utf-8").replace('"has_result"', f'"{name}"'), "utf-8")

    with pytest.raises(WorkflowBroken) as told:
        load(declared(str(file)))

    assert name in str(told.value)
    assert "antigravity" not in sys.modules


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00" * 100, b"\xff\xfe", b"a = " + b"[" * 20_000, b"a = " + b"{a=" * 20_000, b"a = " + b"9" * 20_000,
        b"a" * 1_100_000, b"# x\n" * 300_000, b"a.b.c = 1\na.b = 2", b"[[a]]\n" * 20_000, b"x = 2019-02-30",
        b"." * 5_000, b'"' * 5_000, b"a." * 5_000 + b"a = 1", b"states = 1\nmoves = 2", b"x = nan",
    ],
)  # fmt: skip
def test_any_bytes_as_a_workflow_file_end_in_a_sentence(terminal: Terminal, content: bytes) -> None:
    path = terminal.write("w.toml", content)

    answers = [terminal.type("workflow", verb, path) for verb in ("check", "diagram")]

    assert all(answer.code in (1, 6) for answer in answers), answers
    assert all("Traceback" not in answer.out + answer.err for answer in answers)


@pytest.mark.parametrize(
    "name", ["/dev/zero.toml", "../../../etc/passwd.toml", "\x00.toml", "a" * 5_000 + ".toml"]
)
def test_a_workflow_file_that_is_none_ends_in_a_sentence(name: str) -> None:
    with pytest.raises(WorkflowFileUnreadable):
        declared(name)


def test_a_hole_is_filled_with_words_and_never_looked_into() -> None:
    for value in ("{key.__class__}", "{0}", "%(x)s", "{path}", "{{7*7}}"):
        sentence = say("vi", "error.file_missing", path=value)

        assert value in sentence


@pytest.mark.parametrize(
    "name",
    ["../../thoat.txt", "/etc/cron.d/x", "..\\..\\x", "a\x00b", "C:\\x", "x" * 400, "\r\n", "..", "-rf"],
)
def test_evidence_lies_under_its_hash_whatever_it_is_called(sqlite_office: Office, name: str) -> None:
    officer = sqlite_office.officer("so-y-te")
    [work] = sqlite_office.issued(item(leads=["so-y-te"]))
    before = set(sqlite_office.folder.parent.iterdir())
    sqlite_office.move(officer, work, "start")

    sqlite_office.move(officer, work, "report", submission=Submission("xong", evidence={name: b"noi dung"}))

    sealed = hashlib.sha256(b"noi dung").hexdigest()
    kept = [path for path in (sqlite_office.folder / "evidence").rglob("*") if path.is_file()]
    assert kept == [sqlite_office.folder / "evidence" / sealed[:2] / sealed]
    assert set(sqlite_office.folder.parent.iterdir()) == before


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:{}@127.0.0.1:1/none",
        "postgresql+psycopg://u:{}@127.0.0.1:1/none",
        "postgresql://u:{}@khong-co.invalid/none",
        "postgresql://u:{}@[bad/none",
        "postgresql://u:{}@host:port/none",
        "postgresql://u:{}@h/none?sslmode=sai",
        "postgresql://u:{}%zz@127.0.0.1:1/none",
        "postgresql://u:{}@x@127.0.0.1:1/none",
        "postgresql:/u:{}@h/none",
        "mysql://u:{}@127.0.0.1:1/none",
        "khong://u:{}@h/none",
        "{}",
    ],
)
@pytest.mark.parametrize(
    "words", [["tasks", "--as", "a@example.vn"], ["init"], ["audit", "head", "--as", "a@b.vn"]]
)
def test_no_command_tells_the_password_of_the_database(
    terminal: Terminal, url: str, words: list[str]
) -> None:
    answer = terminal.type(*words, TRACKER_DATABASE_URL=url.format(CANARY))

    assert answer.code in (6, 7), answer
    assert CANARY not in answer.out + answer.err
    assert "Traceback" not in answer.err


def test_a_wrong_login_at_the_mail_server_tells_and_keeps_no_password(office_terminal: Terminal) -> None:
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    path = office_terminal.write("van-ban.txt", "Số 12-CV/TU\n1. Giao Sở Y tế chủ trì báo cáo.\n")
    assert office_terminal.type("import", path).code == 0
    assert office_terminal.type("issue", "1", "--yes").code == 0
    with ScriptedServer() as server:
        mail = {
            "TRACKER_SMTP_HOST": server.host,
            "TRACKER_SMTP_PORT": str(server.port),
            "TRACKER_SMTP_USER": "nguoi-gui",
            "TRACKER_SMTP_PASSWORD": CANARY,
        }
        answers = [office_terminal.type("remind", verb, **mail) for verb in ("plan", "deliver", "status")]
        answers.append(office_terminal.type("remind", "deliver", **{**mail, "TRACKER_SMTP_STARTTLS": "1"}))
        answers.append(office_terminal.type("tasks", **{**mail, "TRACKER_SMTP_PORT": "x"}))

    assert server.connections
    assert not server.kept
    data = Path(office_terminal.env["TRACKER_DATA_DIR"])
    stored = b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file())
    for secret in (
        CANARY,
        body_encode(CANARY.encode(), eol=""),
        body_encode(f"\0nguoi-gui\0{CANARY}".encode(), eol=""),
    ):
        assert all(secret not in answer.out + answer.err for answer in answers)
        assert secret.encode() not in stored


def test_the_checker_answers_for_any_toml() -> None:
    for odd in (
        {},
        {"states": {"a": 1}, "moves": [1]},
        {"states": {}, "moves": [{}], "name": "x", "version": 1, "initial": ""},
    ):
        assert problems(odd)
