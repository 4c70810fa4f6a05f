"""A clerk's spreadsheet gives every body its contact, once."""

import pytest

from tests.office import Office
from tracker.domain.people import Role
from tracker.domain.permissions import NotPermitted
from tracker.usecases.add_contacts import add_contacts

SHEET = (
    "Mã;Tên cơ quan, đơn vị;Thư điện tử\n"
    "so-mot;Sở mẫu một;MOT@example.vn\n"
    "so-hai;Sở mẫu hai;\n"
    "so-ba;Sở mẫu ba;mot@example.vn\n"
    "so-la;Sở không có trong danh mục;la@example.vn\n"
).encode("utf-8-sig")


def test_each_body_with_an_address_gets_one_officer(office: Office) -> None:
    for code in ("so-mot", "so-hai", "so-ba"):
        office.body(code)
    administrator = office.person(Role.ADMINISTRATOR)

    first = add_contacts(administrator, SHEET, "co-quan.csv")
    again = add_contacts(administrator, SHEET, "co-quan.csv")

    assert first.added == ("so-mot",)
    assert again.added == ()
    with office.system.open_reading() as unit:
        officers = [(p.email, p.role, p.body_code) for p in unit.people.all() if p.body_code]
    assert officers == [("mot@example.vn", "officer", "so-mot")]


def test_only_an_administrator_adds_people(office: Office) -> None:
    with pytest.raises(NotPermitted):
        add_contacts(office.coordinator(), SHEET, "co-quan.csv")
