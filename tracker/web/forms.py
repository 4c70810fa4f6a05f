"""What a person typed into a form: read field by field, with what is wrong with each. Rules are the use cases'."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from starlette.datastructures import FormData, UploadFile

from tracker.domain.text import MAX_TEXT, clean, one_line

_NUMBER = re.compile(r"[0-9]{1,4}")
"""Of a day: what `int` takes for digits is more than people write, and longer than a calendar."""


class Form:
    """The fields of one request. Reading a field wrongly filled returns its empty value and notes why in `faults`."""

    def __init__(self, data: FormData | None = None) -> None:
        self._data = data if data is not None else FormData()
        self.faults: dict[str, tuple[str, Mapping[str, Any]]] = {}

    @property
    def is_good(self) -> bool:
        """Whether nothing was found wrong so far."""
        return not self.faults

    def fault(self, name: str, key: str, /, **holes: Any) -> None:
        """Note what is wrong with a field: a key of the catalogs and its holes."""
        self.faults.setdefault(name, (key, holes))

    def typed(self, name: str) -> str:
        """The field as typed, to be shown again."""
        value = self._data.get(name, "")
        return clean(value) if isinstance(value, str) else ""

    def all_typed(self) -> list[tuple[str, str]]:
        """Every text but secrets, as name and value: so that nothing typed is lost on a page of errors."""
        return [
            (name, clean(value))
            for name, value in self._data.multi_items()
            if isinstance(value, str) and value.strip() and name != "csrf" and "password" not in name
        ]

    def line(self, name: str, *, is_needed: bool = False, longest: int = 500) -> str:
        """One line."""
        return self._checked(name, one_line(self.typed(name)), is_needed, longest)

    def text(self, name: str, *, is_needed: bool = False, longest: int = MAX_TEXT) -> str:
        """Lines of text."""
        return self._checked(name, self.typed(name).strip(), is_needed, longest)

    def secret(self, name: str) -> str:
        """A password: as typed, never shown again."""
        value = self._data.get(name, "")
        return value[:1000] if isinstance(value, str) else ""

    def day(self, name: str, *, is_needed: bool = False) -> date | None:
        """A date as a date field sends it (2019-06-30) or as people type it (30/6/2019)."""
        text = self.line(name, is_needed=is_needed)
        if not text:
            return None
        parts = text.replace("-", "/").replace(".", "/").split("/")
        try:
            first, month, last = (int(part) if _NUMBER.fullmatch(part) else 0 for part in parts)
            return date(first, month, last) if len(parts[0]) == 4 else date(last, month, first)
        except ValueError:
            self.fault(name, "error.bad_date", text=text)
            return None

    def whole(self, name: str, default: int = 0) -> int:
        """A whole number of a hidden field or a page; the default for anything else."""
        text = self.typed(name).strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default

    def version(self) -> int:
        """The version of the thing that the person saw; 0 matches none."""
        return self.whole("version")

    def is_checked(self, name: str) -> bool:
        """A box ticked."""
        return bool(self.typed(name))

    def choices(self, name: str) -> Sequence[str]:
        """Every value of a field that may have several."""
        return [clean(value) for value in self._data.getlist(name) if isinstance(value, str)]

    def names(self, beginning: str) -> Sequence[str]:
        """The fields whose names begin so, without the beginning."""
        return [name.removeprefix(beginning) for name in self._data if name.startswith(beginning)]

    def files(self, name: str) -> Sequence[tuple[str, bytes]]:
        """Files handed in, as name and bytes; a file field left empty gives none."""
        found = [
            value for value in self._data.getlist(name) if isinstance(value, UploadFile) and value.filename
        ]
        return [(one_line(file.filename or ""), file.file.read()) for file in found]

    def _checked(self, name: str, text: str, is_needed: bool, longest: int) -> str:
        if is_needed and not text:
            self.fault(name, "web.field_needed")
        if len(text) > longest:
            self.fault(name, "web.field_too_long", longest=longest, length=len(text))
        return text
