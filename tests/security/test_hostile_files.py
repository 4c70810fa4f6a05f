"""Documents made to hurt end in a result or in one sentence, soon and in little memory."""

import json
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.programs import needs_libreoffice
from tests.security import hostile
from tracker.documents.parse import parse
from tracker.documents.read import MAX_CHARACTERS, MAX_LINES, read_document
from tracker.documents.read_directive import read_directive
from tracker.domain.errors import Invalid

TRACKER = str(Path(sys.executable).with_name("tracker"))
MEASURE = str(Path(__file__).with_name("measured.py"))
READ, UNUSABLE = 0, 6


@dataclass(frozen=True)
class Cost:
    """How a reading ended and what it took."""

    code: int
    seconds: float
    megabytes: float
    said: str


def cost_of_reading(folder: Path, data: bytes) -> Cost:
    """Read the file by the command, in a process of its own."""
    path = folder / "to-do.bin"
    path.write_bytes(data)
    run = subprocess.run(
        [sys.executable, "-S", MEASURE, TRACKER, "parse", str(path), "--json"],
        capture_output=True,
        text=True,
        cwd=folder,
    )
    code, seconds, megabytes = json.loads(run.stdout.rstrip().rsplit("\n", 1)[-1])
    return Cost(code, seconds, megabytes, run.stderr)


def assert_bearable(cost: Cost) -> None:
    assert cost.code in (READ, UNUSABLE), cost
    assert len(cost.said.strip().splitlines()) == (cost.code == UNUSABLE), cost.said
    assert cost.seconds <= 10, cost
    assert cost.megabytes <= 512, cost


@pytest.mark.parametrize("name", hostile.DOCX)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_hostile_word_file_costs_little(tmp_path: Path, name: str) -> None:
    assert_bearable(cost_of_reading(tmp_path, hostile.DOCX[name]()))


@pytest.mark.parametrize("name", hostile.REFUSED_DOCX)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_no_office_document_needs_is_refused(name: str) -> None:
    with pytest.raises(Invalid, match=r"reading\.(unsafe|damaged)"):
        read_document(hostile.DOCX[name]())


@pytest.mark.parametrize("name", hostile.PDF)
def test_a_hostile_pdf_costs_little(tmp_path: Path, name: str) -> None:
    assert_bearable(cost_of_reading(tmp_path, hostile.PDF[name]()))


@pytest.mark.parametrize("name", hostile.PICTURES)
def test_a_hostile_picture_costs_little(tmp_path: Path, name: str) -> None:
    assert_bearable(cost_of_reading(tmp_path, hostile.PICTURES[name]()))


@needs_libreoffice
@pytest.mark.parametrize("name", hostile.OLD_WORD)
def test_a_hostile_old_word_file_costs_little(tmp_path: Path, name: str) -> None:
    assert_bearable(cost_of_reading(tmp_path, hostile.OLD_WORD[name]()))


def test_a_pdf_with_any_bytes_changed_is_read_or_refused() -> None:
    for seed in range(12):
        said = _outcome(hostile.flipped(seed))

        assert said is None or said.startswith("reading."), seed


@pytest.mark.parametrize("name", hostile.BYTES)
def test_bytes_in_any_encoding_or_none_are_read_or_refused(name: str) -> None:
    said = _outcome(hostile.BYTES[name]())

    assert said is None or said.startswith("reading.")


def test_text_in_the_encodings_of_before_unicode_comes_out_as_vietnamese() -> None:
    tcvn3 = b"Giao S\xeb Y t\xd5 ch\xf1 tr\xd7 b\xb8o c\xb8o k\xd5t qu\xb6 th\xf9c hi\xd6n.\n" * 20

    source = read_document(tcvn3)

    assert source.lines[0].text == "Giao Sở Y tế chủ trì báo cáo kết quả thực hiện."
    assert source.notes


@pytest.mark.parametrize("piece", ["\n", "a:\n", "\r", "a\u0323\u0301", "ngày "])
def test_twenty_megabytes_of_anything_are_refused_at_once(tmp_path: Path, piece: str) -> None:
    cost = cost_of_reading(tmp_path, hostile.repeated(piece, 20_000_000))

    assert_bearable(cost)
    assert cost.code == UNUSABLE


@pytest.mark.parametrize("name", hostile.WORST)
def test_the_longest_text_we_take_is_bearable_whatever_it_repeats(tmp_path: Path, name: str) -> None:
    cost = cost_of_reading(tmp_path, _longest(hostile.PIECES[name]))

    assert_bearable(cost)


@pytest.mark.parametrize("name", hostile.PIECES)
def test_four_times_the_text_takes_about_four_times_the_time(name: str) -> None:
    """Square cost would take sixteen times: far from what a busy machine adds. How long it takes is the bench's."""
    once, fourfold = (_seconds(hostile.PIECES[name], size) for size in (15_000, 60_000))

    assert fourfold <= 0.2 or fourfold <= 10 * once, (once, fourfold)


def test_ordinary_text_costs_in_proportion_to_its_length() -> None:
    part, whole = (_seconds(hostile.ORDINARY, size) for size in (80_000, 320_000))

    assert whole <= 10 * part, (part, whole)


def _outcome(data: bytes) -> str | None:
    """The key of the refusal, None for a reading."""
    try:
        read_directive(data)
    except Invalid as error:
        return error.key
    return None


def _longest(piece: str) -> bytes:
    count = (MAX_CHARACTERS - 1) // len(piece)
    if "\n" in piece:
        count = min(count, MAX_LINES - 1)
    return (piece * count).encode("utf-8", "surrogatepass")


def _seconds(piece: str, characters: int) -> float:
    """Processor time of reading and understanding, the best of three."""
    data = (piece * (characters // len(piece))).encode("utf-8", "surrogatepass")
    taken = []
    for _ in range(3):
        start = time.process_time()
        with suppress(Invalid):
            parse(read_document(data))
        taken.append(time.process_time() - start)
    return min(taken)
