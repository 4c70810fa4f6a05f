"""The demonstration does the whole job, leaves everything where it says, and starts clean when run again."""

import email
import email.policy
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.demo.run import Outcome, run_demo
from tracker.demo.screen import Screen
from tracker.usecases.sample import DISPATCH, sample_file

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "seed" / "2868-CV-TU.txt"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """One run on the sample."""
    return run_demo(tmp_path_factory.mktemp("demo") / "out", None, Screen("vi", lambda parsed: None))


def test_the_sample_gives_six_tasks(outcome: Outcome) -> None:
    assert outcome.issued.tasks == 6
    assert outcome.issued.without_lead == ()


def test_every_state_and_every_turn_of_the_story_occurs(outcome: Outcome) -> None:
    verbs = {verb for verb, count in outcome.tally.moves.items() if count}

    assert outcome.states == {
        "assigned",
        "in_progress",
        "reported",
        "verified",
        "cancelled",
        "superseded",
        "handed_over",
    }
    assert {"return", "ask", "grant", "refuse", "supersede", "hand_over", "cancel"} <= verbs


def test_the_record_is_sound(outcome: Outcome) -> None:
    assert outcome.verified.is_sound
    assert outcome.verified.events > 500


def test_mails_went_through_the_server_and_are_kept(outcome: Outcome) -> None:
    mails = sorted((outcome.folder / "mails").glob("*.eml"))
    first = email.message_from_bytes(mails[0].read_bytes(), policy=email.policy.default)
    body = first.get_body(("plain",))

    assert len(mails) == outcome.mails == outcome.tally.sent
    assert outcome.tally.dead == 0
    assert first["Message-ID"]
    assert body is not None
    assert "Nguyên văn" in body.get_content()


def test_both_reports_are_written(outcome: Outcome) -> None:
    texts = [path.read_text("utf-8") for path in outcome.reports]

    assert [path.name for path in outcome.reports] == ["2019-Q2.html", "2019-Q3.html"]
    assert all("BÁO CÁO" in text and "Phụ lục" in text for text in texts)


LATE = """
UBND TỈNH MẪU
Số: 12/CT-UBND                           Tỉnh Mẫu, ngày {day} tháng {month} năm 2019

CHỈ THỊ
Về việc trồng cây xanh trong trường học

1. Sở Giáo dục và Đào tạo rà soát các trường chưa có cây xanh, hoàn thành trước ngày 30/6/2019.
2. Sở Y tế hướng dẫn chăm sóc cây; định kỳ hằng quý báo cáo kết quả.
3. Công an tỉnh, Sở Nội vụ, Tỉnh đoàn và Hội Nông dân tỉnh vận động đoàn viên trồng cây.
4. Sở Cây cảnh theo dõi chung.
"""


@pytest.mark.parametrize(("day", "month"), [("12", "3"), ("31", "3")])
def test_a_directive_of_the_last_days_of_a_quarter_is_lived_through(
    tmp_path: Path, day: str, month: str
) -> None:
    text = LATE.format(day=day, month=month)

    made = run_demo(tmp_path / "out", (text.encode(), "chi-thi.txt"), Screen("vi", lambda parsed: None))

    assert made.verified.is_sound
    assert made.tally.moves["verify"] > 3
    assert [path.stem for path in made.reports] == (
        ["2019-Q1", "2019-Q2"] if day == "12" else ["2019-Q2", "2019-Q3"]
    )


def test_work_that_nobody_of_the_sample_directory_can_get_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LATE.format(day="02", month="5")

    made = run_demo(tmp_path / "out", (text.encode(), "chi-thi.txt"), Screen("vi", lambda parsed: None))

    assert made.issued.without_lead == ("4",)
    assert "mục 4" in capsys.readouterr().out


def test_a_second_run_starts_clean_and_a_strangers_folder_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    (out).mkdir()
    (out / "cua-toi.txt").write_text("đừng xóa", "utf-8")
    tracker = str(Path(sys.executable).with_name("tracker"))

    refused = subprocess.run([tracker, "demo", "--out", str(out)], capture_output=True, text=True)

    assert refused.returncode == 5
    assert (out / "cua-toi.txt").read_text("utf-8") == "đừng xóa"


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real dispatch is not beside the checkout")
def test_the_real_dispatch_goes_the_whole_way_twice(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    runs = [run_demo(out, (REAL.read_bytes(), REAL.name), Screen("vi", lambda p: None)) for _ in range(2)]

    assert [(r.issued.tasks, r.verified.is_sound, len(r.states)) for r in runs] == [
        (6, True, 7),
        (6, True, 7),
    ]
    assert runs[0].issued.assignments == runs[1].issued.assignments
    assert runs[0].mails == runs[1].mails


def test_the_sample_is_ours_and_not_the_real_dispatch() -> None:
    data, name = sample_file(DISPATCH)

    assert name == DISPATCH
    assert data.decode("utf-8").strip()
