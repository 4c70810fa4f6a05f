"""Field lines under an item: "Đơn vị chủ trì: …", "Cơ quan phối hợp: …", "Thời gian thực hiện: …"."""

import re
from dataclasses import dataclass

from tracker.documents.mentions import Text, phrase_at
from tracker.domain.directive import Mention, Span

_NAME = re.compile(
    r"\W*(?:[\da-z]{1,2}[.)]\s*)?(?:(?:co quan|don vi|to chuc|bo phan|phong|nguoi)\s+)?"
    r"(?P<role>chu tri|phoi hop|thuc hien|phu trach|chiu trach nhiem)(?:[ ,|]+(?:va |thuc[ |"
    r"]+hien|chinh|chu tri|trien khai|tham muu))*"
    r"\s*:\s*"
)


@dataclass(frozen=True)
class Fields:
    """Bodies that field lines name."""

    leads: tuple[Mention, ...] = ()
    coordinating: tuple[Mention, ...] = ()


def read_fields(text: Text, spans: list[Span]) -> Fields:
    """Look at the openings of an item's paragraphs; the last line of a kind adds to the earlier ones."""
    leads: list[Mention] = []
    partners: list[Mention] = []
    for begin, end in spans:
        found = _NAME.match(text.folded, begin, min(end, begin + 80))
        if found is None:
            continue
        named = named_in(text, found.end(), end)
        (partners if found["role"] == "phoi hop" else leads).extend(named)
    return Fields(tuple(leads), tuple(partners))


def named_in(text: Text, begin: int, end: int) -> list[Mention]:
    """The bodies that fill a field or a cell; where no name is known, its words as they stand."""
    made: list[Mention] = []
    at = begin
    while at < end:
        phrase = phrase_at(text, at, any_head=True, verbs=False)
        if phrase is None or not phrase.mentions:
            break
        made += [one for one in phrase.mentions if one.span and one.span[1] <= end]
        if phrase.stop not in (",", ";"):
            break
        at = phrase.end + 1
        while at < end and text.raw[at].isspace():
            at += 1
    if not made:
        words = " ".join(text.raw[begin:end].split()).rstrip(" .;,")
        return [Mention(words, (begin, end))] if words else []
    return made
