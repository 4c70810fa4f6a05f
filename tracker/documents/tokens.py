"""Text folded once, and its words one after another from a place on: what the finders of names look at."""

import re
from dataclasses import dataclass

from tracker.domain.text import strip_accents

_TOKEN = re.compile(r"[^\W_]+(?:[/&.'’][^\W_]+)*|[,;:.()|\"“”–—…\n-]")

# A scanner's dot inside a name ("Sở Kế. hoạch"): no sentence goes on in lower case, but "a)" may follow one.
_NO_END = re.compile(r"[ \t]{1,3}(?=[^\W\d_])(?!\w\))")

_SHORTENED = re.compile(r"\b(?:TP|TX|TT|VP|Tp|Tx|Vp|[PQHX])\.$")


class Text:
    """A text beside its folded form of the same length, folded once."""

    __slots__ = ("folded", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.folded = strip_accents(raw)


@dataclass(frozen=True, slots=True)
class Token:
    """A word (folded) or a sign; `capital` says whether it is written with one."""

    word: str
    start: int
    end: int
    capital: bool


def _is_inside_name(raw: str, start: int, end: int) -> bool:
    """Whether the dot ends no sentence: after "TP", "VP", or a scanner's, before a word in lower case."""
    if _SHORTENED.search(raw, max(0, start - 4), end):
        return True
    after = _NO_END.match(raw, end)
    return after is not None and raw[after.end()].islower()


def tokens_at(text: Text, at: int, most: int) -> list[Token]:
    """At most `most` tokens from offset `at` on, not beyond the end of the line."""
    made: list[Token] = []
    for found in _TOKEN.finditer(text.raw, at):
        start, end = found.span()
        if text.raw[start] == "." and _is_inside_name(text.raw, start, end):
            continue
        made.append(Token(text.folded[start:end], start, end, text.raw[start].isupper()))
        if len(made) >= most or (text.raw[start] == "\n" and len(made) > 1):
            break
    return made


def phrase_in(words: list[str], at: int, known: frozenset[str], longest: int = 4) -> int:
    """How many words from `at` on make a known phrase; 0 when none."""
    for count in range(min(longest, len(words) - at), 0, -1):
        if " ".join(words[at : at + count]) in known:
            return count
    return 0


_JOINED = frozenset({("phong", "chong"), ("kham", "chua"), ("dang", "dang")})


def is_joined(words: list[str], comma: int) -> bool:
    """Whether the comma stands inside one term: "phòng, chống", "khám, chữa bệnh", "tổ chức đảng, đảng viên"."""
    return (
        0 < comma < len(words) - 1 and words[comma] == "," and (words[comma - 1], words[comma + 1]) in _JOINED
    )
