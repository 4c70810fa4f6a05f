"""Lists for programs, a page at a time: what the actor may see of assignments and tasks. Reads only."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tracker.domain.people import Actor, Role
from tracker.domain.permissions import HOLDERS, NotPermitted, Permission, may
from tracker.store.program_lists import AssignmentListed, ProgramLists, TaskListed, Wanted, Whose
from tracker.usecases.context import Context

__all__ = ["AssignmentListed", "Listed", "TaskListed", "Wanted", "list_assignments", "list_tasks", "whose"]

Row = TypeVar("Row")
_START = (-1, -1)


@dataclass(frozen=True)
class Listed(Generic[Row]):
    """A page; `has_more` where another follows."""

    rows: tuple[Row, ...]
    has_more: bool


def list_assignments(
    ctx: Context, wanted: Wanted, after: tuple[int, int] | None, limit: int
) -> Listed[AssignmentListed]:
    """Those after a reference (directive, number), in the order of the register; raises NotPermitted."""
    mine = whose(ctx.actor)
    with ctx.open_reading() as unit:
        rows = ProgramLists(unit.connection, mine).assignments(wanted, after or _START, limit + 1)
    return Listed(tuple(rows[:limit]), len(rows) > limit)


def list_tasks(
    ctx: Context, directive: int | None, after: tuple[int, int] | None, limit: int
) -> Listed[TaskListed]:
    """Those after a place (directive, position), in reading order; raises NotPermitted."""
    mine = whose(ctx.actor)
    with ctx.open_reading() as unit:
        rows = ProgramLists(unit.connection, mine).tasks(directive, after or _START, limit + 1)
    return Listed(tuple(rows[:limit]), len(rows) > limit)


def whose(actor: Actor) -> Whose:
    """What of all assignments the actor may see: the permission to read one, said of many; raises NotPermitted."""
    if actor.only is not None and Permission.ASSIGNMENT_READ not in actor.only:
        raise _not_permitted(actor)
    if actor.role is Role.COORDINATOR:
        return Whose(board=actor.body)
    if may(actor, Permission.DIRECTIVE_READ):
        return Whose()
    if actor.role is Role.OFFICER and actor.body is not None:
        return Whose(body=actor.body)
    raise _not_permitted(actor)


def _not_permitted(actor: Actor) -> NotPermitted:
    who = HOLDERS[Permission.ASSIGNMENT_READ]
    return NotPermitted(permission=Permission.ASSIGNMENT_READ.value, who=who, name=actor.name)
