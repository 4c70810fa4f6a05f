"""Finds the other documents a text names, with what it says of each; the numbers themselves are read in `numbers`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tracker.documents.citation_words import KINDS, issuer_after, kind_before, title_after
from tracker.documents.law_names import find_named
from tracker.documents.numbers import canonical_number, find_numbers
from tracker.documents.spans import Taken
from tracker.documents.when_dates import read_when
from tracker.domain.directive import Citation
from tracker.domain.text import fold, strip_accents

__all__ = ["canonical_number", "find_citations"]

_HEAD_NUMBER = re.compile(r"(?:^|[\n|])\s{0,20}S\S{1,2}\s?[:.]?\s{0,9}$")
_DATED = re.compile(r"\s{0,9},?\s{0,40}\(?(?:(?:ban hanh|ky)\s{1,9})?(?=ngay\b)")
_JOINED = re.compile(r"\s{1,40}va\s{1,40}")
_MOST_ALIKE = 12
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def find_citations(text: str) -> tuple[Citation, ...]:
    """The documents named, each once with all that its mentions say, in the order of their first mention.

    Numbered ones, and laws and regulations known by name alone. The document's own number (in its head, "Số: …")
    is not one. What the text does not say of a document is None.
    """
    folded = strip_accents(text)
    numbers = find_numbers(text)
    own = {
        one.canonical for one in numbers if _HEAD_NUMBER.search(text, max(0, one.span[0] - 30), one.span[0])
    }
    mentions = [
        _mention(text, folded, one.canonical, one.kind, one.span)
        for one in numbers
        if one.canonical not in own
    ]
    mentions = _share_titles(folded, mentions)
    taken = Taken()
    for one in mentions:
        taken.add(one.span)
    named = [one for one in find_named(text, folded) if taken.add(one.span)]
    return tuple(_once(sorted([*mentions, *named], key=lambda one: one.span)))


def _mention(text: str, folded: str, number: str, kind: str | None, span: tuple[int, int]) -> Citation:
    begin, end = span
    before = kind_before(folded, begin)
    title = None
    if before:
        begin, name_end = before.span
        kind = before.kind if before.kind != "Văn bản" else kind
        title = (
            " ".join(text[begin:name_end].split())
            if before.has_name
            else _named_outside(text, folded, begin, kind)
        )
    issued_on, end = _date_after(folded, end)
    issuer, end = issuer_after(text, folded, end)
    return Citation(kind, number, issued_on, issuer, title or title_after(text, folded, end), (begin, end))


def _date_after(folded: str, at: int) -> tuple[date | None, int]:
    found = _DATED.match(folded, at)
    when = read_when(folded, found.end()) if found else None
    if when is None or when.year is None:
        return None, at
    return when.last_day(when.year), when.span[1]


def _named_outside(text: str, folded: str, begin: int, kind: str | None) -> str | None:
    """ "Báo cáo sơ kết … (Báo cáo số 222-BC/TU)": the brackets give the number of the paper named before them."""
    if kind is None or text[begin - 1 : begin] != "(":
        return None
    word = next((folded_kind for folded_kind, name in KINDS.items() if name == kind), "")
    start = max(folded.rfind(stop, 0, begin - 1) for stop in (". ", ";", ")"))
    at = folded.rfind(word, max(start, begin - 300, 0), begin - 1) if word else -1
    return " ".join(text[at : begin - 1].split()) if at >= 0 else None


def _share_titles(folded: str, mentions: Sequence[Citation]) -> list[Citation]:
    """ "Chỉ thị số … và Kế hoạch số … về X": X is the title of both."""
    result = list(mentions)
    for i in range(len(result) - 2, -1, -1):
        one, following = result[i], result[i + 1]
        between = _JOINED.fullmatch(folded, one.span[1], following.span[0])
        if between and one.title is None and following.title and one.issued_on:
            result[i] = replace(one, title=following.title)
    return result


def _once(mentions: Sequence[Citation]) -> Iterator[Citation]:
    """One citation for each document; the first mention stands, later ones fill in what it lacks."""
    kept: dict[int, Citation] = {}
    exact: dict[str, int] = {}
    alike: dict[str, list[int]] = {}
    for at, one in enumerate(mentions):
        same = _known(one, kept, exact, alike)
        if same is None:
            same = at
            for key in _keys(one):
                alike.setdefault(key, []).append(at)
        kept[same] = _filled(kept[same], one) if same in kept else one
        exact.setdefault(one.number or fold(one.title or ""), same)
    yield from kept.values()


def _known(
    one: Citation, kept: dict[int, Citation], exact: dict[str, int], alike: dict[str, list[int]]
) -> int | None:
    """The mention of the same document, if one came before; of those with equal digits only the first few are asked,
    so that no text costs more than its length."""
    found = exact.get(one.number or fold(one.title or ""))
    if found is not None and _is_same(one, kept[found]):
        return found
    return next(
        (i for key in _keys(one) for i in alike.get(key, ())[:_MOST_ALIKE] if _is_same(one, kept[i])), None
    )


def _keys(one: Citation) -> tuple[str, ...]:
    """Where the same document may be found again: under its digits, or under its name."""
    digits = "/".join(re.findall(r"\d+", one.number)) if one.number else ""
    return tuple(key for key in (digits, fold(one.title or "")) if key)


def _filled(first: Citation, later: Citation) -> Citation:
    return replace(
        first,
        number=first.number or later.number,
        issued_on=first.issued_on or later.issued_on,
        issuer=first.issuer or later.issuer,
        title=first.title or later.title,
    )


def _is_same(one: Citation, other: Citation) -> bool:
    if one.number and other.number:
        return one.number == other.number or _is_misread(one.number, other.number)
    return bool(one.title and other.title) and fold(one.title or "") == fold(other.title or "")


def _is_misread(one: str, other: str) -> bool:
    """Equal digits, and letters that differ by one that a scan put in, lost or changed ("26/NQ-TÌW")."""
    mine, theirs = _PARTS.findall(strip_accents(one)), _PARTS.findall(strip_accents(other))
    if [p for p in mine if p.isdigit()] != [p for p in theirs if p.isdigit()]:
        return False
    a, b = ("".join(p for p in parts if not p.isdigit()) for parts in (mine, theirs))
    return a == b or (len(a) != len(b) and _is_one_off(*sorted((a, b), key=len)))


def _is_one_off(short: str, long: str) -> bool:
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
