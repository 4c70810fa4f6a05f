"""Directives without a label: paragraphs that give an order of their own, between and after the labelled parts."""

import re

from tracker.documents.actors import Found, lead_of_sentence, sentences
from tracker.documents.after_clause import lead_after_clause
from tracker.documents.folding import GIVEN
from tracker.documents.labels import opens_field
from tracker.documents.layout import Paragraph
from tracker.documents.mentions import Text, phrase_at
from tracker.documents.unit import Unit
from tracker.domain.text import strip_accents

_CLOSING = re.compile(
    r"^\W*(?:tren day la|moi (?:y kien|vuong mac|thong tin|chi tiet)|thong tin (?:chi tiet|them)|tran trong|"
    r"rat mong|kinh mong|mong nhan|xin (?:chan thanh )?cam on|"
    r"nhan duoc (?:cong dien|chi thi|van ban|cong van|thong bao)[^.;]{0,30} nay|"
    r"trong qua trinh (?:trien khai|thuc hien|to chuc)[^.]{0,80}(?:kho khan|vuong mac|phat sinh)|noi nhan|"
    r"(?:chi thi|quyet dinh|ke hoach|ket luan|nghi quyet|cong van|thong bao|cong dien|huong dan) nay\b|"
    r"[^.;]{0,80}thong bao\b[^.;]{0,60}\b(?:biet|duoc biet))"
)

_WHOLE = re.compile(
    r"(?:nghiem tuc|khan truong|to chuc|trien khai|quan tam|quan triet|phoi hop)[ ,a-z]{0,70}"
    r"(?:thuc hien|trien khai)[^.;]{0,60}\W*$|"
    r"(?:thuc hien|trien khai)[ ,a-z]{0,60}(?:chi thi|cong van|ke hoach|quyet dinh|ket luan|"
    r"nghi quyet|cong dien) nay\W*$"
)

_ANSWERS_FOR = re.compile(r"chiu trach nhiem")


def split_loose(
    made: list[Unit],
    unit: Unit | None,
    rest: list[Paragraph],
    listed: set[int] | None,
    *,
    is_tail: bool,
    orders: frozenset[int] = frozenset(),
) -> None:
    """Hand each paragraph to the open unit, or open a loose one where the paragraph is a directive of its own.

    `orders` are paragraphs known to be one each (`prose`); then no other paragraph opens one."""
    current = unit
    count = 0
    for paragraph in rest:
        begin = None
        if orders:
            begin = 0 if id(paragraph) in orders else None
        elif listed is None or id(paragraph) not in listed:
            begin = _opens_directive(paragraph, unit, is_tail, first=current is unit and unit is not None)
        if begin is not None:
            count += 1
            parent = unit.path if orders and unit else _owner_of_loose(unit, paragraph)
            path = f"{parent}.p{count}" if parent else f"p{_loose_count(made) + 1}"
            current = Unit(path, parent, None, [paragraph], begin, is_loose=True)
            made.append(current)
        elif current is not None and not is_closing(paragraph) and not _only_urges(paragraph):
            current.paragraphs.append(paragraph)


def _owner_of_loose(unit: Unit | None, paragraph: Paragraph) -> str | None:
    """The part a directive without a label belongs to: none when it speaks of the whole document or follows dashes."""
    if unit is None or _speaks_of_whole(paragraph):
        return None
    return unit.parent if unit.node is not None and unit.node.rank >= 9 else unit.path


def _loose_count(made: list[Unit]) -> int:
    """The number in the path of the last one: counting them all for each would take the square of the text."""
    last = next((unit for unit in reversed(made) if unit.is_loose and unit.parent is None), None)
    return int(last.path[1:]) if last else 0


def _speaks_of_whole(paragraph: Paragraph) -> bool:
    return bool(
        re.search(
            r"(?:chi thi|ke hoach|cong van|nghi quyet|quyet dinh|ket luan|chuong trinh|thong bao) nay",
            strip_accents(paragraph.text),
        )
    )


def is_closing(paragraph: Paragraph) -> bool:
    return bool(_CLOSING.match(strip_accents(paragraph.text[:300])))


def _only_urges(paragraph: Paragraph) -> bool:
    """ "Yêu cầu Thủ trưởng các sở … nghiêm túc thực hiện Chỉ thị này./.": the whole is meant, nothing new is asked."""
    folded = strip_accents(paragraph.text[:400])
    return (
        paragraph.label is None
        and not opens_field(paragraph.text)
        and 60 < len(folded) < 300
        and _WHOLE.search(folded) is not None
        and re.search(r"giao |theo doi|don doc|bao cao|chu tri|\d/\d|ngay \d", folded) is None
    )


def _opens_directive(paragraph: Paragraph, unit: Unit | None, is_tail: bool, *, first: bool) -> int | None:
    """Offset of the sentence with which a paragraph without a label gives an order of its own, or None."""
    if is_closing(paragraph) or opens_field(paragraph.text) or _opens_children(paragraph, unit):
        return None
    if unit is not None and first and len(unit.paragraphs) == 1 and _is_bare_title(unit):
        return None
    text = Text(paragraph.text)
    for start, end in sentences(text, 0, len(paragraph.text)):
        found = lead_of_sentence(text, start, end) or lead_after_clause(text, start, end)
        if (
            found is None
            or found.how == "heading"
            or _ANSWERS_FOR.search(text.folded[found.end : found.end + 40])
        ):
            continue
        if not _is_order(text, start, end, found, unit, is_tail):
            continue
        return _after_purpose(text, start, found)
    return None


def _opens_children(paragraph: Paragraph, unit: Unit | None) -> bool:
    """ "… yêu cầu các bộ thực hiện các nhiệm vụ sau:" before the dashes or letters of a part: their preamble."""
    return (
        unit is not None
        and unit.node is not None
        and bool(unit.node.children)
        and paragraph.line < unit.node.children[0].own[0].line
        and paragraph.text.rstrip().endswith(":")
    )


def _is_order(text: Text, start: int, end: int, found: Found, unit: Unit | None, is_tail: bool) -> bool:
    if found.how == "assign":
        given = text.folded[start : found.end]
        whole = _WHOLE.search(text.folded[found.end : end]) and end - found.end < 150
        return not (unit is not None and whole and "giao" not in given)
    if unit is None:
        return bool(
            re.search(
                r"truoc ngay|cham nhat|co trach nhiem|chu tri|khan truong|bao cao",
                text.folded[found.end : end],
            )
        )
    if _WHOLE.search(text.folded[found.end : end]) and end - found.end < 150:
        return False
    return is_tail


def _is_bare_title(unit: Unit) -> bool:
    text = unit.paragraphs[0].text
    return len(text) < 160 and not text.rstrip().endswith((".", ";", "./."))


def _after_purpose(text: Text, start: int, found: Found) -> int:
    """Where the order begins: after "Để …," when the one who orders is named next."""
    if not re.match(r"\W*(?:d[eé] |nham |tren co so |thuc hien |can cu )", text.folded[start : start + 14]):
        return start
    limit = found.leads[0].span[0] if found.leads[0].span else found.end
    for comma in re.finditer(r",\s+", text.folded[start:limit]):
        issuer = phrase_at(text, start + comma.end())
        if issuer is not None and issuer.stop == "verb" and GIVEN.match(text.folded, issuer.end):
            return start + comma.end()
    return start
