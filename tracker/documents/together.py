"""Which of the bodies named in one breath lead, and which go along: "A cùng với B", "A (chủ trì), B (phối hợp)"."""

import re

from tracker.documents.mentions import Text, phrase_at
from tracker.domain.directive import Mention

_BESIDE = re.compile(r"[\s,]*(?:cung(?: voi)?|voi su (?:tham gia|phoi hop) cua)\s*$")
_ROLE = re.compile(r"\s*\((?:(?:la )?(?:co quan|don vi) )?(chu tri|phoi hop)[^()]{0,40}\)")
# "A chủ trì, B và C phối hợp …": the partners are the subject of their own verb.
_AFTER_LEAD = re.compile(r"(?<![a-z])(?:chu tri|dau moi)(?: thuc hien)?\s*[,;]\s*(?:va |cung )?(?=\S)")
# "A chủ trì xây dựng …; B phối hợp thực hiện".
_NEXT = re.compile(r";\s*(?:va |cung )?(?=\S)")
_LED_BEFORE = re.compile(r"(?<![a-z])(?:chu tri|dau moi)\b(?:[^.]|\.\d)*$")
# "…, cùng với UBND các huyện tháo gỡ": their verb follows.
_WITH = re.compile(r"[,;]\s+(?:va\s+)?(cung)(?:\s+voi)?\s+(?!cap\b)(?=\S)")
_WITH_FIRST = re.compile(r"\s*(cung)\s+voi\s+(?=\S)")
_GOES_ALONG = re.compile(
    r"\s*(?:cung |cung nhau )?(?:phoi hop|tham gia|phoi ket hop)(?! (?:voi|cung|chi dao))"
)


def parted(text: Text, mentions: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The mentions that lead and those that go along; all lead when nothing tells them apart."""
    at = _tagged(text, mentions) or _beside(text, mentions)
    return (mentions[:at], mentions[at:]) if at else (mentions, ())


def going_along(text: Text, begin: int, end: int) -> list[Mention]:
    """The bodies that are said to take part in the work of the lead named just before them."""
    made: list[Mention] = []
    made.extend(_with_others(text, begin, end))
    starts = [*_AFTER_LEAD.finditer(text.folded, begin, end), *_NEXT.finditer(text.folded, begin, end)]
    for found in starts:
        if found.group()[0] == ";" and not _LED_BEFORE.search(
            text.folded, max(begin, found.start() - 300), found.start()
        ):
            continue
        phrase = phrase_at(text, found.end(), subject=True)
        if phrase is not None and phrase.stop == "verb" and _GOES_ALONG.match(text.folded, phrase.end):
            made.extend(phrase.mentions)
    return made


def _with_others(text: Text, begin: int, end: int) -> list[Mention]:
    """ "Sở A hướng dẫn, cùng với UBND các huyện tháo gỡ …", "…, cùng Văn phòng B giúp …"."""
    made: list[Mention] = []
    opening = _WITH_FIRST.match(text.folded, begin, end)
    for found in [*([opening] if opening else []), *_WITH.finditer(text.folded, begin, end)]:
        phrase = (
            phrase_at(text, found.end())
            if text.raw[found.start(1) : found.start(1) + 4].lower() == "cùng"
            else None
        )
        if phrase is not None and phrase.stop == "verb":
            made.extend(phrase.mentions)
    return made


def _beside(text: Text, mentions: tuple[Mention, ...]) -> int:
    """How many mentions stand before "cùng với"; 0 when none does."""
    for at in range(1, len(mentions)):
        before, here = mentions[at - 1].span, mentions[at].span
        if before and here and _BESIDE.fullmatch(text.folded, before[1], here[0]):
            return at
    return 0


def _tagged(text: Text, mentions: tuple[Mention, ...]) -> int:
    """How many mentions stand up to the last one marked "(chủ trì)", where another is marked "(phối hợp)"."""
    roles = [_ROLE.match(text.folded, one.span[1]) if one.span else None for one in mentions]
    marks = [found[1] if found else "" for found in roles]
    if "chu tri" not in marks or "phoi hop" not in marks:
        return 0
    return len(marks) - marks[::-1].index("chu tri")
