"""A dispatch for tests that need many different ones: two items for two bodies, so two tasks and four assignments."""

from tests.office import Office
from tracker.domain.people import Actor
from tracker.usecases.import_directive import ImportFile

BODIES = {"so-mot": "Sở Mẫu Một", "so-hai": "Sở Mẫu Hai"}
TASKS, ASSIGNMENTS, NOTICES = 2, 4, 2
"""What issuing one of them makes."""


def its_bodies(office: Office) -> dict[str, Actor]:
    """The two bodies it speaks to, each with its officer."""
    for code, name in BODIES.items():
        office.body(code, name)
    return {code: office.officer(code).actor for code in BODIES}


def a_dispatch(number: int) -> ImportFile:
    """One of its own number and words."""
    one, two = BODIES.values()
    text = f"""TỈNH UỶ MẪU
        Số {number}-CV/TU
        , ngày 07 tháng 5 năm 2019
        V/v việc mẫu

        1. {one} và {two} thực hiện việc mẫu số {number}, báo cáo trước ngày 30/6/2019.

        2. {one} chủ trì, phối hợp với {two} tổ chức buổi tọa đàm mẫu.
    """
    return ImportFile(f"mau-{number}.txt", "\n".join(line.strip() for line in text.splitlines()).encode())
