"""What the page of a review draws beside the draft itself: answers that fit a finding, places to move to, sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.directive import ItemKind, Nature, Severity
from tracker.domain.review_bodies import ABOUT_NAMES
from tracker.render.words import say
from tracker.usecases.review_shown import FindingShown, ItemShown, ReviewPage
from tracker.web.review_fields import ROLES, codes_of

_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\n\s*\n")
_LABEL = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])\s*[.)]\s+")
_SHORT = 240
RULES = (
    "",
    "periodic",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;INTERVAL=6",
    "FREQ=YEARLY",
)
"""Repetitions that have a name; others are shown as they are."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item; `at` is the character before which the item can be split."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """An item with what its card shows: its number on the page, the one before it, what is below it."""

    number: int
    item: ItemShown
    short: str
    before: str
    has_parts: bool
    findings: tuple[FindingShown, ...]


def review_values(page: ReviewPage, lang: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """For the template."""
    settled = sum(not one.is_open for one in page.findings)
    cards = _cards(page)
    shown = {one.number for card in cards for one in card.findings}
    opened = [one for one in page.findings if one.is_open]
    return {
        "cards": cards,
        "settled": settled,
        "others": [one for one in opened if one.number not in shown],
        "answered": [one for one in page.findings if not one.is_open],
        "notes": sum(one.severity == Severity.NOTE for one in opened),
        "is_about_name": ABOUT_NAMES,
        "proposals": {number: one for one in page.proposals for number in one.findings},
        "kinds": [(kind.value, say(lang, f"review.kind_{kind.value}")) for kind in ItemKind],
        "natures": [(nature.value, say(lang, f"nature.{nature.value}")) for nature in Nature],
        "rules": [(rule, rule_words(rule, lang)) for rule in RULES],
        "rule_words": {rule: rule_words(rule, lang) for rule in RULES},
        "roles": [role.value for role in ROLES],
        "codes_of": codes_of,
        "sentences": sentences,
        "state": labels[page.state],
    }


def rule_words(rule: str, lang: str) -> str:
    """A repetition in words."""
    key = rule.removeprefix("FREQ=").replace(";INTERVAL=", "_").lower() or "none"
    return say(lang, f"reviewing.rule_{key}")


def sentences(item: ItemShown) -> Sequence[Sentence]:
    """Where an item may be split: before each sentence but the first."""
    label = _LABEL.match(item.text)
    first = label.end() if label else 0  # nobody parts an item from its number
    places = [one.end() for one in _SENTENCE.finditer(item.text) if first < one.end() < len(item.text)]
    starts = [0, *places]
    ends = [*places, len(item.text)]
    return [Sentence(at, " ".join(item.text[at:end].split())) for at, end in zip(starts, ends, strict=True)]


def _cards(page: ReviewPage) -> list[Card]:
    findings = {one.number: one for one in page.findings}
    parents = {item.parent for item in page.items}
    before = ["", *(item.path for item in page.items)]
    return [
        Card(
            number,
            item,
            _short(item),
            before[number - 1],
            item.path in parents,
            tuple(findings[one] for one in item.findings),
        )
        for number, item in enumerate(page.items, 1)
    ]


def _short(item: ItemShown) -> str:
    """The title, else how the words begin, without the number that stands beside it."""
    text = " ".join((item.title or _LABEL.sub("", item.text, 1)).split())
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + " …"
