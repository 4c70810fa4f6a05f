"""The people of the demonstration: sample persons, one officer for every body that has work."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.bootstrap import Tracker
from tracker.domain.people import SYSTEM, Actor, Role
from tracker.usecases.add_person import AddPerson, add_person
from tracker.usecases.context import Context

HOST = "example.vn"


@dataclass
class Cast:
    """Everybody by what they do. `officers` by the code of their body."""

    tracker: Tracker
    administrator: Context
    coordinator: Context
    leader: Context
    officers: dict[str, Context] = field(default_factory=dict)

    @property
    def system(self) -> Context:
        """The scheduler."""
        return self.tracker.context_for(SYSTEM)

    def worker(self, body: str) -> Context:
        """Who does the work of a body: its officer, or the coordinator for the board itself."""
        return self.officers.get(body, self.coordinator)

    def verifier(self, body: str) -> Context:
        """Who verifies it: a leader where the board itself owes the work."""
        return self.leader if body == self.coordinator.actor.body else self.coordinator

    def hire(self, bodies: Iterable[str]) -> None:
        """An officer, who is also the head, for each body that has nobody yet."""
        for body in bodies:
            if body not in self.officers and body != self.coordinator.actor.body:
                number = len(self.officers) + 1
                self.officers[body] = _person(
                    self.tracker,
                    self.administrator,
                    f"Cán bộ mẫu {number}",
                    f"canbo{number}",
                    Role.OFFICER,
                    body,
                )


def first_people(tracker: Tracker) -> Context:
    """The administrator, who has to be the first."""
    system = tracker.context_for(SYSTEM)
    return _person(tracker, system, "Quản trị mẫu", "quantri", Role.ADMINISTRATOR, None)


def cast_for(tracker: Tracker, administrator: Context, board: str) -> Cast:
    """The coordinator of the board, a leader and an inspector beside the administrator."""
    coordinator = _person(tracker, administrator, "Chuyên viên mẫu", "chuyenvien", Role.COORDINATOR, board)
    leader = _person(tracker, administrator, "Thường trực mẫu", "thuongtruc", Role.LEADER, None)
    _person(tracker, administrator, "Kiểm tra mẫu", "kiemtra", Role.INSPECTOR, None)
    return Cast(tracker, administrator, coordinator, leader)


def _person(tracker: Tracker, by: Context, name: str, local: str, role: Role, body: str | None) -> Context:
    is_head = role is Role.OFFICER
    key = add_person(by, AddPerson(name, f"{local}@{HOST}", role, body, is_head=is_head))
    return tracker.context_for(Actor(key, name, role, body))
