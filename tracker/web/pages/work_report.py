"""Writing and handing in a report: the form, its draft saved while one types, its files, and what happens next."""

from uuid import UUID

from fastapi import Response
from fastapi.responses import JSONResponse

from tracker.domain.errors import Conflict, Invalid, TrackerError
from tracker.domain.permissions import Permission
from tracker.domain.quantities import quantity
from tracker.domain.workflow import GuardFailed, Phase
from tracker.render.pages import instant
from tracker.render.words import say
from tracker.usecases.evidence_files import MAX_EVIDENCE, MAX_FILES
from tracker.usecases.hand_in import HandIn, hand_in
from tracker.usecases.submissions import Submission
from tracker.usecases.work_page import work_page
from tracker.usecases.write_report import (
    DraftText,
    ReportForm,
    add_draft_file,
    remove_draft_file,
    report_form,
    save_draft,
)
from tracker.web.errors import sentence, status_of
from tracker.web.routes import Routes
from tracker.web.visit import Visit
from tracker.web.work_views import due_of, place_of, words_of

routes = Routes()

_BODY = 3 * MAX_EVIDENCE
"""Bytes of the whole form without scripts; with them each file travels alone."""

_GUARDED = {"has_result": "results", "has_evidence_if_asked": "evidence"}
"""Beside which field a guard's sentence stands."""


@routes.get("/my-work/{ref}/report", Permission.ASSIGNMENT_WORK)
def write(visit: Visit, ref: str) -> Response:
    """The form as this person left it; the assignment's page where nothing can be reported now."""
    form = report_form(visit.ctx, ref)
    if not form.view.is_reportable:
        return visit.to(f"/my-work/{ref}")
    return _page(visit, form)


@routes.post("/my-work/{ref}/report", Permission.ASSIGNMENT_WORK, max_body=_BODY)
def send(visit: Visit, ref: str) -> Response:
    """Hand it in, or say at each field and file what is wrong; what is right is kept."""
    text = _typed(visit)
    refused = _add_files(visit, ref)
    figures = _figures(visit)
    visit.form.text("results", is_needed=True)
    if refused or not visit.form.is_good:
        save_draft(visit.ctx, ref, text)
        return _page(visit, report_form(visit.ctx, ref), status=422, refused=refused)
    submission = Submission(text.results, text.difficulties, text.proposals, figures)
    try:
        hand_in(visit.ctx, HandIn(ref, submission, visit.form.version()))
    except GuardFailed as error:
        return _refused(visit, ref, text, error, _GUARDED.get(str(error.holes["guard"]), "results"))
    except Invalid as error:
        return _refused(visit, ref, text, error, "results")
    except Conflict:
        save_draft(visit.ctx, ref, text)
        return _conflict(visit, ref)
    return visit.to(f"/my-work/{ref}/sent")


@routes.post("/my-work/{ref}/draft", Permission.ASSIGNMENT_WORK, max_body=_BODY)
def draft(visit: Visit, ref: str) -> Response:
    """Save what was typed: by the script while one types (answered as data), or by the button."""
    refused = _add_files(visit, ref)
    saved = save_draft(visit.ctx, ref, _typed(visit))
    if visit.request.headers.get("accept") == "application/json":
        words = say(visit.lang, "work.draft_saved", at=instant(saved.at, visit.lang))
        return JSONResponse({"words": words, "revision": saved.revision})
    if refused:
        return _page(visit, report_form(visit.ctx, ref), status=422, refused=refused)
    return visit.done("work.draft_kept").to(f"/my-work/{ref}/report")


@routes.post("/my-work/{ref}/files", Permission.ASSIGNMENT_WORK, max_body=MAX_EVIDENCE)
def upload(visit: Visit, ref: str) -> Response:
    """One file, by the script, answered as data: kept, or why not."""
    report_form(visit.ctx, ref)
    for name, data in visit.form.files("evidence")[:1]:
        try:
            kept = add_draft_file(visit.ctx, ref, name, data)
        except Invalid as error:
            return JSONResponse({"fault": sentence(visit, error)}, status_of(error))
        return JSONResponse({"id": str(kept.id), "name": kept.name, "size": kept.size})
    return JSONResponse({"fault": say(visit.lang, "work.file_none")}, 422)


