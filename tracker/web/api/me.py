"""Who a token speaks for, and what it may."""

from datetime import datetime

from pydantic import Field

from tracker.web.programs.door import Call
from tracker.web.programs.operations import ANY_PERSON, Api
from tracker.web.programs.values import Answer

api = Api("me")
routes = api.routes


class Me(Answer):
    """The person behind the token."""

    name: str = Field(description="Their name")
    role: str = Field(description="coordinator, officer, leader, inspector or administrator")
    body: str | None = Field(description="Code of the body they belong to")
    body_name: str | None = Field(description="Its name")
    lang: str = Field(description="The language errors are told in: vi or en")
    scopes: list[str] = Field(description="The scopes of the token")
    permissions: list[str] = Field(description="What the token leaves of permissions, whoever holds it")
    used_at: datetime | None = Field(description="When the token was last used, to a few minutes")


@api.get("/me", ANY_PERSON, Me)
def me(call: Call) -> Me:
    """The person, the token."""
    assert call.person is not None
    assert call.token is not None
    return Me(
        name=call.person.name,
        role=call.person.role,
        body=call.person.body_code,
        body_name=call.person.body_name,
        lang=call.person.lang,
        scopes=call.token.scopes.split(),
        permissions=sorted(call.ctx.actor.only or ()),
        used_at=call.token.used_at,
    )
