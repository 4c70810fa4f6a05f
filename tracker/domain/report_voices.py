"""Difficulties and proposals of a period, collected from what bodies handed in and grouped where they say the same.

Nothing is reworded: a group shows the words of whoever said it first.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tracker.domain.report_facts import Facts
from tracker.domain.report_figures import Cut, Figure
from tracker.domain.report_material import Material, SubmissionWords
from tracker.domain.report_parts import Named, Source, Voice
from tracker.domain.report_words import condense
from tracker.domain.text import fold
from tracker.domain.workflow import Phase

ALIKE = 88
"""Of 100: how much of the words two texts must share, in any order, to be shown as one."""

COMPARED = 400
"""Groups up to which near-same words are looked for; beyond it only the same words are put together."""

_MARK = re.compile(r"^\s*(?:[-+*•–]|\(?[0-9a-zđ]{1,2}[.)])\s+", re.IGNORECASE)
_LENGTHS = (0.8, 1.25)

Field = Callable[[SubmissionWords], str]


@dataclass
class _Group:
    key: str
    text: str
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)


def voices(
    facts: Iterable[tuple[Facts, str]], cut: Cut, material: Material, words_of: Field
) -> tuple[Voice, ...]:
    """What was said in the field, those said by most bodies first; `facts` come with the key of their item."""
    groups: dict[str, _Group] = {}
    for one, item in facts:
        words = _words(one, cut, material)
        for text in said_in(words_of(words)) if words else ():
            group = _group_of(text, groups)
            source = _source(one, item, material)
            group.sources.setdefault((source.body.code, source.ref), source)
    ranked = sorted(groups.values(), key=lambda group: -len(group.sources))
    return tuple(Voice(condense(group.text), tuple(group.sources.values())) for group in ranked)


def voiced(facts: Iterable[Facts], cut: Cut, material: Material, words_of: Field) -> Figure:
    """The assignments whose report of the period says something in the field."""
    found = (f for f in facts if (words := _words(f, cut, material)) and said_in(words_of(words)))
    refs = tuple(f.ref for f in found)
    return Figure(len(refs), None, refs)


def said_in(text: str) -> list[str]:
    """The separate points of a field: its lines, where each begins with a mark; else the whole."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_MARK.match(line) for line in lines):
        return [_MARK.sub("", line).strip() for line in lines]
    whole = " ".join(text.split())
    return [_MARK.sub("", whole)] if fold(whole) else []


def _words(facts: Facts, cut: Cut, material: Material) -> SubmissionWords | None:
    """What was handed in during the period and still stands."""
    handed = facts.handed
    if handed is None or facts.phase not in (Phase.REPORTED, Phase.DONE) or not cut.is_in_period(handed.on):
        return None
    return material.submissions.get(handed.id)


def _source(facts: Facts, item: str, material: Material) -> Source:
    assert facts.handed is not None  # `_words` asked
    body = Named(facts.body, material.name_of(facts.body))
    return Source(body, facts.ref, item, facts.handed.on, facts.handed.revision)


def _group_of(text: str, groups: dict[str, _Group]) -> _Group:
    key = fold(text)
    if key in groups:
        return groups[key]
    found = _near(key, groups) if len(groups) <= COMPARED else None
    if found is None:
        found = groups[key] = _Group(key, text)
    return found


def _near(key: str, groups: dict[str, _Group]) -> _Group | None:
    from rapidfuzz import fuzz  # a report without words does not load it

    # Other numbers are another proposal, however alike the words: "cấp 5 tỷ" is not "cấp 50 tỷ".
    numbers = re.findall(r"\d+", key)
    for group in groups.values():
        is_as_long = _LENGTHS[0] <= len(key) / len(group.key) <= _LENGTHS[1]
        is_like = is_as_long and fuzz.token_sort_ratio(key, group.key, score_cutoff=ALIKE)
        if is_like and numbers == re.findall(r"\d+", group.key):
            return group
    return None
