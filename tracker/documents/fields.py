"""Field lines under an item: "Đơn vị chủ trì: …", "Cơ quan phối hợp: …", "Thời gian thực hiện: …"."""

import re
from dataclasses import dataclass

from tracker.documents.mentions import Text, phrase_at
from tracker.domain.directive import Mention, Span

_NAME = (
    r"(?:(?:co quan|don vi|to chuc|bo phan|phong|nguoi)\s+)?"
    r"(?P<role>chu tri|phoi hop|thuc hien|phu trach|chiu trach nhiem)(?:[ ,|]+(?:va |thuc[ |"
    r"]+hien|chinh|chu tri|trien khai|tham muu))*"
    r"\s*:\s*"
)
_OPENS = re.compile(rf"\W*(?:[\da-z]{{1,2}}[.)]\s*)?{_NAME}")
# A field may hold a sentence: "Cơ quan thực hiện: Sở A chủ trì, phối hợp với Sở B".
_TOLD = re.compile(r"\s*(?:chu tri|phoi hop|lam dau moi|la co quan|tham muu)\b")
# Further fields on the same line, or all of them in brackets: "(Chủ trì: Sở A; phối hợp: Sở B)".
_GOES_ON = re.compile(rf"[;.(]\s*{_NAME}")


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
        for found, stop in _fields_of(text, begin, end):
            named = named_in(text, found.end(), stop)
            (partners if found["role"] == "phoi hop" else leads).extend(named)
    return Fields(tuple(leads), tuple(partners))


def _fields_of(text: Text, begin: int, end: int) -> list[tuple[re.Match[str], int]]:
    """The names of fields in one paragraph, each with the end of its value."""
    first = _OPENS.match(text.folded, begin, min(end, begin + 80))
    found = [first] if first else []
    found += _GOES_ON.finditer(text.folded, first.end() if first else begin, end)
    stops = [*(one.start() for one in found[1:]), end]
    return (
        [(one, _end_of_value(text, one, stop)) for one, stop in zip(found, stops, strict=True)]
        if found
        else []
    )


def _end_of_value(text: Text, field: re.Match[str], stop: int) -> int:
    """A value in brackets ends with them."""
    if not field.group().startswith("("):
        return stop
    closed = text.raw.find(")", field.end(), stop)
    return closed if closed >= 0 else stop


def named_in(text: Text, begin: int, end: int) -> list[Mention]:
    """The bodies that fill a field or a cell; where no name is known, its words as they stand."""
    told = phrase_at(text, begin)
    if told is not None and told.stop == "verb" and _TOLD.match(text.folded, told.end, end):
        return list(told.mentions)
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
