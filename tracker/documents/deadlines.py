"""Finds the dates by which work must be done; repeated dates are in `recurrences`, dates of papers in `citations`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.documents.when_dates import Grain, When, impossible_dates, read_bare_year, read_when
from tracker.domain.directive import Deadline, Span
from tracker.domain.text import strip_accents

__all__ = ["find_deadlines", "impossible_dates"]


class _Lead(StrEnum):
    """The words that make a date a deadline."""

    BEFORE = "before"  # trước ngày, xong trước
    BY = "by"  # chậm nhất, hạn chót, không quá
    UNTIL = "until"  # đến hết
    IN = "in"  # trong tháng, trong quý, trong năm
    ON = "on"  # vào ngày, hoàn thành quý
    FIELD = "field"  # Thời gian thực hiện:
    RANGE = "range"  # từ … đến …


_ACT = (
    r"(?:thuc hien|hoan thanh|trinh|bao cao|xong|to chuc|gui|nop|ban hanh|trien khai|ket thuc|tra loi|gop y)"
)
_TIME = r"(?=ngay|thang|quy|nam\s|het|cuoi|\d)"
_CLOCK = re.compile(
    r"(?:luc\s{1,9}|het\s{1,9})?\d{1,2}\s?(?:h|gio|:)\s?\d{0,2}(?:\s?phut)?,?\s{1,9}(?=ngay|\d)|het\s{1,9}(?=ngay)"
)
# "trước" may have lost a letter to a fold or a stamp: "rước ngày", "tước ngày".
_LEADS = re.compile(
    rf"(?<!\w)(?=[tcmhkrdvx])(?:(?P<field>\b(?:thoi (?:gian|han|diem|hang)|tien do|han)(?: {_ACT})*(?: (?:xong|du kien))?\s?:\s{{0,9}})"
    rf"|(?P<by>\b(?:cham nha[tn]\w?|muon nhat|han (?:chot|cuoi(?: cung)?|{_ACT})|thoi han {_ACT}"
    r"|khong (?:qua|muon hon|cham hon|tre hon))(?:,?\s{1,9}(?:la|den|vao|truoc|trong|chot|het|khong qua)\b)*\s?:?\s{1,9})"
    r"|(?P<before>\b(?:t?r?uoc|truo[ct]|trudc)\s{1,9}(?:thoi (?:diem|han)\s{1,9})?)"
    r"|(?P<range>\btu\s{1,9}(?=ngay|thang|quy|dau|\d)[^;.:\n]{1,40}?\sden\s{1,9}(?:het\s{1,9})?(?=ngay|thang|quy|cuoi|\d))"
    r"|(?P<until>\bden\s{1,9}het\s?:?\s{0,9})"
    rf"|(?P<in>\btrong\s{{1,9}}(?=(?:thang|quy|nam)\s|0?6 thang|sau thang|ngay\s{{1,9}}\d))"
    rf"|(?P<on>\bvao\s{{1,9}}(?=ngay|thang|quy)|\b(?:hoan thanh|xong)\s{{1,9}}(?:vao\s{{1,9}})?{_TIME}))"
)
_FIELD_START = re.compile(r"(?:(?:du kien|tu|trong|truoc|cham nhat|hoan thanh|den het|xong|bat dau)\s{1,9})*")
_NEXT = re.compile(r"\s{0,3}(?:(?:,|-|–|va|den(?:\s{1,9}het)?|hoac)\s{1,9})(?=ngay|thang|quy|nam|\d)")
_WITHIN = re.compile(
    r"\btrong\s{1,9}(?:vong|thoi (?:han|gian))\s{1,9}(?:khong qua\s{1,9})?(\d{1,3})\s{0,3}(?:\([^)]{1,30}\)\s{0,3})?"
    r"(ngay(?:\s{1,9}lam\s{1,9}viec)?|tuan|thang),?\s{1,9}(?:ke\s{1,9})?tu\s{1,9}(?:khi|ngay)\s{1,9}(?P<from>ky|ban hanh|)"
)

_SENTENCE = re.compile(r"[.;]\s|\n\s{0,9}[-+]\s")
# What is said to have happened, or to hold, is no work to be done.
_PAST = re.compile(
    r"\bda (?:giao|yeu cau|de nghi|ban hanh|co|chi dao|gui|duoc)\b|\bden nay\b|\btuy nhien\b|\bvua qua\b"
)
_NOT_DONE = re.compile(r"(?:^|[,;.:-]\s)\s{0,9}(?:chua|khong)\s")
# Lengths of a measure: the work is to grant it, not to end it.
_MEASURE = re.compile(
    r"\b(?:mien|giam|tam dung|tam hoan|gia han|keo dai|ap dung|hieu luc|ho tro|thi diem|dinh ky|giai doan|thoi ky"
    r"|nhiem ky|so lieu|phat sinh|uu dai)\b"
)
_WORK = re.compile(
    r"\b(?:hoan thanh|hoan thien|trinh|ban hanh|xong|bao cao|phe duyet|to chuc|xay dung|trien khai|dua vao|tham muu"
    r"|gui|nop|ra soat|cham dut|ket thuc|tiep nhan|thuc hien)\b"
)
_REPEATED = re.compile(r"\s{0,3},?\s{0,3}(?:cua\s{1,9})?(?:hang|moi|tung)\s{1,9}(?:nam|quy|thang)")
_REPEATS = re.compile(r"\b(?:hang|moi)\s{1,9}nam\b|\bdinh ky\b")


@dataclass(frozen=True)
class _Found:
    lead: _Lead
    when: When
    span: Span
    clause: str  # from the beginning of the sentence to the date
    after: str


def find_deadlines(text: str, issued_on: date | None) -> tuple[Deadline, ...]:
    """The deadlines in reading order; a month, quarter or year ends on its last day.

    A year that is not written is the first in which the date is not before `issued_on`; without `issued_on` such a
    date is passed over, and so are days no calendar has (see `impossible_dates`) and repeated ones ("hằng năm").
    """
    folded = strip_accents(text)
    found = [_deadline(text, one, issued_on) for one in _dated(folded)]
    found += [_whole(text, folded, issued_on), *_within(text, folded, issued_on)]
    result: list[Deadline] = []
    for one in sorted((d for d in found if d), key=lambda d: (d.span[0], -d.span[1])):
        if not result or one.span[0] >= result[-1].span[1]:
            result.append(one)
    return tuple(result)


def _dated(folded: str) -> Iterator[_Found]:
    """Every time that stands after words of a deadline."""
    for words in _LEADS.finditer(folded):
        lead = _Lead(words.lastgroup or "")
        at = words.end()
        if lead is _Lead.FIELD:
            at = _end(_FIELD_START.match(folded, at), at)
        when = read_when(folded, _end(_CLOCK.match(folded, at), at))
        if lead is _Lead.FIELD:
            when = _last_of_field(folded, at, when)
        if when is None:
            continue
        start = _sentence_start(folded, words.start())
        clause = folded[start : words.end()]
        yield _Found(
            lead, when, (words.start(), when.span[1]), clause, folded[when.span[1] : when.span[1] + 200]
        )


def _last_of_field(folded: str, at: int, when: When | None) -> When | None:
    """The end of "Từ quý II/2012 đến hết năm 2012", "Quý II, III/2012"; an open "Từ quý II/2012" has none."""
    last = when or read_bare_year(folded, at)
    more = None
    while last and (step := _NEXT.match(folded, last.span[1])):
        more = read_when(folded, step.end()) or read_bare_year(folded, step.end())
        if more is None:
            break
        last = more
    opened = folded[max(0, at - 4) : at].split()[-1:] == ["tu"]
    return None if opened and more is None else last


def _sentence_start(folded: str, at: int) -> int:
    begin = max(0, at - 400)
    last = begin
    for end in _SENTENCE.finditer(folded, begin, at):
        last = end.end()
    return last


def _deadline(text: str, found: _Found, issued_on: date | None) -> Deadline | None:
    resolved = found.when.resolve(issued_on)
    if resolved is None or _is_no_work(found, resolved[0], issued_on):
        return None
    due_on, inferred = resolved
    if found.when.year is None and (_REPEATED.match(found.after) or _REPEATS.search(found.clause)):
        return None
    if found.lead is _Lead.BEFORE and found.when.grain is not Grain.DAY:
        due_on = found.when.day_before(due_on.year) or due_on
    begin, end = found.span
    return Deadline(due_on, found.span, _words(text, begin, end), inferred)


def _is_no_work(found: _Found, due_on: date, issued_on: date | None) -> bool:
    """The date belongs to something past, negated, or to the length of a measure."""
    is_over = issued_on is not None and due_on < issued_on
    if found.lead is _Lead.FIELD:
        return False
    if (is_over or issued_on is None) and (_PAST.search(found.clause) or _PAST.search(found.after[:80])):
        return True
    if found.lead in (_Lead.BEFORE, _Lead.RANGE, _Lead.ON) and is_over:
        return True  # "các trường hợp phát sinh trước ngày …": a condition, since no order is due before it is given
    if found.lead in (_Lead.BEFORE, _Lead.BY):
        return False
    clause = found.clause.rsplit(",", 1)[-1] if found.lead is _Lead.IN else found.clause
    if _NOT_DONE.search(found.clause) or _MEASURE.search(clause):
        return True
    if found.lead is _Lead.ON:
        return not _WORK.search(found.clause)
    long = found.lead in (_Lead.UNTIL, _Lead.RANGE) or found.when.grain is Grain.YEAR
    return long and not (_WORK.search(found.clause) or _WORK.search(found.after[:60]))


def _whole(text: str, folded: str, issued_on: date | None) -> Deadline | None:
    """A time that is the whole of the text, as in the column "Thời gian" of a table: "Tháng 4/2026"."""
    at = len(folded) - len(folded.lstrip())
    at = _end(_FIELD_START.match(folded, at), at)
    when = _last_of_field(folded, at, read_when(folded, at))
    resolved = when.resolve(issued_on) if when and not folded[when.span[1] :].strip(" .;,\n") else None
    if when is None or resolved is None:
        return None
    end = when.span[1]
    return Deadline(resolved[0], (at, end), _words(text, at, end), resolved[1])


def _within(text: str, folded: str, issued_on: date | None) -> Iterator[Deadline]:
    """ "Trong vòng 10 ngày làm việc kể từ ngày ký": counted from a day that the text gives or the day of issue.

    Working days leave out Saturdays and Sundays only; holidays are the calendar's matter. From the day of receipt,
    nothing can be counted.
    """
    for words in _WITHIN.finditer(folded):
        when = read_when(folded, words.end())
        start = (
            when.resolve(issued_on) if when else ((issued_on, False) if words["from"] and issued_on else None)
        )
        if start is None:
            continue
        end = when.span[1] if when else words.end()
        due_on = _later(start[0], int(words[1]), words[2])
        yield Deadline(due_on, (words.start(), end), _words(text, words.start(), end))


def _later(start: date, count: int, unit: str) -> date:
    if unit == "tuan":
        return start + timedelta(weeks=count)
    if unit == "thang":
        return start + timedelta(days=30 * count)
    if unit == "ngay":
        return start + timedelta(days=count)
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _words(text: str, begin: int, end: int) -> str:
    return " ".join(text[begin:end].split())


def _end(found: re.Match[str] | None, otherwise: int) -> int:
    return found.end() if found else otherwise
