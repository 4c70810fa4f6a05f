"""One assignment for those who follow it: the officer's page, what they may decide, and what comes next. Reads."""

from dataclasses import dataclass

from tracker.domain.people import Role
from tracker.domain.permissions import Permission, Target, may
from tracker.domain.workflow import Phase
from tracker.store.assignments import AssignmentNotFound
from tracker.usecases.context import Context
from tracker.usecases.desk import desk_page
from tracker.usecases.work_page import HandedIn, WorkPage, work_page

__all__ = ["FollowPage", "follow_page", "next_to_verify"]


@dataclass(frozen=True)
class FollowPage:
    """The assignment and the verbs this actor may use on it now: of its own machine, and on a waiting extension."""

    page: WorkPage
    verbs: tuple[str, ...]
    may_decide_extension: bool
    may_change_due: bool

    @property
    def is_to_verify(self) -> bool:
        """Whether a report waits for this actor."""
        return "verify" in self.verbs

    @property
    def latest(self) -> HandedIn | None:
        """What was handed in last."""
        return self.page.handed_in[0] if self.page.handed_in else None


def follow_page(ctx: Context, ref: str) -> FollowPage:
    """For coordinators, leaders, inspectors, administrators; raises AssignmentNotFound, for officers always: their
    page is `work_page`."""
    if ctx.actor.role is Role.OFFICER:
        raise AssignmentNotFound(ref=ref)
    page = work_page(ctx, ref, Permission.ASSIGNMENT_READ)
    found = page.view.found
    target = Target(found.body_code, found.coordinator_body)
    workflow = ctx.rules.workflows.assignment
    verbs = tuple(
        verb
        for verb in workflow.verbs_from(found.state)
        if (permission := workflow.find(found.state, verb).permission) is not Permission.ASSIGNMENT_WORK
        and may(ctx.actor, permission, target)
    )
    is_open = Phase(found.phase).is_open
    return FollowPage(
        page,
        verbs,
        found.asked_due_on is not None and is_open and may(ctx.actor, Permission.EXTENSION_DECIDE, target),
        is_open and may(ctx.actor, Permission.ASSIGNMENT_MANAGE, target),
    )


def next_to_verify(ctx: Context, other_than: str = "") -> str:
    """The reference of the report that has waited longest; empty where none does."""
    rows = desk_page(ctx, "verify", limit=2).rows
    return next((row.ref for row in rows if row.ref != other_than), "")