@routes.post("/my-work/{ref}/files/{file}/remove", Permission.ASSIGNMENT_WORK, max_body=_BODY)
def remove(visit: Visit, ref: str, file: str) -> Response:
    """Let a file go; what was typed is kept."""
    text = _typed(visit)
    key = _key(file)
    if key is not None:
        remove_draft_file(visit.ctx, ref, key)
    if visit.request.headers.get("accept") == "application/json":
        report_form(visit.ctx, ref)
        return JSONResponse({})
    save_draft(visit.ctx, ref, text)
    return visit.to(f"/my-work/{ref}/report")


@routes.get("/my-work/{ref}/sent", Permission.ASSIGNMENT_WORK)
def sent(visit: Visit, ref: str) -> Response:
    """What was handed in and what happens next."""
    page = work_page(visit.ctx, ref)
    if page.view.found.phase != Phase.REPORTED:
        return visit.to(f"/my-work/{ref}")
    own = page.view.found.coordinator_body == page.view.found.body_code
    return visit.page(
        "pages/work_sent.html.j2", page=page, work=page.view.found, last=page.handed_in[0], own=own
    )


def _typed(visit: Visit) -> DraftText:
    form = visit.form
    numbers = [name for name in form.names("figure-") if name.isascii() and name.isdigit() and len(name) < 5]
    figures = {int(number): form.line(f"figure-{number}") for number in numbers}
    return DraftText(form.typed("results"), form.typed("difficulties"), form.typed("proposals"), figures)


def _figures(visit: Visit) -> dict[int, float]:
    """The numbers as offices write them; what is none is noted at its field."""
    found: dict[int, float] = {}
    for number, text in _typed(visit).figures.items():
        try:
            if text:
                found[number] = quantity(text)
        except ValueError:
            visit.form.fault(f"figure-{number}", "work.figure_bad", text=text[:40])
    return found


def _add_files(visit: Visit, ref: str) -> list[str]:
    """Keep the files that came with the form; returns why others were refused."""
    refused = []
    for name, data in visit.form.files("evidence"):
        try:
            add_draft_file(visit.ctx, ref, name, data)
        except Invalid as error:
            refused.append(sentence(visit, error))
    return refused


def _refused(visit: Visit, ref: str, text: DraftText, error: TrackerError, field: str) -> Response:
    save_draft(visit.ctx, ref, text)
    visit.form.fault(field, "work.as_said", sentence=sentence(visit, error))
    return _page(visit, report_form(visit.ctx, ref), status=422)


def _page(visit: Visit, form: ReportForm, *, status: int = 200, refused: list[str] | None = None) -> Response:
    words, found = words_of(visit), form.view.found
    return visit.page(
        "pages/work_report.html.j2",
        status=status,
        form=visit.form,
        report=form,
        work=found,
        place=place_of(found.number, found.subject, found.path, found.role, found.period, words),
        due=due_of(form.view, words),
        refused=refused or [],
        limit_mb=MAX_EVIDENCE // 1024 // 1024,
        most_files=MAX_FILES,
    )


def _conflict(visit: Visit, ref: str) -> Response:
    """A colleague was quicker: who did what, what they handed in, and every word that was typed here."""
    page, words = work_page(visit.ctx, ref), words_of(visit)
    latest = page.handed_in[0] if page.handed_in else None
    return visit.page(
        "pages/work_conflict.html.j2",
        status=409,
        form=visit.form,
        page=page,
        work=page.view.found,
        last=latest,
        entry=words.timeline(page.events[:1])[0],
        typed=_typed(visit),
    )


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
