"""Kính gửi: the lines of the address block, as they stand."""

import re
from dataclasses import dataclass

from tracker.documents.source import Line
from tracker.domain.text import strip_accents

_SALUTE = re.compile(r"(?:kinh\s+gui|\bdien)\s*:?\s*")
_DASH = re.compile(r"^[-–—~_•*+]+\s*")
_LABEL = re.compile(r"^(?:\d{1,2}[.)]|[IVX]+[.-]|Điều \d)\s")


@dataclass(frozen=True)
class Address:
    """One entry with the index of its first and last line."""

    text: str
    first: int
    last: int


def read_addresses(lines: list[Line], salute_at: int) -> tuple[list[Address], int]:
    """The entries, and the index of the first line after the block."""
    opening = lines[salute_at].text
    found = _SALUTE.search(strip_accents(opening))
    rest = opening[found.end() :].strip() if found else ""
    block = _Block()
    if len(rest) > 3:
        block.open(_DASH.sub("", rest), salute_at)
    at = salute_at + 1
    end = at
    blank = False
    while at < len(lines) and at < salute_at + 60:
        text = lines[at].text.strip()
        if not text:
            blank = True
            at += 1
            continue
        if not block.takes(text, blank):
            break
        block.take(text, at)
        at += 1
        end = at
        blank = False
    return block.done(), max(end, salute_at + 1)


class _Block:
    """Entries while their lines come in."""

    def __init__(self) -> None:
        self.entries: list[list[str | int]] = []
        self.closed = False
        self.dashed = False

    def open(self, text: str, at: int) -> None:
        self.entries.append([text, at, at])
        self.closed = text.rstrip().endswith(".")

    def takes(self, text: str, blank: bool) -> bool:
        if _DASH.match(text) and len(text) < 300:
            return not self.closed or self.dashed
        if _LABEL.match(text) or self.closed:
            return False
        if text.startswith("("):
            return True
        if not self.entries:
            return len(text) < 160
        tail = str(self.entries[-1][0]).rstrip()
        if text[0].islower():
            return True
        return tail.endswith((",", ";")) and len(text) < 120 and not blank

    def take(self, text: str, at: int) -> None:
        if text.startswith("("):
            self.closed = True
            return
        dash = _DASH.match(text)
        if dash:
            self.dashed = True
            self.open(text[dash.end() :], at)
            return
        if not self.entries or (text[0].isupper() and str(self.entries[-1][0]).rstrip().endswith((",", ";"))):
            self.open(text, at)
            return
        entry = self.entries[-1]
        entry[0] = f"{entry[0]} {text}"
        entry[2] = at
        self.closed = text.rstrip().endswith(".")

    def done(self) -> list[Address]:
        made = []
        for text, first, last in self.entries:
            words = " ".join(str(text).split()).rstrip(" ,;.:")
            if len(words) > 2:
                made.append(Address(words, int(first), int(last)))
        return made
