"""The head of a document: kind, number, date, place, issuer, subject, urgency; where its body begins.

Columns may come in any reading order. What a scanner left unreadable stays None: nothing is completed from habit.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from tracker.documents.citations import canonical_number
from tracker.documents.doc_kinds import kind_named, kind_of_symbol, title_at
from tracker.documents.labels import is_heading_case
from tracker.documents.letterhead import issuer_of
from tracker.documents.places import Place
from tracker.documents.source import Line
from tracker.domain.directive import System
from tracker.domain.text import fold, modern_tones, strip_accents

_NUMBER = re.compile(r"^[^\w]{0,3}s[oa60]\s*[:.;]?\s*(?=\d)")
_NUMBER_RAW = re.compile(
    r"(\d{1,5}[a-z]?)\s*([-–/])\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\wĐđƯư]*(?:\s?[-–/.&]\s?[A-ZĐ][\wĐđƯư]*)*"
)
_DATE = re.compile(
    r"(?:^|[\s,.;])ngay\s*(\d{1,2})\s*(?:thang\s*|[/.-])(\d{1,2})\s*(?:nam\s*|[/.-])(\d{4})(?!\d)"
)
_HOUR = re.compile(
    r"(?:^|(?<=[,.;]))\s*(?:(?:vao )?(?:hoi|luc)\s+)?\d{1,2}\s?(?:gio|h|:|g)\s?(?:\d{1,2})?\s?(?:phut)?,?$"
)
_BEFORE_DATE = re.compile(r"((?:TP\.?\s*)?[^\W\d_]+(?:\s+[^\W\d_]+){0,4})\s*[,.;]\s*$")
_NATION = re.compile(r"\s*(?:c[oô]ng\s+h[oò]?[aà]?\s+xa\s+h|dang\s+cong\s+san|doc\s+lap\s*[-–—])")
_SUBJECT = re.compile(r"(?:^|[\s\"“(])v/v\s*:?\s*")
_SALUTE = re.compile(r"kinh\s+gui\s*:?\s*")
_CABLE = re.compile(r"^[^a-z]*dien\s*:\s*$|\bdien\s*:\s*$")
_BODY_OPENS = re.compile(
    r"^\W*(?:can cu|thuc hien|de |ngay \d|trong |thoi gian|tai |sau khi|xet |theo |qua |hien nay|nham |tiep tuc|"
    r"kinh gui|dieu \d|i[.-]|1\.)"
)
_URGENCY = (("thuong khan", "thượng khẩn"), ("hoa toc", "hỏa tốc"), ("khan", "khẩn"))
_SYSTEMS = (
    (System.PARTY, re.compile(r"dang\s+cong\s+san"), re.compile(r"\d+-")),
    (System.STATE, re.compile(r"xa\s+h[oi]+\s+chu\s+ngh(?:ia)?"), re.compile(r"[^/]*/")),
)
_RULE = re.compile(r"^[\s\W_]*$")


@dataclass
class Head:
    """What the head says; `body_from` is the index of the first line after it."""

    number: str | None = None
    kind: str | None = None
    system: System | None = None
    issuer: str | None = None
    issued_on: date | None = None
    place: str | None = None
    subject: str | None = None
    urgency: str | None = None
    salute_at: int | None = None
    body_from: int = 0
    places: dict[str, Place] = field(default_factory=dict)
    impossible_date: tuple[int, str] | None = None


def read_head(lines: list[Line]) -> Head:
    """Look at the first lines only; a document without a head gives an empty one."""
    head = Head()
    folded = [strip_accents(line.text) for line in lines[:90]]
    title = title_at(lines, folded)
    head.salute_at = _salute_at(folded, title)
    limit = _limit(folded, title, head.salute_at)
    _read_number(head, lines, folded, limit)
    _read_date(head, lines, folded, limit)
    _read_subject(head, lines, folded, title, limit)
    _read_kind(head, lines, folded, title)
    _read_rest(head, lines, folded, limit)
    return head


def _salute_at(folded: list[str], title: int | None) -> int | None:
    for at, text in enumerate(folded):
        if _SALUTE.search(text):
            return at
        if title is not None and title < at < title + 12 and _CABLE.search(text):
            return at
    return None


def _limit(folded: list[str], title: int | None, salute: int | None) -> int:
    """The line before which number and date are looked for."""
    for at, text in enumerate(folded):
        if re.match(r"\W*(?:can cu |dieu 1\b)", text):
            return at
    ends = [at for at in (title, salute) if at is not None]
    return min(max(ends) + 1 if ends else 30, len(folded))


def _read_number(head: Head, lines: list[Line], folded: list[str], limit: int) -> None:
    for at in range(limit):
        found = _NUMBER.match(folded[at])
        if found is None:
            continue
        raw = _NUMBER_RAW.match(lines[at].text, found.end())
        if raw is None:
            return
        head.number = canonical_number(f"Số {raw.group()}")
        head.places["number"] = (at, raw.start(), at, raw.end())
        head.body_from = max(head.body_from, at + 1)
        return


def _read_date(head: Head, lines: list[Line], folded: list[str], limit: int) -> None:
    for at in range(limit):
        found = _DATE.search(folded[at])
        if found is None or not _opens_date(folded[at][: found.start() + 1]):
            continue
        try:
            head.issued_on = date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            head.impossible_date = (lines[at].number, " ".join(found.group().split()))
            return
        start = found.start() + found.group().find("ng")
        head.places["issued_on"] = (at, start, at, found.end())
        _read_place(head, lines[at].text, at, start)
        head.body_from = max(head.body_from, at + 1)
        return


def _opens_date(before: str) -> bool:
    """The date opens the line or follows the place; in a telegram an hour may come between ("Hà Tĩnh, hồi 10 giờ 00
    ngày 29 tháng 8")."""
    before = _HOUR.sub("", before.strip()).strip()
    return not before or before.endswith((",", ".", ";"))


def _number_end(head: Head, at: int) -> int:
    """Where the number ends when it stands on the same line."""
    first, _, _, end = head.places.get("number", (-1, 0, 0, 0))
    return end if first == at else 0


def _read_place(head: Head, text: str, at: int, end: int) -> None:
    """The words before the comma of "Thái Nguyên, ngày …", from the first that is a name."""
    begin = _number_end(head, at)
    hour = _HOUR.search(strip_accents(text[begin:end].rstrip()))
    found = _BEFORE_DATE.search(text[begin : begin + hour.start() if hour else end])
    words = re.finditer(r"\S+", found[1]) if found else iter(())
    first = next((word.start() for word in words if word[0][0].isupper()), None)
    if found is None or first is None:
        return
    head.place = " ".join(found[1][first:].split())
    head.places["place"] = (at, begin + found.start(1) + first, at, begin + found.end(1))


def _read_subject(head: Head, lines: list[Line], folded: list[str], title: int | None, limit: int) -> None:
    for at in range(min(limit + 6, len(folded))):
        found = _SUBJECT.search(folded[at])
        if (
            found is not None
            and (head.salute_at is None or at < head.salute_at)
            and not lines[at].text.startswith("#")
        ):
            last = _subject_end(lines, folded, at, head.salute_at or limit)
            return _keep_subject(head, lines, at, found.end(), last)
    if title is None:
        return None
    first = title + 1
    while first < len(folded) and (_RULE.match(folded[first]) or _is_of_whom(lines[first].text)):
        first += 1
    if first >= len(folded) or first == head.salute_at:
        head.body_from = max(head.body_from, first)
        return None
    if _BODY_OPENS.match(folded[first]) and len(lines[first].text) > 60:
        head.body_from = max(head.body_from, title + 1)
        return None
    return _keep_subject(head, lines, first, 0, _title_subject_end(lines, folded, first))


def _is_of_whom(text: str) -> bool:
    """ "CỦA BAN THƯỜNG VỤ TỈNH ỦY" under "CHỈ THỊ": who gives it, not what it is about."""
    return text.strip().isupper() and strip_accents(text).strip().startswith("cua ")


def _subject_end(lines: list[Line], folded: list[str], at: int, limit: int) -> int:
    """The last line of "V/v …": it goes on over wrapped lines, also over single blank ones."""
    last = at
    for next_at in range(at + 1, min(at + 9, limit, len(folded))):
        text = folded[next_at]
        if not text.strip():
            continue
        if _NATION.match(text) or _DATE.search(text) or _SALUTE.search(text) or _RULE.match(text):
            break
        if next_at - last > 1 and not lines[next_at].text.strip()[0].islower():
            break
        if lines[next_at].text.strip()[0].isupper() and is_heading_case(lines[next_at].text):
            break
        last = next_at
    return last


def _title_subject_end(lines: list[Line], folded: list[str], first: int) -> int:
    last = first
    for at in range(first + 1, min(first + 9, len(folded))):
        if _RULE.match(folded[at]) or _BODY_OPENS.match(folded[at]) or _CABLE.search(folded[at]):
            break
        if lines[last].text.rstrip().endswith((".", ";", ":")) or len(lines[at].text) > 160:
            break
        last = at
    return last


def _keep_subject(head: Head, lines: list[Line], at: int, start: int, last: int) -> None:
    words = " ".join([lines[at].text[start:], *(line.text for line in lines[at + 1 : last + 1])])
    words = " ".join(words.split()).strip(" .,;*_-")
    words = words.rstrip('"') if words.count('"') % 2 else words
    head.subject = (words if "“" in words else words.rstrip("”")) or None
    head.places["subject"] = (at, start, last, len(lines[last].text))
    head.body_from = max(head.body_from, last + 1)


def _read_kind(head: Head, lines: list[Line], folded: list[str], title: int | None) -> None:
    if title is not None:
        name = kind_named(lines[title].text, folded[title])
        subject = fold(head.subject or "")
        if name == "thông báo" and subject.startswith(("ket luan", "y kien ket luan", "y kien chi dao")):
            name = "thông báo kết luận"
        head.kind = name
        head.places["kind"] = _whole(lines, title)
        return
    head.kind = kind_of_symbol(head.number)
    if head.kind is None and (
        head.number or head.salute_at is not None or any(_SUBJECT.search(text) for text in folded[:30])
    ):
        head.kind = "công văn"
    # What the kind was told from: the number's symbol, or the form of a letter.
    told = head.places.get("number") or head.places.get("subject")
    if head.kind is not None and (told or head.salute_at is not None):
        head.places["kind"] = told or _whole(lines, head.salute_at or 0)


def _whole(lines: list[Line], at: int) -> Place:
    """The words of a line, without the blanks and marks around them."""
    text = lines[at].text
    start = len(text) - len(text.lstrip(" \t*_-–—#"))
    return at, start, at, max(len(text.rstrip(" \t*_-–—#")), start)


def _read_rest(head: Head, lines: list[Line], folded: list[str], limit: int) -> None:
    _read_system(head, folded[:limit])
    for at, text in enumerate(folded[:limit]):
        words = fold(text)
        for key, name in _URGENCY:
            if words == key:
                head.urgency = name
                head.places["urgency"] = _whole(lines, at)
    number_at = head.places.get("number", (min(limit, 12), 0, 0, 0))[0]
    issuer = issuer_of([line.text for line in lines[: max(number_at, 1)]])
    if issuer is None:
        return
    # One spelling, because directives are found again by their issuer.
    head.issuer = modern_tones(issuer.name)
    head.places["issuer"] = (*_whole(lines, issuer.first)[:2], *issuer.ends)


def _read_system(head: Head, folded: list[str]) -> None:
    """The heading of the Party or of the State; without one, the form of the number."""
    top = " ".join(folded)
    for system, heading, symbol in _SYSTEMS:
        found = heading.search(top)
        if found is None and not symbol.match(head.number or ""):
            continue
        head.system = system
        head.places["system"] = _within(folded, found.span()) if found else head.places["number"]
        return


def _within(lines: list[str], span: tuple[int, int]) -> Place:
    """Where a span of the lines joined by one character each stands in them."""
    starts = list(accumulate((len(text) + 1 for text in lines[:-1]), initial=0))
    first, last = bisect_right(starts, span[0]) - 1, bisect_right(starts, span[1] - 1) - 1
    return first, span[0] - starts[first], last, span[1] - starts[last]
