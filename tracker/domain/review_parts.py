"""Finding one's way in a draft as plain data: items by path, duties and findings by number, spans and their words.

A value either stands in the text (`span`), or was set by a person: then its name is in `by_person` of what holds it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tracker.domain.directive import Span
from tracker.domain.review_edits import Role
from tracker.domain.review_errors import (
    NoSuchDuty,
    NoSuchFinding,
    NoSuchPart,
    NoWords,
    OutsideItem,
    OutsideText,
    TooLong,
)
from tracker.domain.review_places import found_once
from tracker.domain.text import MAX_TEXT, clean

Data = dict[str, Any]
"""A draft, an item, a duty or a mention of it: the form of `tracker parse --json`. Changed in place in these files."""

BY_PERSON = "by_person"
ROLE_KEYS = {
    Role.LEAD: "leads",
    Role.DIRECTED: "directed",
    Role.COORDINATING: "coordinating",
    Role.REPORT_TO: "report_to",
}


@dataclass(frozen=True)
class Named:
    """A body or group by its code: its name, and the bodies it stands for on the date of the document."""

    name: str
    bodies: tuple[str, ...]
    group: str | None = None
    is_open: bool = False


@dataclass(frozen=True)
class Frame:
    """What an edit may look at beside the draft: the stored text, and the directory (raises UnknownBody)."""

    text: str
    named: Callable[[str], Named]


def items_of(data: Data) -> list[Data]:
    """The items in their order; the list itself."""
    found: list[Data] = data["items"]
    return found


def item_at(data: Data, path: str) -> Data:
    """The item of that path; raises NoSuchPart."""
    for item in items_of(data):
        if item["path"] == path:
            return item
    raise NoSuchPart(path=path, paths=[item["path"] for item in items_of(data)])


def duty_at(item: Data, number: int) -> Data:
    """The duty of that number; raises NoSuchDuty."""
    duties: list[Data] = item["duties"]
    if not 1 <= number <= len(duties):
        raise NoSuchDuty(path=item["path"], number=number, count=len(duties))
    return duties[number - 1]


def held_at(data: Data, path: str, duty: int | None) -> Data:
    """The item, or the duty of it."""
    item = item_at(data, path)
    return item if duty is None else duty_at(item, duty)


def finding_at(data: Data, number: int) -> Data:
    """The finding of that number; raises NoSuchFinding."""
    findings: list[Data] = data.get("findings", [])
    if not 1 <= number <= len(findings):
        raise NoSuchFinding(number=number, count=len(findings))
    return findings[number - 1]


def with_below(data: Data, path: str) -> set[str]:
    """The path with those of everything below it."""
    found, waiting = {path}, [path]
    while waiting:
        above = waiting.pop()
        below = [i["path"] for i in items_of(data) if i.get("parent") == above and i["path"] not in found]
        found.update(below)
        waiting += below
    return found


def mentions_of(item: Data) -> Iterator[Data]:
    """Everybody an item names, its duties' readers last."""
    for key in ROLE_KEYS.values():
        yield from item.get(key, ())
    for duty in item["duties"]:
        yield from duty.get(ROLE_KEYS[Role.REPORT_TO], ())


TOLD_AT = {"due_on": "due_span", "recurrence": "recurrence_span"}
"""Values read from words of their own, and where their span is kept."""


def set_by_person(holder: Data, name: str, value: Any) -> None:
    """Give a field its value and say that a person did; the value it has already changes nothing."""
    if holder.get(name) == value:
        return
    holder[name] = value
    if name in TOLD_AT:
        holder.pop(TOLD_AT[name], None)  # it stands nowhere in the text any more
    marked_by_person(holder, name)


def marked_by_person(holder: Data, name: str) -> None:
    """Say of a field that a person set it."""
    holder[BY_PERSON] = sorted({name, *holder.get(BY_PERSON, ())})


def span_of(holder: Data) -> Span | None:
    """Where it stands in the text, None where it does not."""
    span = holder.get("span")
    return (int(span[0]), int(span[1])) if span else None


def worded(frame: Frame, text: str, span: Span | None, inside: Span | None = None) -> tuple[str, Span | None]:
    """The words of a new part: those at the span, without white space at its ends, or those typed.

    Words typed as they stand in the text, once, are those of the text. Raises OutsideText, OutsideItem (not within
    `inside`), NoWords, TooLong.
    """
    if span is None:
        words = short_enough(clean(text).strip(), "text", MAX_TEXT)
        if not words:
            raise NoWords()
        span = found_once(frame.text, words, inside)
        return (words, None) if span is None else (frame.text[slice(*span)], span)
    start, end = trimmed(frame.text, span)
    if inside is not None and not (inside[0] <= start and end <= inside[1]):
        raise OutsideItem(at=start)
    return frame.text[start:end], (start, end)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends; raises OutsideText where nothing is left."""
    start, end = span
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise OutsideText(start=start, end=end, length=len(text))
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def short_enough(words: str, field: str, limit: int) -> str:
    """The words; raises TooLong."""
    if len(words) > limit:
        raise TooLong(field=field, limit=limit)
    return words
