"""The rows of a directory file that a clerk keeps as a spreadsheet and saves as CSV. Checks are elsewhere."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from tracker.documents.directory_rows import BadDirectoryFile, Entries, Row, body_of, email_of
from tracker.domain.bodies import Group, Membership
from tracker.domain.directory import Directory
from tracker.domain.text import fold

GROUP_KINDS = ("group", "open_group")
"""The `kind` of a row that names a group; the other rows say in `groups` which of them they belong to."""

# Folded column heads as a clerk may write them, to field names. Other columns are passed over.
_COLUMNS = {
    "code": "code",
    "ma": "code",
    "name": "name",
    "ten": "name",
    "ten co quan don vi": "name",
    "kind": "kind",
    "loai": "kind",
    "parent": "parent",
    "cap tren": "parent",
    "aliases": "aliases",
    "ten khac": "aliases",
    "groups": "groups",
    "nhom": "groups",
    "valid from": "valid_from",
    "tu ngay": "valid_from",
    "valid until": "valid_until",
    "den ngay": "valid_until",
    "email": "email",
    "thu dien tu": "email",
    "certainty": "certainty",
    "note": "note",
    "ghi chu": "note",
}


def csv_entries(text: str, known: Directory) -> Entries:
    """Bodies and groups of the file as values; a spreadsheet has no successions.

    A group that only `known` has keeps its members there and gets those of the file besides.
    """
    rows = list(csv_rows(text))
    named = {row.code(): row for row in rows if row.text("kind") in GROUP_KINDS}
    groups = {group.code: group for group in known.groups} | {c: _group(row) for c, row in named.items()}
    bodies = [(row, body_of(row)) for row in rows if row.text("kind") not in GROUP_KINDS]
    touched = {code: (row, groups[code]) for code, row in named.items()}
    for row, body in bodies:
        email_of(row)  # a wrong address is told now, not when the first notice goes out
        for code in row.texts("groups"):
            if code not in groups:
                raise BadDirectoryFile("directory.unknown_group", row.line, field="groups", value=code)
            where, group = touched.get(code, (row, groups[code]))
            touched[code] = (where, _with_member(group, body.code))
    return Entries(bodies, list(touched.values()), [])


def _with_member(group: Group, code: str) -> Group:
    if any(member.code == code for member in group.members):
        return group
    return replace(group, members=(*group.members, Membership(code)))


def _group(row: Row) -> Group:
    return Group(row.code(), row.required("name"), row.texts("aliases"), row.text("kind") == "open_group")


def csv_rows(text: str) -> Iterator[Row]:
    """Rows under the head line, blank ones left out; the separator is the one the head line uses most."""
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = [_COLUMNS.get(fold(cell), "") for cell in next(reader)]
        _check_columns(columns)
        begins = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(begins, {c: cell for c, cell in zip(columns, cells, strict=False) if c})
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadDirectoryFile("directory.bad_csv", reader.line_num, reason=str(error)) from None


def _check_columns(columns: list[str]) -> None:
    for needed in ("code", "name"):
        if columns.count(needed) != 1:
            raise BadDirectoryFile("directory.missing_field", 1, field=needed)
