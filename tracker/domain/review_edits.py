"""What a person may do to a draft, one value an edit. What each does to the draft is in the other `review_*` files.

Paths are those of the draft's items. Numbers of duties and findings count from 1, in the order of the draft. Spans and
places are in characters, `[start, end)`. An edit that says nothing new changes nothing.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from tracker.domain.directive import ItemKind, Nature, Span


class Role(StrEnum):
    """In what part an item (or a duty, for REPORT_TO) names a body."""

    LEAD = "lead"
    DIRECTED = "directed"
    COORDINATING = "coordinating"
    REPORT_TO = "report_to"


class How(StrEnum):
    """What is done to the bodies of a role; REPLACE without codes leaves none."""

    ADD = "add"
    REMOVE = "remove"
    REPLACE = "set"


@dataclass(frozen=True)
class Merge:
    """One item of several that stand side by side in the text; the first keeps its number."""

    verb: ClassVar[str] = "merge"
    path: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Split:
    """An item becomes two at character `at` of its text; the second gets a number that is no number of the document."""

    verb: ClassVar[str] = "split"
    path: str
    at: int


@dataclass(frozen=True)
class Move:
    """An item with all below it: into another item (`under`; "" is the top level, None where it is), or behind another
    item and all below that, or in front of its siblings (`is_first`). Numbers stay."""

    verb: ClassVar[str] = "move"
    path: str
    under: str | None = None
    after: str | None = None
    is_first: bool = False


@dataclass(frozen=True)
class Retitle:
    """Another title; "" leaves none, and the first duty speaks for the item."""

    verb: ClassVar[str] = "title"
    path: str
    title: str


@dataclass(frozen=True)
class Drop:
    """An item goes; what is below it goes along, or is left to the item above."""

    verb: ClassVar[str] = "drop"
    path: str
    with_parts: bool = False


@dataclass(frozen=True)
class Add:
    """A new item: the words at a span of the text, or words that a person typed.

    `number` as the document has it; "" gives one that is no number of the document. It comes last below `under` ("" is
    the top level), or right behind `after`.
    """

    verb: ClassVar[str] = "add"
    text: str = ""
    span: Span | None = None
    number: str = ""
    under: str = ""
    after: str | None = None
    kind: ItemKind = ItemKind.TASK
    nature: Nature = Nature.ONE_OFF


@dataclass(frozen=True)
class SetKind:
    """Whether an item becomes a task, a request, or neither."""

    verb: ClassVar[str] = "kind"
    path: str
    kind: ItemKind


@dataclass(frozen=True)
class SetBodies:
    """Bodies of one role of an item, by code of a body or a group; of a duty where `duty` is given (REPORT_TO only)."""

    verb: ClassVar[str] = "bodies"
    path: str
    role: Role
    how: How
    codes: tuple[str, ...]
    duty: int | None = None


@dataclass(frozen=True)
class Mean:
    """These words of the document mean these bodies or groups, in one item, or wherever they stand."""

    verb: ClassVar[str] = "mean"
    words: str
    codes: tuple[str, ...]
    path: str | None = None


@dataclass(frozen=True)
class SetNature:
    """How often an item, or a duty of it, falls due. Work done once has no recurrence."""

    verb: ClassVar[str] = "nature"
    path: str
    nature: Nature
    recurrence: str | None = None
    duty: int | None = None


@dataclass(frozen=True)
class SetDue:
    """The last day on which an item, or a duty of it, is in time; None takes it away."""

    verb: ClassVar[str] = "due"
    path: str
    due_on: date | None
    duty: int | None = None


@dataclass(frozen=True)
class AddDuty:
    """One more duty of an item: the words at a span inside the item, or words a person typed."""

    verb: ClassVar[str] = "duty_add"
    path: str
    text: str = ""
    span: Span | None = None
    nature: Nature = Nature.ONE_OFF
    due_on: date | None = None
    recurrence: str | None = None


@dataclass(frozen=True)
class ChangeDuty:
    """A duty in a person's own words, or in those at another span inside the item."""

    verb: ClassVar[str] = "duty_change"
    path: str
    duty: int
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True)
class DropDuty:
    """A duty goes."""

    verb: ClassVar[str] = "duty_drop"
    path: str
    duty: int


@dataclass(frozen=True)
class SetHead:
    """A value of the head (`review_head.FIELDS`); "" says that the document has none."""

    verb: ClassVar[str] = "head"
    field: str
    value: str


@dataclass(frozen=True)
class Accept:
    """A finding is looked at and settled, with a word about it where one is needed."""

    verb: ClassVar[str] = "accept"
    finding: int
    note: str = ""


@dataclass(frozen=True)
class Reopen:
    """A finding that was settled is open again."""

    verb: ClassVar[str] = "reopen"
    finding: int


ItemEdit = Merge | Split | Move | Retitle | Drop | Add | SetKind
Edit = (
    ItemEdit
    | SetBodies
    | Mean
    | SetNature
    | SetDue
    | AddDuty
    | ChangeDuty
    | DropDuty
    | SetHead
    | Accept
    | Reopen
)


def plain(edit: Edit) -> dict[str, Any]:
    """The edit as small plain data for the record: its verb, and what it says, left out where it may say nothing."""
    said = {field.name: (getattr(edit, field.name), field.default) for field in fields(edit)}
    kept = {
        name: value for name, (value, default) in said.items() if value is not None or default is not None
    }
    return {"verb": edit.verb, **{name: _plain(value) for name, value in kept.items()}}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
