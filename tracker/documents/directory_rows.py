"""Rows of a directory file, whatever its format: fields read to values, errors naming line and field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from tracker.domain.bodies import Body, Group, Succession
from tracker.domain.errors import Invalid
from tracker.domain.text import one_line


class BadDirectoryFile(Invalid):
    """A directory file that cannot be used; `line` counts from 1, `field` is the column or key."""

    key: ClassVar[str] = "directory.bad_file"

    def __init__(self, key: str, line: int, **holes: str) -> None:
        super().__init__(line=line, **holes)
        self.key = key  # type: ignore[misc]  # one family, one sentence for each fault
        self.args = (key, self.holes)


Value = object
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


@dataclass(frozen=True)
class Row:
    """One record of the file: where it begins and what stands in its fields, not yet trusted."""

    line: int
    fields: Mapping[str, Value]

    def code(self, field: str = "code") -> str:
        """A required code: small letters, digits, `-`, `_`, `.`, at most 64."""
        value = self.required(field, 64)
        if not _CODE.fullmatch(value):
            raise BadDirectoryFile("directory.bad_code", self.line, field=field, value=value)
        return value

    def required(self, field: str, longest: int = 500) -> str:
        """Text that must be there."""
        value = self.text(field, longest)
        if value is None:
            raise BadDirectoryFile("directory.missing_field", self.line, field=field)
        return value

    def text(self, field: str, longest: int = 500) -> str | None:
        """One line of NFC text; None when the field is absent or blank."""
        return self._one(field, self.fields.get(field), longest)

    def texts(self, field: str) -> tuple[str, ...]:
        """Several texts: a list, or one cell with `;` or `|` between; each once, blanks left out."""
        value = self.fields.get(field)
        cells = value if isinstance(value, list) else re.split(r"[;|]", self.text(field, 32_767) or "")
        found = (self._one(field, cell, 500) for cell in cells)
        return tuple(dict.fromkeys(text for text in found if text))

    def day(self, field: str) -> date | None:
        """A date: a TOML date, `2019-10-28` or `28/10/2019`; None when blank."""
        value = self.fields.get(field)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        text = self.text(field)
        if text is None:
            return None
        try:
            local = _DAY.fullmatch(text)
            return date(int(local[3]), int(local[2]), int(local[1])) if local else date.fromisoformat(text)
        except ValueError:
            raise BadDirectoryFile("directory.bad_date", self.line, field=field, value=text) from None

    def flag(self, field: str) -> bool:
        """True or False; False when absent."""
        value = self.fields.get(field, False)
        if not isinstance(value, bool):
            raise BadDirectoryFile("directory.bad_value", self.line, field=field, value=_shown(value))
        return value

    def _one(self, field: str, value: Value, longest: int) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            raise BadDirectoryFile("directory.bad_value", self.line, field=field, value=_shown(value))
        text = one_line(value)
        if len(text) > longest:
            raise BadDirectoryFile("directory.too_long", self.line, field=field, limit=str(longest))
        return text or None


@dataclass(frozen=True)
class Entries:
    """Values with the rows they came from."""

    bodies: list[tuple[Row, Body]]
    groups: list[tuple[Row, Group]]
    successions: list[tuple[Row, Succession]]


def body_of(row: Row) -> Body:
    """The body a row describes."""
    return Body(
        row.code(),
        row.required("name"),
        row.text("kind", 64),
        row.code("parent") if row.text("parent") else None,
        row.texts("aliases"),
        row.day("valid_from"),
        row.day("valid_until"),
        row.text("certainty", 32),
        row.text("note", 2000),
    )


def email_of(row: Row) -> str | None:
    """The address in lower case, None when blank."""
    address = row.text("email", 254)
    if address and not _EMAIL.fullmatch(address):
        raise BadDirectoryFile("directory.bad_email", row.line, field="email", value=address)
    return address.lower() if address else None


def _shown(value: Value) -> str:
    return one_line(str(value))[:60]
