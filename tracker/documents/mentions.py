"""Finding where the name of a body begins and ends in running text, and splitting a list of them.

A mention is a noun phrase: it opens with a head ("Sở", "UBND", "các cơ quan", "Giám đốc"), goes on through words in
capitals and through the nouns of groups, and ends before a predicate or a stop. Commas and "và" inside a name
("Sở Văn hóa, Thể thao và Du lịch") or inside a group ("các huyện, thị, thành ủy") do not split it. No directory is
asked here.
"""

import re

from tracker.documents.name_scan import NameScan
from tracker.documents.phrase_reader import Phrase, PhraseReader
from tracker.documents.tokens import Text, phrase_in
from tracker.documents.vocabulary import GROUP_NOUNS, LISTED_PAIRS, LISTED_WORDS, OFFICE_HEADS, PLURALS

__all__ = ["Phrase", "Text", "phrase_at"]

_FEW, _MANY = 24, 130
"""Tokens looked at first, and at most: few phrases are longer than a line."""

_WORD = re.compile(r"\W{0,4}([^\W_]+)")
_LOW_OPENERS = frozenset(
    phrase.split()[0]
    for phrases in (OFFICE_HEADS, GROUP_NOUNS, PLURALS, LISTED_PAIRS, LISTED_WORDS)
    for phrase in phrases
)


def phrase_at(
    text: Text, at: int, *, any_head: bool = False, verbs: bool = True, subject: bool = False
) -> Phrase | None:
    """The bodies named from offset `at` on, or None when no body's name begins there.

    `any_head` accepts any word in capitals as a head (after "phối hợp với" a name must follow); `verbs=False` reads on
    over verbs, where only names can stand (the value of a field); `subject` says that a predicate must follow, so that
    a name which runs on to the end of its clause has swallowed an unknown verb."""
    if not _can_open(text, at):
        return None
    scan = NameScan(text, at, _FEW, verbs=verbs)
    if not scan.tokens or scan.tokens[0].start - at > 3:
        return None
    if not scan.is_head(0) and not (any_head and _may_open(scan)):
        return None
    start = scan.tokens[0].start
    phrase = PhraseReader(scan, start, is_subject=subject).read()
    if len(scan.tokens) < _FEW or phrase.end < scan.tokens[-4].start:
        return phrase
    return PhraseReader(NameScan(text, at, _MANY, verbs=verbs), start, is_subject=subject).read()


def _can_open(text: Text, at: int) -> bool:
    """A quick look at the first word: most places asked about hold no name."""
    first = _WORD.match(text.folded, at)
    if first is None:
        return False
    return text.raw[first.start(1)].isupper() or first[1] in _LOW_OPENERS


def _may_open(scan: NameScan) -> bool:
    if scan.is_verb(0) or not scan.is_word(0):
        return False
    return scan.tokens[0].capital or phrase_in(scan.words, 0, GROUP_NOUNS, 3) > 0
