"""The one table of permissions, asked by the page, the API, the command line and the use case alike."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.errors import Refused
from tracker.domain.people import Actor, Role


class Permission(StrEnum):
    """What may be asked for. Workflow files name these."""

    DIRECTIVE_IMPORT = "directive.import"
    DIRECTIVE_REVIEW = "directive.review"
    DIRECTIVE_ISSUE = "directive.issue"
    DIRECTIVE_READ = "directive.read"
    ASSIGNMENT_READ = "assignment.read"
    ASSIGNMENT_WORK = "assignment.work"
    ASSIGNMENT_VERIFY = "assignment.verify"
    ASSIGNMENT_MANAGE = "assignment.manage"
    EXTENSION_REQUEST = "extension.request"
    EXTENSION_DECIDE = "extension.decide"
    REPORT_READ = "report.read"
    REPORT_WRITE = "report.write"
    REPORT_ISSUE = "report.issue"
    RECORD_VERIFY = "record.verify"
    BODIES_MANAGE = "bodies.manage"
    PEOPLE_MANAGE = "people.manage"
    REMINDERS_RUN = "reminders.run"
    SYSTEM_MANAGE = "system.manage"


@dataclass(frozen=True, slots=True)
class Target:
    """What a permission is asked about; None where it does not apply."""

    body: str | None = None  # the body that owes the work
    coordinator_body: str | None = None  # the body that follows up on the directive


NOTHING = Target()

Rule = Callable[[Actor, Target], bool]


def is_coordinator(actor: Actor, target: Target) -> bool:
    """Of the board that follows this directive, or of any board where the target names none."""
    if actor.role is not Role.COORDINATOR:
        return False
    return target.coordinator_body is None or actor.body in (None, target.coordinator_body)


def is_of_body(actor: Actor, target: Target) -> bool:
    """The officer of the body that owes the work; a coordinator works for their own board's assignments."""
    return (
        actor.role in (Role.OFFICER, Role.COORDINATOR)
        and actor.body is not None
        and actor.body == target.body
    )


def is_coordinator_of_others(actor: Actor, target: Target) -> bool:
    """A coordinator, where the work is not owed by their own board."""
    return is_coordinator(actor, target) and (target.body is None or target.body != actor.body)


def is_leader_over_coordinator(actor: Actor, target: Target) -> bool:
    """A leader decides on what the coordinating board itself owes, unless it is their own board."""
    owes_itself = target.body is not None and target.body == target.coordinator_body
    return actor.role is Role.LEADER and owes_itself and actor.body != target.body


def is_leader(actor: Actor, target: Target) -> bool:
    """Thường trực."""
    return actor.role is Role.LEADER


def is_inspector(actor: Actor, target: Target) -> bool:
    """Ủy ban kiểm tra."""
    return actor.role is Role.INSPECTOR


def is_administrator(actor: Actor, target: Target) -> bool:
    """Quản trị."""
    return actor.role is Role.ADMINISTRATOR


def is_system(actor: Actor, target: Target) -> bool:
    """The scheduler."""
    return actor.role is Role.SYSTEM


_READERS: tuple[Rule, ...] = (is_coordinator, is_leader, is_inspector, is_administrator)

RULES: dict[Permission, tuple[Rule, ...]] = {
    Permission.DIRECTIVE_IMPORT: (is_coordinator,),
    Permission.DIRECTIVE_REVIEW: (is_coordinator,),
    Permission.DIRECTIVE_ISSUE: (is_coordinator,),
    Permission.DIRECTIVE_READ: _READERS,
    Permission.ASSIGNMENT_READ: (*_READERS, is_of_body),
    Permission.ASSIGNMENT_WORK: (is_of_body,),
    Permission.ASSIGNMENT_VERIFY: (is_coordinator_of_others, is_leader_over_coordinator),
    Permission.ASSIGNMENT_MANAGE: (is_coordinator,),
    Permission.EXTENSION_REQUEST: (is_of_body,),
    Permission.EXTENSION_DECIDE: (is_coordinator_of_others, is_leader_over_coordinator),
    Permission.REPORT_READ: (is_coordinator, is_leader, is_inspector),
    Permission.REPORT_WRITE: (is_coordinator, is_system),
    Permission.REPORT_ISSUE: (is_coordinator,),
    Permission.RECORD_VERIFY: (is_coordinator, is_inspector, is_administrator, is_leader, is_system),
    Permission.BODIES_MANAGE: (is_coordinator, is_administrator),
    Permission.PEOPLE_MANAGE: (is_administrator,),
    Permission.REMINDERS_RUN: (is_system, is_coordinator, is_administrator),
    Permission.SYSTEM_MANAGE: (is_system, is_administrator),
}

HOLDERS: dict[Permission, tuple[Role, ...]] = {
    permission: tuple(
        role
        for role in Role
        if any(
            rule(Actor(None, "", role, body), Target(owing, "x"))
            for rule in rules
            for body in ("x", "y")
            for owing in ("x", "y")
        )
    )
    for permission, rules in RULES.items()
}
"""The roles that may hold a permission on something: for sentences that say who may do it."""


class NotPermitted(Refused):
    """The actor lacks the permission; `who` names the roles that have it."""

    key = "error.not_permitted"


class OwnWork(NotPermitted):
    """The board may not decide on what it owes itself: a leader does."""

    key = "error.own_work"


class NotLeadersWork(NotPermitted):
    """A leader decides only on what the coordinating board itself owes."""

    key = "error.not_leaders_work"


def may(actor: Actor, permission: Permission, target: Target = NOTHING) -> bool:
    """Whether any rule of the permission suffices, and a token does not leave it out."""
    if actor.only is not None and permission not in actor.only:
        return False
    return any(rule(actor, target) for rule in RULES[permission])


def require(actor: Actor, permission: Permission, target: Target = NOTHING) -> None:
    """Raise NotPermitted unless `may`."""
    if may(actor, permission, target):
        return
    why = _why(actor, permission, target)
    raise why(permission=permission.value, who=HOLDERS[permission], name=actor.name)


def _why(actor: Actor, permission: Permission, target: Target) -> type[NotPermitted]:
    if permission not in (Permission.ASSIGNMENT_VERIFY, Permission.EXTENSION_DECIDE):
        return NotPermitted
    if actor.role is Role.COORDINATOR and target.body is not None and actor.body == target.body:
        return OwnWork
    return NotLeadersWork if actor.role is Role.LEADER else NotPermitted
