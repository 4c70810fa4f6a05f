"""Items of a draft merged and split: whatever is said of them goes to where its words stand."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from tracker.domain.directive import ItemKind, Nature
from tracker.domain.review_edits import Merge, Split
from tracker.domain.review_errors import InsideItself, MergeWithItself, NotNeighbours, OutsideItem
from tracker.domain.review_numbers import new_number
from tracker.domain.review_parts import (
    ROLE_KEYS,
    TOLD_AT,
    Data,
    Frame,
    item_at,
    items_of,
    marked_by_person,
    span_of,
    trimmed,
    with_below,
)

_OFTEN = (Nature.ONE_OFF, Nature.EVENT_DRIVEN, Nature.STANDING, Nature.PERIODIC)
"""Of two natures the later one covers the work of both."""

_TASKS = (ItemKind.TASK, ItemKind.REQUEST)


def merge(data: Data, edit: Merge, frame: Frame) -> None:
    """The others become part of the first. Raises NoSuchPart, MergeWithItself, NotNeighbours."""
    paths = list(dict.fromkeys(edit.others))
    if not paths or edit.path in paths:
        raise MergeWithItself(path=edit.path)
    into, others = item_at(data, edit.path), [item_at(data, path) for path in paths]
    parents = {item["path"]: item.get("parent") for item in items_of(data)}
    _join_words(data, into, others, frame)
    for other in others:
        _join_values(into, other)
    data["items"] = [item for item in items_of(data) if item["path"] not in paths]
    _hang_below(data, into, parents, paths)


def _hang_below(data: Data, into: Data, parents: dict[str, str | None], gone: list[str]) -> None:
    """What was below the merged ones is below what they became, which is below whatever of theirs is left."""
    above = into.get("parent")
    while above in gone:
        above = parents[above]
    for item in items_of(data):
        if item.get("parent") in gone:
            item["parent"] = into["path"]
    if above in with_below(data, into["path"]):
        raise InsideItself(path=into["path"], other=above)
    into["parent"] = above


def _join_words(data: Data, into: Data, others: list[Data], frame: Frame) -> None:
    parts = [into, *others]
    spans = [span for part in parts if (span := span_of(part))]
    if len(spans) < len(parts):
        # Words that a person typed stand nowhere: what is made with them does not either.
        into["text"], into["span"] = "\n".join(part["text"] for part in parts), None
        marked_by_person(into, "text")
        return
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    merged = {part["path"] for part in parts}
    for item in items_of(data):
        span = span_of(item)
        if item["path"] not in merged and span and start < span[1] and span[0] < end:
            raise NotNeighbours(path=into["path"], between=item["path"])
    into["text"], into["span"] = frame.text[start:end], [start, end]
    into["line"] = min(part.get("line", 1) for part in parts)


def _join_values(into: Data, other: Data) -> None:
    for key in (*ROLE_KEYS.values(), "citations", "duties"):
        known = into.setdefault(key, [])
        known += [one for one in other.get(key, ()) if one not in known]
    into["duties"].sort(key=_place)
    due_on = min(filter(None, (into["due_on"], other["due_on"])), default=None)
    for name, value in (("due_on", due_on), ("recurrence", into["recurrence"] or other["recurrence"])):
        if value != into[name]:
            _take_over(into, other, name)
    into["nature"] = max(into["nature"], other["nature"], key=_OFTEN.index)
    if into["kind"] not in _TASKS and other["kind"] in _TASKS:
        into["kind"] = other["kind"]
    for name in other.get("by_person", ()):
        marked_by_person(into, name)


def _take_over(into: Data, other: Data, name: str) -> None:
    """A value of another, with where it stands."""
    into[name] = other[name]
    span = other.get(TOLD_AT[name])
    into.pop(TOLD_AT[name], None)
    if span:
        into[TOLD_AT[name]] = span


def _place(duty: Data) -> tuple[bool, int]:
    span = span_of(duty)
    return span is None, span[0] if span else 0  # in the order of the text, those of a person last


def split(data: Data, edit: Split, frame: Frame) -> None:
    """The words behind the place become an item of their own, right behind. Raises NoSuchPart, OutsideItem."""
    first = item_at(data, edit.path)
    text, span = first["text"], span_of(first)
    head, tail = text[: max(edit.at, 0)].rstrip(), text[edit.at :].lstrip()
    if not 0 < edit.at < len(text) or not head or not tail:
        raise OutsideItem(at=edit.at)
    second = {**first, "path": new_number(data, edit.path), "title": None}
    first["text"], second["text"] = head, tail
    if span:
        first["span"] = list(trimmed(frame.text, (span[0], span[0] + len(head))))
        second["span"] = list(trimmed(frame.text, (span[1] - len(tail), span[1])))
        second["line"] = first.get("line", 1) + text[: len(text) - len(tail)].count("\n")
    marked_by_person(second, "path")
    _share_out(data, first, second, frame)
    items_of(data).insert(items_of(data).index(first) + 1, second)


def _share_out(data: Data, first: Data, second: Data, frame: Frame) -> None:
    cut, duties = span_of(second), first["duties"]
    for key in (*ROLE_KEYS.values(), "citations", "duties"):
        parts = [_sides(data, key, one, first, cut, frame) for one in first.get(key, ())]
        first[key] = [one for left, _ in parts for one in left]
        second[key] = [one for _, right in parts for one in right]
    if first["duties"] and second["duties"]:
        for item in (first, second):
            item.update(_told_by_duties(item, duties))
            _point_to_duties(item)


def _point_to_duties(item: Data) -> None:
    """Where the item's date and pace stand: in the duty that told them."""
    for name in TOLD_AT:
        telling = (duty for duty in item["duties"] if item[name] and duty[name] == item[name])
        _take_over(item, next(telling, {name: item[name]}), name)


