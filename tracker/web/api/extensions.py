"""Later dates: asking for one, deciding on it."""

from datetime import date
from typing import Literal

from pydantic import Field

from tracker.domain.permissions import Permission
from tracker.usecases.extensions import (
    DecideExtension,
    RequestExtension,
    decide_extension,
    request_extension,
)
from tracker.usecases.read_assignments import assignment_by_ref
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.values import Answer, Asked, Day, Words

api = Api("extensions")
routes = api.routes


class ExtensionAsked(Asked):
    """A later day that is asked for."""

    due_on: Day = Field(description="The day, after the present one")
    reason: Words = Field(description="Why")
    version: int | None = Field(
        None, ge=0, description="The version that was seen, where no If-Match tells it"
    )


class DecisionAsked(Asked):
    """What is decided on the request that waits."""

    verb: Literal["grant", "refuse"] = Field(description="The decision")
    reason: Words = Field("", description="Why; needed to refuse")
    version: int | None = Field(
        None, ge=0, description="The version that was seen, where no If-Match tells it"
    )


class ExtensionDone(Answer):
    """How the assignment stands after it."""

    version: int = Field(description="The version now")
    ref: str = Field(description="The assignment")
    due_on: date | None = Field(description="The last day that holds now")


@api.post(
    "/assignments/{ref}/extensions",
    Permission.EXTENSION_REQUEST,
    body=ExtensionAsked,
    answer=ExtensionDone,
    status=201,
    needs_version=True,
)
def ask_extension(call: Call, ref: str, body: ExtensionAsked, version: int) -> ExtensionDone:
    """Ask for a later day."""
    key = assignment_by_ref(call.ctx, ref).id
    request_extension(call.ctx, RequestExtension(key, body.due_on, body.reason, version))
    return _now(call, ref)


@api.post(
    "/assignments/{ref}/extensions/decision",
    Permission.EXTENSION_DECIDE,
    body=DecisionAsked,
    answer=ExtensionDone,
    needs_version=True,
)
def decide(call: Call, ref: str, body: DecisionAsked, version: int) -> ExtensionDone:
    """Grant or refuse the request that waits."""
    key = assignment_by_ref(call.ctx, ref).id
    decide_extension(call.ctx, DecideExtension(key, body.verb, body.reason, version))
    return _now(call, ref)


def _now(call: Call, ref: str) -> ExtensionDone:
    found = assignment_by_ref(call.ctx, ref)
    return ExtensionDone(version=found.version, ref=found.ref, due_on=found.due_on)
