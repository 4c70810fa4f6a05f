"""Text folded once, and its words one after another from a place on: what the finders of names look at."""

import re
from dataclasses import dataclass

from tracker.domain.text import strip_accents

_TOKEN = re.compile(r"[^\W_]+(?:[/&.'’][^\W_]+)*|[,;:.()|\"“”–—…\n-]")


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


def tokens_at(text: Text, at: int, most: int) -> list[Token]:
    """At most `most` tokens from offset `at` on, not beyond the end of the line."""
    made: list[Token] = []
    for found in _TOKEN.finditer(text.raw, at):
        start, end = found.span()
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
