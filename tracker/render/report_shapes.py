"""The plain data each kind of report is drawn from: maps, lists, text, numbers and None, dates as ISO text. No words.

Whoever builds a report fills one of these (`domain.report.plain` makes it of frozen dataclasses with the same fields)
and gives it to `report_files.render_report(context, lang, form, kind=...)`. `Head`, `Period`, `Directive`, `Item`,
`Figure`, `Row`, `Account` and `Named` are what `plain` makes of the classes of `domain.report`.

    kind "progress"  plain(ReportContext); what `ProgressExtras` names is drawn as well where the context has it
    kind "summary"   the same context, on one page for the leader
    kind "sheet"     BodySheet: what one body owes and has handed in
    kind "urging"    Urging: công văn đôn đốc to one body
    kind "life"      DirectiveLife: one directive from its day of issue to the cut-off
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

Plain = Mapping[str, Any]

ReportKind = Literal["progress", "summary", "sheet", "urging", "life"]
ReportForm = Literal["html", "docx", "pdf", "xlsx"]

KINDS: tuple[ReportKind, ...] = ("progress", "summary", "sheet", "urging", "life")
FORMS: tuple[ReportForm, ...] = ("html", "docx", "pdf", "xlsx")


class AtPeriod(TypedDict):
    """The totals as they stood at the end of one period; `figures` needs total, done and open_overdue."""

    period: Plain
    figures: Mapping[str, Plain]


class ProgressExtras(TypedDict):
    """What a progress report draws beside the fields of ReportContext, where its context has it.

    `history`: oldest first, this period last (the chart of progress over time; without it `before` and now are drawn).
    """

    history: NotRequired[Sequence[AtPeriod]]


class Handed(TypedDict):
    """What was handed in last. `standing`: verified, reported or returned."""

    on: str
    revision: int
    standing: str
    results: str
    difficulties: str
    proposals: str


class Owed(TypedDict):
    """One assignment of a body. `time_class` is a value of domain.assignments.TimeClass (not_due, overdue, ...);
    `days_late` counts from the due date to the cut-off or to the report, 0 where it is not late; `item` is the task's
    path; `labels` are the state's words by language; `expected` says that a report is owed now."""

    ref: str
    directive_no: int
    item: str
    words: str
    role: str
    state: str
    labels: Mapping[str, str]
    time_class: str
    due_on: str | None
    old_due_on: Sequence[str]
    days_late: int
    expected: bool
    handed: Handed | None
    returns: Sequence[Plain]  # {on, reason}, oldest first
    reminders: int


class _Common(TypedDict):
    """`head` as in ReportContext: who reports, in which form, who signs; `anchor` the last event before the cut."""

    head: Plain
    cut_at: str
    cut_on: str
    directives: Sequence[Plain]
    anchor: Plain


class BodySheet(_Common):
    """What one body owes and handed in. `figures` are its row's in annex A."""

    period: Plain
    is_whole: bool
    body: Plain
    figures: Mapping[str, Plain]
    owed: Sequence[Owed]


class Urging(_Common):
    """An urging letter. `head` is the sender's (its number is that of a công văn, `recipients` as set or None);
    `times` is which reminder in a row this is (1, 2, 3); `owed` only what is overdue or missing, most late first;
    `answer_by` the day an answer is asked for; `contact` who answers questions, or None."""

    period: Plain
    body: Plain
    times: int
    owed: Sequence[Owed]
    answer_by: str
    contact: str | None


class Milestone(TypedDict):
    """One thing that happened. `kind`: issued, acknowledged, started, reported, returned, verified, asked, granted,
    refused, due_changed, handed_over, cancelled, superseded, closed; `words` the reason or None."""

    on: str
    kind: str
    ref: str | None
    body: Plain | None
    words: str | None


class DirectiveLife(_Common):
    """One directive's whole life: `directives` has it alone, `labels` are its state's words, `ended_on` None while it
    runs; `periods` one entry per period since it was given out; `items`, `by_body`, `accounts` as in ReportContext;
    `milestones` oldest first."""

    labels: Mapping[str, str]
    ended_on: str | None
    figures: Mapping[str, Plain]
    periods: Sequence[AtPeriod]
    by_body: Sequence[Plain]
    by_task: Sequence[Plain]
    items: Sequence[Plain]
    accounts: Sequence[Plain]
    milestones: Sequence[Milestone]
