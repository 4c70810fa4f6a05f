"""Finds programmes, schemes and plans that are named; numbered papers are in `citations`, plans yet to make in none."""

import re
from collections.abc import Iterator

from tracker.documents.spans import Taken
from tracker.domain.directive import Programme, Span
from tracker.domain.text import fold

_ = r"\s{1,40}"
_HEADS = "Chương trình|Đề án|Kế hoạch|Chiến lược|Dự án|Đề tài"
# A name opens with a capital; in the midst of a sentence a small letter will do when its years follow.
_HEAD = re.compile(rf"\b(?P<head>{_HEADS})(?={_}[^\s])|\b(?P<small>{_HEADS.lower()})(?={_}[^\s])")
_YEARS = re.compile(
    rf"\b(?:giai{_}đoạn|thời{_}kỳ)(?:{_}từ{_}năm|{_}từ|{_}năm)?{_}(?P<start>(?:19|20)\d\d)\s{{0,9}}(?:[-–—]|đến(?:{_}năm)?)\s{{0,9}}(?P<end>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<a>(?:19|20)\d\d)\s{{0,3}}[-–]\s{{0,3}}(?P<b>(?:19|20)\d\d)(?!\d)"
    rf"|\bđến{_}năm{_}(?P<until>(?:19|20)\d\d)(?!\d)"
)
_PLACE = re.compile(
    rf"{_}(?:(?:trên{_})?địa{_}bàn{_})?(?:tỉnh|huyện|thị{_}xã|thành{_}phố|quận|xã|phường)(?:{_}[A-ZĐÂÊÔƠƯĂ][^\s,;.():]*){{1,4}}"
)
_VISION = re.compile(rf",?{_}(?:tầm{_}nhìn|định{_}hướng)(?:{_}đến)?(?:{_}năm)?{_}20\d\d")
_STOP = re.compile(
    rf"[;():“”\"]|\.(?=\s|$)|/\.|\n\s{{0,9}}\n\s{{0,9}}[-+\d]|,{_}(?:{_HEADS}|{_HEADS.lower()})\b"
)
_NUMBERED = re.compile(
    rf"(?:{_}[^\s,;.():]{{1,10}}){{0,3}}{_}(?:số|sô|so){_}?\d|{_}\d{{1,5}}\s?[-/]\s?[A-ZĐ]"
)
_OWNED = re.compile(
    rf"{_}của{_}(?P<owner>(?:UBND|Ủy ban|Uỷ ban|Chính phủ|Thủ tướng|Bộ|Ban|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Hội đồng"
    rf"|HĐND|Quốc hội|Sở|Trung ương|Đảng)"
    rf"(?:{_}(?!thực|về|theo|và|để|trong|đã|giai|tại|ban|phê)[^\s,;.():]+){{0,8}})"
)
_QUOTED = re.compile(rf"{_}[“\"](?P<title>[^“”\"]{{3,200}})[”\"]")
_SHORT_NUMBER = re.compile(
    rf"{_}(?P<n>\d{{2,4}})(?=[\s,;.)]|$)(?!{_}(?:năm|tháng|ngày|đề|dự|kế|chương|trọng))"
)
_NATIONAL = re.compile(rf"{_}(?:mục{_}tiêu{_}quốc{_}gia|Mục{_}tiêu{_}quốc{_}gia)\b")
# Making one, or any of them, is no name: "xây dựng kế hoạch", "các chương trình, kế hoạch".
_TO_MAKE = re.compile(
    rf"(?:xây{_}dựng|lập|ban{_}hành|tham{_}mưu|soạn{_}thảo|các|những|mỗi|một{_}số|theo|có|này|thành){_}$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    rf"{_}(?:này|trên|nêu|đã|được|cụ{_}thể|chi{_}tiết|hằng|hàng|và|hoặc|năm|công{_}tác{_}năm|phối{_}hợp|để|của|theo|tổng{_}thể)\b"
)
# A name holds no number of a paper and is not told what becomes of it.
_PAPER = re.compile(rf"\b[Ss][ốôỐo]{_}?\d|\d\s?/\s?[A-ZĐ]|{_}được{_}|\d{{1,2}}/\d{{1,2}}/\d{{4}}")
_MAX_NAME = 260


def find_programmes(text: str) -> tuple[Programme, ...]:
    """The undertakings named in `text`, each once, in reading order; years as written, None where there are none.

    A name is known by its years ("giai đoạn 2016 - 2020"), its owner ("của UBND tỉnh"), quotes, a short number
    ("Đề án 06") or "mục tiêu quốc gia".
    """
    taken, seen, result = Taken(), set[str](), []
    for found in _named(text):
        key = fold(found.name)
        if key not in seen and taken.add(found.span):
            seen.add(key)
            result.append(found)
    return tuple(result)


def _named(text: str) -> Iterator[Programme]:
    for head in _HEAD.finditer(text):
        at = head.end()
        if _NUMBERED.match(text, at):
            continue
        stop = _STOP.search(text, at, at + _MAX_NAME)
        limit = stop.start() if stop else min(len(text), at + _MAX_NAME)
        years = _YEARS.search(text, at, limit)
        if _PAPER.search(text, at, years.start() if years else limit):
            years, limit = None, at
        is_small = head["small"] is not None
        to_make = _TO_MAKE.search(text, max(0, head.start() - 16), head.start()) is not None
        if years and not (is_small and to_make):
            yield _with_years(text, head.start(), years)
        elif not is_small and (end := _known_otherwise(text, at, limit, to_make)):
            yield Programme(_name(text, (head.start(), end)), None, None, (head.start(), end))


def _with_years(text: str, begin: int, years: re.Match[str]) -> Programme:
    start = years["start"] or years["a"]
    last = years["end"] or years["b"] or years["until"]
    end = years.end()
    for tail in (_VISION, _PLACE):
        more = tail.match(text, end)
        end = more.end() if more else end
    return Programme(_name(text, (begin, end)), int(start) if start else None, int(last), (begin, end))


def _known_otherwise(text: str, at: int, limit: int, to_make: bool) -> int | None:
    """Where a name without years ends; None when nothing shows that it is one."""
    quoted = _QUOTED.match(text, at) or _SHORT_NUMBER.match(text, at)
    if quoted:
        return quoted.end()
    if _GENERIC.match(text, at) or to_make:
        return None
    owned = _OWNED.search(text, at, limit)
    comma = text.find(",", at, limit)
    if owned and (comma < 0 or owned.start() < comma) and owned.start() - at >= 8:
        return owned.end()
    if _NATIONAL.match(text, at):
        return (
            (comma if comma >= 0 else limit)
            if min(comma if comma >= 0 else limit, limit) - at < 120
            else None
        )
    return None


def _name(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())
