"""Lists taken home: CSV and XLSX of each, narrowed as on the page, and never a formula in them."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.office import FIRST_DAY, item
from tests.web.site import Site
from tests.web.test_reports import a_draft, after_the_quarter
from tracker.domain.people import Role
from tracker.render.spreadsheet import csv_pieces, xlsx_file

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|' /C mẫu'!A0"]
LISTS = ["desk/overdue", "directives", "reports", "bodies"]


def csv_rows(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def xlsx_rows(content: bytes) -> list[Sequence[Any]]:
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows()]


@pytest.mark.parametrize("words", FORMULAS)
def test_words_are_never_computed(words: str) -> None:
    as_csv = csv_rows(b"".join(csv_pieces(["Đầu"], [[words, -5, "a=b"]])))[1]
    with xlsx_file("Mẫu", ["Đầu"], [[words, -5, "a=b"]]) as made:
        cells = next(load_workbook(made).worksheets[0].iter_rows(min_row=2))

    assert as_csv[0].startswith("'")
    assert as_csv[1:] == ["-5", "a=b"]
    assert [cell.data_type for cell in cells] == ["s", "n", "s"]


def test_days_are_days_and_what_no_sheet_holds_is_left_out() -> None:
    row = [date(2019, 6, 30), None, "a\x00b\uffffc", "x" * 40_000]

    as_csv = csv_rows(b"".join(csv_pieces(["Đầu"] * 4, [row])))[1]
    with xlsx_file("Mẫu: [a/b]?", ["Đầu"] * 4, [row]) as made:
        cells = list(next(load_workbook(made).worksheets[0].iter_rows(min_row=2)))

    assert as_csv[:3] == ["2019-06-30", "", "abc"]
    assert str(cells[0].value) == "2019-06-30 00:00:00"
    assert cells[2].value == "abc"
    assert len(str(cells[3].value)) == 32_000


def test_many_rows_go_out_in_pieces() -> None:
    read = 0

    def rows() -> Any:
        nonlocal read
        for read in range(1, 100_001):
            yield (read, "việc mẫu")

    pieces = csv_pieces(["Số", "Việc"], rows())
    first = [next(pieces) for _ in range(3)]

    assert len(first) == 3
    assert read < 1_000


@pytest.mark.parametrize("name", LISTS)
def test_both_forms_of_a_list_say_the_same(quick_site: Site, name: str) -> None:
    board = after_the_quarter(quick_site.office)
    a_draft(board)
    visitor = quick_site.visitor(board)

    as_csv, as_xlsx = visitor.get(f"/exports/{name}/csv"), visitor.get(f"/exports/{name}/xlsx")

    rows = csv_rows(as_csv.content)
    assert len(rows) > 1
    assert rows[0] == list(xlsx_rows(as_xlsx.content)[0])
    assert len(rows) == len(xlsx_rows(as_xlsx.content))
    assert all(one.headers["content-disposition"].startswith("attachment") for one in (as_csv, as_xlsx))
    assert "2019-07-01.csv" in as_csv.headers["content-disposition"]


def test_a_list_is_taken_as_it_was_narrowed(quick_site: Site) -> None:
    quick_site.office.issued(item("1", leads=["so-mot"]))
    quick_site.office.issued(item("1", leads=["so-mot"]))
    visitor = quick_site.visitor(quick_site.office.coordinator())

    found = csv_rows(visitor.get("/exports/directives/csv", params={"q": "2-CV/TU"}).content)
    bodies = csv_rows(visitor.get("/exports/bodies/csv", params={"q": "so-mot"}).content)

    assert [row[1] for row in found[1:]] == ["2-CV/TU"]
    assert [row[0] for row in bodies[1:]] == ["so-mot"]


def test_more_rows_than_a_page_are_all_there(quick_site: Site) -> None:
    due = FIRST_DAY - timedelta(days=1)
    quick_site.office.issued(*[item(str(n), leads=["so-mot"], due_on=due) for n in range(1, 61)])
    visitor = quick_site.visitor(quick_site.office.coordinator())

    rows = csv_rows(visitor.get("/exports/desk/overdue/csv").content)

    assert len({row[0] for row in rows[1:]}) == 60


def test_people_are_the_administrators_alone(quick_site: Site) -> None:
    office = quick_site.office
    office.person(Role.OFFICER, "so-mot")

    own = quick_site.visitor(office.person(Role.ADMINISTRATOR)).get("/exports/people/csv")
    others = [
        quick_site.visitor(one).get("/exports/people/csv")
        for one in (office.coordinator(), office.person(Role.LEADER), office.officer("so-mot"))
    ]

    assert "officer-" in own.text
    assert {one.status_code for one in others} == {404}


@pytest.mark.parametrize("path", ["desk/none/csv", "directives/exe", "desk/overdue/pdf"])
def test_what_is_no_list_or_no_form_is_not_there(quick_site: Site, path: str) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())

    assert visitor.get(f"/exports/{path}").status_code == 404


def test_an_empty_list_has_its_head(quick_site: Site) -> None:
    visitor = quick_site.visitor(quick_site.office.coordinator())

    assert len(csv_rows(visitor.get("/exports/desk/overdue/csv").content)) == 1
    assert len(xlsx_rows(visitor.get("/exports/reports/xlsx").content)) == 1
