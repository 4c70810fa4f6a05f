"""Declaring operations: what each is asked with and answers, kept for the description of the interface.

api = Api("assignments")
routes = api.routes

@api.get("/assignments", Permission.ASSIGNMENT_READ, Page[AssignmentItem], query=AssignmentsAsked)
def assignments(call: Call, asked: AssignmentsAsked) -> Page[AssignmentItem]:
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from pydantic import BaseModel

from tracker.web.programs.call import Shape, answered
from tracker.web.programs.door import Call, open_by_token
from tracker.web.programs.problems import problem
from tracker.web.routes import ANY_PERSON, SMALL_BODY, Access, Routes

PREFIX = "/api/v1"
HOW = "token"

Endpoint = Callable[..., BaseModel | Response | None]


@dataclass(frozen=True)
class Operation:
    """One operation as it is described."""

    method: str
    path: str
    name: str
    tag: str
    access: Access
    shape: Shape

    @property
    def parameters(self) -> list[str]:
        """The names in the path."""
        return re.findall(r"{(\w+)}", self.path)


OPERATIONS: list[Operation] = []
"""Every operation of the interface, filled as its files are read."""


async def _bytes(request: Request) -> bytes:
    return await request.body()


class Api:
    """The operations of one file."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.routes = Routes(prefix=PREFIX, opener=open_by_token, how=HOW, tells=problem)

    def get(
        self,
        path: str,
        access: Access,
        answer: type[BaseModel] | None,
        *,
        query: type[BaseModel] | None = None,
    ) -> Callable[[Endpoint], Endpoint]:
        """Reads. `answer` None: a file."""
        return self._declare("GET", path, access, Shape(answer=answer, query=query))

    def post(self, path: str, access: Access, **shape: Any) -> Callable[[Endpoint], Endpoint]:
        """Changes; the fields of `Shape`, and `max_body`."""
        return self._declare("POST", path, access, **shape)

    def delete(self, path: str, access: Access) -> Callable[[Endpoint], Endpoint]:
        """Lets go of something; twice is fine."""
        return self._declare("DELETE", path, access, Shape(answer=None, status=204))

    def _declare(
        self,
        method: str,
        path: str,
        access: Access,
        made: Shape | None = None,
        max_body: int = SMALL_BODY,
        **shape: Any,
    ) -> Callable[[Endpoint], Endpoint]:
        whole = made or Shape(**shape)

        def declare(endpoint: Endpoint) -> Endpoint:
            operation = Operation(method, path, endpoint.__name__, self.tag, access, whole)
            OPERATIONS.append(operation)
            self.routes.route(method, path, access, max_body=max_body)(_called(operation, endpoint))
            return endpoint

        return declare


def _called(operation: Operation, endpoint: Endpoint) -> Callable[..., Response]:
    """The endpoint as routes want it: with the bytes of the body, and the parameters of the path as they are."""

    def called(call: Call, raw: bytes = b"", **path: str) -> Response:
        return answered(call, operation.shape, raw, lambda **more: endpoint(call, **path, **more))

    called.__name__ = endpoint.__name__
    parameters = [Parameter("visit", Parameter.POSITIONAL_OR_KEYWORD, annotation=Call)]
    parameters += [Parameter(name, Parameter.KEYWORD_ONLY, annotation=str) for name in operation.parameters]
    if operation.method != "GET":
        body = Annotated[bytes, Depends(_bytes)]
        parameters.append(Parameter("raw", Parameter.KEYWORD_ONLY, annotation=body))
    called.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # as documented
    return called


__all__ = ["ANY_PERSON", "OPERATIONS", "PREFIX", "Api", "Operation"]
