"""Tasks: the items of directives, in reading order."""

from pydantic import Field

from tracker.domain.permissions import Permission
from tracker.usecases.program_lists import list_tasks
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.things import TaskItem
from tracker.web.programs.values import Page, PageAsked, pair_of

api = Api("tasks")
routes = api.routes


class TasksAsked(PageAsked):
    """How the list is narrowed."""

    directive: int | None = Field(None, ge=1, lt=10**9, description="Number of the directive in the register")


@api.get("/tasks", Permission.ASSIGNMENT_READ, Page[TaskItem], query=TasksAsked)
def tasks(call: Call, asked: TasksAsked) -> Page[TaskItem]:
    """An officer's hold those in which their body has a part."""
    page = list_tasks(call.ctx, asked.directive, pair_of(asked.after), asked.limit)
    last = page.rows[-1] if page.has_more else None
    following = f"{last.directive_no}-{last.position}" if last else None
    return Page(items=[TaskItem.of(row) for row in page.rows], next=following)
