"""Errors for programs: problem+json of RFC 9457, in the person's language, each with a type that stays the same."""

import json
from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from tracker.domain.errors import Conflict, TrackerError
from tracker.domain.permissions import HOLDERS, NotPermitted, Permission
from tracker.render.words import say
from tracker.usecases.read_assignments import assignment_by_ref
from tracker.web.door import PageNotFound, visit_or_nobody
from tracker.web.errors import sentence
from tracker.web.programs.door import Call
from tracker.web.programs.faults import (
    FieldsInvalid,
    ScopeMissing,
    TokenNeeded,
    TooManyRequests,
    VersionNeeded,
)
from tracker.web.visit import Visit

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:tracker:problem:"
"""What every type begins with; the key of the error follows."""

_STATUS: tuple[tuple[type[TrackerError], int], ...] = (
    (TokenNeeded, 401),
    (ScopeMissing, 403),
    (VersionNeeded, 428),
)


def problem(request: Request, error: TrackerError, status: int) -> Response:
    """The error as an answer. What is absent and what is forbidden are the same to the byte."""
    visit = _visitor(request)
    error = _said_of_token(visit, error)
    status = next((ours for kind, ours in _STATUS if isinstance(error, kind)), status)
    told = PageNotFound() if status == 404 else error
    members: dict[str, Any] = {
        "type": TYPE + told.key,
        "title": say(visit.lang, f"programs.title_{status}"),
        "status": status,
        "detail": sentence(visit, told),
        **_more(request, visit, error, status),
    }
    headers = {"Cache-Control": "no-store", "Content-Language": visit.lang, **_headers(error, status)}
    return Response(json.dumps(members, ensure_ascii=False), status, headers, MEDIA_TYPE)


def _visitor(request: Request) -> Visit:
    known = getattr(request.state, "visit", None)
    # Nobody's: a cookie means nothing here, not even for the language.
    return known if isinstance(known, Call) else visit_or_nobody(request)


def _said_of_token(visit: Visit, error: TrackerError) -> TrackerError:
    """Where it is the token and not the person that may not, say so."""
    if not isinstance(error, NotPermitted) or not isinstance(visit, Call) or visit.role is None:
        return error
    permission = Permission(error.holes["permission"])
    only = visit.ctx.actor.only
    is_of_token = only is not None and permission not in only and visit.role in HOLDERS[permission]
    return ScopeMissing(permission=permission.value) if is_of_token else error


def _more(request: Request, visit: Visit, error: TrackerError, status: int) -> Mapping[str, Any]:
    if isinstance(error, FieldsInvalid):
        return {"errors": error.holes["errors"]}
    if status == 500:
        return {"request_id": request.state.request_id}
    if status == 409 and isinstance(error, Conflict):
        return _present(request, visit)
    return {}


def _present(request: Request, visit: Visit) -> Mapping[str, Any]:
    """The version that an assignment has now, for whoever has to look at it again."""
    ref = request.path_params.get("ref")
    if ref is None or not isinstance(visit, Call):
        return {}
    try:
        found = assignment_by_ref(visit.ctx, ref)
    except TrackerError:
        return {}
    return {"version": found.version, "state": found.state}


def _headers(error: TrackerError, status: int) -> Mapping[str, str]:
    if status == 401:
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, ScopeMissing):
        return {"WWW-Authenticate": 'Bearer error="insufficient_scope"'}
    if isinstance(error, TooManyRequests):
        return {"Retry-After": str(error.holes["seconds"])}
    return {"Retry-After": "60"} if status in (429, 503) else {}
