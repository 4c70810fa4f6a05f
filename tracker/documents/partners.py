"""The other bodies of an item: those it is done with, those a lead directs, those it reports to."""

import re

from tracker.documents.mentions import Text, phrase_at
from tracker.documents.report_to import recipients
from tracker.documents.together import going_along
from tracker.domain.directive import Mention
from tracker.domain.text import fold

_COORDINATE = re.compile(
    r"(?<![a-z])(?:(?:phoi|phdi) (?:ket )?h[oi]p(?: chat che| dong bo| tot| cong tac| cu the| thuong xuyen| thuc hien)?"
    r"(?: cung voi| cung| voi)?|chu tri,? cung(?: voi)?"
    r"|su (?:phoi hop|tham gia|phoi hop,? tham gia|tham gia,? phoi hop) cua)\b[\s|:]*"
)

_NOMINAL = re.compile(
    r"(?:giai phap|phuong an|bien phap|\bsu|co che|kinh nghiem|hinh thuc|noi dung|viec)\s+$"
)

_DIRECT = re.compile(
    r"\s*(?:(?:va|co trach nhiem|tiep tuc|tap trung|tang cuong|truc tiep|khan truong|phai|can)\s+){0,3}"
    r"(?:lanh dao|chi dao|phan cong|giao)"
    r"(?:(?:,| va)? (?:chi dao|huong dan|don doc|kiem tra|phan cong|giao|yeu cau|to chuc))*"
    r"(?: nhiem vu)?(?: cho)?\s+(?=\S)"
)

_GENERIC = frozenset(
    fold(words)
    for words in (
        "các địa phương", "các đơn vị", "các cơ quan, đơn vị", "các đồng chí",
    )
)  # fmt: skip


def is_courtesy(mention: Mention) -> bool:
    """Whether the words only address politely whom the letter is to ("quý cơ quan")."""
    return mention.text.lower().startswith("quý ")


def is_generic(mention: Mention) -> bool:
    """Whether the words only point back to bodies named before ("các địa phương")."""
    return fold(mention.text) in _GENERIC


def can_act(mentions: tuple[Mention, ...]) -> bool:
    """Whether these are somebody: one bare noun in lower case ("tổ chức", "thành viên") is not."""
    if not mentions:
        return False
    first = mentions[0].text
    plain = first.split()[0].lower() in {"các", "ubnd", "từng", "mỗi"}
    return first[0].isupper() or len(first.split()) > 2 or plain


def coordinating(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    """Every body after "phối hợp (với)", each once, in order."""
    made: list[Mention] = []
    for found in _COORDINATE.finditer(text.folded, begin, end):
        if _NOMINAL.search(text.folded[max(0, found.start() - 14) : found.start()]):
            continue
        at = found.end()
        explicit = found.group().rstrip(" |:").endswith(("voi", "cung", "cua"))
        if not explicit and ":" in found.group():
            continue  # the name of a field, whose value `fields` reads
        phrase = phrase_at(text, at, any_head=explicit)
        if phrase is not None:
            made.extend(one for one in phrase.mentions if not is_courtesy(one))
    return unique([*made, *going_along(text, begin, end)])


def directed(text: Text, begin: int) -> tuple[Mention, ...]:
    """The bodies a lead is told to direct: "UBND tỉnh chỉ đạo Sở …"."""
    found = _DIRECT.match(text.folded, begin)
    if found is None:
        return ()
    phrase = phrase_at(text, found.end())
    return phrase.mentions if phrase is not None and can_act(phrase.mentions) else ()


def report_to(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    """The bodies the work is reported to."""
    return recipients(text, begin, end)


def unique(mentions: list[Mention]) -> tuple[Mention, ...]:
    seen: dict[str, Mention] = {}
    for mention in mentions:
        seen.setdefault(fold(mention.text), mention)
    return tuple(seen.values())
