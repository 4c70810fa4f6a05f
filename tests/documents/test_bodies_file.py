import codecs
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.bodies_file import MAX_BYTES, read_directory, read_emails
from tracker.documents.directory_rows import BadDirectoryFile
from tracker.domain.bodies import Membership

TOML = """
# a comment
[[body]]
code = "so-mot"
name = "Sở  Một"
aliases = ["S1", "S1"]
valid_from = 2019-01-01
certainty = "high"

[[body]]
code = "phong-hai"
name = "Phòng Hai"
parent = "so-mot"

[[group]]
code = "tat-ca"
name = "Các cơ quan mẫu"
open = true
members = ["so-mot", { code = "phong-hai", since = 2020-01-01, until = 2021-01-01 }]

[[succession]]
old = ["phong-hai"]
new = ["so-mot"]
on = 2021-01-01
function = "lưu trữ"
"""

CSV = """Mã;Tên cơ quan, đơn vị;Loại;Cấp trên;Tên khác;Nhóm;Từ ngày;Đến ngày;Thư điện tử
nhom;Các đơn vị mẫu;open_group;;;;;;
so-mot;Sở Một;so;;"S1;Sở 1";nhom;01/02/2019;;VanThu@example.vn
;;;;;;;;
phong-hai;"Phòng
Hai";;so-mot;;nhom;2019-03-01;31/12/2020;
"""


def faults_of(text: str, name: str = "bodies.toml") -> BadDirectoryFile:
    with pytest.raises(BadDirectoryFile) as caught:
        read_directory(text.encode(), name)
    return caught.value


def test_a_toml_file_gives_bodies_dated_members_and_successions() -> None:
    directory = read_directory(TOML.encode(), "bodies.toml")

    one = directory.body("so-mot")
    assert (one.name, one.aliases, one.valid_from, one.certainty) == (
        "Sở Một",
        ("S1",),
        date(2019, 1, 1),
        "high",
    )
    assert directory.body("phong-hai").parent == "so-mot"
    assert directory.group("tat-ca").is_open
    assert directory.members("tat-ca", date(2019, 6, 1)) == ("so-mot",)
    assert directory.members("tat-ca", date(2020, 6, 1)) == ("so-mot", "phong-hai")
    assert directory.heirs("phong-hai", date(2021, 1, 1)) == ("so-mot",)


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        codecs.BOM_UTF8 + CSV.encode(),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("đơn vị;Loại", "don vi;Loai").encode(),
        CSV.encode("utf-16"),
    ],
)
def test_a_clerks_spreadsheet_gives_the_same_however_it_was_saved(data: bytes) -> None:
    directory = read_directory(data, "co-quan.csv")

    assert [body.code for body in directory.bodies] == ["so-mot", "phong-hai"]
    assert directory.body("so-mot").aliases == ("S1", "Sở 1")
    assert directory.body("so-mot").valid_from == date(2019, 2, 1)
    assert directory.body("phong-hai").name == "Phòng Hai"
    assert directory.body("phong-hai").valid_until == date(2020, 12, 31)
    assert directory.group("nhom").members == (Membership("so-mot"), Membership("phong-hai"))
    assert directory.group("nhom").is_open


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_the_one_in_the_head_line(separator: str) -> None:
    lines = ["code,name,kind,groups", "g,Nhóm mẫu,group,", "a,Đơn vị mẫu,,g"]

    directory = read_directory("\n".join(lines).replace(",", separator).encode(), "a.csv")

    assert directory.members("g", None) == ("a",)


def test_a_spreadsheet_may_add_to_a_directory_that_is_there() -> None:
    known = read_directory(TOML.encode(), "bodies.toml")

    more = read_directory(
        b"code,name,parent,groups\nphong-ba,Ph\xc3\xb2ng Ba,so-mot,tat-ca\n", "a.csv", known
    )

    assert [body.code for body in more.bodies] == ["phong-ba"]
    assert more.group("tat-ca").members == (*known.group("tat-ca").members, Membership("phong-ba"))


