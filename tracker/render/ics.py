"""Calendars by RFC 5545: days on which something is due, as lines of at most 75 octets. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@dataclass(frozen=True)
class DueDay:
    """One day of the calendar. `key` is the same for the same work for ever; `changes` counts its changes."""

    key: str
    on: date
    stamped_at: datetime
    changes: int
    summary: str
    description: str = ""
    url: str = ""


def calendar(name: str, days: Iterable[DueDay], lang: str = "vi") -> bytes:
    """The whole calendar."""
    return b"".join(fold(line) for line in _lines(name, days, lang))


def _lines(name: str, days: Iterable[DueDay], lang: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Tracker//Tracker//{lang.upper()}")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escape(name)}")
    yield from ("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")
    for day in days:
        yield from _event(day)
    yield "END:VCALENDAR"


def _event(day: DueDay) -> Iterator[str]:
    stamp = day.stamped_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield from ("BEGIN:VEVENT", f"UID:{day.key}", f"DTSTAMP:{stamp}", f"SEQUENCE:{day.changes}")
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(day.summary)}"
    if day.description:
        yield f"DESCRIPTION:{escape(day.description)}"
    if day.url:
        yield f"URL:{day.url}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def escape(text: str) -> str:
    """A value of type TEXT; control characters go."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPED.get(char, char) for char in plain)


def fold(line: str) -> bytes:
    """The line with its end, broken between characters where it is longer than 75 octets."""
    parts, room = [bytearray()], _OCTETS
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(parts[-1]) + len(octets) > room:
            parts.append(bytearray())
            room = _OCTETS - 1  # the blank that a line going on begins with
        parts[-1] += octets
    return b"\r\n ".join(bytes(part) for part in parts) + b"\r\n"
