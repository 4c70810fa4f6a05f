"""What a report is made from beside the events: words and names of rows that never change, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.report_facts import Key


@dataclass(frozen=True, slots=True)
class DirectiveWords:
    """A directive as the document says it."""

    id: Key
    no: int
    number: str | None
    kind: str | None
    system: str | None
    issuer: str | None
    issued_on: date | None
    place: str | None
    subject: str | None
    coordinator_body: str | None


@dataclass(frozen=True, slots=True)
class TaskWords:
    """A task in the directive's own words; `duties` are its distinct obligations."""

    id: Key
    directive_id: Key
    path: str
    title: str
    text: str
    nature: str
    duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionWords:
    """What a body handed in, in its own words."""

    id: Key
    results: str
    difficulties: str
    proposals: str


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """A figure to follow, with its baseline."""

    directive_id: Key
    position: int
    metric: str
    unit: str | None
    baseline: float
    baseline_period: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class BodyWords:
    """A body's name and whose part it is."""

    code: str
    name: str
    parent: str | None = None


@dataclass(frozen=True)
class Material:
    """Everything that was read for one report. `mentions` are the words that named the body of an assignment;
    `reminders` the (assignment, message) pairs sent in the period."""

    directives: tuple[DirectiveWords, ...]
    tasks: tuple[TaskWords, ...]
    bodies: Mapping[str, BodyWords]
    submissions: Mapping[Key, SubmissionWords] = field(default_factory=dict)
    indicators: tuple[IndicatorWords, ...] = ()
    mentions: Mapping[Key, str] = field(default_factory=dict)
    reminders: tuple[tuple[Key, Key], ...] = ()

    def name_of(self, code: str) -> str:
        """The body's name, its code where the directory does not know it."""
        return self.bodies[code].name if code in self.bodies else code
