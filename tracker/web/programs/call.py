"""One call from its bytes to its answer: what was asked is read, done once, and answered as JSON."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import Response
from pydantic import BaseModel, ValidationError

from tracker.domain.text import one_line
from tracker.usecases.once import DoneMeanwhile, Post, Told, done_before, once, tell, wait_for_answer
from tracker.web.programs.door import Call
from tracker.web.programs.faults import BadKey, NotJson, VersionNeeded
from tracker.web.programs.values import bad_field, fields_invalid

_LONGEST_KEY = 200
_VERSION = re.compile(r'\{"version":(\d+)[,}]')  # what has one has it first

Done = Callable[..., BaseModel | Response | None]


@dataclass(frozen=True)
class Shape:
    """What an operation is asked with and answers. `needs_version`: with If-Match or `version` in the body;
    `is_raw`: the body is a file."""

    answer: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    status: int = 200
    needs_version: bool = False
    is_raw: bool = False
    is_once: bool = True


def answered(call: Call, shape: Shape, raw: bytes, do: Done) -> Response:
    """The answer; raises what is wrong with the request, and what the use case does."""
    asked = _asked(call, shape, raw)
    post = _post(call, raw) if shape.is_once and call.request.method == "POST" else None
    if post is None:
        return _response(call, shape, do(**asked))
    told = done_before(call.ctx, post)
    if told is None:
        told = _done_once(call, shape, post, lambda: do(**asked))
        return _json(call, told.status, told.answer)
    return _again(call, told)


def _done_once(call: Call, shape: Shape, post: Post, do: Callable[[], Any]) -> Told:
    plain = call.ctx
    call.__dict__["ctx"] = once(plain, post)
    try:
        made = do()
    except DoneMeanwhile:
        return wait_for_answer(plain, post)
    finally:
        call.__dict__["ctx"] = plain
    assert isinstance(made, BaseModel)
    told = Told(shape.status, made.model_dump_json())
    tell(plain, post, told)
    return told


def _again(call: Call, told: Told) -> Response:
    response = _json(call, told.status, told.answer)
    response.headers["Idempotency-Replayed"] = "true"
    return response


def _asked(call: Call, shape: Shape, raw: bytes) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    query = [(name, one_line(value)) for name, value in call.request.query_params.multi_items()]
    if shape.query is not None:
        asked["asked"] = _read(shape.query, dict(query))
    elif query:
        raise bad_field(query[0][0][:60], "extra_forbidden")
    if shape.is_raw:
        asked["data"] = raw
    if shape.body is not None:
        asked["body"] = _read(shape.body, _plain(raw))
    if shape.needs_version:
        asked["version"] = _version(call, asked.get("body"))
    return asked


def _read(kind: type[BaseModel], values: object) -> BaseModel:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise fields_invalid(error) from None  # what pydantic says repeats what was sent


def _plain(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise NotJson() from None


def _version(call: Call, body: object) -> int:
    """The version that was seen, from the header or the body; raises VersionNeeded."""
    header = call.request.headers.get("if-match", "").strip().removeprefix("W/").strip('"').removeprefix("v")
    if header.isascii() and header.isdigit() and len(header) < 10:
        return int(header)
    version = getattr(body, "version", None)
    if not isinstance(version, int):
        raise VersionNeeded()
    return version


def _post(call: Call, raw: bytes) -> Post | None:
    key = call.request.headers.get("idempotency-key")
    if key is None:
        return None
    if not key.strip() or len(key) > _LONGEST_KEY:
        raise BadKey(longest=_LONGEST_KEY)
    assert call.token is not None
    url, match = call.request.url, call.request.headers.get("if-match", "")
    request = (call.request.method.encode(), f"{url.path}?{url.query}".encode(), match.encode(), raw)
    return Post.of(str(call.token.id), key, *request)


def _response(call: Call, shape: Shape, made: BaseModel | Response | None) -> Response:
    if isinstance(made, Response):
        return made
    if made is None:
        return Response(status_code=204, headers={"Cache-Control": "no-store"})
    return _json(call, shape.status, made.model_dump_json())


def _json(call: Call, status: int, text: str) -> Response:
    headers = {"Cache-Control": "no-store", "Content-Language": call.lang}
    version = _VERSION.match(text)
    if version:
        headers["ETag"] = f'"v{version[1]}"'
    return Response(text, status, headers, "application/json")
