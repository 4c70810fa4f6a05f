"""Finds repetitions and writes them as RFC 5545 rules; single dates are in `deadlines`."""

import re
from collections.abc import Iterator, Sequence

from tracker.documents.natures import nature_of as nature_of
from tracker.documents.spans import Taken
from tracker.documents.verbs import VERBS
from tracker.documents.when_repeats import COUNT, count_of, dated_repeats, every
from tracker.domain.directive import Recurrence, Span
from tracker.domain.text import strip_accents

PERIODIC = "periodic"
"""What stands for a rule when the text says that the work repeats, but not how often."""

_ = r"\s{1,9}"
_EACH = rf"(?:(?:theo{_})?(?:hang|moi|tung))"
_EACHES = re.compile(rf"\b{_EACH}\b")
# "hàng quý"; "6 tháng, hằng năm"; "định kỳ 6 tháng, một năm"; "tháng, quý, năm": the shortest pace rules.
# A bare unit counts only in a list of them: "tháng, quý, năm"; "quy định", "năm 2021" begin alike.
_PACE = (
    rf"(?:{_EACH}{_}(?:ngay|tuan|thang|qu[yi]|nam)\b|{COUNT}{_}thang\b(?!{_}(?:dau|cuoi|\d))|(?:mot|ca|01){_}nam\b"
    rf"|(?:tuan|thang|qu[yi]|nam)\b(?=\s{{0,3}}(?:[,;.)/]|$)|{_}(?:va|hoac|bao|tong|gui|so|ra|danh)\b))"
)
_AND = rf"(?:\s{{0,3}},{_}|{_}(?:va|hoac){_}|\s?/\s?)(?:dinh{_}ky{_})?"
_PACES = re.compile(
    rf"(?P<sure>\bdinh{_}ky,?{_}(?:\(|(?:vao|theo){_})?)?\b(?P<paces>{_PACE}(?:{_AND}{_PACE}){{0,3}})"
)
_ONE_PACE = re.compile(rf"(?:({COUNT}|hang|moi|tung){_})?(ngay|tuan|thang|qu[yi]|nam)\b")
_MONTHS = {"thang": 1, "quy": 3, "qui": 3, "nam": 12}

# Nouns before a pace. Work that is done at that pace: "giao ban hằng tháng"; a plan, which is work only for those
# who draw it up; or a quantity that is merely counted so: "kinh phí hằng năm".
_NOUN = re.compile(
    r"\b(?:(?P<work>bao cao|giao ban|(?<!phoi\s)hop(?!\s(?:tac|dong|phap))|phien hop|hoi nghi|so ket|tong ket|kiem tra"
    r"|ra soat|tong hop|cap nhat|gui|sinh hoat|doi thoai|cong bo|thong ke|tap huan|giam sat|thanh tra|boi duong)"
    r"|(?P<plan>ke hoach|chuong trinh)"
    r"|(?P<count>kinh phi|du toan|ngan sach|chi tieu|luong|phu cap|tro cap|so luong|nguon von|binh quan|xep loai"
    r"|thi dua|nhiem vu|cong tac|trung binh|tang|giam|san luong|ky niem|de tai|muc tieu|ty le|quy hoach|danh gia"
    r"|du an|trung han|dai han|thoi gian|doi song|nhu cau|bien che|thu nhap|khoang|ngay))\b"
)
_DRAWN_UP = re.compile(
    r"(?:^|,\s|\w\s)(?:xay dung|lap|ban hanh)\s{1,9}(?:va\s\w+\s\w+\s)?(?:ke hoach|chuong trinh)\b"
)
_FOR_OTHERS = re.compile(
    r"\b(?:huong dan|trien khai|bo tri|5\s{1,9}nam|trung han|tong hop|viec|can cu|theo)\b"
)
_FIVE_YEARS = re.compile(rf"(?:{_}va|,){_}\d{_}nam\b|(?:{_}va|,){_}trung{_}han")
_BEFORE_VERB = re.compile(rf",?{_}(?:(?:phai|co{_}trach{_}nhiem|chu{_}dong),?{_})?")
_AT_THE = re.compile(rf"(?:^|{_})(?:sau|cuoi|dau|trong|vao|vao{_}cuoi|vao{_}dau|vao{_}dip)\s*$")
# A rate of change is a goal: "hằng năm giảm 2% hộ nghèo".
_RATE_NEXT = re.compile(rf",?{_}(?:phan{_}dau{_})?(?:giam|tang|dat)\b")
_HOUR_BEFORE = re.compile(r"\b\d{1,2}\s?(?:gio|h)\s?(?:\d{1,2})?\s?(?:phut)?,?\s*$")
_SO_MANY_TIMES = re.compile(rf"{_}(?:it{_}nhat{_})?(?:mot|\d{{1,2}}){_}lan\b")
# "3 giờ một lần", "2 ngày một lần"
_EACH_FEW = re.compile(rf"\b(\d{{1,2}}){_}(gio|ngay){_}(?:mot|1|01){_}lan\b")
_CLAUSE_ENDS = re.compile(r"\s*(?:[.;,)]|$)")
_NEWS = re.compile(rf"\b(?:bao{_}cao|cap{_}nhat)\b")
_CLAUSE = re.compile(r"[.;:]\s|\n\s{0,9}[-+]\s|\(")

# "định kỳ báo cáo": repeated, the pace not said. "Báo cáo định kỳ" names a paper.
_UNPACED = re.compile(
    rf"(?P<before>\bdinh{_}ky(?:(?:{_}hoac|{_}va|,){_}dot{_}xuat)?,?{_})|\btheo{_}dinh{_}ky\b"
    rf"|\bthuong{_}xuyen{_}(?:so,?{_}tong{_}ket|so{_}ket|tong{_}ket|bao{_}cao)\b"
)
# The field "Thời gian thực hiện: Thường xuyên" of a table, or the whole of its cell.
_ALWAYS = re.compile(
    rf"\bthoi{_}gian[^:.;]{{0,30}}:\s{{0,9}}(?:thuc{_}hien{_})?(thuong{_}xuyen)\b|^\s*(thuong{_}xuyen)[\s.,;]*$"
)


