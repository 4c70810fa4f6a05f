"""Any bytes end in a directive or in one of our errors; any text is parsed; cost grows with length and no faster."""

import time
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.documents.as_json import as_json
from tracker.documents.parse import parse
from tracker.documents.read_directive import read_directive
from tracker.documents.source import Line, SourceText
from tracker.domain.directive import ParsedDirective
from tracker.domain.errors import Invalid

PIECES = st.sampled_from(
    ["Số: 12/KH-UBND", "Kính gửi:", "- ", "1. ", "a) ", "I. ", "Điều 1. ", "1.1. ", "(1) ", "| a | b | c |",
     "\n", "\n\n", "Thái Nguyên, ngày 3 tháng 5 năm 2019", "HUYỆN ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM", "HỎA TỐC",
     "Sở Y tế", "các sở, ban, ngành", " và ", ", ", "; ", ":", ".", "yêu cầu ", "giao ", "đề nghị ", "phối hợp với ",
     "chủ trì", "trước ngày 15/6/2019", "hằng quý", "Nơi nhận:", "T/M BAN THƯỜNG VỤ", "./.", "“", "”", "(", ")", "\t",
     "| STT | Nhiệm vụ | Chủ trì | Thời gian |", "Cơ quan chủ trì: ", "TỔ CHỨC THỰC HIỆN", "_ ", "§. ", "để ", "\u0301"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join))
SLOWLY = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def source(text: str) -> SourceText:
    return SourceText(tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1)))


def assert_sound(found: ParsedDirective) -> None:
    paths = [item.path for item in (*found.items, *found.annex)]
    assert len(paths) == len(set(paths))
    assert {item.parent for item in found.items if item.parent} <= set(paths)
    for item in found.items:
        assert found.text[slice(*item.span)] == item.text
        for told in (item.due_span, item.recurrence_span):
            assert told is None or 0 <= told[0] <= told[1] <= len(found.text)
        for duty in item.duties:
            assert 0 <= duty.span[0] <= duty.span[1] <= len(found.text)
    for span in (*found.spans.values(), *found.distribution_spans):
        assert 0 <= span[0] <= span[1] <= len(found.text)


@given(TEXTS)
@SLOWLY
def test_any_text_gives_a_sound_result(text: str) -> None:
    found = parse(source(text))

    assert_sound(found)
    assert as_json(found)["items"] is not None


@given(TEXTS)
@SLOWLY
def test_the_same_text_always_gives_the_same_result(text: str) -> None:
    assert as_json(parse(source(text))) == as_json(parse(source(text)))


@given(
    st.one_of(
        st.binary(max_size=600), TEXTS.map(str.encode), st.binary(max_size=200).map(b"PK\x03\x04".__add__)
    )
)
@SLOWLY
def test_any_bytes_end_in_a_directive_or_in_one_of_our_errors(data: bytes) -> None:
    with suppress(Invalid):
        assert_sound(read_directive(data, "tệp"))


def seconds_for(text: str) -> float:
    began = time.process_time()
    parse(source(text))
    return time.process_time() - began


def test_four_times_the_text_takes_about_four_times_the_time() -> None:
    part = "".join(
        f"{number}. Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND các huyện, thị xã rà soát, báo cáo UBND tỉnh "
        f"trước ngày {number % 28 + 1}/6/2019; định kỳ hằng quý tổng hợp kết quả gửi Công an tỉnh.\n"
        for number in range(1, 200)
    )
    parse(source(part))

    once = min(seconds_for(part) for _ in range(3))
    fourfold = min(seconds_for(part * 4) for _ in range(3))

    assert fourfold < 10 * once  # square cost would take sixteen times
