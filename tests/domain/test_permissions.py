"""Who may do what: the whole table spelled out, by role, permission and whose work it is."""

import pytest

from tracker.domain.people import Actor, Role
from tracker.domain.permissions import NOTHING, RULES, NotPermitted, Permission, Target, may, require

BOARD, BODY, OTHER = "ban-mau", "so-mau", "so-khac"
SOMEBODYS_WORK = Target(BODY, BOARD)
BOARDS_WORK = Target(BOARD, BOARD)
THE_DIRECTIVE = Target(coordinator_body=BOARD)

ACTORS = {
    "coordinator": Actor(None, "", Role.COORDINATOR, BOARD),
    "coordinator of another board": Actor(None, "", Role.COORDINATOR, OTHER),
    "coordinator of all boards": Actor(None, "", Role.COORDINATOR, None),
    "officer of the body": Actor(None, "", Role.OFFICER, BODY),
    "officer of another body": Actor(None, "", Role.OFFICER, OTHER),
    "officer of the board": Actor(None, "", Role.OFFICER, BOARD),
    "officer of no body": Actor(None, "", Role.OFFICER, None),
    "leader": Actor(None, "", Role.LEADER, None),
    "leader who sits on the board": Actor(None, "", Role.LEADER, BOARD),
    "inspector": Actor(None, "", Role.INSPECTOR, None),
    "administrator": Actor(None, "", Role.ADMINISTRATOR, None),
    "system": Actor(None, "", Role.SYSTEM, None),
}
BOARDS = {"coordinator", "coordinator of all boards"}
COORDINATORS = {*BOARDS, "coordinator of another board"}
LEADERS = {"leader", "leader who sits on the board"}
READERS = {*BOARDS, *LEADERS, "inspector", "administrator"}

# (permission, what it is asked about) -> everybody who may; whoever is not named may not.
TABLE: dict[tuple[Permission, Target], set[str]] = {
    (Permission.DIRECTIVE_IMPORT, NOTHING): COORDINATORS,
    (Permission.DIRECTIVE_REVIEW, THE_DIRECTIVE): BOARDS,
    (Permission.DIRECTIVE_ISSUE, THE_DIRECTIVE): BOARDS,
    (Permission.DIRECTIVE_READ, THE_DIRECTIVE): READERS,
    (Permission.ASSIGNMENT_READ, SOMEBODYS_WORK): {*READERS, "officer of the body"},
    (Permission.ASSIGNMENT_READ, BOARDS_WORK): {*READERS, "officer of the board"},
    (Permission.ASSIGNMENT_WORK, SOMEBODYS_WORK): {"officer of the body"},
    (Permission.ASSIGNMENT_WORK, BOARDS_WORK): {"coordinator", "officer of the board"},
    (Permission.ASSIGNMENT_VERIFY, SOMEBODYS_WORK): BOARDS,
    (Permission.ASSIGNMENT_VERIFY, BOARDS_WORK): {"coordinator of all boards", "leader"},
    (Permission.ASSIGNMENT_MANAGE, SOMEBODYS_WORK): BOARDS,
    (Permission.ASSIGNMENT_MANAGE, BOARDS_WORK): BOARDS,
    (Permission.EXTENSION_REQUEST, SOMEBODYS_WORK): {"officer of the body"},
    (Permission.EXTENSION_REQUEST, BOARDS_WORK): {"coordinator", "officer of the board"},
    (Permission.EXTENSION_DECIDE, SOMEBODYS_WORK): BOARDS,
    (Permission.EXTENSION_DECIDE, BOARDS_WORK): {"coordinator of all boards", "leader"},
    (Permission.REPORT_READ, NOTHING): {*COORDINATORS, *LEADERS, "inspector"},
    (Permission.REPORT_WRITE, THE_DIRECTIVE): {*BOARDS, "system"},
    (Permission.REPORT_ISSUE, THE_DIRECTIVE): BOARDS,
    (Permission.RECORD_VERIFY, NOTHING): {*COORDINATORS, *LEADERS, "inspector", "administrator", "system"},
    (Permission.BODIES_MANAGE, NOTHING): {*COORDINATORS, "administrator"},
    (Permission.PEOPLE_MANAGE, NOTHING): {"administrator"},
    (Permission.REMINDERS_RUN, NOTHING): {*COORDINATORS, "administrator", "system"},
    (Permission.SYSTEM_MANAGE, NOTHING): {"administrator", "system"},
}


@pytest.mark.parametrize(("permission", "target"), TABLE)
@pytest.mark.parametrize("who", ACTORS)
def test_everybody_may_exactly_what_the_table_says(permission: Permission, target: Target, who: str) -> None:
    allowed = may(ACTORS[who], permission, target)

    assert allowed == (who in TABLE[permission, target])


def test_the_table_asks_about_every_permission() -> None:
    assert {permission for permission, _ in TABLE} == set(Permission) == set(RULES)


@pytest.mark.parametrize("permission", [Permission.ASSIGNMENT_VERIFY, Permission.EXTENSION_DECIDE])
@pytest.mark.parametrize("role", Role)
def test_nobody_decides_on_the_work_of_their_own_body(permission: Permission, role: Role) -> None:
    for body in (BOARD, BODY):
        actor = Actor(None, "", role, body)

        assert not may(actor, permission, Target(body, BOARD))


def test_the_administrator_verifies_nothing() -> None:
    administrator = Actor(None, "", Role.ADMINISTRATOR, BOARD)

    assert not any(
        may(administrator, Permission.ASSIGNMENT_VERIFY, Target(body, board))
        for body in (BOARD, BODY, None)
        for board in (BOARD, OTHER, None)
    )


@pytest.mark.parametrize("role", Role)
def test_who_has_no_body_does_no_bodys_work(role: Role) -> None:
    assert not may(Actor(None, "", role, None), Permission.ASSIGNMENT_WORK, Target(None, None))


def test_a_refusal_says_what_was_asked_by_whom_and_who_may() -> None:
    stranger = Actor(None, "Cán bộ mẫu 1", Role.OFFICER, OTHER)

    with pytest.raises(NotPermitted) as refused:
        require(stranger, Permission.ASSIGNMENT_VERIFY, SOMEBODYS_WORK)

    assert refused.value.holes == {
        "permission": "assignment.verify",
        "who": (Role.COORDINATOR, Role.LEADER),
        "name": "Cán bộ mẫu 1",
    }


def test_what_is_allowed_raises_nothing() -> None:
    require(ACTORS["officer of the body"], Permission.ASSIGNMENT_WORK, SOMEBODYS_WORK)

    assert may(ACTORS["officer of the body"], Permission.ASSIGNMENT_WORK, SOMEBODYS_WORK)