def find_recurrences(text: str) -> tuple[Recurrence, ...]:
    """The repetitions in reading order, none overlapping; a day that is written wins over a bare pace.

    `rule` is None for "định kỳ báo cáo", "thường xuyên sơ kết". "Kế hoạch 5 năm và hằng năm", "báo cáo định kỳ" and
    the like only name things and give nothing.
    """
    folded = strip_accents(text)
    found: list[tuple[str | None, Span]] = [
        *dated_repeats(folded),
        *_paced(folded),
        *_each_few(folded),
        *_unpaced(folded),
    ]
    taken = Taken()
    kept = [(rule, span) for rule, span in found if taken.add(span)]
    return tuple(
        Recurrence(rule, " ".join(text[begin:end].split()), (begin, end))
        for rule, (begin, end) in sorted(kept, key=lambda one: one[1])
    )


def recurrence_of(recurrences: Sequence[Recurrence]) -> str | None:
    """The one rule for a duty or an item (see `telling`); "periodic" when it repeats and none has a rule."""
    one = telling(recurrences)
    return (one.rule or PERIODIC) if one else None


def telling(recurrences: Sequence[Recurrence]) -> Recurrence | None:
    """The repetition that counts: with a day before without, with a rule before without, then the first."""
    ruled = [one for one in recurrences if one.rule]
    dated = [one for one in ruled if ";BY" in (one.rule or "")]
    return next(iter([*dated, *ruled, *recurrences]), None)


def _paced(folded: str) -> Iterator[tuple[str, Span]]:
    for found in _PACES.finditer(folded):
        rule = _shortest(found["paces"])
        if rule and (found["sure"] or _is_work(folded, found)):
            yield rule, found.span()


def _each_few(folded: str) -> Iterator[tuple[str, Span]]:
    """Several times a day counts as daily: reports are followed by the day."""
    for found in _EACH_FEW.finditer(folded):
        days = int(found[1]) if found[2] == "ngay" else 1
        yield ("FREQ=DAILY" + (f";INTERVAL={days}" if days > 1 else "")), found.span()


def _unpaced(folded: str) -> Iterator[tuple[None, Span]]:
    for found in _UNPACED.finditer(folded):
        verb = VERBS.match(folded, found.end()) if found["before"] else found
        if verb:
            yield None, (found.start(), verb.end())
    for found in _ALWAYS.finditer(folded):
        yield None, found.span()


def _is_before_verb(folded: str, at: int) -> bool:
    found = _BEFORE_VERB.match(folded, at)
    return found is not None and VERBS.match(folded, found.end()) is not None


def _shortest(paces: str) -> str:
    """ "6 tháng, hằng năm" is every six months: the yearly one falls together with every second."""
    paced = _ONE_PACE.findall(paces)
    units = {unit for _count, unit in paced}
    if "ngay" in units or "tuan" in units:
        return "FREQ=DAILY" if "ngay" in units else "FREQ=WEEKLY"
    shortest = min((count_of(count) * _MONTHS[unit] for count, unit in paced), default=0)
    return every(shortest) if shortest else ""


def _is_work(folded: str, found: re.Match[str]) -> bool:
    """The pace says when to do something: it opens the clause, a verb follows, or its noun is work."""
    words = found["paces"]
    each = _EACHES.search(words) is not None
    before = _clause_before(folded, found.start())
    nouns = list(_NOUN.finditer(before))
    if not each:  # "báo cáo tháng, quý, năm", "sơ kết 6 tháng, năm": only a list of paces after such work
        return (
            "," in words
            and bool(nouns)
            and nouns[-1]["work"] is not None
            and nouns[-1].end() >= len(before) - 12
        )
    if _HOUR_BEFORE.search(before) or _SO_MANY_TIMES.match(folded, found.end()):
        return True
    if "ngay" in words:
        return _NEWS.search(before[-60:] + folded[found.end() : found.end() + 20]) is not None
    if _RATE_NEXT.match(folded, found.end()):
        return False
    measured = _measured(before, nouns)
    opens = not before.strip() or before.rstrip().endswith(",") or _AT_THE.search(before) is not None
    if measured is None and (opens or _is_before_verb(folded, found.end())):
        return True
    last = nouns[-1] if nouns else None
    if last is None and not words.endswith(("nam", "ngay")) and _CLAUSE_ENDS.match(folded, found.end()):
        return VERBS.search(before) is not None  # "đo và thông báo độ mặn hằng tuần"
    if last is None or last["count"]:
        return False
    if last["plan"]:
        return _is_drawn_up(before) and not _FIVE_YEARS.match(folded, found.end())
    return True


def _clause_before(folded: str, at: int) -> str:
    begin = max(0, at - 200)
    for end in _CLAUSE.finditer(folded, begin, at):
        begin = end.end()
    return folded[begin:at]


def _measured(before: str, nouns: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """ "kinh phí hằng năm thực hiện …": the pace belongs to the noun before it and not to the verb after it."""
    last = nouns[-1] if nouns else None
    if last is None or last["work"] or "," in before[last.end() :] or len(before) - last.end() >= 20:
        return None
    return last


def _is_drawn_up(before: str) -> bool:
    """ "Sở A xây dựng kế hoạch … hằng năm" is yearly work of Sở A; to teach, fund or carry out such a plan is not."""
    return _DRAWN_UP.search(before) is not None and _FOR_OTHERS.search(before) is None