_Sides = tuple[list[Any], list[Any]]


def _sides(data: Data, key: str, one: Any, first: Data, cut: tuple[int, int] | None, frame: Frame) -> _Sides:
    """What of one value goes to the first part, and what to the second."""
    span = _cited_at(data, one, first) if key == "citations" else span_of(one)
    if cut is None or span is None:
        return [one], []
    if span[0] >= cut[0]:
        # What stands behind the item (its actors may) is said of both.
        return ([], [one]) if span[0] < cut[1] else ([one], [deepcopy(one)])
    start = span_of(first)
    if start and span[1] <= start[0]:
        return [one], [deepcopy(one)]
    if key == "duties" and span[1] > cut[0]:
        return [_cut(one, (span[0], cut[0]), frame)], [_cut(one, (cut[0], span[1]), frame)]
    return [one], []


def _cut(duty: Data, span: tuple[int, int], frame: Frame) -> Data:
    start, end = trimmed(frame.text, span)
    return {**duty, "text": frame.text[start:end], "span": [start, end]}


def _cited_at(data: Data, name: str, first: Data) -> tuple[int, int] | None:
    """Where the item cites it: at or behind the beginning of the item, as the draft's citations have it."""
    start = (span_of(first) or (0, 0))[0]
    spans: Iterator[tuple[int, int] | None] = (
        span_of(one) for one in data.get("citations", ()) if name in (one.get("number"), one.get("title"))
    )
    return next((span for span in spans if span and span[0] >= start), None)


def _told_by_duties(item: Data, duties: list[Data]) -> Data:
    """Of the values that a duty of the whole told, those that this part's own duties tell."""
    own: list[Data] = item["duties"]
    natures = {duty["nature"] for duty in own}
    told = {
        "nature": natures.pop() if len(natures) == 1 else item["nature"],
        "due_on": min((duty["due_on"] for duty in own if duty["due_on"]), default=None),
        "recurrence": next((duty["recurrence"] for duty in own if duty["recurrence"]), None),
    }
    return {
        name: value
        for name, value in told.items()
        if name not in item.get("by_person", ()) and any(duty[name] == item[name] for duty in duties)
    }
