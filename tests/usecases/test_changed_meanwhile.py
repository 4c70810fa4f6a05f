"""Two people act on one assignment: the second is told who was first and how it stands."""

from datetime import date

import pytest

from tests.office import Office, item
from tracker.domain.errors import Conflict
from tracker.usecases.changed_meanwhile import ChangedMeanwhile
from tracker.usecases.move_assignment import MoveAssignment, move_assignment


def test_the_second_of_two_verifiers_is_told_who_was_first(office: Office) -> None:
    officer, first, second = office.officer("so-mau"), office.coordinator(), office.coordinator()
    [assignment] = office.issued(item(leads=["so-mau"], due_on=date(2019, 6, 28)))
    office.move(officer, assignment, "start")
    office.move(officer, assignment, "report", results="Đã xong.")
    seen = office.now(assignment)

    office.move(first, seen, "verify", seen_version=seen.version)
    with pytest.raises(ChangedMeanwhile) as told:
        office.move(second, seen, "verify", seen_version=seen.version)

    assert told.value.holes == {"ref": seen.ref, "who": first.actor.name, "state": "verified"}


def test_a_stranger_is_told_nothing_of_it(office: Office) -> None:
    stranger = office.officer("so-khac")
    office.officer("so-mau")
    [assignment] = office.issued(item(leads=["so-mau"]))

    with pytest.raises(Exception) as refused:  # noqa: PT011  # it is the family that matters
        move_assignment(stranger, MoveAssignment(assignment.id, "start", seen_version=99))

    assert not isinstance(refused.value, Conflict)
