"""The description of the interface: for programs in OpenAPI, for people as a page. Open to all: it is no secret."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi import Response
from fastapi.responses import JSONResponse

from tracker.web.programs.description import openapi, scopes_for, statuses_of
from tracker.web.programs.operations import OPERATIONS, PREFIX
from tracker.web.routes import PUBLIC, Routes
from tracker.web.visit import Visit

routes = Routes(prefix=PREFIX)


@routes.get("/openapi.json", PUBLIC)
def description(visit: Visit) -> Response:
    """OpenAPI 3.1."""
    return JSONResponse(_document(), headers={"Cache-Control": "max-age=300"})


@routes.get("/docs", PUBLIC)
def docs(visit: Visit) -> Response:
    """The same to be read."""
    return visit.page(
        "pages/programs.html.j2", operations=_shown(), schemas=_document()["components"]["schemas"]
    )


@cache
def _document() -> Mapping[str, Any]:
    return openapi(OPERATIONS)


@cache
def _shown() -> list[dict[str, Any]]:
    """What the page shows of each operation, by path."""
    paths = _document()["paths"]
    return [
        {
            "method": one.method,
            "path": PREFIX + one.path,
            "name": one.name,
            "scopes": scopes_for(one),
            "statuses": [one.shape.status, *statuses_of(one)],
            "parameters": paths[PREFIX + one.path][one.method.lower()]["parameters"],
            "body": one.shape.body.__name__ if one.shape.body else "",
            "answer": one.shape.answer.__name__.replace("[", "_").replace("]", "_")
            if one.shape.answer
            else "",
        }
        for one in sorted(OPERATIONS, key=lambda one: (one.path, one.method))
    ]
