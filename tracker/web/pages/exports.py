"""Every list as CSV or XLSX, narrowed as it was on the page."""

from collections.abc import Iterator

from fastapi import Response

from tracker.domain.permissions import Permission
from tracker.render.spreadsheet import Row
from tracker.render.words import say
from tracker.usecases.desk import KINDS, desk_page
from tracker.usecases.people_page import bodies_page, people_page
from tracker.usecases.read_reports import list_reports
from tracker.usecases.register import register_page
from tracker.web.door import PageNotFound
from tracker.web.exports import Sheet, exported
from tracker.web.report_views import report_line
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()

AT_ONCE = 500
"""Rows read at a time."""


@routes.get("/exports/desk/{kind}/{form}", Permission.ASSIGNMENT_MANAGE)
def desk(visit: Visit, kind: str, form: str) -> Response:
    """One kind of what waits on the coordinator's desk."""
    if kind not in KINDS:
        raise PageNotFound()
    names = ("ref", "directive", "item", "task", "body", "role", "state", "due", "day", "reported")
    title = say(visit.lang, f"desk.kind_{kind}")
    return exported(visit, Sheet(title, f"viec-{kind}", _heads(visit, *names), _desk(visit, kind)), form)


@routes.get("/exports/directives/{form}", Permission.DIRECTIVE_READ)
def directives(visit: Visit, form: str) -> Response:
    """The register of directives."""
    names = ("no", "number", "kind", "issuer", "issued", "subject", "state", "assignments", "open", "overdue")
    title = say(visit.lang, "directives.title")
    return exported(visit, Sheet(title, "van-ban", _heads(visit, *names), _directives(visit)), form)


@routes.get("/exports/reports/{form}", Permission.REPORT_READ)
def reports(visit: Visit, form: str) -> Response:
    """The register of reports."""
    names = ("no", "title", "period", "scope", "state", "number", "dated", "signer")
    title = say(visit.lang, "papers.title")
    return exported(visit, Sheet(title, "bao-cao", _heads(visit, *names), _reports(visit)), form)


@routes.get("/exports/people/{form}", Permission.PEOPLE_MANAGE)
def people(visit: Visit, form: str) -> Response:
    """Everybody."""
    names = ("name", "email", "role", "body", "head", "active", "account")
    title = say(visit.lang, "staff.title")
    return exported(visit, Sheet(title, "nguoi-dung", _heads(visit, *names), _people(visit)), form)


@routes.get("/exports/bodies/{form}", Permission.DIRECTIVE_READ)
def bodies(visit: Visit, form: str) -> Response:
    """The directory of bodies."""
    names = ("code", "name", "kind", "parent", "groups", "contacts", "heirs", "until")
    title = say(visit.lang, "staff.bodies")
    return exported(visit, Sheet(title, "co-quan", _heads(visit, *names), _bodies(visit)), form)


def _desk(visit: Visit, kind: str) -> Iterator[Row]:
    labels, key = visit.site.labels(visit.lang), ""
    while True:
        page = desk_page(visit.ctx, kind, key, AT_ONCE)
        for row in page.rows:
            yield (
                *(row.ref, row.number or row.directive, row.path, row.title, row.body_name),
                *(say(visit.lang, f"body_role.{row.role}"), labels.get(row.state, row.state)),
                *(row.due_on, row.on, row.reported_on),
            )
        if not (key := page.next_key):
            return


def _directives(visit: Visit) -> Iterator[Row]:
    words, state = visit.query.line("q", longest=100)[:100], visit.query.line("state")
    labels, after = visit.site.labels(visit.lang), 0
    while True:
        page = register_page(visit.ctx, words=words, state=state, after=after, limit=AT_ONCE)
        for line in page.lines:
            row, work = line.row, line.work
            shown = (row.no, row.number, row.kind, row.issuer, row.issued_on, row.subject)
            yield (*shown, labels.get(row.state, row.state), work.every, work.open, work.overdue)
        if not (after := page.next_no):
            return


def _reports(visit: Visit) -> Iterator[Row]:
    for stored in list_reports(visit.ctx):
        line = report_line(stored, visit.lang)
        state = say(visit.lang, "papers.state_issued" if line.is_issued else "papers.state_draft")
        yield (line.no, line.title, stored.period, line.scope, state, line.number, line.dated, line.signer)


def _people(visit: Visit) -> Iterator[Row]:
    for row in people_page(visit.ctx, visit.query.line("q", longest=100)):
        role = say(visit.lang, f"role.{row.role}")
        flags = (_yes(visit, one) for one in (row.is_head, row.is_active, row.has_account))
        yield (row.name, row.email, role, row.body_name, *flags)


def _bodies(visit: Visit) -> Iterator[Row]:
    words, only = visit.query.line("q", longest=100), visit.query.is_checked("without")
    for row in bodies_page(visit.ctx, words, only_without=only).rows:
        lists = ("; ".join(names) for names in (row.groups, row.contacts, row.heirs))
        yield (row.code, row.name, row.kind, row.parent, *lists, row.valid_until)


def _heads(visit: Visit, *names: str) -> list[str]:
    return [say(visit.lang, f"exports.{name}") for name in names]


def _yes(visit: Visit, is_so: bool) -> str:
    return say(visit.lang, "exports.yes") if is_so else ""