def test_addresses_are_read_apart_from_the_directory() -> None:
    assert read_emails(CSV.encode(), "a.csv") == {"so-mot": "vanthu@example.vn"}
    assert read_emails(TOML.encode(), "a.toml") == {}


@pytest.mark.parametrize(
    ("old", "new", "key", "line", "field"),
    [
        ('code = "phong-hai"\nname', 'code = "so-mot"\nname', "duplicate_code", 10, "code"),
        ('code = "phong-hai"\nname', 'code = "Phòng 2"\nname', "bad_code", 10, "code"),
        ('name = "Phòng Hai"', "", "missing_field", 10, "name"),
        ('name = "Phòng Hai"', "name = 7", "bad_value", 10, "name"),
        ('parent = "so-mot"', 'parent = "so-ba"', "unknown_code", 10, "parent"),
        ('aliases = ["S1", "S1"]', 'parent = "phong-hai"', "parent_cycle", 3, "parent"),
        ("valid_from = 2019-01-01", 'valid_from = "31/02/2019"', "bad_date", 3, "valid_from"),
        ('certainty = "high"', "valid_until = 2019-01-01", "ends_before_it_begins", 3, "valid_until"),
        ('members = ["so-mot"', 'members = ["so-ba"', "unknown_code", 15, "members"),
        ("until = 2021-01-01", "until = 2019-01-01", "ends_before_it_begins", 15, "members"),
        ("open = true", 'open = "x"', "bad_value", 15, "open"),
        ('new = ["so-mot"]', 'new = ["phong-hai"]', "own_heir", 21, "new"),
        ('new = ["so-mot"]', "new = []", "missing_field", 21, "new"),
        ("on = 2021-01-01", "", "missing_field", 21, "on"),
    ],
)
def test_a_fault_is_told_with_its_line_and_field(old: str, new: str, key: str, line: int, field: str) -> None:
    assert old in TOML

    fault = faults_of(TOML.replace(old, new))

    assert (fault.key, fault.holes["line"], fault.holes["field"]) == (f"directory.{key}", line, field)


@pytest.mark.parametrize(
    ("old", "new", "key", "line", "field"),
    [
        (";nhom;01/02/2019", ";khac;01/02/2019", "unknown_group", 3, "groups"),
        ("VanThu@example.vn", "van thu", "bad_email", 3, "email"),
        ("31/12/2020", "31/13/2020", "bad_date", 5, "valid_until"),
        ("Mã;", "STT;", "missing_field", 1, "code"),
    ],
)
def test_a_fault_in_a_spreadsheet_is_told_with_its_line_too(
    old: str, new: str, key: str, line: int, field: str
) -> None:
    fault = faults_of(CSV.replace(old, new), "a.csv")

    assert (fault.key, fault.holes["line"], fault.holes["field"]) == (f"directory.{key}", line, field)


def test_broken_toml_is_told_with_its_line() -> None:
    fault = faults_of('[[body]]\ncode = "a"\nname = \n')

    assert (fault.key, fault.holes["line"]) == ("directory.bad_toml", 3)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "no_rows"),
        (b"code,name\n", "no_rows"),
        ("mã,tên\nx,Sở".encode("cp1258", "replace"), "not_utf8"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
    ],
)
def test_a_file_that_is_no_directory_is_refused_in_a_sentence(data: bytes, key: str) -> None:
    with pytest.raises(BadDirectoryFile) as caught:
        read_directory(data, "a.csv")

    assert caught.value.key == f"directory.{key}"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from(["a.toml", "a.csv"]))
def test_any_bytes_give_a_directory_or_an_error_of_ours(data: bytes, name: str) -> None:
    try:
        directory = read_directory(data, name)
    except BadDirectoryFile:
        return
    assert directory.bodies or directory.groups
