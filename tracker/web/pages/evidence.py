"""Files handed in as evidence, for whoever may read the assignment: always saved, never opened in the page's name."""

from urllib.parse import quote
from uuid import UUID

from fastapi import Response

from tracker.domain.permissions import Permission
from tracker.domain.text import fold
from tracker.usecases.evidence_files import EvidenceNotFound, evidence_file
from tracker.web.routes import Routes
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/evidence/{ref}/{file}", Permission.ASSIGNMENT_READ)
def evidence(visit: Visit, ref: str, file: str) -> Response:
    """The file; raises AssignmentNotFound, EvidenceNotFound."""
    try:
        key = UUID(file)
    except ValueError as error:
        raise EvidenceNotFound() from error
    found = evidence_file(visit.ctx, ref, key)
    headers = {
        "Content-Disposition": disposition(found.name),
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(found.data, media_type="application/octet-stream", headers=headers)


def disposition(name: str) -> str:
    """To be saved under its name: in plain letters for old programs, as it is for others; never a path."""
    name = name.replace("/", "-").replace("\\", "-").strip(". ") or "tep"
    stem, dot, ending = name.rpartition(".")
    plain = fold(stem or ending).replace(" ", "-") or "tep"
    ending = fold(ending).replace(" ", "") if stem and dot else ""
    plain = f"{plain}.{ending}" if ending else plain
    return f"attachment; filename=\"{plain[:100]}\"; filename*=UTF-8''{quote(name, safe='')}"
