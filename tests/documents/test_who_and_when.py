"""Who is told, with whom, to report to whom, by when and how often: our own sentences, by construction.

The sentences stand in `sentences/*.txt`; under each, after "=": leads | coordinating | directed | report to | days |
rules, several joined by " + ", those not said left out.
"""

from pathlib import Path

import pytest

from tracker.documents.mentions import Text, phrase_at
from tracker.documents.parse import parse
from tracker.documents.source import Line, SourceText
from tracker.domain.directive import Item, ItemKind, Mention, ParsedDirective

FOLDER = Path(__file__).parent / "sentences"
TASKS = (ItemKind.TASK, ItemKind.REQUEST)
HEAD = """UBND TỈNH SÔNG MẪU

Số: 12/CT-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sông Mẫu, ngày 10 tháng 3 năm 2021

CHỈ THỊ
về một số việc cần làm ngay

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH
"""


OPENING = "Thời gian qua, công tác này có nhiều tiến bộ. Để làm tốt hơn, nội dung như sau:\n\n"


def directive(sentence: str) -> ParsedDirective:
    return read(f"1. {sentence}\n\n2. Văn phòng UBND tỉnh lưu hồ sơ.")


def read(body: str) -> ParsedDirective:
    """The directive of these paragraphs; one that opens with a label gets a preamble which asks nobody."""
    is_labelled = body[0].isdigit() or body.startswith(("I", "Đ"))
    lines = HEAD.format(body=OPENING + body if is_labelled else body).split("\n")
    return parse(
        SourceText(tuple(Line(at, line) for at, line in enumerate(lines, start=1)), "mau.txt", "txt")
    )


def cases(name: str) -> list[tuple[str, str]]:
    lines = [line for line in (FOLDER / name).read_text("utf-8").splitlines() if line and line[0] != "#"]
    return list(zip(lines[::2], lines[1::2], strict=True))


def names(mentions: tuple[Mention, ...]) -> str:
    return " + ".join(one.text for one in mentions)


def said(item: Item) -> list[str]:
    days = {one.isoformat() for one in (item.due_on, *(duty.due_on for duty in item.duties)) if one}
    rules = dict.fromkeys(
        rule for rule in (item.recurrence, *(duty.recurrence for duty in item.duties)) if rule
    )
    bodies = [names(one) for one in (item.leads, item.coordinating, item.directed, item.report_to)]
    return [*bodies, " + ".join(sorted(days)), " + ".join(rules)]


def expected(line: str) -> list[str]:
    parts = [part.strip() for part in line.removeprefix("=").split("|")]
    return parts + [""] * (6 - len(parts))


@pytest.mark.parametrize(("sentence", "line"), [*cases("who.txt"), *cases("when.txt")])
def test_a_sentence_says_who_does_it_with_whom_for_whom_and_when(sentence: str, line: str) -> None:
    found = directive(sentence)

    item = found.items[0]
    assert item.kind in TASKS
    assert said(item) == expected(line)
    for one in (*item.leads, *item.coordinating, *item.directed, *item.report_to):
        assert one.span is not None
        assert found.text[slice(*one.span)].split()[-1] == one.text.split()[-1]


def test_few_of_these_sentences_ask_for_a_second_look() -> None:
    """Most of them are plain: a finding on a lead that is right costs the coordinator time."""
    sentences = [sentence for sentence, _ in cases("who.txt")]

    warned = [
        sentence
        for sentence in sentences
        if any(finding.holes.get("path") == "1" for finding in directive(sentence).findings)
    ]

    assert len(warned) <= 0.1 * len(sentences)


NAMES = [
    name
    for line in (FOLDER / "names.txt").read_text("utf-8").splitlines()
    if line and line[0] != "#"
    for name in line.split("; ")
]


@pytest.mark.parametrize("after", [" chủ trì thực hiện", " và Sở Mẫu rà soát", ", Sở Mẫu rà soát", "."])
def test_a_name_is_read_to_its_end_whatever_follows(after: str) -> None:
    found = {name: phrase_at(Text(name + after), 0) for name in NAMES}

    read = {name: phrase.mentions[0].text if phrase else None for name, phrase in found.items()}

    assert read == {name: name for name in NAMES}


