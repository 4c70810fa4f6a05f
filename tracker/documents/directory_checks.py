"""What must hold between the entries of a directory file: codes once and known, dates in order."""

from collections.abc import Iterable
from datetime import date

from tracker.documents.directory_rows import BadDirectoryFile, Entries, Row
from tracker.domain.bodies import Body, Group
from tracker.domain.directory import Directory


def check(entries: Entries, known: Directory) -> None:
    """Raise BadDirectoryFile for the first fault; lines and fields are those of the file.

    Codes of bodies may also be those of `known`, the directory that the file adds to.
    """
    _check_codes_once([*entries.bodies, *entries.groups])
    codes = {body.code for body in known.bodies} | {body.code for _, body in entries.bodies}
    for row, body in entries.bodies:
        _check_known(row, "parent", [body.parent] if body.parent else [], codes)
        _check_order(row, "valid_until", body.valid_from, body.valid_until)
    _check_no_cycle(entries.bodies, {body.code: body.parent for body in known.bodies})
    for row, group in entries.groups:
        _check_known(row, "members", [m.code for m in group.members], codes)
        for member in group.members:
            _check_order(row, "members", member.since, member.until)
    for row, step in entries.successions:
        _check_known(row, "old", step.old, codes)
        _check_known(row, "new", step.new, codes)
        if set(step.old) & set(step.new):
            raise BadDirectoryFile("directory.own_heir", row.line, field="new", value=", ".join(step.new))


def _check_codes_once(entries: Iterable[tuple[Row, Body | Group]]) -> None:
    first: dict[str, int] = {}
    for row, entry in entries:
        if entry.code in first:
            holes = {"field": "code", "value": entry.code, "first": str(first[entry.code])}
            raise BadDirectoryFile("directory.duplicate_code", row.line, **holes)
        first[entry.code] = row.line


def _check_known(row: Row, field: str, wanted: Iterable[str], codes: set[str]) -> None:
    for code in wanted:
        if code not in codes:
            raise BadDirectoryFile("directory.unknown_code", row.line, field=field, value=code)


def _check_order(row: Row, field: str, since: date | None, until: date | None) -> None:
    if since and until and until <= since:
        holes = {"field": field, "since": since.isoformat(), "until": until.isoformat()}
        raise BadDirectoryFile("directory.ends_before_it_begins", row.line, **holes)


def _check_no_cycle(bodies: list[tuple[Row, Body]], known: dict[str, str | None]) -> None:
    parents = known | {body.code: body.parent for _, body in bodies}
    sound: set[str] = set()
    for row, body in bodies:
        seen: dict[str, None] = {}
        code: str | None = body.code
        while code and code not in sound:
            if code in seen:
                raise BadDirectoryFile(
                    "directory.parent_cycle", row.line, field="parent", value=" → ".join([*seen, code])
                )
            seen[code] = None
            code = parents.get(code)
        sound.update(seen)
