"""Bodies of the directory, as of a day."""

from datetime import date

from pydantic import Field

from tracker.usecases.list_bodies import BodyLine, list_bodies
from tracker.web.programs.door import Call
from tracker.web.programs.operations import ANY_PERSON, Api
from tracker.web.programs.values import Answer, Day, Line, Page, PageAsked

api = Api("bodies")
routes = api.routes


class BodiesAsked(PageAsked):
    """How the directory is narrowed."""

    on: Day | None = Field(None, description="Only bodies that exist on this day; nothing: today")
    group: Line | None = Field(None, description="Code of a group", max_length=64)


class BodyItem(Answer):
    """A body."""

    code: str = Field(description="Its code, unique")
    name: str = Field(description="Its name")
    kind: str | None = Field(description="What kind of body")
    parent: str | None = Field(description="Code of the body above it")
    groups: list[str] = Field(description="Codes of the groups it belongs to that day")
    since: date | None = Field(description="First day; null where not known")
    until: date | None = Field(description="The day it ended; null where it goes on")

    @classmethod
    def of(cls, line: BodyLine) -> "BodyItem":
        """As listed."""
        return cls(**{name: value for name, value in line._asdict().items() if name in cls.model_fields})


@api.get("/bodies", ANY_PERSON, Page[BodyItem], query=BodiesAsked)
def bodies(call: Call, asked: BodiesAsked) -> Page[BodyItem]:
    """By code."""
    found = list_bodies(call.ctx, on=asked.on or call.ctx.today(), group=asked.group or None)
    rows = sorted((one for one in found if one.code > asked.after), key=lambda one: one.code)
    shown = [BodyItem.of(one) for one in rows[: asked.limit]]
    return Page(items=shown, next=shown[-1].code if len(rows) > asked.limit else None)
