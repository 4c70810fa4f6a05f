"""labels.json: what careful readers found in a folder of documents, to measure a reading against."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.errors import Invalid

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class BadLabels(Invalid):
    """labels.json is not what it should be. Holes: `where`, `problem`."""

    key = "evaluate.bad_labels"


@dataclass(frozen=True)
class LabelledItem:
    """One item as labelled. `label` is its path as the document means it; `due` are ISO days;
    `is_due_vague` tells that the reader saw a deadline no calendar day can be given for."""

    label: str
    parent: str | None
    kind: str
    first_words: str
    leads: tuple[str, ...]
    coordinating: tuple[str, ...]
    due: frozenset[str]
    is_due_vague: bool
    is_recurring: bool

    @property
    def is_task(self) -> bool:
        """Whether it must become a task."""
        return self.kind in ("task", "request")

    @property
    def is_neutral(self) -> bool:
        """Whether it does not matter if it becomes one."""
        return self.kind in ("group", "goal", "activity")


@dataclass(frozen=True)
class HeadValue:
    """A value of the head: what can be read, how well, and the true one. None is unreadable or absent."""

    value: str | None
    quality: str
    true: str | None


@dataclass(frozen=True)
class Labelled:
    """One document as labelled."""

    name: str  # of its file, in the folder of labels.json
    key: str
    kind: str
    number: HeadValue
    issued_on: HeadValue
    items: tuple[LabelledItem, ...]
    cited: tuple[str, ...]


def read_labels(data: bytes) -> tuple[Labelled, ...]:
    """The documents of labels.json, in its order; raises BadLabels naming the entry."""
    try:
        documents = json.loads(data)["documents"]
    except (ValueError, TypeError, KeyError) as error:
        raise BadLabels(where="labels.json", problem=str(error)) from error
    return tuple(_labelled(entry, count) for count, entry in enumerate(documents, start=1))


def _labelled(entry: Mapping[str, Any], count: int) -> Labelled:
    try:
        return Labelled(
            name=_file_name(entry["file"]),
            key=str(entry.get("id", count)),
            kind=entry["doc_type"],
            number=_head(entry, "number"),
            issued_on=_head(entry, "date"),
            items=tuple(_items(entry["items"])),
            cited=tuple(one["symbol"] for one in entry["cited"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadLabels(where=f"documents[{count}]", problem=repr(error)) from error


def _file_name(name: str) -> str:
    """A file beside labels.json: labels may come from elsewhere and must not lead out of the folder."""
    if not name or "/" in name or "\\" in name or name.startswith("."):
        raise KeyError("file")
    return name


def _head(entry: Mapping[str, Any], key: str) -> HeadValue:
    return HeadValue(entry.get(key), entry.get(f"{key}_quality", "ok"), entry.get(f"{key}_true"))


def _items(entries: list[Mapping[str, Any]]) -> Iterator[LabelledItem]:
    for entry in entries:
        days = [str(one["date"]).split("/")[-1] if one.get("date") else None for one in entry["deadlines"]]
        sure = (
            day
            for day, one in zip(days, entry["deadlines"], strict=True)
            if day and one.get("op") != "fuzzy" and _DAY.fullmatch(day)
        )
        due = frozenset(sure)
        yield LabelledItem(
            label=entry["label"],
            parent=entry.get("parent"),
            kind=entry["kind"],
            first_words=entry["first_words"],
            leads=tuple(entry["lead"]),
            coordinating=tuple(entry["coordinate"]),
            due=due,
            is_due_vague=any(day not in due for day in days),
            is_recurring=bool(entry["recurrence"]),
        )