def documents() -> list[tuple[str, list[str]]]:
    """The bodies of small directives and, for each, its expectations ("path = …", or "path !": no task)."""
    made = []
    for block in (FOLDER / "parts.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and line[0] != "#"]
        body = [line for line in lines if not line.startswith("> ")]
        made.append(("\n\n".join(body), [line[2:] for line in lines if line.startswith("> ")]))
    return made


@pytest.mark.parametrize(("body", "lines"), documents())
def test_a_part_has_its_own_bodies_or_those_of_the_words_above_it(body: str, lines: list[str]) -> None:
    found = {item.path: item for item in read(body).items}

    for line in lines:
        path, _, rest = line.partition(" = ") if " = " in line else line.partition(" !")
        item = found.get(path)
        if line.endswith("!"):
            assert item is None or item.kind not in TASKS
            continue
        assert item is not None, path
        assert item.kind in TASKS, path
        assert said(item) == expected(rest), path


FRAMES = [
    "{lead} chủ trì, phối hợp với {partner} {work}{when}.",
    "Giao {lead} chủ trì, phối hợp với {partner} {work}{when}.",
    "Giao {lead} phối hợp với {partner} {work}{when}.",
    "Giao {lead} chủ trì {work}; {partner} phối hợp thực hiện{when}.",
    "{lead} có trách nhiệm chủ trì, phối hợp với {partner} {work}{when}.",
    "UBND tỉnh giao {lead} làm đầu mối, phối hợp với {partner} {work}{when}.",
    "Trên cơ sở ý kiến của các đơn vị, {lead} phối hợp với {partner} {work}{when}.",
    "Đề nghị {lead} phối hợp chặt chẽ với {partner} {work}{when}.",
    "{lead}: Chủ trì, phối hợp với {partner} {work}{when}.",
    "Phân công {lead} là cơ quan chủ trì, {partner} phối hợp, {work}{when}.",
    "Yêu cầu {lead} cùng với {partner} {work}{when}.",
    "{lead} chủ trì, cùng {partner} {work}{when}.",
    "Giao cho {lead} {work}, có sự tham gia của {partner}{when}.",
    "Để thực hiện tốt nhiệm vụ, {lead} chủ trì, phối hợp {partner} {work}{when}.",
    "{lead} theo chức năng, nhiệm vụ được giao, phối hợp với {partner} {work}{when}.",
]
WORK = [
    "rà soát, thống kê các hộ dân sống ven sông", "xây dựng đề án phát triển du lịch cộng đồng",
    "cắm biển cảnh báo tại các ngầm tràn", "tổ chức trồng 5.000 cây phân tán", "sửa chữa kênh mương nội đồng",
    "mở lớp dạy nghề cho bộ đội xuất ngũ", "khắc phục hậu quả mưa lũ", "nạo vét luồng lạch",
    "hướng dẫn trình tự đấu giá", "tham mưu ban hành chính sách thu hút bác sĩ", "đẩy lùi nạn tín dụng đen",
]  # fmt: skip
TIMES = {
    "": "",
    " trước ngày 15/6/2021": "2021-06-15",
    ", hoàn thành trong quý III/2021": "2021-09-30",
    ", xong trước 30/6": "2021-06-30",
    ", báo cáo kết quả chậm nhất ngày 20 tháng 5 năm 2021": "2021-05-20",
    " trong năm 2022": "2022-12-31",
    " (hoàn thành trước 31/12/2021)": "2021-12-31",
}


@pytest.mark.parametrize("frame", FRAMES)
def test_every_name_fits_every_turn_of_phrase(frame: str) -> None:
    """Each turn with bodies, work and times that march through the lists at different paces."""
    for at in range(40):
        turn = at + 40 * FRAMES.index(frame)
        lead, partner = NAMES[turn * 7 % len(NAMES)], NAMES[(turn * 11 + 5) % len(NAMES)]
        if lead == partner:
            continue
        lead = lead[0].upper() + lead[1:] if frame.startswith("{lead}") else lead
        when = list(TIMES)[turn % len(TIMES)]
        sentence = frame.format(lead=lead, partner=partner, work=WORK[turn % len(WORK)], when=when)

        leads, partners, _, _, days, _ = said(directive(sentence).items[0])

        assert (leads, partners, days) == (lead, partner, TIMES[when]), sentence


def test_a_lead_that_is_only_inferred_is_pointed_out() -> None:
    found = read(
        "UBND tỉnh yêu cầu UBND các huyện:\n\n"
        "1. Rà soát các hộ dân ven sông. Sở Xây dựng hướng dẫn thiết kế mẫu.\n\n"
        "2. Dự trữ lương thực cho các xã."
    )

    doubtful = [one.holes["path"] for one in found.findings if one.key == "finding.lead_doubtful"]

    assert doubtful == ["1"]


def test_days_counted_without_holidays_say_so() -> None:
    found = directive("Sở Xây dựng trả lời trong vòng 10 ngày làm việc kể từ ngày 15/3/2021.")

    (counted,) = [one for one in found.findings if one.key == "finding.holidays_uncounted"]

    assert counted.span is not None
    assert found.text[slice(*counted.span)].startswith("trong vòng 10 ngày làm việc")


ODD_WORK = [
    "dẹp chợ cóc", "chiếu phim lưu động", "phá dỡ nhà xưởng", "quây tôn công trường", "rải nhựa tuyến đường",
    "khoan giếng", "thắp sáng đường quê", "sưu tầm hiện vật", "vét mương", "xây cầu dân sinh", "lội suối đến từng nhà",
]  # fmt: skip


@pytest.mark.parametrize("work", ODD_WORK)
def test_a_verb_that_no_list_holds_ends_the_name_or_is_pointed_out(work: str) -> None:
    """Verbs are without number: what cannot be told is said, never silently made part of a name."""
    for name in NAMES[ODD_WORK.index(work) :: 13]:
        lead = name[0].upper() + name[1:]

        found = directive(f"{lead} {work}, báo cáo kết quả trước ngày 15/6/2021.")

        warned = any(one.holes.get("path") == "1" for one in found.findings)
        assert names(found.items[0].leads) == lead or warned, lead
