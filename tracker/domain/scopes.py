"""What a token of a person leaves them: never more than the person may, mostly less. Pure."""

from collections.abc import Iterable
from enum import StrEnum

from tracker.domain.errors import Invalid
from tracker.domain.permissions import Permission


class NoScope(Invalid):
    """A token that leaves nothing would be of no use."""

    key = "programs.no_scope"


class Scope(StrEnum):
    """Each holds the one before it that it cannot do without: who works or manages also reads."""

    READ = "read"
    WORK = "work"
    MANAGE = "manage"


_READ = frozenset(
    {
        Permission.DIRECTIVE_READ,
        Permission.ASSIGNMENT_READ,
        Permission.REPORT_READ,
        Permission.RECORD_VERIFY,
    }
)
_WORK = frozenset({Permission.ASSIGNMENT_WORK, Permission.EXTENSION_REQUEST})

LEAVES: dict[Scope, frozenset[Permission]] = {
    Scope.READ: _READ,
    Scope.WORK: _READ | _WORK,
    Scope.MANAGE: frozenset(Permission) - _WORK,
}
"""A new permission is managing until somebody says that it is less."""


def permissions_of(scopes: Iterable[Scope]) -> frozenset[Permission]:
    """What several scopes leave together; nothing for none."""
    return frozenset().union(*(LEAVES[scope] for scope in scopes))


def scopes_of(text: str) -> tuple[Scope, ...]:
    """The scopes of their words with blanks between, in their order; words that are none are left out."""
    words = text.split()
    return tuple(scope for scope in Scope if scope.value in words)
