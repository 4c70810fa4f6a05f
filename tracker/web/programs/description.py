"""The description of the interface in OpenAPI 3.1, made from the operations as they are declared."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from tracker import __version__
from tracker.domain.permissions import Permission
from tracker.domain.scopes import LEAVES
from tracker.render.words import say
from tracker.web.programs.operations import PREFIX, Operation

_REF = "#/components/schemas/"
_PROBLEMS = {
    400: "The request cannot be read",
    401: "No token, or one that is over",
    403: "The person may, the token has no scope for it",
    404: "There is no such thing, or not for this person",
    409: "Not in its present state; `version` and `state` tell how it stands now",
    413: "More than the operation takes",
    422: "Something sent cannot be used; `errors` names fields",
    428: "Neither If-Match nor `version` was sent",
    429: "Too many requests of this token",
    503: "The storage does not answer for now",
}
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Stays the same in every language and release"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One sentence in the person's language"},
        "version": {"type": "integer", "description": "Of a conflict: the version now"},
        "state": {"type": "string", "description": "Of a conflict: the state now"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "code": {"type": "string"}},
            },
        },
        "request_id": {"type": "string", "description": "Of a fault of ours: leads to it in the log"},
    },
}
_FILE = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


def openapi(operations: Iterable[Operation], lang: str = "en") -> Mapping[str, Any]:
    """The whole document."""
    listed = sorted(operations, key=lambda one: (one.path, one.method))
    paths: dict[str, dict[str, Any]] = {}
    for operation in listed:
        paths.setdefault(PREFIX + operation.path, {})[operation.method.lower()] = _operation(operation, lang)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tracker", "version": __version__},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": _PROBLEM, **_schemas(listed)},
        },
    }


def scopes_for(operation: Operation) -> Sequence[str]:
    """The scopes of which any opens the operation."""
    if not isinstance(operation.access, Permission):
        return [scope.value for scope in LEAVES]
    return [scope.value for scope, left in LEAVES.items() if operation.access in left]


def statuses_of(operation: Operation) -> Sequence[int]:
    """The errors it may answer with."""
    changes = operation.method != "GET"
    never = {
        400: not changes,
        409: not changes,
        413: not changes,
        422: False,
        428: not operation.shape.needs_version,
    }
    return [status for status in _PROBLEMS if not never.get(status, False)]


def _operation(operation: Operation, lang: str) -> dict[str, Any]:
    shape = operation.shape
    found: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": say(lang, f"programs.op_{operation.name}"),
        "description": f"Scopes: {', '.join(scopes_for(operation))}.",
        "parameters": [*_path(operation), *_query(shape.query), *_headers(operation)],
        "responses": {str(shape.status): _answer(operation), **_problems(operation)},
    }
    if shape.body is not None:
        found["requestBody"] = {"required": True, "content": _json(shape.body)}
    if shape.is_raw:
        found["requestBody"] = {"required": True, "content": _FILE}
    return found


def _path(operation: Operation) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in operation.parameters
    ]


def _query(kind: type[BaseModel] | None) -> list[dict[str, Any]]:
    if kind is None:
        return []
    schema = kind.model_json_schema()
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "description": one.get("description", ""),
            "schema": {key: value for key, value in one.items() if key not in ("description", "title")},
        }
        for name, one in schema["properties"].items()
    ]


def _headers(operation: Operation) -> list[dict[str, Any]]:
    found = []
    if operation.shape.needs_version:
        found.append(_header("If-Match", "The version that was seen, as the ETag told it"))
    if operation.method == "POST" and operation.shape.is_once:
        found.append(_header("Idempotency-Key", "The same key within 24 hours does it once"))
    return found


def _header(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "description": description, "schema": {"type": "string"}}


def _answer(operation: Operation) -> dict[str, Any]:
    shape = operation.shape
    if shape.status == 204:
        return {"description": "Done"}
    return {"description": "Done", "content": _json(shape.answer) if shape.answer else _FILE}


def _problems(operation: Operation) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": _REF + "Problem"}}}
    return {
        str(status): {"description": _PROBLEMS[status], "content": content}
        for status in statuses_of(operation)
    }


def _json(kind: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF + _name(kind)}}}


def _name(kind: type[BaseModel]) -> str:
    return re.sub(r"[^\w.-]", "_", kind.__name__)


def _schemas(operations: Sequence[Operation]) -> Mapping[str, Any]:
    asked = [(one.shape.body, "validation") for one in operations if one.shape.body]
    told = [(one.shape.answer, "serialization") for one in operations if one.shape.answer]
    kinds: Any = [*asked, *told]
    _, found = models_json_schema(kinds, ref_template=_REF + "{model}")
    defined: Mapping[str, Any] = found["$defs"]
    return defined
