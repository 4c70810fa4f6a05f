"""Issuing a report: who signs, when, under which number and to whom; what will be kept and sent; then it is done."""

import re
from collections.abc import Mapping

from fastapi import Response

from tracker.adapters.mime import is_address
from tracker.bootstrap import report_drawer
from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission
from tracker.domain.report_signing import (
    DatedTooEarly,
    FiguresTyped,
    NoPosition,
    NoSigner,
    NumberTaken,
    Signing,
)
from tracker.render.figure_words import figure_shown
from tracker.usecases.issue_report import IssueReport, issue_report
from tracker.usecases.preview_report import IssueAhead, issue_ahead
from tracker.usecases.read_reports import Shown, show_report
from tracker.web.errors import sentence
from tracker.web.report_drawing import room
from tracker.web.report_views import known_no, report_line
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()

_FIELDS = ("number", "dated", "place", "signer", "position", "by_deputy", "recipients", "may_type")
_FAULTS: Mapping[type[Exception], tuple[str, str]] = {
    NoSigner: ("signer", "papers.fault_signer"),
    NoPosition: ("position", "papers.fault_position"),
    DatedTooEarly: ("dated", ""),
    NumberTaken: ("number", ""),
    FiguresTyped: ("may_type", "papers.fault_typed"),
}
"""At which field an error belongs, and its sentence where the general one speaks of the command line."""


@routes.get("/reports/{no:int}/issue", Permission.REPORT_ISSUE)
def ask(visit: Visit, no: int) -> Response:
    """The form; of what is issued already, its page."""
    found = show_report(visit.ctx, known_no(no))
    return visit.to(f"/reports/{no}") if found.stored.is_issued else _form(visit, found)


@routes.post("/reports/{no:int}/issue", Permission.REPORT_ISSUE)
def issue(visit: Visit, no: int) -> Response:
    """First what would be kept and sent; issued once that is agreed to."""
    found = show_report(visit.ctx, known_no(no))
    command = _command(visit, no)
    if not visit.form.is_good:
        return _form(visit, found, status=422)
    try:
        ahead = issue_ahead(visit.ctx, command)
        if not visit.form.is_checked("agreed"):
            return _summary(visit, found, ahead)
        with room():
            made = issue_report(
                visit.ctx, command, report_drawer(visit.tracker.settings, visit.tracker.settings.lang)
            )
    except tuple(_FAULTS) as error:
        return _at_its_field(visit, found, error)
    except Invalid as error:
        return _form(visit, found, fault=sentence(visit, error), status=422)
    return visit.done("papers.issued", number=made.number_text, told=made.told).to(f"/reports/{no}")


def _command(visit: Visit, no: int) -> IssueReport:
    form = visit.form
    typed = form.line("number", longest=9)
    if typed and not (typed.isdigit() and typed.isascii() and int(typed) > 0):
        form.fault("number", "papers.fault_number")
    signing = Signing(
        form.line("signer", longest=200),
        form.line("position", longest=200) or None,
        form.is_checked("by_deputy"),
        form.whole("number") or None,
        form.day("dated"),
        form.line("place", longest=200) or None,
    )
    return IssueReport(
        no, signing, _addresses(visit), form.version() or -1, may_type_figures=form.is_checked("may_type")
    )


def _addresses(visit: Visit) -> tuple[str, ...]:
    found = tuple(one for one in re.split(r"[\s,;]+", visit.form.text("recipients", longest=10_000)) if one)
    wrong = [one for one in found if not is_address(one)]
    if wrong:
        visit.form.fault("recipients", "papers.fault_address", address=", ".join(wrong[:3]))
    return found


def _at_its_field(visit: Visit, found: Shown, error: Exception) -> Response:
    kind = next(kind for kind in _FAULTS if isinstance(error, kind))
    field, key = _FAULTS[kind]
    assert isinstance(error, NoSigner | NoPosition | DatedTooEarly | NumberTaken | FiguresTyped)
    visit.form.fault(field, key or error.key, **error.holes)
    return _form(visit, found, status=422)


def _form(visit: Visit, found: Shown, *, fault: str = "", status: int = 200) -> Response:
    settings = visit.tracker.settings
    is_first = visit.request.method != "POST"
    return visit.page(
        "pages/report_issue.html.j2",
        status=status,
        line=report_line(found.stored, visit.lang),
        found=found,
        fault=fault,
        form=visit.query if is_first else visit.form,
        given={
            "signer": (settings.report_signer or "") if is_first else "",
            "position": (settings.report_position or "") if is_first else "",
            "recipients": "\n".join(settings.report_recipients) if is_first else "",
            "dated": visit.ctx.today().isoformat() if is_first else "",
        },
        is_by_deputy=settings.report_by_deputy if is_first else visit.form.is_checked("by_deputy"),
        may_type=visit.form.is_checked("may_type") if not is_first else False,
    )


def _summary(visit: Visit, found: Shown, ahead: IssueAhead) -> Response:
    kept = [(name, visit.form.typed(name)) for name in (*_FIELDS, "version") if visit.form.typed(name)]
    shown = {name: figure_shown(value, of, visit.lang) for name, (value, of) in ahead.figures.items()}
    return visit.page(
        "pages/report_agree.html.j2",
        line=report_line(found.stored, visit.lang),
        found=found,
        ahead=ahead,
        kept=kept,
        figures=shown,
    )
