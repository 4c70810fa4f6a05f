"""The tables of a directory file in TOML: `[[body]]`, `[[group]]`, `[[succession]]`. Checks are elsewhere."""

import re
import tomllib
from collections.abc import Iterator

from tracker.documents.directory_rows import BadDirectoryFile, Entries, Row, body_of
from tracker.domain.bodies import Group, Membership, Succession


def toml_entries(text: str) -> Entries:
    """All tables of the file as values."""
    groups = [(row, _group(row)) for row in toml_rows(text, "group")]
    steps = [(row, _succession(row)) for row in toml_rows(text, "succession")]
    return Entries([(row, body_of(row)) for row in toml_rows(text, "body")], groups, steps)


def toml_rows(text: str, table: str) -> Iterator[Row]:
    """The `[[table]]` records, each with the line of its head."""
    try:
        found = tomllib.loads(text).get(table, [])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1  # "at end of document"
        raise BadDirectoryFile("directory.bad_toml", line, reason=str(error)) from None
    # tomllib keeps no lines: the n-th head in the text is the n-th record.
    heads = [m.start() for m in re.finditer(rf"^[ \t]*\[\[[ \t]*{table}[ \t]*\]\]", text, re.MULTILINE)]
    for number, fields in enumerate(found if isinstance(found, list) else [found]):
        line = text.count("\n", 0, heads[number]) + 1 if number < len(heads) else 1
        if not isinstance(fields, dict):
            raise BadDirectoryFile("directory.bad_value", line, field=table, value=str(fields)[:60])
        yield Row(line, fields)


def _group(row: Row) -> Group:
    listed = row.fields.get("members", [])
    if not isinstance(listed, list):
        raise BadDirectoryFile("directory.bad_value", row.line, field="members", value=str(listed)[:60])
    members = tuple(_member(row, entry) for entry in listed)
    return Group(row.code(), row.required("name"), row.texts("aliases"), row.flag("open"), members)


def _member(row: Row, entry: object) -> Membership:
    member = Row(row.line, entry if isinstance(entry, dict) else {"code": entry})
    return Membership(member.code(), member.day("since"), member.day("until"))


def _succession(row: Row) -> Succession:
    old, new, on = row.texts("old"), row.texts("new"), row.day("on")
    for field, value in (("old", old), ("new", new)):
        if not value:
            raise BadDirectoryFile("directory.missing_field", row.line, field=field)
    if on is None:
        raise BadDirectoryFile("directory.missing_field", row.line, field="on")
    return Succession(old, new, on, row.text("function"), row.text("basis"), row.text("certainty", 64))
