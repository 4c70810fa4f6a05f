"""Directives: the register newest first, and one with its items."""

from datetime import date

from pydantic import Field

from tracker.domain.permissions import Permission
from tracker.usecases.find_directive import directive_by_ref
from tracker.usecases.program_lists import TaskListed, list_tasks
from tracker.usecases.register import RegisterLine, register_page
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.things import TaskItem
from tracker.web.programs.values import Answer, Line, Page, PageAsked, number_of

api = Api("directives")
routes = api.routes

_MOST_ITEMS = 2_000


class DirectivesAsked(PageAsked):
    """How the register is narrowed."""

    q: Line = Field("", description="Words that number, kind, issuer or subject begin with, accents aside")
    state: Line = Field("", description="State of the directive", max_length=32)


class DirectiveHead(Answer):
    """The head of a directive."""

    no: int = Field(description="Running number in the register")
    number: str | None = Field(description="Number and sign of the document")
    kind: str | None = Field(description="Kind of document")
    issuer: str | None = Field(description="Who issued it")
    issued_on: date | None = Field(description="Its date")
    subject: str | None = Field(description="What it is about")
    state: str = Field(description="State of the directive")


class DirectiveItem(DirectiveHead):
    """A directive in the register, with how its work stands."""

    assignments: int = Field(description="Assignments in all")
    open: int = Field(description="Those still open")
    overdue: int = Field(description="Those late today")

    @classmethod
    def of(cls, line: RegisterLine) -> "DirectiveItem":
        """As listed."""
        work = line.work
        head = {name: getattr(line.row, name) for name in DirectiveHead.model_fields}
        return cls(**head, assignments=work.every, open=work.open, overdue=work.overdue)


class DirectiveFull(DirectiveHead):
    """A directive with its items."""

    version: int = Field(description="Goes up with every change of the draft")
    coordinator_body: str | None = Field(description="Code of the board that follows it up")
    items: list[TaskItem] = Field(description="Its items in reading order; none while it is a draft")


@api.get("/directives", Permission.DIRECTIVE_READ, Page[DirectiveItem], query=DirectivesAsked)
def directives(call: Call, asked: DirectivesAsked) -> Page[DirectiveItem]:
    """Newest first."""
    page = register_page(
        call.ctx, words=asked.q, state=asked.state, after=number_of(asked.after), limit=asked.limit
    )
    following = str(page.next_no) if page.next_no else None
    return Page(items=[DirectiveItem.of(line) for line in page.lines], next=following)


@api.get("/directives/{no}", Permission.DIRECTIVE_READ, DirectiveFull)
def directive(call: Call, no: str) -> DirectiveFull:
    """One by its running number, or its number and sign."""
    row = directive_by_ref(call.ctx, no)
    items: tuple[TaskListed, ...] = list_tasks(call.ctx, row.no, None, _MOST_ITEMS).rows
    head = {name: getattr(row, name) for name in DirectiveHead.model_fields}
    return DirectiveFull(
        **head,
        version=row.version,
        coordinator_body=row.coordinator_body,
        items=[TaskItem.of(item) for item in items],
    )
