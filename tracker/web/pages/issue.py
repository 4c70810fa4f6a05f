"""Issuing: who will be told what, the days by which, one button; and afterwards what it made."""

from datetime import date

from fastapi import Response

from tracker.domain.errors import Conflict, Invalid, TrackerError
from tracker.domain.periods import Length, Regime
from tracker.domain.permissions import Permission
from tracker.usecases.issue_directive import IssueDirective, issue_directive
from tracker.usecases.issue_plan import IssuePlan, issue_plan, issued_summary
from tracker.web.directive_refs import ref_of
from tracker.web.errors import sentence, status_of
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/directives/{no:int}/issue", Permission.DIRECTIVE_ISSUE)
def plan(visit: Visit, no: int) -> Response:
    """The summary; what happened, where it was issued already."""
    found = issue_plan(visit.ctx, ref_of(no))
    return visit.to(f"/directives/{no}/issued") if found.preview.is_issued else _page(visit, found)


@routes.post("/directives/{no:int}/issue", Permission.DIRECTIVE_ISSUE)
def issue(visit: Visit, no: int) -> Response:
    """Issue it, or say what stands in the way; the days typed stay."""
    found = issue_plan(visit.ctx, ref_of(no))
    days = _days(visit, found)
    past = _past(visit, found, days)
    if past and not visit.form.is_checked("past"):
        visit.form.fault("past", "directives.past_needs_tick")
    if not visit.form.is_good:
        return _page(visit, found, past=past, status=422)
    command = IssueDirective(
        found.preview.id,
        _regime(visit),
        _length(visit),
        days,
        visit.form.text("despite", longest=1_000) or None,
        visit.form.version(),
    )
    try:
        issue_directive(visit.ctx, command)
    except (Conflict, Invalid) as error:
        return _page(visit, issue_plan(visit.ctx, ref_of(no)), error, past=past)
    return visit.to(f"/directives/{no}/issued")


@routes.get("/directives/{no:int}/issued", Permission.DIRECTIVE_ISSUE)
def issued(visit: Visit, no: int) -> Response:
    """What issuing made, and where to go on; the summary before it was issued."""
    found = issued_summary(visit.ctx, ref_of(no))
    if not found.is_issued:
        return visit.to(f"/directives/{no}/issue")
    return visit.page("pages/issued.html.j2", issued=found)


def _days(visit: Visit, found: IssuePlan) -> dict[str, date]:
    """The days that differ from the draft's; an emptied field leaves the draft's day."""
    typed = {item.path: visit.form.day(f"due-{item.path}") for item in found.items}
    return {
        item.path: day for item in found.items if (day := typed[item.path]) is not None and day != item.due_on
    }


def _past(visit: Visit, found: IssuePlan, days: dict[str, date]) -> list[str]:
    today = visit.ctx.today()
    dues = {item.path: days.get(item.path, item.due_on) for item in found.items}
    return [path for path, day in dues.items() if day is not None and day < today]


def _regime(visit: Visit) -> Regime:
    chosen = visit.form.line("regime")
    return Regime(chosen) if chosen in set(Regime) else Regime.CALENDAR


def _length(visit: Visit) -> Length:
    chosen = visit.form.line("length")
    return Length(chosen) if chosen in set(Length) else Length.QUARTER


def _page(
    visit: Visit,
    found: IssuePlan,
    error: TrackerError | None = None,
    *,
    past: list[str] | None = None,
    status: int = 200,
) -> Response:
    return visit.page(
        "pages/issue.html.j2",
        status=status_of(error) if error else status,
        form=visit.form if visit.request.method == "POST" else visit.query,
        plan=found,
        past=_past(visit, found, {}) if past is None else past,
        fault=sentence(visit, error) if error else "",
        regimes=[one.value for one in Regime],
        lengths=[one.value for one in Length],
    )
