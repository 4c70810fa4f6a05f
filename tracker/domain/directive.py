"""What a directive says, as values: the result of reading, before anyone has agreed to it.

Every value that stands in the text carries its span: `[start, end)` in characters of `ParsedDirective.text`, the
normalised text that `tracker parse --text` prints. What the text does not say is None or empty, never a guess;
what is doubtful is a `Finding`. Nothing here reads or decides.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Span = tuple[int, int]


class System(StrEnum):
    """Which world's rules the document follows (domain of HD 36-HD/VPTW, or of NĐ 30/2020/NĐ-CP)."""

    PARTY = "party"
    STATE = "state"


class ItemKind(StrEnum):
    """What a numbered part is for; only TASK and REQUEST become tasks."""

    TASK = "task"
    REQUEST = "request"  # "đề nghị": asked of a body the issuer does not command
    GROUP = "group"  # a heading that names bodies or a theme; its children are the tasks
    GOAL = "goal"  # an aim without anyone named to reach it
    PRINCIPLE = "principle"  # how to go about it
    INFO = "info"  # everything else: decisions, effect clauses, statements


class Nature(StrEnum):
    """Tính chất: how often an obligation falls due."""

    ONE_OFF = "one_off"
    STANDING = "standing"
    PERIODIC = "periodic"
    EVENT_DRIVEN = "event_driven"


class Severity(StrEnum):
    """How much a finding matters to the coordinator who reviews."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """Something doubtful, for a person to decide. `line` counts from 1 in the source file."""

    line: int
    key: str
    holes: dict[str, str] = field(default_factory=dict)
    span: Span | None = None
    severity: Severity = Severity.WARNING


@dataclass(frozen=True)
class Mention:
    """Words that name one body or one group of bodies, as they stand in the text (accents repaired by no one)."""

    text: str
    span: Span | None = None
    bodies: tuple[str, ...] = ()  # codes of the directory, filled in by `domain.bodies.Directory`
    group: str | None = None  # code of the group that the words name, when they name one
    is_open: bool = False  # whether nobody is named but groups wider than their registered members


@dataclass(frozen=True)
class Deadline:
    """The last day on which the work is in time; `words` are the text it was read from."""

    due_on: date
    span: Span
    words: str
    inferred_year: bool = False


@dataclass(frozen=True)
class Recurrence:
    """A repetition: `rule` is an RFC 5545 RRULE value ("FREQ=MONTHLY;BYMONTHDAY=20"), or None when the text says
    only that it repeats ("định kỳ", "thường xuyên sơ, tổng kết")."""

    rule: str | None
    words: str
    span: Span


@dataclass(frozen=True)
class Product:
    """What the work is to bring forth, as it is written; `kind` is the word for such a paper ("kế hoạch"), or None."""

    text: str
    span: Span
    kind: str | None = None


@dataclass(frozen=True)
class Duty:
    """Việc cụ thể: one distinct obligation inside an item."""

    text: str
    span: Span
    nature: Nature
    due_on: date | None = None
    recurrence: str | None = None  # the RRULE, or "periodic" when it repeats at a pace the text does not give
    report_to: tuple[Mention, ...] = ()
    product: Product | None = None
    due_span: Span | None = None  # of the words that `due_on` was read from
    recurrence_span: Span | None = None


@dataclass(frozen=True)
class Citation:
    """Another document that the text names. `number` is canonical ("20-CT/TW", "15/2020/NĐ-CP") or None."""

    kind: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    title: str | None
    span: Span


@dataclass(frozen=True)
class Programme:
    """A named programme, scheme or plan; years as written, None where the text gives none."""

    name: str
    start: int | None
    end: int | None
    span: Span


@dataclass(frozen=True)
class Figure:
    """A number given as background: the baseline of an indicator to follow."""

    metric: str
    value: float
    unit: str | None
    period: str | None
    source: str | None
    span: Span


@dataclass(frozen=True)
class Addressee:
    """One line of Kính gửi; it may name several bodies."""

    text: str
    span: Span
    bodies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    line: int = 1  # of the source file, counted from 1


@dataclass(frozen=True)
class Item:
    """Mục: one numbered part at any level, in reading order. `path` is unique in the document ("II.4.a", "-3")."""

    path: str
    parent: str | None
    kind: ItemKind
    text: str
    span: Span
    line: int
    title: str | None = None
    nature: Nature = Nature.STANDING
    recurrence: str | None = None
    due_on: date | None = None
    leads: tuple[Mention, ...] = ()
    directed: tuple[Mention, ...] = ()
    coordinating: tuple[Mention, ...] = ()
    report_to: tuple[Mention, ...] = ()
    duties: tuple[Duty, ...] = ()
    citations: tuple[str, ...] = ()  # number, or title where there is none
    lead_from: str | None = None  # explicit | heading | preamble | addressee | field | table
    product: Product | None = None
    due_span: Span | None = None  # of the words that `due_on` was read from
    recurrence_span: Span | None = None


@dataclass(frozen=True)
class Signature:
    """Who signed: "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", and the name where the text has it."""

    authority: str | None
    position: str | None
    name: str | None


@dataclass(frozen=True)
class ParsedDirective:
    """A whole document as understood. Lists may be empty; unknown is None."""

    text: str
    number: str | None = None
    kind: str | None = None  # "công văn", "chỉ thị", ... in lower case
    system: System | None = None
    issuer: str | None = None
    issued_on: date | None = None
    place: str | None = None
    subject: str | None = None
    urgency: str | None = None
    preamble: str | None = None
    preamble_span: Span | None = None
    addressees: tuple[Addressee, ...] = ()
    items: tuple[Item, ...] = ()
    annex: tuple[Item, ...] = ()  # rows of tables of tasks after the signature
    citations: tuple[Citation, ...] = ()
    programmes: tuple[Programme, ...] = ()
    figures: tuple[Figure, ...] = ()
    distribution: tuple[str, ...] = ()
    distribution_spans: tuple[Span, ...] = ()  # one for each line of the distribution
    signature: Signature = Signature(None, None, None)
    findings: tuple[Finding, ...] = ()
    spans: dict[str, Span] = field(
        default_factory=dict
    )  # of the head's values (number, issued_on, place, ...) and the signature's ("signature.name", ...)
