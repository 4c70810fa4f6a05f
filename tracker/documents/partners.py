"""The other bodies of an item: those it is done with, those a lead directs, those it reports to."""

import re

from tracker.documents.mentions import Text, phrase_at
from tracker.domain.directive import Mention
from tracker.domain.text import fold

_COORDINATE = re.compile(
    r"(?<![a-z])(?:(?:phoi|phdi) (?:ket )?h[oi]p(?: chat che| dong bo| tot| cong tac| cu the| thuong xuyen| thuc hien)?"
    r"(?: cung voi| cung| voi)?|chu tri cung(?: voi)?|su phoi hop cua)\b[\s|:]*"
)

_NOMINAL = re.compile(
    r"(?:giai phap|phuong an|bien phap|\bsu|co che|kinh nghiem|hinh thuc|noi dung|viec)\s+$"
)

_DIRECT = re.compile(r"(?<![a-z])chi dao(?:,? (?:huong dan|don doc|kiem tra|to chuc))*\s+(?=\S)")

_REPORT = re.compile(
    r"(?<![a-z])(?:bao cao(?: ket qua| tinh hinh| nhanh| ngay)?(?: ve| cho| len| voi)?|bao cao)\s+(?=\S)"
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
    return unique(made)


def directed(text: Text, begin: int) -> tuple[Mention, ...]:
    """The bodies a lead is told to direct: "UBND tỉnh chỉ đạo Sở …"."""
    found = _DIRECT.match(text.folded, begin)
    if found is None:
        return ()
    phrase = phrase_at(text, found.end())
    return phrase.mentions if phrase is not None else ()


def report_to(text: Text, begin: int, end: int) -> tuple[Mention, ...]:
    """The bodies after "báo cáo"."""
    made: list[Mention] = []
    for found in _REPORT.finditer(text.folded, begin, end):
        phrase = phrase_at(text, found.end())
        if phrase is not None:
            made.extend(phrase.mentions)
    return unique(made)


def unique(mentions: list[Mention]) -> tuple[Mention, ...]:
    seen: dict[str, Mention] = {}
    for mention in mentions:
        seen.setdefault(fold(mention.text), mention)
    return tuple(seen.values())
