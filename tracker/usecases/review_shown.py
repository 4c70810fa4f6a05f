"""Everything a person sees while reviewing a draft, as values: head, items, findings, proposals. Nothing is read here.

Made for a page with the source on one side and the values on the other: whatever stands in the text has its span,
`[start, end)` in characters of `ReviewPage.text`; items do not overlap each other, and what an item holds may also
stand outside it (a lead named in a heading). Sentences are keys with holes, for `render.words.say`.
"""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from tracker.domain.directive import Span
from tracker.domain.review_history import History


@dataclass(frozen=True)
class HeadValue:
    """One value of the head; no span where the text does not have it, or a person set it."""

    field: str
    value: str | None
    span: Span | None
    is_by_person: bool


@dataclass(frozen=True)
class NamedBody:
    """A body by its code, and by the name the directory has for it (the code where it has none)."""

    code: str
    name: str


@dataclass(frozen=True)
class Who:
    """One mention in one role ("lead", "directed", "coordinating", "report_to") and whom it stands for."""

    role: str
    text: str
    span: Span | None
    bodies: tuple[NamedBody, ...]
    group: str | None
    is_open: bool
    is_by_person: bool


@dataclass(frozen=True)
class DutyShown:
    """A duty; `number` is what edits call it by."""

    number: int
    text: str
    span: Span | None
    nature: str
    due_on: str | None
    recurrence: str | None
    report_to: tuple[Who, ...]
    by_person: tuple[str, ...]


@dataclass(frozen=True)
class ItemShown:
    """An item in the order of the draft; `depth` counts from 0. `is_task` says whether issuing makes a task of it, due
    on `task_due_on`: the item's own date, else the first of its duties'.

    `by_person` names the fields that a person set; `findings` are the numbers of the open ones about its words."""

    path: str
    parent: str | None
    depth: int
    kind: str
    is_task: bool
    title: str | None
    text: str
    span: Span | None
    line: int
    nature: str
    due_on: str | None
    task_due_on: str | None
    recurrence: str | None
    who: tuple[Who, ...]
    duties: tuple[DutyShown, ...]
    citations: tuple[str, ...]
    by_person: tuple[str, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True)
class FindingShown:
    """A finding; `number` is what edits call it by. `how` it was settled: "accept", "drop", "mean"; None while open."""

    number: int
    line: int
    key: str
    holes: dict[str, str]
    severity: str
    span: Span | None
    how: str | None
    note: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it."""
        return self.how is None


@dataclass(frozen=True)
class Proposal:
    """Words that name no registered body: a new body with this code may be added, or the words kept as an alias."""

    words: str
    code: str
    span: Span | None
    findings: tuple[int, ...]


@dataclass(frozen=True)
class ReviewPage:
    """The draft as it stands. Hand `version` in with every edit; `history.done[-1]` is what undo would take back."""

    id: UUID
    no: int
    version: int
    state: str
    is_open: bool
    text: str
    head: tuple[HeadValue, ...]
    items: tuple[ItemShown, ...]
    findings: tuple[FindingShown, ...]
    proposals: tuple[Proposal, ...]
    citations: tuple[dict[str, Any], ...]
    history: History

    def plain(self) -> dict[str, Any]:
        """For `--json`, without the text."""
        left_out = {"id", "text", "history"}
        data = {name: value for name, value in asdict(self).items() if name not in left_out}
        return data | {"undo": len(self.history.done), "redo": len(self.history.undone)}
