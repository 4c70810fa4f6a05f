"""Short names that a text gives to bodies ("… (sau đây gọi tắt là Ban Chỉ đạo)"); who the bodies are is not asked."""

import re
from collections.abc import Iterator

from tracker.domain.mention_words import HEAD, OFFICE
from tracker.domain.text import fold, strip_accents

_DEFINED = re.compile(
    r"\(\s*(?:(?:sau đây|dưới đây|sau)\s+)?(?:xin\s+)?(?:được\s+)?"
    r"(?:gọi\s+(?:(?:tắt|chung)\s+)?là|viết\s+tắt(?:\s+là)?|gọi\s+tắt)"
    r"\s*:?\s*[\"“]?(?P<short>[^()\"“”]{2,80}?)[\"”]?\s*\)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:\n](?=\s)")
_REACH = 240  # characters in which the full name must stand before the bracket
_MOST = 60  # definitions; what has more is no directive


def defined_names(text: str) -> dict[str, str]:
    """Folded short name -> the words before its bracket, in the end of which the full name stands."""
    made: dict[str, str] = {}
    for found in _DEFINED.finditer(text):
        begin = max(0, found.start() - _REACH)
        for stop in _STOP.finditer(text, begin, found.start()):
            begin = stop.end()
        made.setdefault(fold(found["short"]), text[begin : found.start()].strip(" ,"))
        if len(made) >= _MOST:
            break
    return made


def names_at_end(words: str) -> Iterator[str]:
    """The endings of the words that open like a body's name, the longest first."""
    folded = strip_accents(words)
    for start in re.finditer(r"(?<!\S)(?=\S)", words):
        if HEAD.match(folded, start.start()) or OFFICE.match(folded, start.start()):
            yield " ".join(words[start.start() :].split())
