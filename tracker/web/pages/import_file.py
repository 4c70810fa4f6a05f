"""Importing a file: chosen or dragged, read while the page tells how far it is, then on to the review."""

from functools import partial

from fastapi import Response
from fastapi.responses import JSONResponse

from tracker.domain.permissions import Permission
from tracker.usecases.import_directive import ImportFile, import_directive
from tracker.web.errors import sentence
from tracker.web.import_jobs import ImportJob, ImportJobs, TooManyFiles
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()

LIMIT_MB = 20
_BODY = (LIMIT_MB + 4) * 1024 * 1024
"""More than the reader takes, so that it is the reader who says so."""
_MOMENT = 1.5
"""Seconds in which most files are read: whoever sent one is on the review at once."""


@routes.get("/directives/import", Permission.DIRECTIVE_IMPORT)
def choose(visit: Visit) -> Response:
    """The form."""
    return _page(visit)


@routes.post("/directives/import", Permission.DIRECTIVE_IMPORT, max_body=_BODY)
def take(visit: Visit) -> Response:
    """Begin to read the file. The script is answered with where to go on."""
    files = visit.form.files("file")
    if not files:
        visit.form.fault("file", "directives.no_file")
        return _page(visit, status=422)
    name, data = files[0]
    jobs = ImportJobs.of(visit.request.app.state)
    try:
        job = jobs.start(
            visit.ctx.actor.id, name, partial(import_directive, visit.ctx, ImportFile(name, data))
        )
    except TooManyFiles as error:
        visit.form.fault("file", error.key)
        return _page(visit, status=409)
    job.over.wait(_MOMENT)
    if visit.request.headers.get("accept") == "application/json":
        return JSONResponse({"to": _onward(job)})
    return _page(visit, job, status=422) if job.fault else visit.to(_onward(job))


@routes.get("/directives/import/{job}", Permission.DIRECTIVE_IMPORT)
def reading(visit: Visit, job: str) -> Response:
    """How far it is, or what became of it."""
    found = _found(visit, job)
    if found is None:
        return visit.note("directives.import_gone").to("/directives/import")
    if found.outcome is None or not found.outcome.is_new:
        return _page(visit, found)
    if visit.is_partial:
        return Response(status_code=204, headers={"HX-Redirect": _onward(found)})
    return visit.to(_onward(found))


@routes.post("/directives/import/{job}/cancel", Permission.DIRECTIVE_IMPORT)
def cancel(visit: Visit, job: str) -> Response:
    """Stop between two pages; what was stored meanwhile stays, and is said."""
    found = _found(visit, job)
    if found is None:
        return visit.to("/directives/import")
    found.is_cancelled = True
    found.over.wait(_MOMENT)
    if found.outcome is not None:
        return visit.to(_onward(found))
    return visit.note("directives.import_cancelled", name=found.name).to("/directives/import")


def _found(visit: Visit, job: str) -> ImportJob | None:
    return ImportJobs.of(visit.request.app.state).find(job, visit.ctx.actor.id)


def _onward(job: ImportJob) -> str:
    """The review of what is new; else the page that tells how it stands."""
    if job.outcome is not None and job.outcome.is_new:
        return f"/directives/{job.outcome.no}/review"
    return f"/directives/import/{job.key}"


def _page(visit: Visit, job: ImportJob | None = None, status: int = 200) -> Response:
    if job is not None and job.fault is not None:
        visit.query.fault("file", "directives.as_said", sentence=sentence(visit, job.fault))
    has_typed = visit.request.method == "POST" and job is None
    return visit.page(
        "pages/import.html.j2",
        status=status,
        form=visit.form if has_typed else visit.query,
        job=job,
        is_over=job is not None and job.over.is_set(),
        known=job.outcome if job else None,
        is_draft=bool(
            job and job.outcome and job.outcome.state == visit.ctx.rules.workflows.directive.initial
        ),
        limit_mb=LIMIT_MB,
    )
