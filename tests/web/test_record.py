"""The record in the browser: paged, narrowed, verified; tampering is shown, and nobody sees another board's."""

import pytest

from tests.office import BOARD, Office, item
from tests.web.site import Site, words
from tracker.domain.people import Role
from tracker.usecases.record_page import record_page


def busy(office: Office) -> str:
    """Some events; the reference of an assignment."""
    [one] = office.issued(item("1", leads=["so-mot"]))
    office.move(office.officer("so-mot"), one, "start")
    office.move(office.coordinator(), office.now(one), "cancel", reason="giao nhầm")
    return one.ref


def test_the_pages_of_the_record_follow_each_other_without_gap_or_repeat(office: Office) -> None:
    busy(office)
    inspector = office.person(Role.INSPECTOR)

    seen: list[int] = []
    page = record_page(inspector, limit=3)
    seen += [event.seq for event in page.events]
    while page.next_seq:
        page = record_page(inspector, before=page.next_seq, limit=3)
        seen += [event.seq for event in page.events]

    assert seen == list(range(record_page(inspector).seq, 0, -1))


def test_the_record_of_one_assignment_has_its_moves_and_reasons(site: Site) -> None:
    ref = busy(site.office)

    text = words(site.visitor(site.office.person(Role.INSPECTOR)).get(f"/record?ref={ref}").text)

    assert "giao nhầm" in text
    assert "bắt đầu thực hiện" in text


def test_a_sound_record_is_said_to_be_sound_and_its_seal_can_be_compared(site: Site) -> None:
    busy(site.office)
    visitor = site.visitor(site.office.person(Role.INSPECTOR))
    page = record_page(site.office.person(Role.INSPECTOR))

    now = visitor.fill("/record/verify", "/record")
    held = visitor.fill("/record/verify", "/record", anchor=f"{page.seq}:{page.head}")
    wrong = visitor.fill("/record/verify", "/record", anchor=f"{page.seq}:{'0' * 64}")
    garbled = visitor.fill("/record/verify", "/record", anchor="mot hai ba")

    assert "Hồ sơ nguyên vẹn" in words(now.text)
    assert "cũng khớp" in words(held.text)
    assert "KHÔNG nguyên vẹn" in words(wrong.text)
    assert garbled.status_code == 422


def test_what_was_changed_behind_the_record_is_shown(quick_site: Site) -> None:
    office = quick_site.office
    busy(office)
    with office.system.open_unit() as unit:
        unit.connection.exec_driver_sql("UPDATE assignment SET state = 'verified'")
        unit.connection.commit()

    answer = quick_site.visitor(office.person(Role.INSPECTOR)).fill("/record/verify", "/record")

    assert "KHÔNG nguyên vẹn" in words(answer.text)
    assert "verified" in answer.text


def test_another_boards_events_are_left_out(office: Office) -> None:
    busy(office)
    office.body("ban-khac")

    page = record_page(office.person(Role.COORDINATOR, "ban-khac"))

    assert page.events == () or all(event.directive_id is None for event in page.events)
    assert any(event.directive_id for event in record_page(office.person(Role.COORDINATOR, BOARD)).events)


@pytest.mark.parametrize("ref", ["999", "9-9", "khong-co"])
def test_a_reference_that_is_not_there_is_said_so(quick_site: Site, ref: str) -> None:
    answer = quick_site.visitor(quick_site.office.person(Role.INSPECTOR)).get(f"/record?ref={ref}")

    assert answer.status_code == 404
    assert "flash is-fault" in answer.text


def test_the_record_says_whose_work_and_which_person_an_event_is_about(quick_site: Site) -> None:
    office = quick_site.office
    office.body("so-mot", "Sở Một mẫu")
    busy(office)
    inspector = office.person(Role.INSPECTOR)

    lines = words(quick_site.visitor(inspector).get("/record").text)

    assert "mục 1 · Sở Một mẫu · bắt đầu thực hiện" in lines
    assert "so-mot" not in lines
