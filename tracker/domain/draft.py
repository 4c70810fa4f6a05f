"""The reviewed draft of a directive: what issuing turns into tasks. Read from the JSON that `tracker parse` prints."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.assignments import BodyRole
from tracker.domain.directive import ItemKind, Nature

TITLE_LENGTH = 160


@dataclass(frozen=True)
class DraftBody:
    """One mention in one role, with the bodies it stands for; `is_open` when it names an open group."""

    role: BodyRole
    text: str
    bodies: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True)
class DraftDuty:
    """One duty as it will be issued."""

    text: str
    span: tuple[int, int]
    nature: Nature
    due_on: date | None
    recurrence: str | None


@dataclass(frozen=True)
class DraftItem:
    """One item that becomes a task."""

    path: str
    kind: ItemKind
    title: str
    text: str
    span: tuple[int, int]
    nature: Nature
    recurrence: str | None
    due_on: date | None
    bodies: tuple[DraftBody, ...]
    duties: tuple[DraftDuty, ...]
    is_due_set: bool = False

    @property
    def first_due_on(self) -> date | None:
        """The item's own deadline, else the earliest of its duties'; what a person set stands, also none."""
        if self.is_due_set:
            return self.due_on
        return self.due_on or min((d.due_on for d in self.duties if d.due_on), default=None)


@dataclass(frozen=True)
class DraftFigure:
    """A baseline figure of the preamble."""

    metric: str
    value: float
    unit: str | None
    period: str | None
    source: str | None
    span: tuple[int, int]


@dataclass(frozen=True)
class Draft:
    """What will be issued."""

    items: tuple[DraftItem, ...]
    figures: tuple[DraftFigure, ...]


def draft_from(text: str) -> Draft:
    """The draft in a stored JSON text of the `tracker parse --json` form; only tasks and requests are kept."""
    data = json.loads(text)
    items = tuple(draft_item(i) for i in data["items"] if i["kind"] in (ItemKind.TASK, ItemKind.REQUEST))
    return Draft(items, tuple(_figure(f) for f in data["figures"]))


def draft_item(data: Mapping[str, Any]) -> DraftItem:
    """One item of the stored JSON, whatever its kind."""
    duties = tuple(_duty(d) for d in data["duties"])
    return DraftItem(
        path=data["path"],
        kind=ItemKind(data["kind"]),
        title=_title(data),
        text=data["text"],
        span=_span(data),
        nature=Nature(data["nature"]),
        recurrence=data["recurrence"],
        due_on=_day(data["due_on"]),
        bodies=tuple(_bodies(data)),
        duties=duties,
        is_due_set="due_on" in data.get("by_person", ()),
    )


def _bodies(data: Mapping[str, Any]) -> Iterator[DraftBody]:
    lists = (
        (BodyRole.LEAD, "leads"),
        (BodyRole.DIRECTED, "directed"),
        (BodyRole.COORDINATING, "coordinating"),
    )
    for role, key in lists:
        for mention in data[key]:
            yield DraftBody(role, mention["text"], tuple(mention["bodies"]), bool(mention.get("is_open")))


def _duty(data: Mapping[str, Any]) -> DraftDuty:
    return DraftDuty(
        data["text"], _span(data), Nature(data["nature"]), _day(data["due_on"]), data["recurrence"]
    )


def _figure(data: Mapping[str, Any]) -> DraftFigure:
    return DraftFigure(
        data["metric"], data["value"], data["unit"], data["period"], data["source"], _span(data)
    )


def _title(data: Mapping[str, Any]) -> str:
    title = data.get("title") or (data["duties"][0]["text"] if data["duties"] else data["text"])
    title = " ".join(title.split())
    return title if len(title) <= TITLE_LENGTH else title[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _span(data: Mapping[str, Any]) -> tuple[int, int]:
    start, end = data.get("span") or (0, 0)
    return int(start), int(end)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
