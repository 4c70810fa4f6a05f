"""Assignments: the list with its criteria, one with everything that belongs to it, and its moves."""

from typing import Literal

from pydantic import Field

from tracker.domain.permissions import Permission
from tracker.usecases.move_assignment import REPORT, MoveAssignment, move_assignment
from tracker.usecases.open_verbs import open_verbs
from tracker.usecases.program_lists import Wanted, list_assignments
from tracker.usecases.read_assignments import assignment_by_ref
from tracker.usecases.work_page import work_page
from tracker.web.programs.door import Call
from tracker.web.programs.operations import Api
from tracker.web.programs.things import AssignmentFull, AssignmentItem
from tracker.web.programs.values import Answer, Asked, Day, Line, Page, PageAsked, Words, bad_field, pair_of

api = Api("assignments")
routes = api.routes

Phases = Literal["waiting", "working", "reported", "done", "dropped"]


class AssignmentsAsked(PageAsked):
    """How the list is narrowed; criteria are joined by "and"."""

    directive: int | None = Field(None, ge=1, lt=10**9, description="Number of the directive in the register")
    body: Line | None = Field(None, description="Code of the body that owes the work", max_length=64)
    state: Line | None = Field(None, description="State of the workflow", max_length=32)
    phase: Phases | None = Field(None, description="Phase, the same in every workflow")
    due_from: Day | None = Field(None, description="Last day on or after this one")
    due_until: Day | None = Field(None, description="Last day on or before this one")
    open: bool = Field(False, description="Only what is not over")
    overdue: bool = Field(False, description="Only what is open and late today")


class MoveAsked(Asked):
    """A move of the workflow."""

    verb: Line = Field(
        description="acknowledge, start, verify, return … (`verbs` of the assignment); reports are submissions",
        max_length=32,
    )
    version: int | None = Field(
        None, ge=0, description="The version that was seen, where no If-Match tells it"
    )
    reason: Words = Field("", description="Why; needed where the workflow asks for it")
    successor: Line | None = Field(None, description="Code of the body that takes it over", max_length=64)


class MoveDone(Answer):
    """What came of it."""

    version: int = Field(description="The version now")
    ref: str = Field(description="The assignment")
    state: str = Field(description="Its state now")
    phase: str = Field(description="Its phase now")
    task_state: str = Field(description="The state of its task now")
    heir: str | None = Field(description="The assignment of the body that took it over")


@api.get("/assignments", Permission.ASSIGNMENT_READ, Page[AssignmentItem], query=AssignmentsAsked)
def assignments(call: Call, asked: AssignmentsAsked) -> Page[AssignmentItem]:
    """In the order of the register; an officer's hold those of their own body."""
    wanted = Wanted(
        directive=asked.directive,
        body=asked.body,
        state=asked.state,
        phase=asked.phase,
        due_from=asked.due_from,
        due_until=asked.due_until,
        is_open=asked.open,
        overdue_on=call.ctx.today() if asked.overdue else None,
    )
    page = list_assignments(call.ctx, wanted, pair_of(asked.after), asked.limit)
    items = [AssignmentItem.of(row) for row in page.rows]
    return Page(items=items, next=items[-1].ref if page.has_more else None)


@api.get("/assignments/{ref}", Permission.ASSIGNMENT_READ, AssignmentFull)
def assignment(call: Call, ref: str) -> AssignmentFull:
    """One, with its words, partners and what was handed in."""
    page = work_page(call.ctx, ref, Permission.ASSIGNMENT_READ)
    return AssignmentFull.of_page(page, open_verbs(call.ctx, page.view))


@api.post(
    "/assignments/{ref}/moves",
    Permission.ASSIGNMENT_READ,
    body=MoveAsked,
    answer=MoveDone,
    needs_version=True,
)
def move(call: Call, ref: str, body: MoveAsked, version: int) -> MoveDone:
    """Make a move of the workflow: acknowledge, start, verify, return, cancel …"""
    if body.verb == REPORT:
        raise bad_field("verb", "is_a_submission")
    key = assignment_by_ref(call.ctx, ref).id
    command = MoveAssignment(key, body.verb, version, body.reason, successor=body.successor)
    done = move_assignment(call.ctx, command)
    now = done.assignment
    return MoveDone(
        version=now.version,
        ref=now.ref,
        state=now.state,
        phase=now.phase,
        task_state=done.task_state,
        heir=done.heir,
    )
