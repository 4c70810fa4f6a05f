"""The reminder ladder (thang đôn đốc): the declared notices, when they go and to whom.

It is declared in `workflows/reminders.toml`; reading the file is the caller's. Which rung is owed on a
day is in `owed`.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracker.domain.errors import Invalid
from tracker.domain.quiet_hours import NEVER, QuietHours


class Anchor(StrEnum):
    """From what a rung counts."""

    DUE = "due"  # the due date
    REPORT = "report"  # the reporting date of the period, where there is no due date
    SILENCE = "silence"  # the last activity, where there is neither; in calendar days
    REVIEW = "review"  # the report handed in, while it waits for us


class Recipient(StrEnum):
    """Who is told."""

    BODY = "body"
    HEAD = "head"
    COORDINATOR = "coordinator"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Rung:
    """One declared notice. Offset and `repeat` count working days (offset: calendar days for SILENCE)."""

    name: str
    anchor: Anchor
    offset: int
    to: Recipient
    template: str
    labels: Mapping[str, str]
    repeat: int | None = None


@dataclass(frozen=True)
class Ladder:
    """The rungs in the order of the file."""

    rungs: tuple[Rung, ...]
    on_working_days_only: bool = True
    quiet: QuietHours = NEVER

    @classmethod
    def load(cls, declared: Mapping[str, Any]) -> "Ladder":
        """From the parsed file. Raises BadLadder, UnknownKey or DuplicateRung naming rung and entry."""
        return _load(declared)

    def at(self, anchor: Anchor) -> tuple[Rung, ...]:
        """The rungs that count from this anchor."""
        return tuple(rung for rung in self.rungs if rung.anchor is anchor)


class BadLadder(Invalid):
    """The ladder file cannot be used: `rung` names where, `name` the entry, `value` what stands there."""

    key = "ladder.bad_value"


class UnknownKey(BadLadder):
    """Nobody reads this entry; most likely it is misspelt."""

    key = "ladder.unknown_key"


class DuplicateRung(BadLadder):
    """Two rungs bear one name: the second would never be sent."""

    key = "ladder.duplicate_rung"


def _load(declared: Mapping[str, Any]) -> Ladder:
    _refuse_unknown(declared, {"on_working_days_only", "quiet_hours", "rungs"}, rung="-")
    working_days = declared.get("on_working_days_only", True)
    if type(working_days) is not bool:
        raise BadLadder(rung="-", name="on_working_days_only", value=working_days)
    hours = declared.get("quiet_hours")
    quiet = NEVER if hours is None else QuietHours.parse(hours)
    if quiet is None:
        raise BadLadder(rung="-", name="quiet_hours", value=hours)
    rungs = tuple(_rung(entry, number) for number, entry in enumerate(declared.get("rungs", ()), 1))
    for at, rung in enumerate(rungs):
        if any(rung.name == other.name for other in rungs[:at]):
            raise DuplicateRung(rung=rung.name, name="name", value=rung.name)
    return Ladder(rungs, working_days, quiet)


def _rung(entry: Mapping[str, Any], number: int) -> Rung:
    name = entry.get("name", f"#{number}")
    _refuse_unknown(entry, _KEYS, rung=name)
    for key, accepts in _KEYS.items():
        if not accepts(entry.get(key)):
            raise BadLadder(rung=name, name=key, value=entry.get(key))
    return Rung(
        name,
        Anchor(entry["anchor"]),
        entry["offset"],
        Recipient(entry["to"]),
        entry["template"],
        {"vi": entry["vi"], "en": entry["en"]},
        entry.get("repeat"),
    )


def _refuse_unknown(entry: Mapping[str, Any], known: Collection[str], rung: str) -> None:
    for key in entry:
        if key not in known:
            raise UnknownKey(rung=rung, name=key, value=entry[key])


def _is_word(value: object) -> bool:
    return isinstance(value, str) and _WORD.fullmatch(value) is not None


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_offset(value: object) -> bool:
    return type(value) is int and -_FAR <= value <= _FAR


def _is_pace(value: object) -> bool:
    return value is None or (type(value) is int and 1 <= value <= _FAR)


_WORD = re.compile(r"[a-z][a-z0-9_]{0,25}")
_FAR = 1000
_KEYS: dict[str, Callable[[object], bool]] = {
    "name": _is_word,
    "anchor": list(Anchor).__contains__,
    "offset": _is_offset,
    "to": list(Recipient).__contains__,
    "template": _is_word,
    "vi": _is_sentence,
    "en": _is_sentence,
    "repeat": _is_pace,
}
