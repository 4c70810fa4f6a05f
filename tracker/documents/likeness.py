"""When two texts count as the same for measuring a reading: accents, marks and the noise of a scan aside."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

ENOUGH = 0.8
"""Of two openings: from here on they are taken for the same item."""

_SAME_BODY = 0.6
_LABEL_WORDS = 4
"""So many leading words may be a label ("II. 3. a)") and are tried without."""


def plain(text: str | None) -> str:
    """Lower-case Latin letters and digits in words, nothing else."""
    spelt = unicodedata.normalize("NFD", (text or "").replace("đ", "d").replace("Đ", "D").lower())
    bare = "".join(c for c in spelt if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def symbol(text: str | None) -> str:
    """The letters and digits of a number or a date, without the marks between them."""
    return plain(text).replace(" ", "")


def opening_likeness(words: Sequence[str], want: str) -> float:
    """How well the `plain` words of a text open with the `plain` text wanted, 0 to 1; 0 where it is below ENOUGH."""
    best = 0.0
    for skip in range(_LABEL_WORDS):
        head = " ".join(words[skip:])[: len(want)]
        matcher = SequenceMatcher(None, want, head, autojunk=False)
        bar = max(best, ENOUGH)
        # Cheap upper bounds first: nearly all pairs fail them.
        if matcher.real_quick_ratio() >= bar and matcher.quick_ratio() >= bar:
            best = max(best, matcher.ratio())
    return best if best >= ENOUGH else 0.0


def is_same_body(one: str, other: str) -> bool:
    """Whether most words of both names are shared."""
    a, b = set(plain(one).split()), set(plain(other).split())
    return bool(a and b) and len(a & b) / len(a | b) >= _SAME_BODY


def count_same(found: Sequence[str], wanted: Sequence[str]) -> int:
    """How many of the wanted bodies were found; each found one counts for one wanted."""
    left, hits = list(found), 0
    for name in wanted:
        match = next((one for one in left if is_same_body(one, name)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits
