"""Who acts: the five roles and the person on whose behalf a use case runs. No rules here (see `permissions`)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """One role a person; SYSTEM is the scheduler and has no account."""

    COORDINATOR = "coordinator"  # chuyên viên theo dõi, Ban Tuyên giáo
    OFFICER = "officer"  # cán bộ đầu mối of an assigned body
    LEADER = "leader"  # Thường trực
    INSPECTOR = "inspector"  # ủy ban kiểm tra
    ADMINISTRATOR = "administrator"  # quản trị
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system) with the body they belong to, by its code.

    `only`: the permissions that a token of theirs leaves them; None leaves all.
    """

    id: UUID | None
    name: str
    role: Role
    body: str | None = None
    only: frozenset[str] | None = None


SYSTEM = Actor(None, "system", Role.SYSTEM)
