"""What the pages of reports draw: stored reports in words, rows behind a figure. From use cases' values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.periods import Regime
from tracker.domain.report_explain import Explained, Line
from tracker.domain.spans import parse_period
from tracker.domain.workflow import Workflow
from tracker.render.words import say
from tracker.usecases.read_reports import Stored
from tracker.web.door import PageNotFound
from tracker.web.period_choices import period_words

_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A stored report as lists and heads show it."""

    no: int
    title: str
    period: str
    number: str
    dated: date | None
    signer: str
    is_issued: bool
    scope: str
    regime: str
    is_correction: bool
    version: int


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row behind a figure."""

    ref: str
    path: str
    item: str
    name: str
    state: str
    phase: str
    due_on: str | None
    is_late: bool
    reported_on: str | None
    value: float


def known_no(no: int) -> int:
    """The running number; raises PageNotFound for one that no register reaches."""
    if no > _LARGEST:
        raise PageNotFound()
    return no


def report_line(stored: Stored, lang: str) -> ReportLine:
    """The report in words."""
    words = period_words(parse_period(stored.period, Regime(stored.regime)), lang)
    return ReportLine(
        stored.no,
        say(lang, "papers.report_of", period=words),
        words,
        stored.number_text or "",
        stored.dated,
        stored.signer or "",
        stored.is_issued,
        _scope(stored, lang),
        say(lang, "papers.regime_mid") if stored.regime == Regime.MID_MONTH else "",
        stored.corrects is not None,
        stored.version,
    )


def rows_shown(found: Explained, workflow: Workflow, labels: dict[str, str]) -> Sequence[RowShown]:
    """Its rows with where they lead."""
    return [_row(line, workflow, labels) for line in found.rows]


def _scope(stored: Stored, lang: str) -> str:
    if stored.directive_no is None:
        return say(lang, "papers.scope_all")
    return say(lang, "papers.scope_one", no=stored.directive_no)


def _row(line: Line, workflow: Workflow, labels: dict[str, str]) -> RowShown:
    phase = workflow.phase_of(line.state).value if line.state in workflow.states else "waiting"
    return RowShown(
        line.ref,
        f"/assignments/{line.ref}" if line.kind == "assignment" else "",
        line.item,
        line.name,
        labels.get(line.state, line.state),
        phase,
        line.due_on,
        line.time_class in ("overdue", "done_late"),
        line.reported_on,
        line.value,
    )
