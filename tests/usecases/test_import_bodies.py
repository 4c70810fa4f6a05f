"""Taking a directory file into the record, and what is read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.office import Office
from tracker.documents.bodies_file import read_directory
from tracker.domain.bodies import Body, Group, Membership, Succession
from tracker.domain.directive import Mention
from tracker.domain.directory import Directory
from tracker.domain.events import Event
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.store.bodies import Bodies
from tracker.usecases.import_bodies import ImportResult, import_bodies

SAMPLE = Path(__file__).parents[2] / "tracker" / "sample" / "bodies.toml"
DAY = date(2019, 5, 7)

ONE = Body("so-mot", "Sở Một", "so", None, ("S1", "Sở 1"), DAY, None, "high", "ghi chú")
TWO = Body("phong-hai", "Phòng Hai", parent="so-mot", valid_until=date(2021, 1, 1))
ALL = Group(
    "tat-ca", "Các cơ quan mẫu", ("Tất cả",), True, (Membership("so-mot"), Membership("phong-hai", DAY))
)
STEP = Succession(("phong-hai",), ("so-mot",), date(2021, 1, 1), "lưu trữ", "văn bản mẫu", "high")
DIRECTORY = Directory((TWO, ONE), (ALL,), (STEP,))


def stored(office: Office) -> Directory:
    with office.system.open_reading() as unit:
        return Bodies(unit.session).load()


def events(office: Office) -> list[Event]:
    with office.system.open_reading() as unit:
        return list(unit.events.read())


def test_what_is_imported_is_read_back(office: Office) -> None:
    result = import_bodies(office.person(Role.ADMINISTRATOR), DIRECTORY)

    assert result == ImportResult(("phong-hai", "so-mot", "tat-ca"), (), (), 1)
    assert stored(office) == DIRECTORY


def test_importing_twice_changes_nothing(office: Office) -> None:
    ctx = office.person(Role.ADMINISTRATOR)
    import_bodies(ctx, DIRECTORY)
    before = events(office)

    again = import_bodies(ctx, DIRECTORY)

    assert again == ImportResult((), (), ("phong-hai", "so-mot", "tat-ca"), 0)
    assert events(office) == before


def test_every_change_is_an_event_with_what_changed(office: Office) -> None:
    ctx = office.coordinator()
    import_bodies(ctx, DIRECTORY)
    renamed = replace(ONE, name="Sở Một mới", aliases=("Sở Một",), certainty=None)
    smaller = replace(ALL, members=(Membership("so-mot"),))
    dated = replace(STEP, basis="văn bản khác")

    result = import_bodies(ctx, Directory((renamed,), (smaller,), (dated,)))

    assert result == ImportResult((), ("so-mot", "tat-ca"), (), 1)
    last = events(office)[-3:]
    assert [event.kind for event in last] == ["body.changed", "group.changed", "succession.recorded"]
    assert last[0].data["changes"] == {
        "name": ["Sở Một", "Sở Một mới"],
        "aliases": [["S1", "Sở 1"], ["Sở Một"]],
    }
    assert [member["code"] for member in last[1].data["members"]] == ["so-mot"]


def test_a_body_that_the_file_leaves_out_stays_and_certainty_is_kept(office: Office) -> None:
    ctx = office.person(Role.ADMINISTRATOR)
    import_bodies(ctx, DIRECTORY)

    import_bodies(ctx, Directory((replace(ONE, name="Sở Khác", certainty=None, note=None),), (), ()))

    directory = stored(office)
    assert directory.body("phong-hai") == TWO
    assert directory.body("so-mot") == replace(ONE, name="Sở Khác")
    assert directory.groups == DIRECTORY.groups


def test_the_sample_resolves_the_same_from_the_database(office: Office) -> None:
    sample = read_directory(SAMPLE.read_bytes(), SAMPLE.name)

    import_bodies(office.person(Role.ADMINISTRATOR), sample)

    kept = stored(office)
    assert kept.home == sample.home
    assert {b.code for b in kept.bodies} == {b.code for b in sample.bodies}
    for text in ("UBMTTQVN tỉnh, các đoàn thể tỉnh", "Sở LĐ-TB&XH", "Công an các huyện, thị, thành phố"):
        assert kept.resolve(Mention(text), DAY) == sample.resolve(Mention(text), DAY)
    assert set(kept.heirs("so-ldtbxh", date(2025, 3, 1))) == {"so-y-te", "so-noi-vu"}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.INSPECTOR])
def test_only_a_coordinator_or_an_administrator_changes_the_directory(office: Office, role: Role) -> None:
    stranger = office.person(role, "so-la")

    with pytest.raises(NotPermitted):
        import_bodies(stranger, DIRECTORY)

    assert [body.code for body in stored(office).bodies] == ["so-la"]
