"""Items of a draft moved, renamed, dropped and added; nothing that the document numbered is renumbered."""

from typing import Any

from tracker.domain.directive import Span
from tracker.domain.review_edits import Add, Drop, Move, Retitle, SetKind
from tracker.domain.review_errors import InsideItself, NowhereToMove, PartOfAnother
from tracker.domain.review_numbers import given_number, new_number
from tracker.domain.review_parts import (
    ROLE_KEYS,
    Data,
    Frame,
    item_at,
    items_of,
    marked_by_person,
    set_by_person,
    short_enough,
    span_of,
    with_below,
    worded,
)
from tracker.domain.text import one_line

_TITLE = 500  # of task.title


def move(data: Data, edit: Move, frame: Frame) -> None:
    """Raises NoSuchPart, NowhereToMove, InsideItself."""
    item, block = item_at(data, edit.path), with_below(data, edit.path)
    for other in (edit.under, edit.after):
        if other:
            item_at(data, other)
        if other in block:
            raise InsideItself(path=edit.path, other=other)
    if edit.under is None and edit.after is None and not edit.is_first:
        raise NowhereToMove(path=edit.path)
    parent = item.get("parent") if edit.under is None else edit.under or None
    if edit.under is None and edit.after:
        parent = item_at(data, edit.after).get("parent")
    set_by_person(item, "parent", parent)
    moved = [one for one in items_of(data) if one["path"] in block]
    rest = [one for one in items_of(data) if one["path"] not in block]
    place = _place({"items": rest}, parent, edit.after, edit.is_first)
    if [*rest[:place], *moved, *rest[place:]] != items_of(data):
        marked_by_person(item, "place")
        data["items"] = [*rest[:place], *moved, *rest[place:]]


def _place(data: Data, parent: str | None, after: str | None, is_first: bool) -> int:
    """Where in the list something comes: behind `after` and its own, or first or last below `parent`."""
    paths = [item["path"] for item in items_of(data)]
    if is_first:
        return paths.index(parent) + 1 if parent else 0
    behind = after or parent
    before = with_below(data, behind) if behind else set(paths)
    return max((n for n, path in enumerate(paths) if path in before), default=-1) + 1


def retitle(data: Data, edit: Retitle, frame: Frame) -> None:
    """Raises NoSuchPart, TooLong."""
    title = short_enough(one_line(edit.title), "title", _TITLE) or None
    set_by_person(item_at(data, edit.path), "title", title)


def set_kind(data: Data, edit: SetKind, frame: Frame) -> None:
    """Raises NoSuchPart."""
    set_by_person(item_at(data, edit.path), "kind", edit.kind.value)


def drop(data: Data, edit: Drop, frame: Frame) -> None:
    """The item goes, and with it the open findings about its words. Raises NoSuchPart."""
    item = item_at(data, edit.path)
    gone = with_below(data, edit.path) if edit.with_parts else {edit.path}
    dropped = [one for one in items_of(data) if one["path"] in gone]
    data["items"] = [one for one in items_of(data) if one["path"] not in gone]
    for one in items_of(data):
        if one.get("parent") in gone:
            one["parent"] = item.get("parent")
    _settle(data, dropped)


def _settle(data: Data, dropped: list[Data]) -> None:
    left = [span for item in items_of(data) if (span := span_of(item))]
    for finding in data.get("findings", ()):
        span = span_of(finding)
        is_gone = span and any((s := span_of(item)) and s[0] <= span[0] < s[1] for item in dropped)
        if is_gone and not finding.get("answer") and not any(s[0] <= span[0] < s[1] for s in left if span):
            finding["answer"] = {"how": "drop", "note": ""}


def add(data: Data, edit: Add, frame: Frame) -> None:
    """Raises NoSuchPart, NoWords, OutsideText, PartOfAnother, BadNumber, NumberTaken, TooLong."""
    text, span = worded(frame, edit.text, edit.span)
    other = _holding(data, span)
    if other is not None and edit.span is not None:
        raise PartOfAnother(path=other["path"])
    span = None if other is not None else span  # typed words that another item has too
    above = item_at(data, edit.after).get("parent") if edit.after else edit.under or None
    if above:
        item_at(data, above)
    path = given_number(data, edit.number) if edit.number else new_number(data, "")
    entry = _new_item(edit, path, above, text, span)
    entry["line"] = frame.text[: span[0]].count("\n") + 1 if span else 1
    place = _place(data, above, edit.after, is_first=False)
    items_of(data).insert(place, entry)


def _holding(data: Data, span: Span | None) -> Data | None:
    """The first item that has words of the span."""
    if span is None:
        return None
    spans = ((item, span_of(item)) for item in items_of(data))
    return next((item for item, s in spans if s and span[0] < s[1] and s[0] < span[1]), None)


def _new_item(edit: Add, path: str, above: str | None, text: str, span: Span | None) -> Data:
    typed = ["text"] if span is None else []
    lists: dict[str, list[Any]] = {key: [] for key in (*ROLE_KEYS.values(), "duties", "citations")}
    return {
        "path": path,
        "parent": above,
        "kind": edit.kind.value,
        "title": None,
        "text": text,
        "span": list(span) if span else None,
        "nature": edit.nature.value,
        "recurrence": None,
        "due_on": None,
        "lead_from": None,
        **lists,
        "by_person": sorted([*typed, "kind", "nature", "parent", "path"]),
    }
