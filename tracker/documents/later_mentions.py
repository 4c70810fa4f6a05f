"""Documents mentioned again in short ("Chỉ thị số 05", "Công văn 2868", "Nghị quyết nêu trên"): which of those cited
in full before is meant.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.documents.citation_words import KINDS
from tracker.domain.directive import Citation, Span
from tracker.domain.text import fold

_ = r"\s{1,9}"
_KIND = "|".join(sorted((kind.replace(" ", _) for kind in KINDS), key=len, reverse=True))
_BY_NUMBER = re.compile(
    rf"\b(?P<kind>{_KIND}){_}(?:so{_})?(?P<digits>\d{{1,5}})(?![\d/]|\.\d|\s?[-–]\s?[a-z]|{_}(?:nam|ngay)\b)"
)
_POINTING = re.compile(
    rf"\b(?P<kind>{_KIND}){_}(?:(?:da{_})?(?:neu|noi|dan|vien{_}dan|ke){_})?tren\b(?!{_}(?:dia{_}ban|co{_}so|toan|pham{_}vi))"
)


@dataclass(frozen=True)
class LaterMention:
    """Where a document is mentioned in short, and its number; `is_sure` unless several of its kind come before."""

    span: Span
    number: str
    is_sure: bool = True


def later_mentions(folded: str, citations: Sequence[Citation]) -> tuple[LaterMention, ...]:
    """In reading order. Numbers that no document cited before has are passed over: nothing is made up."""
    known = [one for one in citations if one.number]
    if not known:
        return ()
    known.sort(key=lambda one: one.span)
    found = [*_by_number(folded, known), *_pointing(folded, known)]
    return tuple(sorted(found, key=lambda one: one.span))


def between(mentions: Sequence[LaterMention], span: Span) -> Sequence[LaterMention]:
    """Those that stand inside the span; `mentions` are in reading order."""
    first = bisect_left(mentions, span[0], key=lambda one: one.span[0])
    return mentions[first : bisect_left(mentions, span[1], key=lambda one: one.span[0])]


def _by_number(folded: str, known: Sequence[Citation]) -> Iterator[LaterMention]:
    by_key: dict[tuple[str, int], list[Citation]] = {}
    for one in known:
        if digits := re.match(r"\d+", one.number or ""):
            by_key.setdefault((_short(one.kind), int(digits.group())), []).append(one)
    for found in _BY_NUMBER.finditer(folded):
        yield from _before(found, by_key.get((_short(found["kind"]), int(found["digits"])), []))


def _pointing(folded: str, known: Sequence[Citation]) -> Iterator[LaterMention]:
    by_kind: dict[str, list[Citation]] = {}
    for one in known:
        by_kind.setdefault(_short(one.kind), []).append(one)
    for found in _POINTING.finditer(folded):
        yield from _before(found, by_kind.get(_short(found["kind"]), []))


def _before(found: re.Match[str], candidates: Sequence[Citation]) -> Iterator[LaterMention]:
    """The nearest of those cited before the mention."""
    count = bisect_left(candidates, found.start(), key=lambda one: one.span[1])
    if count:
        numbers = {one.number for one in candidates[max(0, count - 2) : count]}
        yield LaterMention(found.span(), candidates[count - 1].number or "", len(numbers) == 1)


def _short(kind: str | None) -> str:
    """ "Thông báo kết luận" and "Thông báo" are one kind here; so are all programmes."""
    words = fold(kind or "").split()
    return " ".join(words[:2])
